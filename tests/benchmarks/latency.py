"""What an answer costs on one core: `python tests/benchmarks/latency.py SET... [--passages 10000 100000] [--check]`

SET is a folder as matching.py reads it; where its questions have a "clean_question" they are the misspelt ones, else slips are made.
The library is the sets' real text, and where that runs out copies of it with changed names and numbers. Whole answers are timed beside a
bare tantivy query, bm25s and SQLite FTS5: every question goes to all of them in turn, clean and misspelt, and each in its turn goes first.
Then the passages added a second to a library on the disk, and the first answer and memory of a fresh process. `--check` ends with 1
where an answer from the largest library takes longer, on the mean of this very run, than LIMITS allow. It takes about a minute for
every 30,000 passages; what it writes lies in a temporary folder and is gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import tantivy

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from typing import TYPE_CHECKING

from benchmarks.contenders import BOT, DEPTH, Paragraph, Ranked, as_articles, bm25, fts5
from benchmarks.growing import grown, slipped
from benchmarks.sets import evenly, folder_of, rows, write_table

from bot.answers import Librarian, Library
from bot.evaluation.figures import percentile
from bot.index import passages
from bot.matching import Weights
from bot.model import Article, Question
from config import load_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LIMITS = {"clean": 3.0, "misspelt": 6.0}
"""A whole answer takes at most so many times as long as bm25s takes for its list, on the mean over the same questions."""
BASE = "bm25s"
KINDS = tuple(LIMITS)
ROOT = Path(__file__).parents[2]
FRESH = 3
"""So many processes are started for each figure about a fresh one; the middle figure counts."""
Millis = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one library: its passages and distinct words, milliseconds by kind of question and contender, and what the bot needs besides.

    `opened_ms` is the first answer once a process has imported everything, `started_ms` that of `article-bot ask` from its start.
    """

    passages: int
    words: int
    answers: Mapping[str, Millis]
    added_a_second: float
    opened_ms: float
    started_ms: float
    mb: float
    own_mb: float

    def ratio(self, kind: str) -> float:
        """How many times as long as bm25s the bot takes, on the mean."""
        return mean(self.answers[kind][BOT]) / mean(self.answers[kind][BASE])


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def real_articles(folders: Sequence[Path]) -> list[Article]:
    """The articles of the sets, no paragraph twice."""
    library: dict[str, Paragraph] = {}
    for folder in folders:
        for row in rows(folder / "corpus.jsonl.gz"):
            library.setdefault(row["text"], Paragraph(row["id"], row["article_id"], row["title"], row["text"]))
    return as_articles(list(library.values()))[0]


def asked_of(folders: Sequence[Path], count: int) -> dict[str, list[str]]:
    """`count` questions of the sets, clean and misspelt, in the same order."""
    every = [question for folder in folders for question in evenly(rows(folder / "questions.jsonl.gz"), count)]
    chosen = evenly(every, count)
    return {
        "clean": [question.get("clean_question", question["question"]) for question in chosen],
        "misspelt": [question["question"] if "clean_question" in question else slipped(question["question"]) for question in chosen],
    }


def bare_tantivy(texts: Sequence[str], folder: Path) -> Callable[[str, int], Ranked]:
    """A tantivy index of nothing but the texts, and its query for any of the words."""
    folder.mkdir()
    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="en_stem").add_unsigned_field("at", stored=True).build()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(64 << 20, 1)
    for at, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, at=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ranked(question: str, limit: int) -> Ranked:
        query = index.parse_query(" ".join(re.findall(r"\w+", question.lower())), ["text"])
        return [(searcher.doc(address)["at"][0], score) for score, address in searcher.search(query, limit).hits]

    return ranked


def timed(contenders: Mapping[str, Callable[[str], object]], questions: Mapping[str, Sequence[str]]) -> dict[str, Millis]:
    """Milliseconds by kind and contender: each question goes to all, who take turns in being first; three are asked before, untimed.

    What counts is the processor's time: on a core of one's own it is the time that passes, and other programs do not add to it.
    """
    names = list(contenders)
    spent: dict[str, Millis] = {kind: {name: [] for name in names} for kind in questions}
    for warm in (text for texts in questions.values() for text in texts[:3]):
        for ask in contenders.values():
            ask(warm)
    for at, pair in enumerate(zip(*questions.values(), strict=True)):
        for kind, text in zip(questions, pair, strict=True):
            for name in names[at % len(names) :] + names[: at % len(names)]:
                began = time.process_time()
                contenders[name](text)
                spent[kind][name].append(1_000 * (time.process_time() - began))
    return spent


