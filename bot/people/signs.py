"""Plain signs around a run of capitalised words that it names a person, or cannot: beside what was learnt, for what was seen too seldom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.people.lists import kinds, listed, long_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.people.tokens import Token

PAIR = 1.0
"""What a given name and a family name side by side weigh more, each."""
INTRODUCED = 2.0
"""What each word weighs more before ", a Norwegian explorer", or before a bracket with the years of a life."""
NAMED = 2.5
"""What the first name weighs more behind "his wife"."""
CERTAIN = 4.0
"""What each word weighs more before an age (", 34,"), or behind "Mrs"."""
NEVER = -8.0
"""What each word of a ship's or a thing's name weighs less: "USS Gerald R. Ford"."""

_YEARS = re.compile(r"\(\s*(?:born|c\.|b\.|d\.|né|née|geboren|nacid|nato|nata|\*|[12]\d{3}\s*[–—-]|\d{1,2} \w+ [12]\d{3})", re.IGNORECASE)
_NAMED = frozenset({"named", "called", "namens", "nommé", "nommee", "nomme", "llamado", "llamada", "chiamato", "chiamata"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "one", "ein", "eine", "der", "die", "dem", "den", "un", "une", "le", "la", "l", "el", "il", "lo", "uno", "una"}
)
_FAMILY = frozenset("Ffab")
SHIPS = frozenset({"USS", "HMS", "HMCS", "HMAS", "RMS", "MV", "SS", "SMS", "RRS"})
"""The letters before the names of ships."""
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dame", "mr.", "mrs.", "ms."})
"""The forms of address that nothing but a person's name follows."""
_OWN = frozenset({"his", "her", "their", "my"})


def signs(sentence: Sequence[Token], start: int, end: int) -> list[float]:
    """What each word of the run from `start` to `end` (exclusive) weighs more or less for them."""
    letters = [set(kinds(token.folded)) for token in sentence[start:end]]
    if _is_thing(sentence, start, end):
        return [NEVER] * (end - start)
    found = [0.0] * (end - start)
    if _pairs(sentence, start, letters):
        found = [PAIR] * (end - start)
    if end - start <= 4 and _is_aged(sentence, end, letters):
        found = [own + CERTAIN for own in found]
    elif end - start <= 4 and (_is_introduced(sentence, start, end, letters) or _is_called(sentence, start, letters)):
        found = [own + (0 if each & set("Tj") else INTRODUCED) for own, each in zip(found, letters, strict=True)]
    if _is_kin(sentence, start, letters[0]):
        found[0] += NAMED
    for at in range(start > 0, end - start):
        if sentence[start + at - 1].folded in _COURTESY:
            found[at] += CERTAIN
    for at in range(1, end - start):
        if sentence[start + at - 1].folded in listed("abroad") and letters[at] & set("Gg"):
            found[at] += INTRODUCED
    return found


def _is_thing(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether the run names a ship or a place: a ship's prefix in it, a ship's noun before it, a street's at its beginning."""
    if any(token.text in SHIPS for token in sentence[max(0, start - 1) : end]) or sentence[start].folded in listed("sites"):
        return True
    before = start - 1
    while before >= 0 and start - before <= 2 and sentence[before].folded in {"the", ",", "a"}:
        before -= 1
    return before >= 0 and sentence[before].folded in listed("vessels")


def _pairs(sentence: Sequence[Token], start: int, letters: Sequence[set[str]]) -> bool:
    """Whether a run is a given name and a family name, perhaps with a particle between, and the name of no place."""
    one, other = letters[0], letters[-1]
    if not one & set("Gg") or one & set("PXBTjl") or not sentence[start].capital or (start and sentence[start - 1].folded == "the"):
        return False
    if len(letters) == 3:
        return "Q" in letters[1] and not sentence[start + 1].capital and not other & set("PBXjTl")
    whole = " ".join(token.folded for token in sentence[start : start + 2])
    return len(letters) == 2 and bool(other & _FAMILY) and not other & set("jT") and whole not in long_places()


def _is_introduced(sentence: Sequence[Token], start: int, end: int, letters: Sequence[set[str]]) -> bool:
    """Whether ", a Norwegian explorer" or the years of a life follow the run."""
    if end - start < 2 or any(each & set("PBo") for each in letters) or end >= len(sentence):
        return False
    if sentence[end].text == "(":
        return bool(_YEARS.match(" ".join(token.text for token in sentence[end : end + 6])))
    if sentence[end].text != "," or end + 1 >= len(sentence) or sentence[end + 1].folded not in _DETERMINERS:
        return False
    return any(set("Tj") & set(kinds(token.folded)) or token.folded in listed("abroad") for token in sentence[end + 2 : end + 5])


def _is_aged(sentence: Sequence[Token], end: int, letters: Sequence[set[str]]) -> bool:
    """Whether an age follows the run: ", 34,", ", a nineteen-year-old"."""
    if end + 2 >= len(sentence) or sentence[end].text != "," or any(each & set("PBo") for each in letters):
        return False
    at = end + 1 + (sentence[end + 1].folded in _DETERMINERS)
    if at + 1 >= len(sentence):
        return False
    years = sentence[at].text.isdigit() and len(sentence[at].text) == 2 and sentence[at + 1].text in {",", "."}
    return years or sentence[at].folded.endswith("-year-old")


def _is_called(sentence: Sequence[Token], start: int, letters: Sequence[set[str]]) -> bool:
    """Whether "named" or another language's "actor" stands right before the run."""
    if not start or (letters[0] & set("PBXo") and len(letters) > 1):
        return False
    before = sentence[start - 1]
    return before.folded in _NAMED or (before.folded in listed("abroad") and not set("CTjGF") & set(kinds(before.folded)))


def _is_kin(sentence: Sequence[Token], start: int, letters: set[str]) -> bool:
    """Whether "his wife" or "her son," stands right before the run, and the run may be a name."""
    comma = start > 1 and sentence[start - 1].text == ","
    before = start - 1 - comma
    if before <= 0 or "j" not in kinds(sentence[before].folded):
        return False
    owned = any(token.folded in _OWN for token in sentence[max(0, before - 2) : before])
    return (bool(letters & set("Gg")) and (owned or comma)) or (owned and comma and not letters & set("PBX"))
