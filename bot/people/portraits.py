"""What the articles tell of a person: the passages that show it, what they said, how they stand to others, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.model import Article, Match, Moment, Passage, Portrait, Relation
from bot.people.describing import tells_alone
from bot.people.forms import parts
from bot.text import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Person
    from bot.people.mentions import Mention

SHOWN = 5
"""Passages of a portrait at most."""
MOMENTS = 6
"""Moments of a portrait at most; of more, the latest."""
SURE = 100.0
"""The score of a passage that holds a full name or a description."""
BY_FORM = 80.0
"""The score of one that holds only a surname or another short form: most often the same person's, now and then a namesake's."""

_Found = tuple[Article, "Mention"]


def portrait(person: Person, found: Sequence[_Found], *, accompanied: bool) -> Portrait:
    """The portrait of a person whose mentions in the articles are `found`."""
    latest = sorted(found, key=lambda one: -_day(one[0]))
    said = tuple(_marked(article, *stretch, SURE) for article, mention in latest for stretch in mention.said)
    return Portrait(person, tuple(_matches(found)), said, tuple(_relations(latest)), tuple(_moments(latest)), accompanied)


def telling(found: Sequence[_Found]) -> _Found | None:
    """The mention whose description is used: one that tells by itself before a mere "director", the latest article's first."""
    told = [one for one in found if one[1].description]
    return min(told, key=lambda one: (not tells_alone(one[1].description or ""), -_day(one[0])), default=None)


def _day(article: Article) -> int:
    try:
        return article.source.day.toordinal() if article.source.day else 0
    except ValueError:
        return 0


def _marked(article: Article, position: int, start: int, end: int, score: float) -> Match:
    return Match(Passage(article.number, position, article.paragraphs[position]), article, score, start, end)


def _relations(found: Sequence[_Found]) -> Iterator[Relation]:
    """Each way of standing to somebody once."""
    told: set[str] = set()
    for article, mention in found:
        for position, start, end, other in mention.related:
            words = article.paragraphs[position][start:end].lower()
            if not any(words in one or one in words for one in told):
                told.add(words)
                yield Relation(_marked(article, position, start, end, SURE), other or None)


def _moments(found: Sequence[_Found]) -> list[Moment]:
    """The latest moments, in their order; what several articles say word for word, once."""
    told = {
        article.paragraphs[position][start:end]: Moment(when, _marked(article, position, start, end, SURE))
        for article, mention in reversed(found)
        for position, start, end, when in mention.dated
    }
    return sorted(told.values(), key=lambda moment: moment.when)[-MOMENTS:]


def _matches(found: Sequence[_Found]) -> Iterator[Match]:
    told = telling(found)
    places = [(article, mention, position) for article, mention in found for position in mention.positions]
    if told and told[1].described_at is not None:
        first = (*told, told[1].described_at)
        places = [first, *(place for place in places if not (place[0] is first[0] and place[2] == first[2]))]
    for article, mention, position in places[:SHOWN]:
        yield _match(article, mention, position)


def _match(article: Article, mention: Mention, position: int) -> Match:
    text = article.paragraphs[position]
    described = mention.description if mention.described_at == position else None
    full = mention.name if len(parts(mention.name)) > 1 else None
    looked_for = [form for form in (described, full, *_by_length(mention)) if form]
    start, end, form = _sentence(text, looked_for)
    return _marked(article, position, start, end, SURE if form in {described, full} or described else BY_FORM)


def _by_length(mention: Mention) -> list[str]:
    return sorted((form for form, _ in mention.forms), key=lambda form: (-len(parts(form)), -len(form), form))


def _sentence(text: str, looked_for: Sequence[str]) -> tuple[int, int, str | None]:
    """The first sentence that holds the first of the forms that any holds, and that form."""
    spans = sentence_spans(text) or [(0, len(text))]
    for form in looked_for:
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        for start, end in spans:
            if pattern.search(text, start, end):
                return start, end, form
    return (*spans[0], None)
