"""Count bot/text/background.txt from sets of paragraphs: python tests/benchmarks/count_background.py SET [SET ...]."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from bot.text import is_number, stem, stopwords, tokens

LEAST = 8
"""A stem in fewer paragraphs is left out."""


def main() -> None:
    counts: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    paragraphs = 0
    for folder in sys.argv[1:]:
        with gzip.open(Path(folder) / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                paragraphs += 1
                found = tokens(json.loads(line)["text"])
                counts.update({stem(token.word) for token in found})
                lower.update({stem(token.word) for token in found if token.shape == "."})
    kept = sorted(s for s in counts if counts[s] >= LEAST and s.isascii() and s not in stopwords() and not is_number(s))
    rows = [f"{s if lower[s] >= LEAST / 2 else s.capitalize()} {counts[s]}\n" for s in kept]
    Path("bot/text/background.txt").write_text(f"{paragraphs}\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
