"""The people of many articles: the mentions of each put together, namesakes kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.model import Article, Person
from bot.people.forms import fits, parts, shortens, sound
from bot.people.mentions import Mention
from bot.people.namesakes import Appearance, kindred, senses
from bot.people.portraits import portrait, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.model import Portrait

_Sounds = tuple[str, ...]
_Found = tuple[Article, Mention]
_Key = tuple[str, int]
"""A name, and whose of its bearers."""


class People:
    """Everyone that some articles name; each call gives the same for the same articles in the same order."""

    def __init__(self, read: Iterable[tuple[Article, tuple[Mention, ...]]]) -> None:
        groups = _groups([(article, mention) for article, mentions in read for mention in mentions])
        people = [(_person(group), group) for group in groups]
        self._found = {_key(person): group for person, group in _told_apart(people)}
        everyone = sorted(_told_apart(people), key=lambda one: (-one[0].mentions, one[0].name, one[0].apart))
        self.everyone = tuple(person for person, _ in everyone)
        """Most mentioned first, then by name."""
        self._named: dict[int, list[Person]] = defaultdict(list)
        for person in self.everyone:
            for article in person.articles:
                self._named[article.number].append(person)

    def portrait(self, person: Person) -> Portrait:
        """What the person's articles tell of one of them."""
        numbers = {article.number for article in person.articles}
        found = [one for one in self._found[_key(person)] if one[0].number in numbers]
        return portrait(person, found, accompanied=bool(self.together(person)))

    def of(self, article: int) -> tuple[Person, ...]:
        """Whom the article of that number names, most mentioned in it first, with what it alone counts."""
        told = [(person, _count(person, article)) for person in self._named.get(article, ())]
        own = [replace(person, mentions=count, counts=(count,), articles=_only(person, article)) for person, count in told]
        return tuple(sorted(own, key=lambda person: (-person.mentions, person.name, person.apart)))

    def together(self, person: Person) -> tuple[tuple[Person, int], ...]:
        """Who is named in the same passages as the person, and in how many; most often together first."""
        counted = Counter[Person]()
        places = self._places(person)
        for article in person.articles:
            for other in self._named[article.number]:
                if _key(other) != _key(person) and (shared := places & self._places(other, article.number)):
                    counted[other] = counted[other] + len(shared)
        return tuple(sorted(counted.items(), key=lambda one: (-one[1], -one[0].mentions, one[0].name, one[0].apart)))

    def _places(self, person: Person, article: int | None = None) -> set[tuple[int, int]]:
        found = self._found[_key(person)]
        return {(at.number, position) for at, mention in found if article in (None, at.number) for position in mention.positions}


def _key(person: Person) -> _Key:
    return person.name, person.apart


def _count(person: Person, article: int) -> int:
    return next(count for one, count in zip(person.articles, person.counts, strict=True) if one.number == article)


def _only(person: Person, article: int) -> tuple[Article, ...]:
    return tuple(one for one in person.articles if one.number == article)


def gather(read: Iterable[tuple[Article, tuple[Mention, ...]]]) -> People:
    """The persons of the articles read.

    Mentions of one name are one person's, unless the articles tell two apart. A surname alone belongs to the bearer who keeps the
    same company, or to the only one of that surname; else to a person of its own.
    """
    return People(read)


def _groups(found: Sequence[_Found]) -> list[list[_Found]]:
    """The mentions of each person together, in their order."""
    company = _company(found)
    owned, lone = _by_full_name(found)
    people: list[list[Appearance]] = []
    bearers: dict[str, list[list[Appearance]]] = defaultdict(list)
    for ones in owned.values():
        for sense in senses([Appearance(*one, company[one[0].number]) for one in ones]):
            people.append(sense)
            for part in {part for one in sense for part in map(sound, parts(one.mention.name))}:
                bearers[part].append(sense)
    for name, ones in lone.items():
        left = []
        for one in (Appearance(*each, company[each[0].number]) for each in ones):
            if (bearer := _bearer(one, name, bearers)) is not None:
                bearer.append(one)
            else:
                left.append(one)
        people += senses(left)
    order = {id(one[1]): at for at, one in enumerate(found)}
    return [sorted(((one.article, one.mention) for one in sense), key=lambda one: order[id(one[1])]) for sense in people]


