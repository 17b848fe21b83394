"""Whom a reader's words name: the person asked about, and who of the library's people that may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.people.forms import likeness, parts, sound
from bot.people.lists import kinds, lines, listed, titles
from bot.people.sexes import sexes
from bot.text import fold, stopwords

if TYPE_CHECKING:
    from bot.model import Person

LONGEST_NAME = 120
"""Characters of a name at most; nobody is called more."""
WORDS = 8
"""Words of a name at most."""
ALIKE = 0.78
"""How alike a misspelt name must be to one of the library's, its words weighed by their lengths."""
WORD_ALIKE = 0.65
"""How alike each of its words must be: one slip in three or four letters, two in six."""

_NAME = r"(?P<name>[^\W\d_][^?!？。؟,;:\"“”()]*?)"
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff]")
"""A letter of Thai, Japanese or Chinese."""
_POINTING = re.compile(r"[\u3040-\u309f]+|[\u0e00-\u9fff]")
"""A word that only points, in languages without spaces: 这, これ."""
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‐‑-])*")


def named(name: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Of `people` those whom a name fits best, several where it fits them equally, () where it fits nobody.

    Whole names count before parts of them, parts before misspellings; case, accents, order, titles and ways of transliterating
    do not matter.
    """
    asked = parts(name) if len(name) <= LONGEST_NAME else ()
    if not asked or len(asked) > WORDS:
        return ()
    forms = [(person, sorted({parts(form) for form in (person.name, *person.aliases)} - {()})) for person in people]
    for fit in (_whole, _reordered, _part, _beyond):
        if found := tuple(person for person, known in forms if any(fit(asked, own) for own in _tried(fit, known, person))):
            return _narrowed(name, asked, found)
    return () if all(set("PX") & set(kinds(part)) for part in asked) else _misspelt(asked, forms)


def _narrowed(name: str, asked: Sequence[str], found: tuple[Person, ...]) -> tuple[Person, ...]:
    """Of those found, whom the title that was asked with the name can mean: "Judge Hartley", "Mr Hartley"."""
    title = _plain_words(name) - set(asked)
    if not title or len(found) < 2:
        return found
    called = tuple(person for person in found if title <= {word for told in _told(person) for word in _plain_words(told)})
    sex = sexes((), title)
    return called or tuple(person for person in found if not sex or sexes(parts(person.name), _told(person)) in (sex, frozenset())) or found


def _told(person: Person) -> tuple[str, ...]:
    """What the articles call the person."""
    return (*person.aliases, person.description or "")


def _plain_words(text: str) -> set[str]:
    return set(fold(text).replace(".", "").split())


_Fit = Callable[[tuple[str, ...], tuple[str, ...]], bool]


def _tried(fit: _Fit, known: Sequence[tuple[str, ...]], person: Person) -> Sequence[tuple[str, ...]]:
    """The forms a fit looks at: only a name that is never fuller can be a part of what was asked."""
    own = parts(person.name)
    if fit is _beyond:
        return [own] if len(own) == 1 else []
    return [own] if fit is _whole else known


def _whole(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return _sounds(asked) == _sounds(own) or "".join(_sounds(asked)) == "".join(_sounds(own))


def _reordered(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return len(asked) > 1 and sorted(_sounds(asked)) == sorted(_sounds(own))


def _part(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether all words asked are words of the name; of several, all but one may be initials, two may be one: O Neill."""
    if len(asked) == 1:
        return len(asked[0]) > 1 and sound(asked[0]) in _sounds(own)
    if len(asked) == 2 and "".join(asked) in own:
        return True
    return len(asked) <= len(own) and _anchored(asked, own, 0.9) and _paired(asked, own, 0.9) is not None


def _beyond(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether a fuller name was asked than the articles ever use: its surname is all they say."""
    return len(asked) > 1 and len(own[0]) > 1 and sound(asked[-1]) == sound(own[0])


def _anchored(asked: Sequence[str], own: Sequence[str], least: float) -> bool:
    """Whether a written-out word asked is like a written-out word of the name: initials alone name nobody."""
    return any(likeness(a, b) >= least for a in asked if len(a) > 1 for b in own if len(b) > 1)


@lru_cache(maxsize=131_072)
def _sounds(own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sound(part) for part in own)


def _paired(asked: Sequence[str], own: Sequence[str], least: float) -> float | None:
    """How alike the words asked are to different words of a name, weighed by their lengths; None when one finds no partner."""
    left, total = list(own), 0.0
    for part in sorted(asked, key=lambda part: (-len(part), part)):
        best = max(left, key=lambda other: likeness(part, other), default="")
        if not best or likeness(part, best) < least:
            return None
        left.remove(best)
        total += likeness(part, best) * len(part)
    return total / sum(map(len, asked))


def _misspelt(asked: tuple[str, ...], forms: Sequence[tuple[Person, Sequence[tuple[str, ...]]]]) -> tuple[Person, ...]:
    """Those whose name is most like the words asked, if it is like enough."""
    scored = [(max((_slip(asked, own) for own in known), default=0.0), person) for person, known in forms]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(person for score, person in scored if score == best) if best >= ALIKE else ()


def _slip(asked: tuple[str, ...], own: tuple[str, ...]) -> float:
    if len(asked) > len(own) or not _anchored(asked, own, WORD_ALIKE):
        return 0.0
    if len(asked) == 1:
        return max(_lone_slip(asked[0], part) for part in own)
    return _paired(asked, own, WORD_ALIKE) or 0.0


def _lone_slip(asked: str, part: str) -> float:
    """How alike a word alone is to a word of a name: it needs four letters and the same first, and with four only a missing letter."""
    if min(len(asked), len(part)) < 4 or _begins(asked) != _begins(part):
        return 0.0
    if len(asked) == len(part) == 4:
        return 0.0
    return likeness(asked, part)


def _begins(word: str) -> str:
    """The sound a word begins with; c, g, k and q are heard alike."""
    return sound(word)[0].replace("g", "k").replace("c", "k")


@cache
def _askings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_asking(line), re.IGNORECASE) for line in lines("asking"))


def _asking(line: str) -> str:
    """The pattern of a whole question; no space parts the name where none is written in the language."""
    if line[0] == "…":
        return rf"\W*{_NAME}\s*{line[1:]}[\s?!.;？。]*"
    space = r"\s*" if _UNSPACED.match(line[0]) else r"\s+"
    return rf"\W*(?:{line}){space}{_NAME}[\s?!.;？。؟]*"


def asked_about(question: str) -> str | None:
    """The name in a question of the kind "Who is NAME?" or "Tell me about NAME", None for any other question.

    Only the shape decides: up to five words, none of them a plain word; places and things are nobody's name.
    """
    if len(question) > 2 * LONGEST_NAME:
        return None
    for asking in _askings():
        if (match := asking.fullmatch(question.strip())) and _is_name(name := _bare(match["name"])):
            return name
    return None


def _bare(name: str) -> str:
    return re.sub(r"['’]s$", "", name.strip().rstrip("."))


def _is_name(name: str) -> bool:
    found = name.split()
    if _POINTING.fullmatch(name):
        return False
    if not 1 <= len(found) <= 5 or re.search(r"['’]s\b", name) or not all(_WORDS.fullmatch(word) for word in found):
        return False
    return all(_may_name(word) for word in found) and _tells(name)


def _may_name(word: str) -> bool:
    low = word.lower().rstrip(".")
    if low in listed("particles") or "T" in kinds(low):
        return True
    return low not in stopwords() and (word[0].isupper() or not set("CS") & set(kinds(low)))


def _tells(name: str) -> bool:
    """Whether the name may tell whom it means: places, bodies and titles alone do not."""
    own = parts(name)
    if len(own) > 1 and " ".join(own) in titles():
        return False
    return any(set("GF") & set(kinds(part)) or not (set("PB") & set(kinds(part)) or part in titles()) for part in own)
