"""How near the summaries come to people's own: `python tests/benchmarks/summaries.py [--table README.md] FOLDER`.

FOLDER holds .jsonl.gz files of {"id", "title", "text", "summary"}. Beside the bot stand the article's first sentences (LEAD) and sumy's
LexRank, LSA, Luhn and TextRank, all on the same sentences. sumy and rouge-score are tools of this script, not of the bot:
`pip install sumy rouge-score`. ROUGE-1/2/Lsum are rouge-score's F1 with stemming, in per cent.

References that are sentences of the article (a title is given with them) are met with the summary whose number of words comes nearest
to theirs; others with `--sentences`, 3 unless told.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from benchmarks.sets import evenly, rows, write_table

from bot.model import Article
from bot.summary import summarise
from bot.text import paragraphs, sentences

MEASURES = ("rouge1", "rouge2", "rougeLsum")
TOOLS = ("sumy", "rouge_score")
WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", re.IGNORECASE)
Row = Mapping[str, Any]
Summariser = Callable[[Article, int], Sequence[str]]


class Cut:
    """Sentences and words for sumy, whose own reading wants a download."""

    def to_sentences(self, text: str) -> list[str]:
        """The sentences of a paragraph."""
        return sentences(text)

    def to_words(self, text: str) -> list[str]:
        """The words of a sentence."""
        return WORD.findall(text)


def ours(article: Article, count: int) -> list[str]:
    """The bot's own summary."""
    return [sentence.text for sentence in summarise(article, count).sentences]


def lead(article: Article, count: int) -> list[str]:
    """The article's first sentences."""
    return [text for paragraph in article.paragraphs for text in sentences(paragraph)][:count]


def peers() -> dict[str, Summariser]:
    """sumy's summarisers of English by name."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415 - a tool of this script
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415
    from sumy.summarizers import lex_rank, lsa, luhn, text_rank  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    cut = Cut()

    def document(article: Article) -> Any:
        return ObjectDocumentModel([Paragraph([Sentence(text, cut) for text in sentences(each)]) for each in article.paragraphs])

    def of(kind: Any) -> Summariser:
        summarizer = kind(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        return lambda article, count: [str(sentence) for sentence in summarizer(document(article), count)]

    kinds = {"LexRank": lex_rank.LexRankSummarizer, "LSA": lsa.LsaSummarizer, "Luhn": luhn.LuhnSummarizer}
    return {name: of(kind) for name, kind in (kinds | {"TextRank": text_rank.TextRankSummarizer}).items()}


def nearest(summariser: Summariser, article: Article, words: int, count: int) -> Sequence[str]:
    """The summary whose number of words comes nearest to `words`, found from one of `count` sentences."""
    most = len(lead(article, sys.maxsize))
    count = min(count, most)
    found = summariser(article, count)
    step = 1 if _length(found) < words else -1
    while 0 < count + step <= most:
        count += step
        other = summariser(article, count)
        if abs(_length(other) - words) > abs(_length(found) - words):
            break
        found = other
    return found


def _length(found: Sequence[str]) -> int:
    return sum(len(WORD.findall(text)) for text in found)


def measured(data: Sequence[Row], summariser: Summariser, count: int) -> dict[str, float]:
    """Mean F1 of each measure, in per cent, and `ms`, the milliseconds that the first summary of an article takes."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - a tool of this script

    scorer, means = RougeScorer(list(MEASURES), use_stemmer=True), dict.fromkeys((*MEASURES, "ms"), 0.0)
    for row in data:
        article = Article(row["id"], row["title"], paragraphs(row["text"]))
        wanted = len(sentences(row["summary"])) if row["title"] else count
        start = time.perf_counter()
        found = summariser(article, wanted)
        means["ms"] += 1_000 * (time.perf_counter() - start) / len(data)
        if row["title"]:
            found = nearest(summariser, article, _length([row["summary"]]), wanted)
        for name, score in scorer.score(row["summary"], "\n".join(found)).items():
            means[name] += 100 * score.fmeasure / len(data)
    return means


def table(sets: Mapping[str, Sequence[Row]], count: int) -> str:
    """A row for each summariser, its figures on each set and the time it takes, as Markdown."""
    summarisers = {"this bot": ours, "LEAD": lead, **peers()}
    heads = [f"{name}: {len(data)} articles" for name, data in sets.items()]
    lines = [["ROUGE-1 / 2 / Lsum", *heads, "ms an article"], ["---"] * (len(sets) + 2)]
    for name, summariser in summarisers.items():
        found = [measured(data, summariser, count) for data in sets.values()]
        figures = [" / ".join(f"{means[measure]:.1f}" for measure in MEASURES) for means in found]
        lines.append([name, *figures, f"{sum(means['ms'] for means in found) / len(found):.0f}"])
        print(f"| {' | '.join(lines[-1])} |", file=sys.stderr)  # noqa: T201 - a script's progress
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> int:
    """Print the table, or put it into a file between its markers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--limit", type=int, default=100_000, help="so many articles of each set, evenly chosen")
    options.add_argument("--sentences", type=int, default=3)
    options.add_argument("--table", type=Path, help="the Markdown file that holds the table")
    given = options.parse_args()
    missing = [name for name in TOOLS if importlib.util.find_spec(name) is None]
    if missing:
        sys.stderr.write("this script wants two tools more: pip install sumy rouge-score\n")
        return 1
    sets = {path.name.split(".")[0]: evenly(rows(path), given.limit) for path in sorted(given.folder.glob("*.jsonl.gz"))}
    found = table(sets, given.sentences)
    print(found)  # noqa: T201 - a script's table
    if given.table:
        write_table(found, given.table, "summaries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
