"""Whether a sentence can be understood without the ones before it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.summary.listed import either, listed, plain
from bot.text import outside, quotations, stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = " \"'“”‘’«»„(¿¡「『…—–-"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_EARLY = 5
_LIST_WORDS, _LIST_NAMES = 6, 0.75
"""From so many words on, of which so large a share is written as names are, a sentence is a list of them."""
_REST = 6  # words, at most, behind "he said" at a sentence's end: "..., he told reporters on the steps."


@lru_cache(maxsize=4_096)
def stands_alone(sentence: str, language: str) -> bool:
    """Whether nothing at the sentence's beginning, and no pronoun in it, points at something said before it.

    Where the language (ISO 639-1) has no lists it is taken to stand alone.
    """
    said = outside(sentence)
    if _opens_leaning(sentence, language) or _leans_early(said, language) or _points_back(said, language):
        return False
    return not _pointing(language).search(plain(said))


@lru_cache(maxsize=4_096)
def refers_back(sentence: str, language: str) -> bool:
    """Whether something in the sentence, which has a subject of its own, is told before it: who said so, which rules, what day."""
    said = outside(sentence)
    reports = _reported(language).search(plain(said)) is not None
    return reports or _shows(said, language) or _undated(said, language) or _lists_names(sentence)


def begins_an_article(sentence: str, language: str) -> bool:
    """Whether the sentence can be an article's first: it leans on nothing, or has in full the name of whom it means."""
    named = [word[0].isupper() for word in _WORD.findall(sentence)[1:]]
    return stands_alone(sentence, language) or (not quotations(sentence) and any(map(all, pairwise(named))))


def leans_on_a_name(before: str, sentence: str, language: str) -> bool:
    """Whether the sentence needs somebody named and the one before it names nobody."""
    persons = listed("persons", language)
    needs = any(word in persons for word in _lower(_WORD.findall(outside(sentence))))
    first, *rest = _WORD.findall(outside(before)) or [""]
    return needs and not (first.lower() in listed("subjects", language) or _names_somebody(rest, language))


def _opens_leaning(sentence: str, language: str) -> bool:
    begins = plain(sentence.lstrip(_MARKS))
    found = either("openers", language).match(begins)
    if found is None or either("times", language).match(begins):
        return False
    speaks = any(start == 0 for start, _ in quotations(sentence))
    return not (speaks and found.group() in listed("speakers", language))


def _leans_early(said: str, language: str) -> bool:
    """Whether one of the connecting words is among the first, or set off by commas anywhere."""
    first = " ".join(_lower(_WORD.findall(said)[:_EARLY]))
    told = plain(said)
    return any(f" {word} " in f" {first} " or f", {word}," in told for word in listed("early", language))


def _points_back(said: str, language: str) -> bool:
    """Whether a pronoun comes before any name or noun that it could stand for, and none follows at once: "In his report, Smith ..."."""
    persons, things = listed("persons", language), listed("things", language)
    written = _WORD.findall(said)
    opening, _, rest = said.partition(",")
    told_next = len(_WORD.findall(opening)) if rest.strip()[:1].isupper() and _names_somebody(_WORD.findall(rest)[:1], language) else 0
    for index, word in enumerate(_lower(written)):
        if index < told_next and (word in persons or word in things):
            return False
        if word in persons:
            return not _names_somebody(written[:index], language)
        if word in things and not _names_something(written[:index], language):
            return True
    return False


def _lists_names(sentence: str) -> bool:
    """Whether it is a team or a cast, of which the sentence before says what it is."""
    written = _WORD.findall(sentence)
    names = sum(1 for word in written if word[0].isupper() and (len(word) == 1 or not word.isupper()))
    return len(written) >= _LIST_WORDS and names / len(written) >= _LIST_NAMES


def _shows(said: str, language: str) -> bool:
    """Whether it shows early on something that stands before it ("these rules"), anything but a time."""
    first = " ".join(_lower(_WORD.findall(said)[: _EARLY + 2]))
    times = either("times", language)
    return any(not times.match(first, found.start()) for found in either("shown", language).finditer(first))


def _undated(said: str, language: str) -> bool:
    """Whether it tells a time by another ("the next day") that it does not name before."""
    found = either("counted", language).search(plain(said))
    return found is not None and not any(token.shape in "dy" for token in tokens(said[: found.start()]))


def _names_somebody(written: list[str], language: str) -> bool:
    if written and written[0].lower() in listed("subjects", language) and len(written) > 1:
        return True
    unnamed = listed("nobody", language)
    shaped = (token for word in written for token in tokens(word))
    return any(token.shape == "c" and token.word not in stopwords() and token.word not in unnamed for token in shaped)


def _names_something(written: list[str], language: str) -> bool:
    unnamed = listed("nobody", language)
    return any(token.shape != "d" and token.word not in stopwords() and token.word not in unnamed for token in tokens(" ".join(written)))


def _lower(words: Iterable[str]) -> list[str]:
    return [plain(word) for word in words]


@cache
def _pointing(language: str) -> re.Pattern[str]:
    """Matches a word that points at something said before because nothing it could belong to follows."""
    words = [re.escape(words) for words in listed("pointing", language)]
    return re.compile(rf"\b(?:{'|'.join(words)})(?=\s*(?:[.,;:!?]|$))" if words else r"(?!)")


@cache
def _reported(language: str) -> re.Pattern[str]:
    """Matches "he said" where it only tells whose words the sentence is: behind a comma or a quotation, with little behind it."""
    said, who = (rf"(?:{'|'.join(re.escape(word) for word in listed(kind, language))})" for kind in ("said", "who"))
    if not listed("said", language):
        return re.compile(r"(?!)")
    return re.compile(rf"(?:[,”\"]|\s{{2}})\s*{who}\s+{said}(?:,|\b(?:\s+[^\s,]+){{0,{_REST}}}[.!?]?\s*$)")
