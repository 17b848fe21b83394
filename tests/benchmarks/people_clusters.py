"""Clusters words by the company they keep: in tests/, `python -m benchmarks.people_clusters TUNE_FOLDER` writes the list `clusters`.

The paragraphs are SQuAD 1.1's. A word's vector counts the two words before and after it, weighed by positive pointwise mutual
information with smoothed contexts, cut to 80 dimensions by a randomised singular value decomposition (Levy, Goldberg and Dagan
2015; Halko, Martinsson and Tropp 2011), and clustered by k-means on the sphere from the most frequent words on. Wants numpy and scipy.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from benchmarks.people_lists import articles, store
from numpy.typing import NDArray
from scipy.sparse import coo_matrix

from bot.text import fold

Vectors = NDArray[np.float64]

WORDS_SEEN, CONTEXTS, DIMENSIONS, CLUSTERS, ROUNDS = 8, 3_000, 80, 64, 25
SIDES = (-2, -1, 1, 2)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[.,;:()\"]")


def counted(texts: list[list[str]], words: list[str]) -> coo_matrix:
    """How often each of the words stands beside each context, a column for each of the most frequent words on each side."""
    rows, columns = [], []
    known = {word: at for at, word in enumerate(words)}
    for text in texts:
        numbers = [known.get(word, -1) for word in text]
        for at, word in enumerate(numbers):
            for side, step in enumerate(SIDES):
                beside = numbers[at + step] if word >= 0 and 0 <= at + step < len(text) else -1
                if 0 <= beside < CONTEXTS:
                    rows.append(word)
                    columns.append(side * CONTEXTS + beside)
    shape = (len(words), len(SIDES) * CONTEXTS)
    return coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr().tocoo()


def informed(counts: coo_matrix) -> coo_matrix:
    """The counts as positive pointwise mutual information, contexts smoothed by the power of .75."""
    total = counts.sum()
    words = np.asarray(counts.sum(1)).ravel()
    contexts = np.asarray(counts.sum(0)).ravel() ** 0.75
    contexts *= total / contexts.sum()
    weights = np.log(counts.data * total / (words[counts.row] * contexts[counts.col] + 1e-9))
    good = weights > 0
    return coo_matrix((weights[good], (counts.row[good], counts.col[good])), shape=counts.shape).tocsr()


def reduced(table: coo_matrix) -> Vectors:
    """The rows in DIMENSIONS dimensions, of length 1; the same for the same table."""
    sample = table @ np.random.default_rng(0).standard_normal((table.shape[1], DIMENSIONS + 20))
    for _ in range(4):
        sample = table @ (table.T @ np.linalg.qr(sample)[0])
    basis = np.linalg.qr(sample)[0]
    left, sizes, _ = np.linalg.svd((table.T @ basis).T, full_matrices=False)
    found: Vectors = (basis @ left)[:, :DIMENSIONS] * np.sqrt(sizes[:DIMENSIONS])
    near: Vectors = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return near


def clustered(vectors: Vectors) -> NDArray[np.intp]:
    """The cluster of each vector."""
    centres = vectors[:CLUSTERS].copy()
    own: NDArray[np.intp] = np.argmax(vectors @ centres.T, axis=1)
    for _ in range(ROUNDS):
        for number in range(CLUSTERS):
            if (own == number).any():
                centres[number] = vectors[own == number].sum(0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
        own = np.argmax(vectors @ centres.T, axis=1)
    return own


def main(folder: Path) -> None:
    """Write the list, a row for each cluster."""
    texts = [["0" if word.isdigit() else word.lower() for word in _WORD.findall(text)] for read in articles(folder) for text in read]
    words = [word for word, times in Counter(word for text in texts for word in text).most_common() if times >= WORDS_SEEN]
    rows: dict[int, list[str]] = {number: [] for number in range(CLUSTERS)}
    met: set[str] = set()
    for word, number in zip(words, clustered(reduced(informed(counted(texts, words)))), strict=True):
        folded = fold(word) or word
        if folded not in met and not folded.startswith("#"):
            rows[int(number)].append(folded)
            met.add(folded)
    store("clusters", (" ".join(sorted(row)) or "-" for row in rows.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
