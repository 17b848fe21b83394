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
from bot.text.vietnamese import is_marked
from bot.text.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.text.words import Token

_UNSPACED = re.compile(f"[{RANGES}]")
_CASE, _PARTICLE = "{}(?![ぁ-ん])", "(?<![ぁ-ん]){}(?![ぁ-ん])"
"""A Japanese particle of one letter; within other hiragana it may be part of a word, unless it is one that marks a case."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A language's way of asking.

    `words` are folded, `spelt` tells how they are written; `cuts` finds those of a script without spaces, and in a group what is left
    in place; `wants` gives, for each phrase, the shapes (see Token) of which the answer holds one, the first that fits counting.
    """

    words: frozenset[str]
    cuts: re.Pattern[str] | None
    wants: tuple[tuple[str, str], ...]
    spelt: Mapping[str, str] = field(default_factory=dict)


@cache
def asking(language: str, *, marked: bool = False) -> Asking:
    """How the language (ISO 639-1) asks; nothing where its file is missing. What English wants is the matcher's.

    With `marked`, Vietnamese words are not folded but lower-case, with their marks.
    """
    if language == "en":
        return Asking(word_list("stopwords"), None, ())
    file = files("bot.text.asking").joinpath(f"{language}.yaml")
    if not file.is_file():
        return Asking(frozenset(), None, ())
    stored = yaml_table("bot.text.asking", f"{language}.yaml")
    said = stored["words"].split()
    marked = marked and language == "vi"
    wants = tuple((_plain(phrase, marked=marked), shapes) for phrase, shapes in stored["wants"].items())
    spaced = [token for each in said if not _UNSPACED.search(each) for token in tokens(each)]
    spelt = {token.word: token.written for token in spaced}
    known = frozenset(token.written for token in spaced) if marked else frozenset(spelt)
    return Asking(known, _cutter(said, stored.get("keeps", "").split()), wants, spelt)


def _said(text: str, *, marked: bool) -> list[str]:
    return [token.written.lower() if marked else token.word for token in tokens(text)]


def _cutter(phrases: Sequence[str], kept: Sequence[str]) -> re.Pattern[str] | None:
    """What finds the phrases, and in its one group the kept words that only look as if they held one."""
    unspaced = sorted((plain(each) for each in phrases if _UNSPACED.search(each)), key=lambda each: (-len(each), each))
    marks = [_mark(each) for each in unspaced]
    keeping = "|".join(re.escape(plain(each)) for each in kept)
    return re.compile("|".join([f"({keeping or '(?!)'})", *marks])) if marks else None


def _mark(phrase: str) -> str:
    if not re.fullmatch("[ぁ-ん]", phrase):
        return re.escape(phrase)
    return (_CASE if phrase in "はがをの" else _PARTICLE).format(phrase)


def _plain(text: str, *, marked: bool = False) -> str:
    """What phrases are looked for in: words between spaces, or the text itself where it writes none."""
    return plain(text) if _UNSPACED.search(text) else f" {' '.join(_said(text, marked=marked))} "


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
    marked = "vi" in languages and is_marked(question)
    stops = frozenset[str]().union(*(asking(language, marked=marked).words for language in languages))
    shouted = question.isupper()

    def stays(token: Token) -> bool:
        said = token.written.lower() if marked else token.word
        return said not in stops or (len(token.written) > 1 and token.written.isupper() and not shouted)

    cut = plain(question)
    for pattern in (asking(language).cuts for language in languages):
        cut = pattern.sub(lambda found: found[1] or " ", cut) if pattern else cut
    return [token for token in tokens(cut) if stays(token)] or tokens(question)


def wanted(question: str, languages: Sequence[str]) -> str:
    """The shapes (see Token) of which an answer should hold one, as the languages' phrases tell; "" for any."""
    marked = "vi" in languages and is_marked(question)
    said, known = _plain(question, marked=marked), [asking(language, marked=marked) for language in languages]
    return next((shapes for one in known for phrase, shapes in one.wants if phrase in said), "")
