"""What the index keeps of an article: its passages, and of each passage the words of every sentence."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from bot.index.codes import code, form
from bot.model import Passage
from bot.text import forms, sentence_spans, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.model import Article
    from bot.text import Token

LONGEST_PASSAGE = 1_200
"""A paragraph of more characters becomes several passages, cut at sentence ends."""


class Word(NamedTuple):
    """A word as the index keeps it: folded, its stems (see text.forms; the first is its own) and, aligned with them, their codes
    (4 bytes each), the word's form (a byte each) and its shape (see text.Token; `+` behind the first).
    """

    word: str
    stems: tuple[str, ...]
    codes: bytes
    forms: bytes
    shapes: str


class Words(NamedTuple):
    """The words of a text's sentences as the index keeps them: each folded; the stems of all of them and, aligned with these, what
    Word has of each; and how many of the stems are in each sentence.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    codes: bytes
    forms: bytes
    shapes: bytes
    sizes: tuple[int, ...]


@lru_cache(maxsize=16_384)
def kept(token: Token, language: str) -> Word:
    """The word as the index keeps it in a passage of that language."""
    stems = tuple(forms(token, language))
    codes = b"".join([code(stem).to_bytes(4, "little") for stem in stems])
    return Word(token.word, stems, codes, bytes([form(token.word)]) * len(stems), token.shape.ljust(len(stems), "+"))


def read(sentences: Iterable[str], language: str) -> Words:
    """The words of the sentences, in order."""
    lines = [list(map(kept, tokens(sentence), repeat(language))) for sentence in sentences]
    words, stems, codes, forms, shapes = tuple(zip(*chain.from_iterable(lines), strict=True)) or ((),) * 5
    sizes = tuple([sum([len(word.stems) for word in line]) for line in lines])
    return Words(words, tuple(chain.from_iterable(stems)), b"".join(codes), b"".join(forms), "".join(shapes).encode("ascii"), sizes)


def read_passage(text: str, language: str) -> Words:
    """The words of a passage, sentence by sentence of its `sentence_spans`."""
    return read([text[start:end] for start, end in sentence_spans(text)], language)


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
