"""The forms under which a word is found: its stem, and what a reader may write for it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer

from bot.text.folding import bare
from bot.text.lists import demonyms
from bot.text.unspaced import RANGES, first_piece
from bot.text.words import is_number, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.text.words import Token

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ACCENTED = frozenset("ca cs da eo es et fi fr ga hu it lt nb nn no pl pt ro sv tr vi".split())
"""Languages whose accents tell endings or words apart: "nació" is a form of "nacer", "nacio" is none."""
_COMMA_DECIMALS = frozenset("ca cs da de el es et fi fr hu id it lt nb nl nn no pl pt ro ru sr sv tr vi".split())
"""Languages that write 1.200,5 where English has 1,200.5."""
BARE_WORTH = 0.5
"""What finding a word without its accents is worth where it was asked with them (0..1)."""
LETTER_WORTH = 0.3
"""What finding its first character alone is worth to a pair."""
_PAIR = re.compile(f"[{RANGES}]+")
_DOTS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_ARABIC_LINK = re.compile("^[وف](?=ال..|لل..|بال.|كال.)")


@lru_cache(maxsize=262_144)
def stem(word: str, language: str = "en") -> str:
    """The folded `word` without its endings (Snowball); itself if the language (ISO 639-1) has no stemmer.

    An English word for what is of a place has the place's stem: "Korean" and "Korea" are one. Of a number the separators are read as
    the language has them.
    """
    if is_number(word):
        return _DOTS.sub("", word).replace(",", ".") if language in _COMMA_DECIMALS else word
    if language == "en":
        word = demonyms().get(word.removesuffix("s"), demonyms().get(word, word))
    elif language == "ar":
        word = _ARABIC_LINK.sub("", word)
        word = word[:-1] + "ة" if word.endswith("ه") else word
    return bare(_snowball(word, language))


def stems(text: str, language: str = "en") -> list[str]:
    """The words of `text` in order, folded and stemmed."""
    return [stem(word, language) for word in words(text)]


@lru_cache(maxsize=262_144)
def forms(token: Token, language: str = "en") -> Mapping[str, float]:
    """The stems under which the index keeps a word of that language, each with what finding it is worth to a question (0..1).

    The first is the word's own stem, worth 1; then the same without accents, and the first character of a pair.
    """
    word = token.word
    if word.isascii() and token.written.isascii():
        return {stem(word, language): 1.0}
    if _PAIR.fullmatch(word):
        return {word: 1.0, first_piece(word): LETTER_WORTH} if first_piece(word) != word else {word: 1.0}
    if language not in _ACCENTED or is_number(word):
        return {stem(word, language): 1.0}
    return {_exact(token.written, language): 1.0, **_other(stem(word, language), _exact(token.written, language), BARE_WORTH)}


def _other(form: str, than: str, worth: float) -> dict[str, float]:
    return {form: worth} if form != than else {}


def _exact(written: str, language: str) -> str:
    """The stem of a word with its accents; Vietnamese, which has no endings, keeps them."""
    lower = written.replace("I", "ı").replace("İ", "i").lower() if language == "tr" else written.lower()
    return lower if language == "vi" else bare(_snowball(lower, language))


def _snowball(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_SNOWBALL[language], 0) if language in _SNOWBALL else None
