"""How near the summaries come to people's own, beside the article's first sentences: `python tests/benchmarks/summaries.py SET`.

SET is a .jsonl.gz file of {"id", "title", "text", "summary"}. ROUGE-1/2/Lsum are rouge-score's F1 with stemming, in per cent.
References that are sentences of the article (a title is given with them) are met with as many sentences as they have,
others with `--sentences`, 3 unless told.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.model import Article
from bot.summary import summarise
from bot.text import paragraphs, sentences

_MEASURES = ("rouge1", "rouge2", "rougeLsum")
Summariser = Callable[[Article, int], list[str]]


def ours(article: Article, count: int) -> list[str]:
    return [sentence.text for sentence in summarise(article, count).sentences]


def lead(article: Article, count: int) -> list[str]:
    return [text for paragraph in article.paragraphs for text in sentences(paragraph)][:count]


def rows(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            if limit is not None and index >= limit:
                return
            yield json.loads(line)


def measured(data: list[dict[str, Any]], summariser: Summariser, count: int) -> tuple[Mapping[str, float], float]:
    """Mean F1 of each measure in per cent, and the milliseconds an article took."""
    scoring = importlib.import_module("rouge_score.rouge_scorer")
    scorer, totals, spent = scoring.RougeScorer(list(_MEASURES), use_stemmer=True), dict.fromkeys(_MEASURES, 0.0), 0.0
    for row in data:
        article = Article(row["id"], row["title"], paragraphs(row["text"]))
        wanted = len(sentences(row["summary"])) if row["title"] else count
        start = time.perf_counter()
        found = summariser(article, wanted)
        spent += time.perf_counter() - start
        for name, score in scorer.score(row["summary"], "\n".join(found)).items():
            totals[name] += 100 * score.fmeasure / len(data)
    return totals, 1_000 * spent / len(data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--sentences", type=int, default=3)
    wanted = parser.parse_args()
    if importlib.util.find_spec("rouge_score") is None:
        sys.stderr.write("rouge-score is not installed: pip install rouge-score\n")
        return 1
    data = list(rows(wanted.set, wanted.limit))
    sys.stdout.write(f"{wanted.set.name}: {len(data)} articles\n{'':8}{'R-1':>7}{'R-2':>7}{'R-Lsum':>8}{'ms':>7}\n")
    summarisers: dict[str, Summariser] = {"ours": ours, "lead": lead}
    for name, summariser in summarisers.items():
        means, spent = measured(data, summariser, wanted.sentences)
        r1, r2, rl = (means[measure] for measure in _MEASURES)
        sys.stdout.write(f"{name:8}{r1:7.2f}{r2:7.2f}{rl:8.2f}{spent:7.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
