"""How two people stand to each other, where an article says so: "the estranged brother of Kim Jong Un"."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.people.lists import kinds
from bot.text import stopwords, yaml_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.people.tokens import Token

_Who = TypeVar("_Who", bound=Hashable)
_Named = tuple[int, int, _Who]
_GENITIVES = frozenset({"'s", "’s", "'", "’"})
MODIFIERS = 4
"""Words between a determiner and its noun, at most: "the late king's estranged younger"."""
_WITH = frozenset({",", "and", "with", "by", "alongside", "accompanied", "married", "und", "mit", "et", "avec", "y", "con", "e", "com"})
"""What may stand between a person and "his wife" for the two to be one statement."""


@dataclass(frozen=True, slots=True)
class Tie(Generic[_Who]):
    """The characters `start` to `end` of a paragraph, which say how `one` stands to `other`; None where it is not named who does."""

    start: int
    end: int
    one: _Who | None
    other: _Who


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(yaml_table("bot.people", "relations.yaml")[kind])


def ties(tokens: Sequence[Token], named: Sequence[_Named[_Who]]) -> Iterator[Tie[_Who]]:
    """What a sentence says of how those it names, as (first, last, who) in its tokens, stand to each other and to others."""
    for at, token in enumerate(tokens):
        if token.folded in _words("kin") | _words("ties") and not token.capital:
            for find in (_of, _genitive, _his):
                if found := find(tokens, named, at):
                    yield found
                    break


def _of(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> Tie[_Who] | None:
    """ "NAME, the brother of NAME", "the brother of NAME, NAME, ...", "NAME is the brother of NAME"; "the brother of NAME"."""
    if at + 1 >= len(tokens) or tokens[at + 1].folded not in _words("of"):
        return None
    other = next((one for one in named if at + 2 <= one[0] <= at + 5), None)
    if other is None or not all(_is_title(token) for token in tokens[at + 2 : other[0]]):
        return None
    start = _phrase_start(tokens, at)
    one = _beside(tokens, named, start) or _after(tokens, named, other[1])
    return _tie(tokens, at, (start, other[1]), one, other)


def _genitive(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> Tie[_Who] | None:
    """ "NAME's estranged brother NAME", "NAME, NAME's brother,"; "NAME's brother"."""
    other = next((one for one in named if 0 < at - one[1] <= MODIFIERS + 1 and tokens[one[1]].text in _GENITIVES), None)
    if other is None or not all(_modifies(token) for token in tokens[other[1] + 1 : at]):
        return None
    comma = at + 1 < len(tokens) and tokens[at + 1].text == ","
    one = next((one for one in named if one[0] == at + 1 + comma), None)
    return _tie(tokens, at, (other[0], at + 1), one or _beside(tokens, named, other[0]), other)


def _his(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> Tie[_Who] | None:
    """ "NAME and his wife NAME", "NAME, with his wife NAME"."""
    start = at
    while start and _modifies(tokens[start - 1]) and at - start < MODIFIERS:
        start -= 1
    if not start or tokens[start - 1].folded not in _words("theirs"):
        return None
    before = [one for one in named if one[1] <= start]
    comma = at + 1 < len(tokens) and tokens[at + 1].text == ","
    one = next((one for one in named if one[0] == at + 1 + comma), None)
    if one is None or not before or any(token.folded not in _WITH for token in tokens[before[-1][1] : start - 1]):
        return None
    return _tie(tokens, at, (before[-1][0], one[1]), one, before[-1])


def _tie(tokens: Sequence[Token], at: int, phrase: tuple[int, int], one: _Named[_Who] | None, other: _Named[_Who]) -> Tie[_Who] | None:
    """The tie that a noun makes, stretched over both names; None where it says too little."""
    if one is not None and one[2] == other[2]:
        return None
    if one is None and tokens[at].folded not in _words("kin"):
        return None
    first, last = min(phrase[0], one[0] if one else phrase[0]), max(phrase[1], one[1] if one else phrase[1])
    return Tie(tokens[first].start, tokens[last - 1].end, one[2] if one else None, other[2])


def _phrase_start(tokens: Sequence[Token], at: int) -> int:
    """Where the phrase of the noun at `at` begins: at its determiner, else at the first word that modifies it."""
    start = at
    while start and at - start < MODIFIERS and _modifies(tokens[start - 1]):
        start -= 1
    return start - 1 if start and tokens[start - 1].folded in _words("determiners") else start


def _beside(tokens: Sequence[Token], named: Sequence[_Named[_Who]], start: int) -> _Named[_Who] | None:
    """Who is named right before a phrase, with a comma or "is" between."""
    if not start or not (tokens[start - 1].text in {",", "—", "–", "("} or tokens[start - 1].folded in _words("copulas")):
        return None
    return next((one for one in named if one[1] == start - 1), None)


def _after(tokens: Sequence[Token], named: Sequence[_Named[_Who]], end: int) -> _Named[_Who] | None:
    """Who is named right behind a phrase, between commas."""
    found = next((one for one in named if one[0] == end + 1 and tokens[end].text == ","), None)
    return found if found and (found[1] == len(tokens) or tokens[found[1]].text in {",", "."}) else None


def _modifies(token: Token) -> bool:
    word = token.text.replace("-", "").replace("‑", "")
    return word.isalpha() and not token.capital and token.folded not in stopwords() and "S" not in kinds(token.folded)


def _is_title(token: Token) -> bool:
    return token.capital or bool({"T", "j"} & set(kinds(token.folded))) or token.folded in {"the", "late", "former", "leader"}