def _company(found: Sequence[_Found]) -> dict[int, list[str]]:
    """The full names in each article, by its number."""
    named: dict[int, list[str]] = defaultdict(list)
    for article, mention in found:
        if len(parts(mention.name)) > 1:
            named[article.number].append(mention.name)
    return named


def _by_full_name(found: Sequence[_Found]) -> tuple[dict[_Sounds, list[_Found]], dict[_Sounds, list[_Found]]]:
    """The mentions by the fullest form of their name, in the order of `found`: those of two words and more, and those of one."""
    by_name: dict[_Sounds, list[_Found]] = {}
    for one in found:
        by_name.setdefault(tuple(sound(part) for part in parts(one[1].name)), []).append(one)
    owner: dict[_Sounds, _Sounds] = {}
    known: dict[str, list[_Sounds]] = defaultdict(list)
    for name in sorted(by_name, key=lambda name: (-len(name), -sum(map(len, name)), name)):
        if len(name) < 2:
            continue
        full = [one for one in known.get(name[-1], ()) if fits(name, one) or shortens(name, one)]
        owner[name] = full[0] if len(full) == 1 else name
        if owner[name] == name:
            for part in set(name):
                known[part].append(name)
    owned: dict[_Sounds, list[_Found]] = defaultdict(list)
    lone: dict[_Sounds, list[_Found]] = {}
    for name, ones in by_name.items():
        if name in owner:
            owned[owner[name]].extend(ones)
        else:
            lone[name] = ones
    return owned, lone


def _bearer(one: Appearance, name: _Sounds, bearers: Mapping[str, Sequence[list[Appearance]]]) -> list[Appearance] | None:
    """Who bears a name of one word: the only one, unless what they are called tells them apart, or the one whose company it keeps."""
    known = bearers.get(name[0], ()) if name else ()
    last = [sense for sense in known if any(sound(parts(other.mention.name)[-1]) == name[0] for other in sense)]
    known = last or known
    if len(known) == 1:
        told = one.called and any(other.called for other in known[0])
        return known[0] if not told or any(kindred(one, other) for other in known[0]) else None
    near = [sense for sense in known if any(one.company & other.company or one.called & other.called for other in sense)]
    return near[0] if len(near) == 1 else None


def _person(group: Sequence[_Found]) -> Person:
    forms, counts = Counter[str](), Counter[int]()
    for article, mention in group:
        forms.update(dict(mention.forms))
        counts[article.number] += sum(count for _, count in mention.forms)
    names = Counter(mention.name for _, mention in group)
    name = min(names, key=lambda name: (len(parts(name)) == 1, -names[name], -len(parts(name)), -len(name), name))
    articles = tuple({article.number: article for article, _ in group}.values())
    aliases = tuple(form for form in sorted(forms, key=lambda form: (-forms[form], form)) if form != name)
    own = tuple(counts[article.number] for article in articles)
    return Person(name, forms.total(), articles, aliases, _description(group), own)


def _description(group: Sequence[_Found]) -> str | None:
    """How the articles describe them, by the mention that tells it best."""
    told = telling(group)
    return told[1].description if told else None


def _told_apart(people: Sequence[tuple[Person, list[_Found]]]) -> list[tuple[Person, list[_Found]]]:
    """Each with a mark of their own, where several bear one name; the one whom the first article names has none."""
    by_name = groupby(sorted(people, key=lambda one: (one[0].name, _first(one[0]))), key=lambda one: one[0].name)
    return [
        (replace(person, apart=_first(person)) if at else person, group) for _, same in by_name for at, (person, group) in enumerate(same)
    ]


def _first(person: Person) -> int:
    return min((article.number for article in person.articles), default=0)
