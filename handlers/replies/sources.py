"""How a source is named below what is quoted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handlers.direction import END, ISOLATE, turns
from handlers.replies.fragments import at_text
from handlers.replies.reply import deep_link
from handlers.rich import BOLD, LINK, QUOTE, Rich, Span, clip, join, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.model import Article, Match
    from handlers.phrases import Phrases

LONGEST_HEADLINE = 200
LONGEST_QUOTE = 3_000
"""Characters; a passage is longer only where one sentence is."""


def one_line(text: str, longest: int) -> str:
    """The text as one line of at most so many characters, nothing in it that Telegram cannot carry."""
    return clip(" ".join(plain(text).text.split()), longest)


def headline(article: Article, sentence: str = "") -> Rich:
    """The headline, linked to its page where an address is known, so that it opens at the `sentence`; else to the article's card."""
    title = plain(clip(" ".join(article.title.split()) or article.id, LONGEST_HEADLINE))
    return title.shown(LINK, at_text(article.source.url, sentence) if article.source.url else card_link(article))


def card_link(article: Article) -> str:
    """The address of the article's card."""
    return deep_link(f"a{article.number}")


def source_line(article: Article, phrases: Phrases, page: int | None = None, sentence: str = "") -> Rich:
    """Headline, page, publisher, date and further sources, as far as they are known; the link opens at the `sentence`."""
    at = [plain(phrases.say("page", number=page))] if page else []
    return in_line((headline(article, sentence), *at, *_circumstances(article, phrases), *_further(article, phrases)), " · ", phrases)


def in_line(parts: Iterable[Rich], between: str, phrases: Phrases) -> Rich:
    """The parts in a line of the language's direction, each in its own; where all run from left to right, as they are."""
    held = [part for part in parts if part.text.strip()]
    if not (phrases.from_the_right or any(turns(part.text) for part in held)):
        return join(held, between)
    return Rich(phrases.mark) + join([Rich(ISOLATE) + part + Rich(END) for part in held], between)


def match_line(match: Match, phrases: Phrases) -> Rich:
    """The source of a passage, linked to the sentence that answers."""
    return Rich("— ") + source_line(match.article, phrases, match.page, "" if match.page else match.sentence)


def dateline(article: Article, phrases: Phrases) -> Rich:
    """Publisher and date, as far as they are known."""
    return in_line(_circumstances(article, phrases), " · ", phrases)


def _circumstances(article: Article, phrases: Phrases) -> list[Rich]:
    return [plain(clip(known, 100)) for known in (article.source.publisher, phrases.day(article.source)) if known]


def _further(article: Article, phrases: Phrases) -> list[Rich]:
    """The other places that published it, each linked where its address is known."""
    named = ((source.publisher or (source.url and urlsplit(source.url).hostname), source.url) for source in article.sources[1:])
    linked = [plain(clip(name, 100)).shown(LINK, url) if url else plain(clip(name, 100)) for name, url in named if name]
    return [Rich(phrases.say("also_in") + " ") + join(linked, ", ")] if linked else []


def quotation(match: Match) -> Rich:
    """The passage word for word, the sentence that answers in bold; of an overlong passage, what surrounds that sentence."""
    text = plain(match.passage.text)
    bold = Rich(text.text, (Span(BOLD, match.start, match.end),) if match.start < match.end else ())
    if len(text.text) <= LONGEST_QUOTE:
        return bold
    start = max(0, min(match.start, len(text.text) - LONGEST_QUOTE))
    end = min(len(text.text), start + LONGEST_QUOTE)
    return Rich("… " if start else "") + bold.slice(start, end) + Rich(" …" if end < len(text.text) else "")


def quoted(match: Match, phrases: Phrases) -> Rich:
    """The passage as a quote, its source below."""
    return join((quotation(match).shown(QUOTE), match_line(match, phrases)))
