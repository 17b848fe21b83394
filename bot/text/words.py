"""Words, and the forms under which two of them are the same: folded (case, accents, width) and stemmed (endings)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from bot.text.lists import demonyms, word_list

_UNSPACED = "\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?(?![^\W\d_]))"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    rf"|[^\W_](?:(?:[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u065f\u0591-\u05c7])(?<![{_UNSPACED}]))*"
    r"(?:['’](?=[^\W\d_])[^\W\d_]+)?"
)
_YEAR = re.compile(r"1\d{3}s?|20\d{2}s?")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0640]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text as it is compared (`word`, folded) and what kind of thing it looks like (`shape`).

    Shapes: `y` a year, `n` another number, `d` a month's name, `c` written with a capital, `.` any other word.
    """

    word: str
    shape: str


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; runs of a script that writes no spaces become overlapping pairs of characters."""
    found: list[Token] = []
    for match in WORD.finditer(unicodedata.normalize("NFKC", text)):
        written = match.group()
        if match.lastgroup == "unspaced":
            pairs = [written] if len(written) == 1 else [written[i : i + 2] for i in range(len(written) - 1)]
            found.extend(Token(pair, ".") for pair in pairs)
        elif word := fold(written):
            found.append(Token(word, _shape(written, word)))
    return found


def words(text: str) -> list[str]:
    """The words of `text` in order, folded."""
    return [token.word for token in tokens(text)]


def _shape(written: str, word: str) -> str:
    if is_number(word):
        return "y" if _YEAR.fullmatch(written) else "n"
    if written[0].isupper():
        return "d" if word in word_list("months") else "c"
    return "d" if len(word) > 3 and word in word_list("months") else "."


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """`word` in the form in which it is compared: lower case, no accents, no possessive ending, no thousands commas."""
    plain = _THOUSANDS.sub("", _POSSESSIVE.sub("", unicodedata.normalize("NFKC", word).casefold()))
    if plain.isascii():
        return plain.replace("'", "").replace(".", "" if not is_number(plain) else ".")
    marks = unicodedata.normalize("NFD", plain.replace("’", ""))
    return unicodedata.normalize("NFC", _MARKS.sub("", marks))


def is_number(word: str) -> bool:
    """Whether the word is written in digits."""
    return word[:1].isdigit()


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_SNOWBALL[language], 0) if language in _SNOWBALL else None


@lru_cache(maxsize=262_144)
def stem(word: str, language: str = "en") -> str:
    """The folded `word` without its endings (Snowball); itself if a number or the language (ISO 639-1) has no stemmer.

    An English word for what is of a place has the place's stem: "Korean" and "Korea" are one.
    """
    stemmer = _stemmer(language)
    if language == "en":
        word = demonyms().get(word.removesuffix("s"), demonyms().get(word, word))
    return word if stemmer is None or is_number(word) else stemmer.stemWord(word)


def stems(text: str, language: str = "en") -> list[str]:
    """The words of `text` in order, folded and stemmed."""
    return [stem(word, language) for word in words(text)]


def stopwords() -> frozenset[str]:
    """Folded words that say how a question is put, not what it is about (English)."""
    return word_list("stopwords")
