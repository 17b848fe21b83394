"""The people of one article: its names put together, each person with the forms used and the words that introduce them."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.people.describing import Described, described, titled
from bot.people.forms import fits, parts, shortens
from bot.people.tagger import Name, Reading, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article


@dataclass(frozen=True, slots=True)
class Mention:
    """One person of one article, as read there; plain enough for JSON.

    `name` is the fullest form, without a title; `forms` every form used and how often, most used first; `positions` the
    paragraphs that name them, in order; `description` the article's own words, from the paragraph `described_at`.
    """

    name: str
    forms: tuple[tuple[str, int], ...]
    positions: tuple[int, ...]
    description: str | None
    described_at: int | None


@dataclass(slots=True, eq=False)
class _Someone:
    """A person while the article is being read."""

    name: str
    parts: tuple[str, ...]
    first: int = sys.maxsize
    forms: Counter[str] = field(default_factory=Counter)
    positions: list[int] = field(default_factory=list)
    described: list[tuple[int, Described]] = field(default_factory=list)


def read(article: Article) -> tuple[Mention, ...]:
    """The people an article's paragraphs name, in the order in which it first names them."""
    reading = tag(article.paragraphs)
    named = [(name, written(reading, name)) for name in reading.names]
    people = _introduced([text for _, text in named])
    latest: list[_Someone] = []
    for at, (name, text) in enumerate(named):
        someone = _bearer(parts(text), people, latest, [parts(later) for _, later in named[at + 1 :]])
        if someone is None:
            people.append(someone := _Someone(text, parts(text)))
        someone.first = min(someone.first, at)
        _note(someone, article.paragraphs[name.position], reading, name, text)
        latest = [someone, *(other for other in latest if other is not someone)]
    return tuple(_mention(someone) for someone in sorted(people, key=lambda one: one.first))


def written(reading: Reading, name: Name) -> str:
    """A name as the article writes it; a headline's capitals are taken off."""
    inside = reading.sentence(name)[name.first : name.last]
    gaps = ["" if one.end == other.start else " " for one, other in pairwise(inside)]
    return "".join(token.cased + gap for token, gap in zip(inside, [*gaps, ""], strict=True))


def _introduced(names: Sequence[str]) -> list[_Someone]:
    """Those an article names in full, each once, in its order, under the fullest of their names."""
    people: list[_Someone] = []
    for name in sorted(dict.fromkeys(names), key=lambda name: (-len(parts(name)), -len(name))):
        own = parts(name)
        if len(own) > 1 and not any(fits(own, one.parts) or shortens(own, one.parts) for one in people):
            people.append(_Someone(name, own))
    return sorted(people, key=lambda one: names.index(one.name))


def _bearer(
    form: tuple[str, ...], people: Sequence[_Someone], latest: Sequence[_Someone], later: Sequence[tuple[str, ...]]
) -> _Someone | None:
    """Whom a form means: who bears it in full, else of those it shortens the one named last before, else the one named next."""
    if whole := [one for one in people if form == one.parts or fits(form, one.parts)]:
        return whole[0]
    bearers = [one for one in people if shortens(form, one.parts)]
    bearers = [one for one in bearers if one.parts[-len(form) :] == form] or bearers
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    before = [one for one in latest if one in bearers]
    after = [one for own in later for one in bearers if one.parts == own]
    return (before or after or bearers)[0]


def _note(someone: _Someone, paragraph: str, reading: Reading, name: Name, text: str) -> None:
    title = titled(reading.sentence(name), name.first, paragraph)
    partial = len(parts(text)) < len(someone.parts) or len(someone.parts) == 1
    someone.forms[f"{title.form} {text}" if title and partial else text] += 1
    if name.position not in someone.positions:
        someone.positions.append(name.position)
    found = described(reading.sentence(name), name.first, name.last, paragraph)
    someone.described.extend((name.position, one) for one in (found, title and title.described) if one)


def _mention(someone: _Someone) -> Mention:
    at, best = min(someone.described, key=lambda found: found[1].rank, default=(None, None))
    forms = tuple(sorted(someone.forms.items(), key=lambda form: (-form[1], form[0])))
    return Mention(someone.name, forms, tuple(someone.positions), best.text if best else None, at)
