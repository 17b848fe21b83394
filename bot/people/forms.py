"""Forms of a name compared: which belong to one person, and how alike two words of a name are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz.distance import OSA

from bot.people.lists import reigns, titles
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r"(?:[^\W\d_]\.-?)+(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
"""A letter beyond the common Latin ones."""
_GREEK = (("ου", "u"), ("μπ", "b"), ("γκ", "g"), ("η", "i"), ("υ", "i"))
"""What Greek names are written with in Latin letters, where it is not letter by letter."""
_SOUNDS = (
    ("zh", "j"), ("cz", "ch"), ("sz", "sh"), ("z", "s"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("cl", "kl"), ("cr", "kr"),
    ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ø", "o"), ("æ", "a"), ("ł", "l"), ("ß", "ss"), ("đ", "d"), ("ı", "i"), ("þ", "th"),
    ("iy", "i"), ("yj", "i"), ("yy", "i"), ("ij", "i"), ("ii", "i"), ("y", "i"), ("kh", "h"), ("ph", "f"), ("w", "v"), ("ck", "k"),
    ("q", "k"), ("ks", "x"), ("tch", "ch"), ("sch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip


@lru_cache(maxsize=131_072)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, initials apart (`J.K. Rowling`: j, k, rowling), without titles, Jr. and possessives.

    The number of a king or a pope is written in two figures (`Henry V`: henry, 05), so that it is no initial.
    """
    found = [part for match in _PART.finditer(_POSSESSIVE.sub("", name)) for part in _split(match.group())]
    for size in (3, 2, 1, 1):
        if len(found) > size and " ".join(found[:size]) in titles():
            found = found[size:]
    if len(found) == 2 and found[1] in reigns() and (found[1] in _SUFFIXES or name.rsplit(maxsplit=1)[-1].isupper()):
        return found[0], f"{reigns()[found[1]]:02}"
    return tuple(part for part in found if part not in _SUFFIXES) or tuple(found)


def _split(word: str) -> list[str]:
    if "." in word:
        return [fold(letter) for letter in word.replace("-", "").split(".") if letter]
    return [folded] if (folded := fold(word)) else []


@lru_cache(maxsize=131_072)
def sound(part: str) -> str:
    """A folded word of a name in Latin letters, spelt as ways of writing other scripts and umlauts share
    (Müller, Mueller, Muller; Зеленский, Zelensky, Selenskyj)."""
    if _OTHER_SCRIPT.search(part):
        part = _in_latin(part)
    for written, heard in _SOUNDS:
        part = part.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", part)


def _in_latin(part: str) -> str:
    """A folded word in Latin letters: зеленский as zelenskiy, 杨洁篪 as yangjiechi; itself where it has no such spelling."""
    for written, heard in _GREEK:
        part = part.replace(written, heard)
    return anyascii(part).replace("'", "").lower() or part


def same_part(one: str, other: str) -> bool:
    """Whether two folded words may be one: equal but for transliteration, or one the initial of the other."""
    return one == other or sound(one) == sound(other) or (min(len(one), len(other)) == 1 and one[0] == other[0])


def fits(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a full name may be a fuller form of a shorter one: the same last word and first word, all others in order."""
    if not (len(short) > 1 and len(full) > 1 and same_part(short[-1], full[-1]) and len(short[-1]) > 1):
        return False
    return same_part(short[0], full[0]) and _in_order(short, full) and _initials_agree(short[1:-1], full[1:-1])


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a form is a stretch of a fuller name: its surname, its given name, or several words of it side by side."""
    size = len(short)
    return size < len(full) and any(
        all(sound(a) == sound(b) for a, b in zip(short, full[at : at + size], strict=True)) for at in range(len(full) - size + 1)
    )


def _in_order(short: Sequence[str], full: Sequence[str]) -> bool:
    rest = iter(full)
    return all(any(same_part(part, other) for other in rest) for part in short)


def _initials_agree(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each middle initial stands for the middle name in its place: George W. Bush is not George H. W. Bush."""
    return all(len(part) > 1 or part[0] == full[at][0] for at, part in enumerate(short))


@lru_cache(maxsize=131_072)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are, 0..1: 1 equal, .95 alike in sound, .9 an initial, else what slips of the pen leave of it."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return 0.9 if one[0] == other[0] else 0.0
    if sound(one) == sound(other):
        return 0.95
    return max(OSA.normalized_similarity(one, other), 0.98 * OSA.normalized_similarity(sound(one), sound(other)))
