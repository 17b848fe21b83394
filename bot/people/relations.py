"""How two people stand to each other, where an article says so: "the estranged brother of Kim Jong Un"."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.people.attribution import GENITIVES, small_words
from bot.people.lists import kinds
from bot.text import stopwords, yaml_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.people.tokens import Token

_Who = TypeVar("_Who", bound=Hashable)
_Named = tuple[int, int, _Who]
MODIFIERS = 4
"""Words between a determiner and its noun, at most: "the late king's estranged younger"."""
_SEX = {"his": "men", "her": "women"}
_MARKS = frozenset('"“”„«»‘:;()')
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
def kin_words(kind: str) -> frozenset[str]:
    """The words of a kind, as relations.yaml lists them."""
    return frozenset(yaml_table("bot.people", "relations.yaml")[kind])


def ties(
    tokens: Sequence[Token], named: Sequence[_Named[_Who]], sexes: Mapping[_Who, frozenset[str]], last: _Who | None = None
) -> Iterator[Tie[_Who]]:
    """What a sentence says of how those it names, as (first, last, who) in its tokens, stand to each other and to others.

    `sexes` is what is known of each, `last` the only one whom the sentence before named.
    """
    for at in range(len(tokens)):
        if _is_noun(tokens, named, at):
            yield from _of(tokens, named, at) or _genitive(tokens, named, at) or _his(tokens, named, at, sexes)
            yield from _opening(tokens, named, at, last) if last is not None and _means(tokens[0], sexes.get(last, frozenset())) else []


def _is_noun(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> bool:
    """Whether the token says how somebody stands to somebody; not within a name, nor as the first half of "mother tongue"."""
    token = tokens[at]
    if token.folded not in kin_words("kin") and token.folded not in kin_words("ties"):
        return False
    if any(first <= at < last for first, last, _ in named):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].folded in kin_words("things"):
        return False
    return not token.capital or (at > 0 and token.folded in kin_words("capitals"))


def _of(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> list[Tie[_Who]]:
    """ "NAME, the brother of NAME", "the brother of NAME, NAME, ...", "NAME is the son of NAME and NAME"; "the brother of NAME"."""
    if at + 1 >= len(tokens) or tokens[at + 1].folded not in kin_words("of"):
        return []
    other = next((one for one in named if at + 2 <= one[0] <= at + 5), None)
    if other is None or not all(_is_title(token) for token in tokens[at + 2 : other[0]]):
        return []
    start, others = _phrase_start(tokens, at), [other, *_joined(tokens, named, other)]
    one = _beside(tokens, named, start) or _after(tokens, named, others[-1][1])
    return _ties(tokens, at, (start, others[-1][1]), one, others)


def _joined(tokens: Sequence[Token], named: Sequence[_Named[_Who]], other: _Named[_Who]) -> list[_Named[_Who]]:
    """Who else is meant, behind an "and" that joins no new statement: "the son of NAME and NAME,"."""
    if other[1] >= len(tokens) or tokens[other[1]].folded not in kin_words("and"):
        return []
    return [one for one in named if one[0] == other[1] + 1 and (one[1] == len(tokens) or not tokens[one[1]].text[0].isalpha())]


def _genitive(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> list[Tie[_Who]]:
    """ "NAME's estranged brother NAME", "NAME, NAME's brother,"; "NAME's brother"."""
    other = next((one for one in named if 0 < at - one[1] <= MODIFIERS + 1 and tokens[one[1]].text in GENITIVES), None)
    if other is None or not all(_modifies(token) for token in tokens[other[1] + 1 : at]):
        return []
    one = _behind(tokens, named, at) or _beside(tokens, named, other[0])
    return _ties(tokens, at, (other[0], at + 1), one, [other])


def _opening(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int, last: _Who) -> list[Tie[_Who]]:
    """ "His wife, NAME, ..." at the beginning of a sentence, where the one before names one man."""
    one = _behind(tokens, named, at) if _modified(tokens, at) == 1 else None
    return [Tie(tokens[0].start, tokens[one[1] - 1].end, one[2], last)] if one and one[2] != last else []


def _means(determiner: Token, sex: frozenset[str]) -> bool:
    """Whether "his" or "her" is said of somebody of that sex."""
    return any(determiner.folded in kin_words(word) and told in sex for word, told in _SEX.items())


def _modified(tokens: Sequence[Token], at: int) -> int:
    """Where the words begin that modify the noun at `at`."""
    start = at
    while start and _modifies(tokens[start - 1]) and at - start < MODIFIERS:
        start -= 1
    return start


def _his(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int, sexes: Mapping[_Who, frozenset[str]]) -> list[Tie[_Who]]:
    """ "NAME and his wife NAME", "NAME lives in Leeds with his wife, NAME", "NAME and NAME with their son NAME"."""
    start = _modified(tokens, at)
    one, before = _behind(tokens, named, at), [one for one in named if one[1] <= start]
    if not start or one is None or not before:
        return []
    if tokens[start - 1].folded in kin_words("both"):
        couple = before if len(before) == 2 and _are_two(tokens, *before) else []
        return _ties(tokens, at, (before[0][0], one[1]), one, couple) if couple and _leads(tokens, before, start - 1) else []
    owner, sex = tokens[start - 1], sexes.get(before[-1][2], frozenset())
    other_sex = sex and any(owner.folded in kin_words(word) and told not in sex for word, told in _SEX.items())
    theirs = owner.folded in kin_words("theirs") and not other_sex and _leads(tokens, before, start - 1)
    return _ties(tokens, at, (before[-1][0], one[1]), one, before[-1:]) if theirs else []


def _leads(tokens: Sequence[Token], before: Sequence[_Named[_Who]], determiner: int) -> bool:
    """Whether "his" or "their" means those named before: right before it, or as whom the sentence is about, with no one else between."""
    between = tokens[before[-1][1] : determiner]
    if all(token.folded in _WITH for token in between):
        return True
    opens = all(_is_title(token) for token in tokens[: before[0][0]]) and len(before) <= 2
    told = any(token.folded in small_words("others") | small_words("he") | small_words("she") for token in between)
    marked = any(token.text in _MARKS for token in between)
    alone = len(before) == 1 or tokens[determiner].folded in kin_words("both")
    return opens and alone and not told and not marked and between[-1].folded in kin_words("with")


def _are_two(tokens: Sequence[Token], one: _Named[_Who], other: _Named[_Who]) -> bool:
    """Whether the two are named as a pair: "NAME and NAME", "NAME and his wife, NAME"."""
    between = tokens[one[1] : other[0]]
    return [token.folded in kin_words("and") for token in between] == [True] or any(t.folded in kin_words("theirs") for t in between)


def _behind(tokens: Sequence[Token], named: Sequence[_Named[_Who]], at: int) -> _Named[_Who] | None:
    """Who is named right behind a noun, or behind its comma, perhaps with what they are: "Lee's wife, the pianist Ada Fox"."""
    comma = at + 1 < len(tokens) and tokens[at + 1].text == ","
    one = next((one for one in named if one[0] > at), None)
    if one is None or one[0] == at + 1 + comma:
        return one
    between = tokens[at + 2 : one[0]] if comma else []
    told = len(between) in (2, 3) and between[0].folded in kin_words("determiners") and all(_modifies(token) for token in between[1:])
    return one if told else None


def _ties(
    tokens: Sequence[Token], at: int, phrase: tuple[int, int], one: _Named[_Who] | None, others: Sequence[_Named[_Who]]
) -> list[Tie[_Who]]:
    """The ties of one to each of the others that say something."""
    return [tie for other in others if (tie := _tie(tokens, at, phrase, one, other))]


def _tie(tokens: Sequence[Token], at: int, phrase: tuple[int, int], one: _Named[_Who] | None, other: _Named[_Who]) -> Tie[_Who] | None:
    """The tie that a noun makes, stretched over both names; None where it says too little."""
    if one is not None and one[2] == other[2]:
        return None
    if (one is None and tokens[at].folded not in kin_words("kin")) or _is_denied(tokens, phrase[0]):
        return None
    first, last = min(phrase[0], one[0] if one else phrase[0]), max(phrase[1], one[1] if one else phrase[1])
    return Tie(tokens[first].start, tokens[last - 1].end, one[2] if one else None, other[2])


def _is_denied(tokens: Sequence[Token], start: int) -> bool:
    """Whether the words before a phrase say that it is not so."""
    return any(token.folded in {"not", "never", "nicht", "pas", "no", "non", "nao"} for token in tokens[max(0, start - 2) : start])


def _phrase_start(tokens: Sequence[Token], at: int) -> int:
    """Where the phrase of the noun at `at` begins: at its determiner, else at the first word that modifies it."""
    start = _modified(tokens, at)
    return start - 1 if start and tokens[start - 1].folded in kin_words("determiners") else start


def _beside(tokens: Sequence[Token], named: Sequence[_Named[_Who]], start: int) -> _Named[_Who] | None:
    """Who is named right before a phrase, with a comma, "is" or ", who is" between."""
    if not start or not (tokens[start - 1].text in {",", "—", "–", "("} or tokens[start - 1].folded in kin_words("copulas")):
        return None
    if start > 2 and tokens[start - 2].folded in small_words("others") and tokens[start - 3].text == ",":
        start -= 2
    return next((one for one in named if one[1] == start - 1), None)


def _after(tokens: Sequence[Token], named: Sequence[_Named[_Who]], end: int) -> _Named[_Who] | None:
    """Who is named right behind a phrase, between commas."""
    found = next((one for one in named if one[0] == end + 1 and tokens[end].text == ","), None)
    return found if found and (found[1] == len(tokens) or tokens[found[1]].text in {",", "."}) else None


def _modifies(token: Token) -> bool:
    word = token.text.replace("-", "").replace("‑", "")
    small = token.folded in stopwords() or any(token.folded in kin_words(kind) for kind in ("determiners", "theirs", "both", "and", "with"))
    return word.isalpha() and not token.capital and not small and "S" not in kinds(token.folded)


def _is_title(token: Token) -> bool:
    return token.capital or bool({"T", "j"} & set(kinds(token.folded))) or token.folded in {"the", "late", "former", "leader"}
