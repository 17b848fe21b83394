"""How often the right passage comes first, beside what a reader could use instead: `python tests/benchmarks/matching.py SET...`

SET is a folder, or NAME=FOLDER to call it by a name, that holds corpus.jsonl.gz of {"id", "article_id", "title", "text"} and
questions.jsonl.gz of {"question", "gold": [ids], "gold_loose"?: [ids], "answers"?: [texts]}. Each contender is asked the same
`--count` questions, evenly taken from the file, of the whole library, and again of two poorer ones: without half of the articles
that are asked about ("other subject") and without half of the passages that are right ("same subject"). AUROC is the chance that
a question still answered there scores above one that is not; "as given" is that of the questions whose gold the whole library does
not hold. `--chart` draws the shares with the right passage first; `--table` writes Markdown between the file's markers. It takes some
minutes a set; all-MiniLM-L6-v2 reads about ten passages a second on one core, and is left out where its package is not installed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from benchmarks.contenders import BOT, NEURAL, Asked, Contender, Paragraph, contenders
from benchmarks.drawing import draw
from benchmarks.sets import evenly, folder_of, rows, write_table

from bot.evaluation import Figures, Trial, figures
from bot.evaluation.figures import auroc
from bot.evaluation.gold import plain


@dataclass(frozen=True, slots=True)
class Trialset:
    """Paragraphs and the questions put to them."""

    name: str
    library: tuple[Paragraph, ...]
    questions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one contender did on one set; the two AUROCs are None where a poorer library leaves only one kind of question."""

    figures: Figures
    other_subject: float | None
    same_subject: float | None


Outcomes = Mapping[str, Mapping[str, Outcome]]
"""By set, then by contender."""


def trialset(named: str, count: int) -> Trialset:
    """The set of a folder ("FOLDER" or "NAME=FOLDER") with `count` of its questions, evenly taken."""
    name, folder = folder_of(named)
    library = tuple(Paragraph(row["id"], row["article_id"], row["title"], row["text"]) for row in rows(folder / "corpus.jsonl.gz"))
    return Trialset(name, library, tuple(evenly(rows(folder / "questions.jsonl.gz"), count)))


def gold_of(question: Mapping[str, Any]) -> tuple[str, ...]:
    return (*question.get("gold", ()), *question.get("gold_loose", ()))


def tried(asked: Asked, library: Sequence[Paragraph], questions: Iterable[Mapping[str, Any]]) -> list[Trial]:
    """How it went with each question; gold that the library does not hold is none."""
    texts = {paragraph.id: paragraph.text for paragraph in library}
    trials = []
    for question in questions:
        gold = tuple(one for one in gold_of(question) if one in texts)
        began = time.perf_counter()
        reply = asked(question["question"])
        seconds = time.perf_counter() - began
        rank = next((at for at, one in enumerate(reply.ids, 1) if one in gold), 0)
        answers = question.get("answers") or ()
        marked = rank == 1 and any(plain(answer) in plain(reply.sentence) for answer in answers) if answers else None
        best = texts[reply.ids[0]] if reply.ids else ""
        trials.append(Trial(question["question"], gold, rank, marked, bool(reply.ids), reply.score, seconds, best))
    return trials


def without_articles(given: Trialset) -> list[Paragraph]:
    """The library without every second article that a question is about."""
    about = {paragraph.id: paragraph.article for paragraph in given.library}
    asked = {about[one] for question in given.questions for one in gold_of(question) if one in about}
    gone = set(sorted(asked)[::2])
    return [paragraph for paragraph in given.library if paragraph.article not in gone]


def without_passages(given: Trialset) -> list[Paragraph]:
    """The library without everything right for every second question; what is right for others too goes with it."""
    gone = {one for question in given.questions[::2] for one in gold_of(question)}
    return [paragraph for paragraph in given.library if paragraph.id not in gone]


def told_apart(contender: Contender, library: Sequence[Paragraph], questions: Sequence[Mapping[str, Any]]) -> float | None:
    """The AUROC of the score, of the questions that had gold in the set: those that still have, against those that have not."""
    trials = tried(contender(library), library, [question for question in questions if gold_of(question)])
    return auroc([trial.score for trial in trials if trial.gold], [trial.score for trial in trials if not trial.gold])


def outcome(contender: Contender, given: Trialset) -> Outcome:
    """The contender asked of the whole library and of the two poorer ones."""
    known = {paragraph.id for paragraph in given.library}
    answerable = [question for question in given.questions if known.intersection(gold_of(question))]
    return Outcome(
        figures(tried(contender(given.library), given.library, given.questions)),
        told_apart(contender, without_articles(given), answerable),
        told_apart(contender, without_passages(given), answerable),
    )


def table(outcomes: Outcomes) -> str:
    """Two tables in Markdown: the right passage first, for all; the other measures, the best of the others in brackets."""
    names = list(next(iter(outcomes.values())))
    lines = [f"| Right passage first | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for name, of in outcomes.items():
        shares = [of[each].figures.p_at_1 for each in names]
        best = max((share for share in shares if share is not None), default=None)
        lines.append(f"| {name} | {' | '.join(f'**{_told(one)}**' if one == best else _told(one) for one in shares)} |")
    measures = ("in the first three", "MRR", "marked sentence", "AUROC, other subject", "AUROC, same subject", "AUROC, as given")
    lines += ["", f"| {BOT} (best of the others) | {' | '.join(measures)} |", "|---" * (len(measures) + 1) + "|"]
    for name, of in outcomes.items():
        columns = zip(*(_measures(of[each]) for each in names), strict=True)
        lines.append(f"| {name} | {' | '.join(_beside(column) for column in columns)} |")
    return "\n".join(lines)


def _measures(one: Outcome) -> tuple[float | None, ...]:
    told = one.figures
    return told.p_at_3, told.mrr, told.sentence, one.other_subject, one.same_subject, told.auroc


def _beside(values: Sequence[float | None]) -> str:
    others = [value for value in values[1:] if value is not None]
    return f"{_told(values[0])} ({_told(max(others))})" if others else _told(values[0])


def _told(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--count", type=int, default=500, help="questions of each set")
    parser.add_argument("--chart", type=Path, metavar="FILE.png")
    parser.add_argument("--table", type=Path, metavar="FILE.md")
    parser.add_argument("--without-neural", action="store_true")
    wanted = parser.parse_args(arguments)
    every = contenders(with_neural=not wanted.without_neural)
    if not wanted.without_neural and len(every) < 5:
        sys.stderr.write(f"all-MiniLM-L6-v2 is left out: {NEURAL} is not installed\n")
    outcomes: dict[str, dict[str, Outcome]] = {}
    for named in wanted.sets:
        given = trialset(named, wanted.count)
        began = time.perf_counter()
        outcomes[given.name] = {name: outcome(contender, given) for name, contender in every.items()}
        spent = time.perf_counter() - began
        sys.stderr.write(f"{given.name}: {len(given.questions)} questions, {len(given.library):,} passages, {spent:.0f} s\n")
    told = table(outcomes)
    sys.stdout.write(told + "\n")
    if wanted.table:
        write_table(told, wanted.table, "matching")
    if wanted.chart:
        draw({name: {each: one.figures.p_at_1 or 0.0 for each, one in of.items()} for name, of in outcomes.items()}, BOT, wanted.chart)
    return 0


if __name__ == "__main__":
    sys.exit(main())