def cost(articles: Sequence[Article], questions: Mapping[str, Sequence[str]], folder: Path) -> Cost:
    """Everything measured over the articles; a library, which `folder` keeps, is made of them."""
    url = f"sqlite:///{folder}/library.db"
    librarian = Librarian(Library(url), Weights.parse(load_weights(), "config/ranking.yaml"))
    began = time.perf_counter()
    for _ in librarian.add_all(articles):
        pass
    adding = time.perf_counter() - began
    texts = [f"{article.title}\n{passage.text}" for article in articles for passage in passages(article)]
    rankers = {"tantivy, a bare query": bare_tantivy(texts, folder / "bare"), BASE: bm25(texts), "SQLite FTS5": fts5(texts)}
    others = {name: (lambda text, ranked=ranked: ranked(text, DEPTH)) for name, ranked in rankers.items()}
    answers = timed({BOT: lambda text: librarian.answer(Question(text)), **others}, questions)
    opened, started = fresh(url, questions["clean"][0])
    words = len({word for text in texts for word in re.findall(r"\w+", text.lower())})
    return Cost(len(texts), words, answers, len(texts) / adding, opened["ms"], started, opened["mb"], opened["own_mb"])


def fresh(url: str, question: str) -> tuple[dict[str, float], float]:
    """What opening.py tells of a fresh process, and the milliseconds of `article-bot ask`; of FRESH of them the middle one."""
    opening = [sys.executable, str(Path(__file__).with_name("opening.py")), url, question]
    asking = [sys.executable, "-m", "bot", "ask", question, "--library", url]
    opened = [json.loads(subprocess.run(opening, cwd=ROOT, check=True, capture_output=True).stdout) for _ in range(FRESH)]
    started = []
    for _ in range(FRESH):
        began = time.perf_counter()
        subprocess.run(asking, cwd=ROOT, check=True, capture_output=True)
        started.append(1_000 * (time.perf_counter() - began))
    return sorted(opened, key=lambda one: one["ms"])[FRESH // 2], sorted(started)[FRESH // 2]


def table(costs: Sequence[Cost]) -> str:
    """Two tables in Markdown: milliseconds of an answer, and what a library costs."""
    lines = ["| Milliseconds, p50 / p95 / mean | clean | misspelt |", "|---|---|---|"]
    for one in costs:
        for name in one.answers["clean"]:
            told = " | ".join(_told(one.answers[kind][name]) for kind in KINDS)
            lines.append(f"| {one.passages:,} passages, {one.words:,} words: {name} | {told} |")
    lines += ["", "| Passages | added a second | memory, its own | first answer, opened | from the start |", "|---" * 5 + "|"]
    for one in costs:
        memory = f"{one.mb:.0f} MB, {one.own_mb:.0f} MB"
        lines.append(f"| {one.passages:,} | {one.added_a_second:,.0f} | {memory} | {one.opened_ms:.0f} ms | {one.started_ms:.0f} ms |")
    return "\n".join(lines)


def _told(millis: Sequence[float]) -> str:
    return f"{percentile(millis, 50):.1f} / {percentile(millis, 95):.1f} / {mean(millis):.1f}"


def too_slow(costs: Sequence[Cost]) -> list[str]:
    """A sentence for every limit that is passed over the largest library; over small ones bm25s has hardly anything to do."""
    largest = max(costs, key=lambda one: one.passages)
    return [
        f"{largest.passages:,} passages, {kind}: {largest.ratio(kind):.1f} times as long as {BASE}, {most:g} at most"
        for kind, most in LIMITS.items()
        if largest.ratio(kind) > most
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--count", type=int, default=100, help="questions of each kind")
    parser.add_argument("--table", type=Path, metavar="FILE.md", help="write the table between the file's markers")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args(arguments)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    folders = [folder_of(named)[1] for named in wanted.sets]
    articles, questions = real_articles(folders), asked_of(folders, wanted.count)
    costs = []
    for many in wanted.passages:
        with tempfile.TemporaryDirectory() as folder:
            costs.append(cost(list(grown(articles, many)), questions, Path(folder)))
    told = table(costs)
    sys.stdout.write(told + "\n")
    if wanted.table:
        write_table(told, wanted.table, "latency")
    for fault in (faults := too_slow(costs)):
        sys.stderr.write(f"too slow: {fault}\n")
    return 1 if wanted.check and faults else 0


if __name__ == "__main__":
    sys.exit(main())
