"""Scripts that write no spaces: runs of Chinese, Japanese, Thai, Lao, Khmer and Burmese, read by overlapping pairs.

Pairs beside single characters find Chinese as well as segmented words do (Nie, Gao, Zhang and Zhou, On the Use of Words and N-grams
for Chinese Information Retrieval, 2000), need no dictionary, and know every name.
"""

from __future__ import annotations

import re
from itertools import pairwise

RANGES = "\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""The characters of these scripts, as a regular expression's class has them."""
_RUN = re.compile(f"[{RANGES}]")
_PIECE = re.compile(
    r"[เแโใไ]?[ก-ฮ][ะ-ฺๅ-๎]*"  # Thai: a consonant with the vowels and tones around it
    r"|[ເ-ໄ]?[ກ-ຮ][ະ-ຽ່-ໍ]*"  # Lao likewise
    r"|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1])*"  # Khmer, with what is stacked below
    r"|[\u1000-\u102a\u103f](?:\u1039[\u1000-\u102a]|[\u102b-\u1038\u103a-\u103e])*"  # Burmese likewise
    r"|."
)
_KATAKANA = {at: at - 0x60 for at in range(0x30A1, 0x30F7)}
_LAST_STROKE = re.compile(r"(?<=[ァ-ヺー][ァ-ヺ])ー(?![ァ-ヺー])")


def pieces(run: str) -> list[str]:
    """The characters of a run, each with the vowels and tones that belong to it; katakana as hiragana, its last long stroke left out."""
    return _PIECE.findall(_LAST_STROKE.sub("", run).translate(_KATAKANA))


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run's characters, in order, and its last character: one word for each character."""
    found = pieces(run)
    return [one + two for one, two in pairwise(found)] + found[-1:]


def first_piece(pair: str) -> str:
    """The character with which a pair begins; all of it where it is none."""
    found = _PIECE.match(pair)
    return found.group() if found else pair


def is_unspaced(word: str) -> bool:
    """Whether the word is a piece of a script that writes no spaces."""
    return bool(word) and bool(_RUN.match(word))


def is_ideograph(character: str) -> bool:
    """Whether the character is Chinese, as the Japanese write them too."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
