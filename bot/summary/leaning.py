"""Whether a sentence can be understood without the ones before it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.text import outside, quotations, stopwords, tokens, yaml_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MARKS = " \"'“”‘’«»„(¿¡「『…—–-"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_EARLY = 5


@lru_cache(maxsize=4_096)
def stands_alone(sentence: str, language: str) -> bool:
    """Whether nothing at the sentence's beginning, and no pronoun in it, points at something said before it.

    Where the language (ISO 639-1) has no lists it is taken to stand alone.
    """
    said = outside(sentence)
    if _opens_leaning(sentence, language) or _leans_early(said, language) or _points_back(said, language):
        return False
    return not _pointing(language).search(_plain(said))


def leans_on_a_name(before: str, sentence: str, language: str) -> bool:
    """Whether the sentence needs somebody named and the one before it names nobody."""
    persons = _words("persons", language)
    needs = any(word in persons for word in _lower(_WORD.findall(outside(sentence))))
    first, *rest = _WORD.findall(outside(before)) or [""]
    return needs and not (first.lower() in _words("subjects", language) or _names_somebody(rest, language))


def _opens_leaning(sentence: str, language: str) -> bool:
    begins = _plain(sentence.lstrip(_MARKS))
    found = _at_beginning("openers", language).match(begins)
    if found is None or _at_beginning("times", language).match(begins):
        return False
    speaks = any(start == 0 for start, _ in quotations(sentence))
    return not (speaks and found.group() in _words("speakers", language))


def _leans_early(said: str, language: str) -> bool:
    """Whether one of the connecting words is among the first, or set off by commas anywhere."""
    first = " ".join(_lower(_WORD.findall(said)[:_EARLY]))
    plain = _plain(said)
    return any(f" {word} " in f" {first} " or f", {word}," in plain for word in _words("early", language))


def _points_back(said: str, language: str) -> bool:
    """Whether a pronoun comes before any name or noun that it could stand for."""
    persons, things = _words("persons", language), _words("things", language)
    written = _WORD.findall(said)
    for index, word in enumerate(_lower(written)):
        if word in persons:
            return not _names_somebody(written[:index], language)
        if word in things and not _names_something(written[:index], language):
            return True
    return False


def _names_somebody(written: list[str], language: str) -> bool:
    if written and written[0].lower() in _words("subjects", language) and len(written) > 1:
        return True
    unnamed = _words("nobody", language)
    shaped = (token for word in written for token in tokens(word))
    return any(token.shape == "c" and token.word not in stopwords() and token.word not in unnamed for token in shaped)


def _names_something(written: list[str], language: str) -> bool:
    unnamed = _words("nobody", language)
    return any(token.shape != "d" and token.word not in stopwords() and token.word not in unnamed for token in tokens(" ".join(written)))


def _lower(words: Iterable[str]) -> list[str]:
    return [_plain(word) for word in words]


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    lists: Mapping[str, Mapping[str, list[str]]] = yaml_table("bot.summary", "leaning.yaml")
    return lists


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in _lists().get(language, {}).get(kind, ()))


@cache
def _pointing(language: str) -> re.Pattern[str]:
    """Matches a word that points at something said before because nothing it could belong to follows."""
    words = [re.escape(words) for words in _words("pointing", language)]
    return re.compile(rf"\b(?:{'|'.join(words)})(?=\s*(?:[.,;:!?]|$))" if words else r"(?!)")


@cache
def _at_beginning(kind: str, language: str) -> re.Pattern[str]:
    """Matches where a text begins with one of the words as a whole; scripts without spaces have no words to be whole."""
    longest_first = sorted(_words(kind, language), key=lambda words: -len(words))
    whole = [re.escape(words) + ("" if _UNSPACED.search(words) else r"(?![\w'])") for words in longest_first]
    return re.compile("|".join(whole) if whole else r"(?!)")
