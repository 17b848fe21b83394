"""Vietnamese: written in syllables, each a word or a part of one, that marks tell apart: mấy (how many), máy (machine), may (lucky)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    "(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|o[aeio]|u[aeiouy]|y[eu]|ie?u|oa[ioy]|oeo|uo[iu]|uay|ua[iu]|u[ey]u?|uy[ae]|uye|uyu|yeu)"
    "(?:ch?|m|n[gh]?|p|t)?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKED = re.compile(
    "[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]|[\u00e0-\u00fd](?<![\u00e4\u00e5\u00e6\u00e7\u00eb\u00f1\u00f6\u00f7\u00f8\u00fc])"
)
PLAIN = "0"
"""What ends the spelling of a syllable that is meant without marks."""


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether the folded `word` can be a Vietnamese syllable: an opening, one to three vowels, a closing."""
    return bool(_SYLLABLE.fullmatch(word))


def is_marked(text: str) -> bool:
    """Whether the text is written with the marks of Vietnamese; readers often leave out all of them."""
    return not text.isascii() and bool(_MARKED.search(unicodedata.normalize("NFC", text).lower()))


def spelling(written: str) -> str:
    """The lower-case syllable, its tone behind it, wherever the writer puts it: hoà and hòa are one; `PLAIN` behind one without marks."""
    parts = unicodedata.normalize("NFD", written)
    tone = "".join(_TONES.findall(parts))
    exact = unicodedata.normalize("NFC", _TONES.sub("", parts))
    return f"{exact}{tone}" if tone or not exact.isascii() else f"{exact}{PLAIN}"
