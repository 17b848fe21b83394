"""The people of many articles: their mentions merged, with the passages that show them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bot.model import Article, Match, Passage, Person
from bot.people.forms import fits, parts, shortens, sound
from bot.people.mentions import Mention
from bot.text import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHOWN = 5
"""Passages shown for a person at most."""
SURE = 100.0
"""The score of a passage that holds a full name or a description."""
BY_FORM = 80.0
"""The score of one that holds only a surname or another short form: most often the same person's, now and then a namesake's."""

_Found = tuple[Article, Mention]


def gather(read: Iterable[tuple[Article, tuple[Mention, ...]]]) -> tuple[Person, ...]:
    """The persons of the articles read, most mentioned first, then by name; the same for the same articles in the same order.

    A surname alone belongs to the only person of that surname that any article introduces, else to a person of its own.
    """
    found = [(article, mention) for article, mentions in read for mention in mentions]
    people = [_person(group) for group in _groups(found)]
    return tuple(sorted(people, key=lambda person: (-person.mentions, person.name)))


def _groups(found: Sequence[_Found]) -> list[list[_Found]]:
    """The mentions of each person together, in their order."""
    by_name: dict[tuple[str, ...], list[_Found]] = {}
    for one in found:
        by_name.setdefault(tuple(sound(part) for part in parts(one[1].name)), []).append(one)
    fullest: list[tuple[str, ...]] = []
    owner: dict[tuple[str, ...], tuple[str, ...]] = {}
    bearers = _Bearers()
    for name in sorted(by_name, key=lambda name: (-len(name), -sum(map(len, name)), name)):
        full = bearers.of(name)
        owner[name] = full[0] if len(full) == 1 else name
        if owner[name] == name:
            fullest.append(name)
            bearers.add(name)
    order = {id(one): at for at, one in enumerate(found)}
    groups: dict[tuple[str, ...], list[_Found]] = {name: [] for name in fullest}
    for name, ones in by_name.items():
        groups[owner[name]].extend(ones)
    return [sorted(group, key=lambda one: order[id(one)]) for group in groups.values()]


class _Bearers:
    """The fullest names met so far, found by any of their words."""

    def __init__(self) -> None:
        self._by_part: dict[str, list[tuple[str, ...]]] = {}

    def add(self, name: tuple[str, ...]) -> None:
        for part in set(name):
            self._by_part.setdefault(part, []).append(name)

    def of(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Of whom a name may be a shorter form: the fitting full names; for one word, those whose surname it is, else any."""
        known = self._by_part.get(name[-1], []) if name else []
        if len(name) > 1:
            return [full for full in known if fits(name, full) or shortens(name, full)]
        longer = [full for full in known if shortens(name, full)]
        return [full for full in longer if full[-1] == name[0]] or longer


def _person(group: Sequence[_Found]) -> Person:
    forms = Counter[str]()
    for _, mention in group:
        forms.update(dict(mention.forms))
    names = Counter(mention.name for _, mention in group)
    name = min(names, key=lambda name: (len(parts(name)) == 1, -names[name], -len(parts(name)), -len(name), name))
    told = _telling(group)
    articles = tuple({id(article): article for article, _ in group}.values())
    aliases = tuple(form for form in sorted(forms, key=lambda form: (-forms[form], form)) if form != name)
    return Person(name, forms.total(), articles, aliases, told[1].description if told else None, tuple(_matches(group, told)))


def _telling(group: Sequence[_Found]) -> _Found | None:
    """The mention whose description is used: more than one word before one, the latest article's first."""
    told = [one for one in group if one[1].description]
    return min(told, key=lambda one: (" " not in (one[1].description or ""), -_day(one[0])), default=None)


def _day(article: Article) -> int:
    try:
        return article.source.day.toordinal() if article.source.day else 0
    except ValueError:
        return 0


def _matches(group: Sequence[_Found], told: _Found | None) -> Iterator[Match]:
    places = [(article, mention, position) for article, mention in group for position in mention.positions]
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
    score = SURE if form in {described, full} or described else BY_FORM
    return Match(Passage(article.number, position, text), article, score, start, end)


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
