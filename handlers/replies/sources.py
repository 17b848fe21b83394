"""How a source is named below what is quoted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.rich import BOLD, LINK, QUOTE, Rich, Span, clip, join, plain

if TYPE_CHECKING:
    from bot.model import Article, Match
    from handlers.phrases import Phrases

LONGEST_HEADLINE = 200
LONGEST_QUOTE = 3_000
"""Characters; a passage is longer only where one sentence is."""


def headline(article: Article) -> Rich:
    """The headline, linked where an address is known."""
    title = plain(clip(" ".join(article.title.split()) or article.id, LONGEST_HEADLINE))
    return title.shown(LINK, article.source.url) if article.source.url else title


def source_line(article: Article, phrases: Phrases) -> Rich:
    """Headline, publisher and date, as far as they are known."""
    return join((headline(article), *_circumstances(article, phrases)), " · ")


def dateline(article: Article, phrases: Phrases) -> Rich:
    """Publisher and date, as far as they are known."""
    return join(_circumstances(article, phrases), " · ")


def _circumstances(article: Article, phrases: Phrases) -> list[Rich]:
    return [plain(clip(known, 100)) for known in (article.source.publisher, phrases.day(article.source)) if known]


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
    return join((quotation(match).shown(QUOTE), Rich("— ") + source_line(match.article, phrases)))
