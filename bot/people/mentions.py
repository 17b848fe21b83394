"""The people of one article: its names put together, each person with the forms used and the words that introduce them."""

from __future__ import annotations

import hashlib
import sys
from bisect import insort
from collections import Counter
from dataclasses import astuple, dataclass, field
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.people.dating import dated
from bot.people.describing import Described, Title, titled
from bot.people.forms import fits, parts, shortens
from bot.people.introductions import described
from bot.people.offices import holders, meant
from bot.people.relations import kin_words, ties
from bot.people.sexes import sexes
from bot.people.speech import quoted
from bot.people.tagger import Name, Reading, tag
from bot.text import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.model import Article


@dataclass(frozen=True, slots=True)
class Mention:
    """One person of one article, as read there; plain enough for JSON.

    `name` is the fullest form, without a title; `forms` every form used and how often, most used first; `positions` the
    paragraphs that name them, in order; `description` the article's own words, from the paragraph `described_at`. Stretches of
    paragraphs are (position, start, end): `said` quotes them, `related` says how they stand to somebody and to whom ("" where that
    one is not named), `dated` tells something of them and when (ISO 8601, as far as it is given).
    """

    name: str
    forms: tuple[tuple[str, int], ...]
    positions: tuple[int, ...]
    description: str | None
    described_at: int | None
    said: tuple[tuple[int, int, int], ...] = ()
    related: tuple[tuple[int, int, int, str], ...] = ()
    dated: tuple[tuple[int, int, int, str], ...] = ()


