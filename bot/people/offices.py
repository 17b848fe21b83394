"""Whom "the President" means, where an article gives that office to one person only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from bot.people.lists import kinds, lines, long_places
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_Who = TypeVar("_Who", bound=Hashable)
_HEAD = re.compile(r",| (?:and|from|since|who)\b")
"""What ends the head of a description."""
_OF = re.compile(r" (?:of|for|at|in) (?:the )?")
_BELOW = frozenset({"deputy", "assistant", "shadow", "vice"})
"""What makes another office of one; that of a vice president has its own row."""


@cache
def _offices() -> dict[str, str]:
    """The offices that one person holds at a time, by every form of theirs, folded."""
    return {form: row.split(", ")[0] for row in lines("offices") for form in row.split(", ")}


@cache
def _called() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, _offices()), key=len, reverse=True))
    wanted = r"(?<!\bbe )(?<!\bbecome )(?<!\bbecame )(?<!\bbecoming )"
    return re.compile(rf"{wanted}(?<![\w-])[Tt]he ((?i:{forms}))(?![\w-]| (?:of|for|and|or|to be|elect|designate)\b|,? [A-Z])")


def holders(called: Iterable[tuple[_Who, str]]) -> dict[str, _Who]:
    """Who holds each office, by what people are called: titles before their names, and descriptions; not where several do, or did."""
    found: dict[str, set[_Who]] = defaultdict(set)
    for who, words in called:
        if office := _office(words):
            found[office].add(who)
    return {office: who for office, bearers in found.items() if len(bearers) == 1 for who in bearers}


def _office(called: str) -> str | None:
    """The office that a title or a description begins with, "the mayor of Leeds"; None for none, one below it, or one of a club."""
    head = _HEAD.split(called, maxsplit=1)[0]
    words, _, rest = _OF.sub("\n", head, count=1).partition("\n")
    said = words.lower().split()
    if rest and not _begins_with_a_place(rest):
        return None
    for size in (3, 2, 1):
        if office := _offices().get(" ".join(said[-size:])):
            return None if _BELOW & set(said[:-size]) else office
    return None


def _begins_with_a_place(words: str) -> bool:
    """Whether a country or a city is named first."""
    folded = [fold(word) for word in words.split()[:2] if word[0].isupper()]
    return " ".join(folded) in long_places() or any(set("Plm") & set(kinds(word)) for word in folded)


def meant(paragraphs: Sequence[str], held: Mapping[str, _Who]) -> Iterator[tuple[_Who, int, str]]:
    """Who is meant by "the President" and its like, as (who, position, form as written)."""
    for position, paragraph in enumerate(paragraphs) if held else ():
        for found in _called().finditer(paragraph):
            who = held.get(_offices()[found[1].lower()])
            if who is not None:
                yield who, position, found.group()
