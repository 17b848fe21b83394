"""What the index keeps of an article: its passages, and of each passage the words of every sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model import Passage
from bot.text import forms, sentence_spans, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Article

LONGEST_PASSAGE = 1_200
"""A paragraph of more characters becomes several passages, cut at sentence ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a passage: its folded words and, aligned with them, their stems and a character each for the shape (see text.Token).

    Behind a word's stem follow its other forms (see text.forms), of the shape `+`, each beside the same word.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    shapes: str


def lines(text: str, language: str) -> tuple[Line, ...]:
    """One line for each of the text's `sentence_spans`, in order."""
    return tuple(_line(text[start:end], language) for start, end in sentence_spans(text))


def _line(sentence: str, language: str) -> Line:
    words: list[str] = []
    stems: list[str] = []
    shapes = ""
    for token in tokens(sentence):
        found = forms(token, language)
        words += [token.word] * len(found)
        stems += found
        shapes += token.shape + "+" * (len(found) - 1)
    return Line(tuple(words), tuple(stems), shapes)


def passages(article: Article) -> Iterator[Passage]:
    """The article's passages in reading order."""
    for position, paragraph in enumerate(article.paragraphs):
        for part, text in enumerate(_parts(paragraph)):
            yield Passage(article.number, position, text, part)


def _parts(paragraph: str) -> Iterator[str]:
    """The paragraph, or as few parts of about equal length as keep to LONGEST_PASSAGE; a longer sentence stays whole."""
    if len(paragraph) <= LONGEST_PASSAGE:
        yield paragraph
        return
    wanted = len(paragraph) / -(-len(paragraph) // LONGEST_PASSAGE)
    begin = end = 0
    for start, stop in sentence_spans(paragraph):
        if end > begin and (stop - begin > LONGEST_PASSAGE or (start + stop) / 2 - begin > wanted):
            yield paragraph[begin:end]
            begin = start
        end = stop
    yield paragraph[begin:end]
