"""Whom "the President" means, where an article gives that office to one person only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from bot.people.lists import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_Who = TypeVar("_Who", bound=Hashable)


@cache
def _offices() -> dict[str, str]:
    """The offices that one person holds at a time, by every form of theirs, folded."""
    return {form: row.split(", ")[0] for row in lines("offices") for form in row.split(", ")}


@cache
def _called() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, _offices()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])[Tt]he ((?i:{forms}))(?![\w-]| (?:of|for|and|or|to be|elect|designate)\b|,? [A-Z])")


def holders(titled: Iterable[tuple[_Who, str]]) -> dict[str, _Who]:
    """Who holds each office, by the titles that stand before names; offices of several people, or of former ones too, are left out."""
    found: dict[str, set[_Who]] = defaultdict(set)
    for who, title in titled:
        words = title.lower().split()
        for size in (3, 2, 1):
            if (office := _offices().get(" ".join(words[-size:]))) and len(words) >= size:
                found[office].add(who)
                break
    return {office: who for office, bearers in found.items() if len(bearers) == 1 for who in bearers}


def meant(paragraphs: Sequence[str], held: Mapping[str, _Who]) -> Iterator[tuple[_Who, int, str]]:
    """Who is meant by "the President" and its like, as (who, position, form as written)."""
    for position, paragraph in enumerate(paragraphs) if held else ():
        for found in _called().finditer(paragraph):
            who = held.get(_offices()[found[1].lower()])
            if who is not None:
                yield who, position, found.group()
