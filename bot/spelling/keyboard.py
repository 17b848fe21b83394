"""Where letters lie on keyboards: which are struck for one another, and which a script has."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product

from bot.text import fold, yaml_table


@cache
def _layouts() -> list[list[str]]:
    return list(yaml_table("bot.spelling", "keyboards.yaml").values())


@cache
def alphabet(letter: str) -> str:
    """The folded letters of the first keyboard that has the letter, in order; "" for a script without one."""
    found = next((rows for rows in _layouts() if any(letter in row for row in rows)), [])
    return "".join(sorted({fold(one) for row in found for one in row if len(fold(one)) == 1}))


@cache
def neighbours() -> frozenset[tuple[str, str]]:
    """The pairs of letters, in either order, whose keys touch: beside each other in a row, or askew below it."""
    pairs = {pair for rows in _layouts() for row in rows for pair in pairwise(row)}
    for upper, lower in (pair for rows in _layouts() for pair in pairwise(rows)):
        places = product(range(len(upper)), range(len(lower)))
        pairs |= {(upper[one], lower[two]) for one, two in places if one - two in {0, 1}}
    return frozenset(pairs | {(two, one) for one, two in pairs})