@dataclass(slots=True, eq=False)
class _Someone:
    """A person while the article is being read."""

    name: str
    parts: tuple[str, ...]
    first: int = sys.maxsize
    forms: Counter[str] = field(default_factory=Counter)
    positions: list[int] = field(default_factory=list)
    described: list[tuple[int, Described]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    said: list[tuple[int, int, int]] = field(default_factory=list)
    related: list[tuple[int, int, int, str]] = field(default_factory=list)
    dated: list[tuple[int, int, int, str]] = field(default_factory=list)

    @property
    def sex(self) -> frozenset[str]:
        """What is told of it so far."""
        return sexes(self.parts, self.titles)


def read(article: Article) -> tuple[Mention, ...]:
    """The people an article's paragraphs name, in the order in which it first names them."""
    reading = tag(article.paragraphs)
    named = [(name, written(reading, name)) for name in reading.names]
    people = _introduced([text for _, text in named])
    latest: list[_Someone] = []
    bearers: dict[Name, _Someone] = {}
    for at, (name, text) in enumerate(named):
        title = titled(reading.sentence(name), name.first, article.paragraphs[name.position])
        someone = _bearer(parts(text), sexes((), [title.form] if title else []), people, latest, [parts(far) for _, far in named[at + 1 :]])
        if someone is None:
            people.append(someone := _Someone(text, parts(text)))
        someone.first = min(someone.first, at)
        _note(someone, article.paragraphs[name.position], reading, name, title)
        bearers[name] = someone
        latest = [someone, *(other for other in latest if other is not someone)]
    _note_offices(article.paragraphs, people)
    _note_speech(article.paragraphs, reading, bearers)
    _note_sentences(article.paragraphs, reading, bearers)
    return tuple(_mention(someone) for someone in sorted(people, key=lambda one: one.first))


def read_plain(article: Article) -> list[Any]:
    """What `read` finds, as JSON has it."""
    return [list(astuple(mention)) for mention in read(article)]


def from_plain(plain: Sequence[Any]) -> tuple[Mention, ...]:
    """What `read_plain` gave, read again."""
    return tuple(Mention(*(_frozen(value) for value in told)) for told in plain)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value


@cache
def way() -> str:
    """32 characters for the way in which people are read; others whenever this room's code, lists or weights change."""
    read_by = hashlib.blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in {".py", ".txt", ".yaml", ".json"}:
            read_by.update(file.read_bytes())
    return read_by.hexdigest()


def _note_offices(paragraphs: Sequence[str], people: Sequence[_Someone]) -> None:
    """Note those whom "the President" and its like mean."""
    called = [(one, words) for one in people for words in _called(one)]
    for someone, position, form in meant(paragraphs, holders(called)):
        someone.forms[form] += 1
        if position not in someone.positions:
            insort(someone.positions, position)


def _called(someone: _Someone) -> Iterator[str]:
    """What may say which office somebody holds: titles, descriptions, and the first word of "Pope Francis"."""
    yield from someone.titles
    yield from (told.text for _, told in someone.described if " " in told.text)
    yield someone.name.split()[0] if " " in someone.name else ""


def _note_speech(paragraphs: Sequence[str], reading: Reading, bearers: Mapping[Name, _Someone]) -> None:
    """Note what each of the people is quoted with."""
    told = {someone: someone.sex for someone in bearers.values()}
    for someone, *stretch in quoted(paragraphs, reading, bearers, told):
        someone.said.append((stretch[0], stretch[1], stretch[2]))


def _note_sentences(paragraphs: Sequence[str], reading: Reading, bearers: Mapping[Name, _Someone]) -> None:
    """Note what single sentences say of how people stand to each other, and of when something happened to whom they name first."""
    told = {someone: someone.sex for someone in bearers.values()}
    before: dict[tuple[int, int], _Someone] = {}
    for (position, number), names in groupby(bearers, key=lambda name: (name.position, name.sentence)):
        tokens = reading.sentences[position][number]
        held = [(name.first, name.last, bearers[name]) for name in names]
        if len({someone for *_, someone in held}) == 1:
            before[position, number] = held[0][2]
        for tie in ties(tokens, held, told, before.get((position, number - 1))):
            for own, far in ((tie.one, tie.other), (tie.other, tie.one)):
                if own is not None:
                    own.related.append((position, tie.start, tie.end, far.name if far else ""))
        start, end = tokens[0].start, tokens[-1].end
        if (when := dated(paragraphs[position][start:end])) and not any(
            a < tokens[held[0][0]].start < b for a, b in quotations(paragraphs[position])
        ):
            held[0][2].dated.append((position, start, end, when))


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
    form: tuple[str, ...], sex: frozenset[str], people: Sequence[_Someone], latest: Sequence[_Someone], later: Sequence[tuple[str, ...]]
) -> _Someone | None:
    """Whom a form means: who bears it in full, else of those it shortens the one named last before, else the one named next.

    Of several, "Ms" and its like (`sex`) leave out whoever is of the other one.
    """
    if whole := [one for one in people if form == one.parts or fits(form, one.parts)]:
        return whole[0]
    bearers = [one for one in people if shortens(form, one.parts)]
    bearers = [one for one in bearers if one.parts[-len(form) :] == form] or bearers
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    bearers = [one for one in bearers if not sex or one.sex <= sex] or bearers
    before = [one for one in latest if one in bearers]
    after = [one for own in later for one in bearers if one.parts == own]
    return (before or after or bearers)[0]


def _note(someone: _Someone, paragraph: str, reading: Reading, name: Name, title: Title | None) -> None:
    text = written(reading, name)
    someone.titles += [title.described.text if title.described else title.form] if title else []
    partial = len(parts(text)) < len(someone.parts) or len(someone.parts) == 1
    someone.forms[f"{title.form} {text}" if title and partial and title.form not in kin_words("kin") else text] += 1
    if name.position not in someone.positions:
        someone.positions.append(name.position)
    found = described(reading.sentence(name), (name.first, name.last), reading.beside(name), paragraph)
    someone.described.extend((name.position, one) for one in (found, title and title.described) if one)


def _mention(someone: _Someone) -> Mention:
    at, best = min(someone.described, key=lambda found: found[1].rank, default=(None, None))
    forms = tuple(sorted(someone.forms.items(), key=lambda form: (-form[1], form[0])))
    told = tuple(someone.said), tuple(someone.related), tuple(someone.dated)
    return Mention(someone.name, forms, tuple(someone.positions), best.text if best else None, at, *told)
