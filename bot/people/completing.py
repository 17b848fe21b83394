"""What belongs to a name beyond its run of capitals: "Edward VI", "Philip of Spain", "Friedrich the Great", 'William "Buckshot" May'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.lists import kinds, listed, reigns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.people.tokens import Token

_OPENING, _CLOSING = frozenset("\"“”‘'"), frozenset("\"”’'")
NICKNAME = 2
"""Words of a nickname between the parts of a name, at most."""


def complete(sentence: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Where the name that the tokens `first` to `last` (exclusive) hold begins and ends in full."""
    first = _before_nickname(sentence, first)
    last = _past_nickname(sentence, last)
    letters = set(kinds(sentence[first].folded))
    if last - first == 1 and letters & set("Gg") and "P" not in letters:
        last = _past_place(sentence, _past_number(sentence, last))
    return first, last


def _past_nickname(sentence: Sequence[Token], last: int) -> int:
    """Behind 'William Herbert' and '"Buckshot" May'; `last` itself where no nickname and no family name follow."""
    if not _is(sentence, last, _OPENING):
        return last
    for close in range(last + 2, last + 2 + NICKNAME):
        if _is(sentence, close, _CLOSING) and all(token.capital for token in sentence[last + 1 : close]):
            end = close + 1
            while end < len(sentence) and sentence[end].capital and end - close <= NICKNAME:
                end += 1
            return end if end > close + 1 and not set("BXo") & set(kinds(sentence[close + 1].folded)) else last
    return last


def _before_nickname(sentence: Sequence[Token], first: int) -> int:
    """Before '"Wild Bill"' where a family name follows it."""
    if not _is(sentence, first - 1, _CLOSING):
        return first
    for opening in range(first - 3, first - 3 - NICKNAME, -1):
        if _is(sentence, opening, _OPENING):
            named = set("Gg") & set(kinds(sentence[first - 2].folded))
            return opening if named and all(token.capital for token in sentence[opening + 1 : first - 1]) else first
    return first


def _past_number(sentence: Sequence[Token], last: int) -> int:
    """Behind the number of a king or a pope."""
    return last + 1 if last < len(sentence) and sentence[last].text.isupper() and sentence[last].folded in reigns() else last


def _past_place(sentence: Sequence[Token], last: int) -> int:
    """Behind "of Spain", or an epithet: "the Great"."""
    if last + 1 >= len(sentence):
        return last
    joint, word = sentence[last].folded, sentence[last + 1]
    if joint == "of" and word.capital:
        letters = set(kinds(word.folded))
        return last if letters & set("Bo") or (letters & set("Gg") and "P" not in letters) else last + 2
    return last + 2 if joint == "the" and word.capital and word.folded in listed("epithets") else last


def _is(sentence: Sequence[Token], at: int, marks: frozenset[str]) -> bool:
    return 0 <= at < len(sentence) and sentence[at].text in marks
