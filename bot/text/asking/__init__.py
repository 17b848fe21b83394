"""How a question is put, language by language: the words that say nothing of its subject, and what kind of thing it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.text.folding import plain
from bot.text.lists import word_list
from bot.text.tables import yaml_table
from bot.text.unspaced import RANGES
from bot.text.words import tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.text.words import Token

_UNSPACED = re.compile(f"[{RANGES}]")
_CASE, _PARTICLE = "{}(?![ぁ-ん])", "(?<![ぁ-ん]){}(?![ぁ-ん])"
"""A Japanese particle of one letter; within other hiragana it may be part of a word, unless it is one that marks a case."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A language's way of asking.

    `words` are folded, `spelt` tells how they are written; `cuts` finds those of a script without spaces; `wants` gives, for each
    phrase, the shapes (see Token) of which the answer holds one, the first that fits counting.
    """

    words: frozenset[str]
    cuts: re.Pattern[str] | None
    wants: tuple[tuple[str, str], ...]
    spelt: Mapping[str, str] = field(default_factory=dict)


@cache
def asking(language: str) -> Asking:
    """How the language (ISO 639-1) asks; nothing where its file is missing. What English wants is the matcher's."""
    if language == "en":
        return Asking(word_list("stopwords"), None, ())
    file = files("bot.text.asking").joinpath(f"{language}.yaml")
    if not file.is_file():
        return Asking(frozenset(), None, ())
    stored = yaml_table("bot.text.asking", f"{language}.yaml")
    said = stored["words"].split()
    wants = tuple((_plain(phrase), shapes) for phrase, shapes in stored["wants"].items())
    spelt = {token.word: token.written for each in said if not _UNSPACED.search(each) for token in tokens(each)}
    return Asking(frozenset(spelt), _cutter(said), wants, spelt)


def _cutter(phrases: Sequence[str]) -> re.Pattern[str] | None:
    unspaced = sorted((plain(each) for each in phrases if _UNSPACED.search(each)), key=lambda each: (-len(each), each))
    marks = [_mark(each) for each in unspaced]
    return re.compile("|".join(marks)) if marks else None


def _mark(phrase: str) -> str:
    if not re.fullmatch("[ぁ-ん]", phrase):
        return re.escape(phrase)
    return (_CASE if phrase in "はがをの" else _PARTICLE).format(phrase)


def _plain(text: str) -> str:
    """What phrases are looked for in: folded words between spaces, or the text itself where it writes none."""
    return plain(text) if _UNSPACED.search(text) else f" {' '.join(words(text))} "


def stopwords(language: str = "en") -> frozenset[str]:
    """Folded words that say how a question is put, not what it is about."""
    return asking(language).words


def is_stopword(word: str, languages: Iterable[str]) -> bool:
    """Whether the folded word says how a question in one of the languages is put."""
    return any(word in stopwords(language) for language in languages)


def as_asked(word: str, languages: Iterable[str]) -> str:
    """The folded word as one of the languages writes it, where questions are put with it; else itself."""
    return next((asking(language).spelt[word] for language in languages if word in asking(language).spelt), word)


def topic(question: str, languages: Sequence[str]) -> list[Token]:
    """The words of a question that say what it is about, in order; all of them where that would leave none.

    `languages` are those it may be in (see `question_languages`). A word in capitals is a name: "US" is not "us".
    """
    stops = frozenset[str]().union(*(stopwords(language) for language in languages))
    shouted = question.isupper()

    def stays(token: Token) -> bool:
        return token.word not in stops or (len(token.written) > 1 and token.written.isupper() and not shouted)

    cut = plain(question)
    for pattern in (asking(language).cuts for language in languages):
        cut = pattern.sub(" ", cut) if pattern else cut
    return [token for token in tokens(cut) if stays(token)] or tokens(question)


def wanted(question: str, languages: Sequence[str]) -> str:
    """The shapes (see Token) of which an answer should hold one, as the languages' phrases tell; "" for any."""
    said = _plain(question)
    return next((shapes for language in languages for phrase, shapes in asking(language).wants if phrase in said), "")
