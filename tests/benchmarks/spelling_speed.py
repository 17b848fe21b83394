"""How long repairing a question takes: python tests/benchmarks/spelling_speed.py TUNE_FOLDER [--words N].

The library holds the paragraphs of the Wikipedia and science sets and, until it has N distinct words, passages of made-up words that
follow the letters of real ones (a Markov chain over three letters). Asked are the misspelt questions of squad11-train150-misspelt, one
or two unknown words in each.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from benchmarks.sets import rows

from bot.index import Index
from bot.model import Article
from bot.spelling import repair
from bot.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("squad11-train150", "squad11-train-rest", "covidqa")
PASSAGE = 60
ARTICLE = 50


def made_up(known: set[str], count: int) -> Iterator[str]:
    """So many new words that look like the known ones."""
    chance, follows = random.Random(3), defaultdict[str, list[str]](list)
    for word in sorted(word for word in known if word.isascii() and word.isalpha()):
        written = f"^^^{word}$"
        for at in range(len(written) - 3):
            follows[written[at : at + 3]].append(written[at + 3])
    seen = set(known)
    while len(seen) < len(known) + count:
        word = "^^^"
        while word[-1] != "$" and len(word) < 20:
            word += chance.choice(follows[word[-3:]] or ["$"])
        if (new := word[3:].rstrip("$")) not in seen and len(new) > 2:
            seen.add(new)
            yield new


def library(folder: Path, wanted: int) -> Index:
    paragraphs = [row["text"] for name in SETS for row in rows(folder / name / "corpus.jsonl.gz")]
    known = {word for text in paragraphs for word in words(text)}
    new = list(made_up(known, max(0, wanted - len(known))))
    random.Random(4).shuffle(new)
    paragraphs += [" ".join(new[at : at + PASSAGE]) for at in range(0, len(new), PASSAGE)]
    index = Index()
    starts = range(0, len(paragraphs), ARTICLE)
    index.update({f"{n}:x": Article(str(n), "", tuple(paragraphs[at : at + ARTICLE]), number=n) for n, at in enumerate(starts, 1)})
    print(f"{len(known) + len(new):,} words, {len(paragraphs):,} passages")  # noqa: T201 - a script's table
    return index


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=143_000)
    wanted = parser.parse_args()
    reader, spent = library(wanted.folder, wanted.words).reader(), []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for row in rows(wanted.folder / "squad11-train150-misspelt" / "questions.jsonl.gz")[:600]:
        began = time.perf_counter()
        repair(row["question"], reader)
        spent.append(1_000 * (time.perf_counter() - began))
    cuts = quantiles(spent, n=20)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_024
    print(f"first {spent[0]:.1f} ms, p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, {more:.0f} MiB more memory")  # noqa: T201 - the same


if __name__ == "__main__":
    main()
