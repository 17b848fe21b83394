"""What the index keeps of a passage beside its text, a few bytes for each word, and many of them read back as arrays."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.index.analysis import Words

_HEAD = struct.Struct("<IIIIII")
"""Of a record: position, part, passages of its article, words of the headline, sentences, words."""
MOST_SHARED = 255
"""A stem in more passages of its article is as common there as can be."""


def pack(passage: Passage, siblings: int, headline: Words, words: Words, shared: Mapping[str, int]) -> bytes:
    """The passage as a record; `siblings` counts its article's passages, `shared` those of them that hold a stem (MOST_SHARED at most)."""
    sizes = words.sizes or (0,)
    return b"".join((
        _HEAD.pack(passage.position, passage.part, siblings, len(headline.stems), len(sizes), len(words.stems)),
        headline.codes,
        words.codes,
        struct.pack(f"<{len(sizes)}I", *sizes),
        words.forms,
        bytes(map(shared.__getitem__, words.stems)),
        words.shapes,
        passage.text.encode(),
    ))  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Passages that share words with a question, the highest BM25 first, with all their words, one passage after the other.

    Of each of the n passages: its BM25 score (0 or more), its article's number of passages, its first sentence. Of each of the m
    sentences (aligned with the passage's `sentence_spans`): the passage it stands in. Of each of the w words: the code of its stem,
    its form, its shape (see text.Token), in how many passages of its article the stem stands, and its sentence. Of the headlines'
    words: the code of the stem and the passage whose article has that headline.
    """

    passages: tuple[Passage, ...]
    bm25: NDArray[np.float64]
    siblings: NDArray[np.int64]
    first: NDArray[np.int64]
    owner: NDArray[np.int64]
    stems: NDArray[np.uint32]
    forms: NDArray[np.uint8]
    shapes: NDArray[np.uint8]
    shared: NDArray[np.uint8]
    line: NDArray[np.int64]
    headline: NDArray[np.uint32]
    headline_of: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.passages)


def unpack(records: Iterable[tuple[int, bytes]], bm25: Sequence[float]) -> Candidates:
    """The candidates of the records, each with its article's number; `bm25` is aligned with them."""
    passages, heads = [], []
    parts: dict[str, list[bytes]] = {name: [] for name in ("headline", "stems", "lengths", "forms", "shared", "shapes")}
    for article, record in records:
        position, part, siblings, titled, sentences, words = _HEAD.unpack_from(record)
        at = _HEAD.size
        for held, size in zip(parts.values(), (4 * titled, 4 * words, 4 * sentences, words, words, words), strict=True):
            held.append(record[at : at + size])
            at += size
        passages.append(Passage(article, position, record[at:].decode(), part))
        heads.append((siblings, titled, sentences))
    table = np.array(heads, np.int64).reshape(-1, 3)
    count = len(passages)
    owner = np.repeat(np.arange(count), table[:, 2])
    line = np.repeat(np.arange(len(owner)), _joined(parts["lengths"], "<u4"))
    return Candidates(
        tuple(passages), np.array(bm25), table[:, 0], np.cumsum(table[:, 2]) - table[:, 2], owner,
        _joined(parts["stems"], "<u4"), _joined(parts["forms"], "u1"), _joined(parts["shapes"], "u1"), _joined(parts["shared"], "u1"), line,
        _joined(parts["headline"], "<u4"), np.repeat(np.arange(count), table[:, 1]),
    )  # fmt: skip


def _joined(parts: Sequence[bytes], kind: str) -> NDArray[Any]:
    return np.frombuffer(b"".join(parts), kind)
