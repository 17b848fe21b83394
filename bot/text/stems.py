"""The forms under which a word is found: its stem, and what a reader may write for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.text.arabic import kin
from bot.text.compounds import compound_parts
from bot.text.folding import bare
from bot.text.general import irregular
from bot.text.lists import general_words
from bot.text.snowball import snowball, stem
from bot.text.unspaced import RANGES, first_piece
from bot.text.vietnamese import is_syllable, spelling
from bot.text.words import is_number, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.text.words import Token

_ACCENTED = {
    "ca", "cs", "da", "eo", "es", "et", "fi", "fr", "ga", "hu", "it", "lt", "nb", "nn", "no", "pl", "pt", "ro",
    "sv", "tr",
}  # fmt: skip
"""Languages whose accents tell endings or words apart: "nació" is a form of "nacer", "nacio" is none."""
BARE_WORTH = 0.5
"""What finding a word without its accents is worth where it was asked with them (0..1)."""
OTHER_SYLLABLE = 0.1
"""What finding a Vietnamese syllable with other marks is worth: mostly it is another word, sometimes a slip."""
PART_WORTH = 0.4
"""What finding one of its parts is worth to a compound, a participle's verb or a word's beginning to it, or its root to an Arabic word."""
LETTER_WORTH = 0.3
"""What finding its first character alone is worth to a pair."""
LITTLE = 3
"""A stem of so few letters tells little of a word that has as many more: it may be what remains of a slip."""
_BEGINNING = {"tr": 6}
"""Languages that hang ending on ending, of which stemmers leave some, and the letters by which words are found all the same
(Can et al., Information Retrieval on Turkish Texts, 2008).
"""
_PARTICIPLE = re.compile("ge(.{3,}(?:t|d|en))")
_PAIR = re.compile(f"[{RANGES}]+")


def stems(text: str, language: str = "en") -> list[str]:
    """The words of `text` in order, folded and stemmed."""
    return [stem(word, language) for word in words(text)]


def is_general(word: str, languages: Iterable[str]) -> bool:
    """Whether the folded word is one of general prose in one of the languages."""
    return any(word in irregular(language) or _is_known(word, stem(word, language), language) for language in languages)


def _is_known(word: str, root: str, language: str) -> bool:
    return root in general_words(language) and (language == "en" or len(root) > LITTLE or len(word) - len(root) < LITTLE)


def forms(token: Token, language: str = "en", *, marked: bool = True) -> Mapping[str, float]:
    """The stems under which the index keeps a word of that language, each with what finding it is worth to a question (0..1).

    The first is the word's own stem, worth 1; then the same without accents, the parts of a compound,
    a participle without its ge, its beginning, the root of an Arabic word, the first character of a pair. A Vietnamese syllable of a
    text that is not `marked` is any that is spelt so without its marks.
    """
    word = token.word
    if _PAIR.fullmatch(word):
        return {word: 1.0, first_piece(word): LETTER_WORTH} if first_piece(word) != word else {word: 1.0}
    own = stem(word, language)
    if is_number(word):
        return {own: 1.0}
    if language == "vi":
        return {spelling(token.written.lower()): 1.0, own: OTHER_SYLLABLE} if marked and is_syllable(own) else {own: 1.0}
    found = {own: 1.0}
    if language in _ACCENTED and not token.written.isascii() and word not in irregular(language):
        exact = _exact(token.written, language)
        found = {exact: 1.0, own: BARE_WORTH} if exact != own else found
    roots = kin(word) if language == "ar" else ()
    parts = (*compound_parts(word, language), *_without_ge(word, language), *_beginning(word, language), *roots)
    return found | {part: PART_WORTH for part in parts if part not in found} if parts else found


def _without_ge(word: str, language: str) -> tuple[str, ...]:
    """The stem of a German or Dutch verb whose participle the word may be: gepresst, presst."""
    found = _PARTICIPLE.fullmatch(word) if language in {"de", "nl"} else None
    return (stem(found.group(1), language),) if found else ()


def _beginning(word: str, language: str) -> tuple[str, ...]:
    return (word[: _BEGINNING[language]],) if language in _BEGINNING else ()


def _exact(written: str, language: str) -> str:
    """The stem of a word with its accents."""
    lower = written.replace("I", "ı").replace("İ", "i").lower() if language == "tr" else written.lower()
    return bare(snowball(lower, language))
