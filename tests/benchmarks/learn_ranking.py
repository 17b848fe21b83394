"""Learn config/ranking.yaml from sets of questions: python tests/benchmarks/learn_ranking.py TUNE_FOLDER [--write].

Deterministic. Sentences: a listwise softmax over the sentences of the right passage; passages: the same over the first 50 candidates;
calibration: a logistic regression on the first match of questions, keywords and chat to whole, foreign, gapped and small libraries.
Figures are cross-validated over five folds that share no article. bot/matching/meaning.npz was learnt from other articles than these.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

import numpy as np
import yaml
from benchmarks.calibrating import Judged, calibration
from benchmarks.learning import FOLDS, answering, article_of, folds, library, listwise, right, scene
from benchmarks.sets import rows

from bot.matching import EVIDENCE, FEATURES, FEATURES_TOO, SENTENCE_FEATURES, evidence, measure, measure_lines
from bot.matching.features import BEST_SENTENCE
from bot.spelling import repair

CANDIDATES, GAPS = 50, 0.4
KEYWORDS, CHAT = "keywords", "chat"
CLEAN, MISSPELT, FOREIGN, LONG = "squad11-train150", "squad11-train150-misspelt", "squad11-train-offcorpus", "covidqa"
SHARES = {CLEAN: 1.5, MISSPELT: 1.5, LONG: 1.0, FOREIGN: 2.0, "gapped": 0.3, "small": 1.0, KEYWORDS: 0.3, CHAT: 0.15}
"""What each set counts for the calibration: of all questions, about a third are ones that the library cannot answer."""


@dataclass(eq=False)
class Example:
    """A question with its candidates: features (n x features, without the last), which are right, and its sentences'."""

    kind: str
    article: str
    features: np.ndarray
    right: np.ndarray
    lines: np.ndarray
    marked: tuple[np.ndarray, np.ndarray] | None
    first: np.ndarray
    scene: Any
    answerable: bool

    def measured(self, sentence: np.ndarray) -> np.ndarray:
        """The features with the fit of the best sentence."""
        table = self.features.copy()
        table[:, -1] = measure_best(self, sentence)
        return table


def measure_best(example: Example, sentence: np.ndarray) -> np.ndarray:
    return np.asarray(np.maximum.reduceat(example.lines @ sentence, example.first) / 5)


def example(kind: str, question: dict[str, Any], reader: Any, ids: dict[tuple[int, int], str], *, keep: bool) -> Example | None:
    repaired = repair(question["question"], reader)
    seen = scene(repaired.text, reader, CANDIDATES, repaired.forms)
    if seen is None:
        return None
    lines, yes, first = measure_lines(seen).astype(np.float32), right(seen, question, ids), seen.candidates.first
    marked = None
    for at in np.flatnonzero(yes)[:1]:
        holds = answering(seen, at, question.get("answers", []))
        begin = int(first[at])
        marked = (lines[begin : begin + len(holds)], holds) if holds is not None else None
    answerable = not {*question["gold"]}.isdisjoint(ids.values())
    features = measure(seen, np.zeros(seen.lines)).astype(np.float32)
    return Example(kind, article_of(question), features, yes, lines, marked, first, seen if keep else None, answerable)


def examples(folder: Path, name: str, count: int, *, keep: bool = True) -> list[Example]:
    index, ids = library(rows(folder / name / "corpus.jsonl.gz"))
    asked, reader = rows(folder / name / "questions.jsonl.gz"), index.reader()
    picked = random.Random(1).sample(asked, min(count, len(asked)))
    return [one for question in picked if (one := example(name, question, reader, ids, keep=keep))]


def partly(kind: str, held: list[dict[str, Any]], asked: list[dict[str, Any]], chance: random.Random, count: int) -> list[Example]:
    """About so many questions to a library of those paragraphs, half of them about others.

    KEYWORDS are its one to three heaviest words, as people type them who are used to searching.
    """
    index, ids = library(held)
    known, reader, found = {row["id"] for row in held}, index.reader(), []
    inside = [question for question in asked if not known.isdisjoint(question["gold"])]
    outside = [question for question in asked if known.isdisjoint(question["gold"])]
    for at, question in enumerate(
        chance.sample(inside, min(count // 2, len(inside))) + chance.sample(outside, min(count // 2, len(outside)))
    ):
        words = heaviest(question["question"], reader, 1 + at % 3) if kind == KEYWORDS else question["question"]
        found.append(example(kind, question | {"question": words}, reader, ids, keep=True) if words else None)
    return [one for one in found if one]


def chat(folder: Path, libraries: int) -> list[Example]:
    """What people say to any bot (chat.txt), asked of small libraries: none of it has an answer."""
    lines = Path(__file__).with_name("chat.txt").read_text(encoding="utf-8").splitlines()
    asked = [{"id": line, "question": line, "gold": [], "answers": []} for line in lines]
    paragraphs, chance = rows(folder / CLEAN / "corpus.jsonl.gz"), random.Random(6)
    articles, found = sorted({row["article_id"] for row in paragraphs}), []
    for _ in range(libraries):
        chosen = set(chance.sample(articles, chance.randint(3, 30)))
        found += partly(CHAT, [row for row in paragraphs if row["article_id"] in chosen], asked, chance, 2 * len(asked))
    return found


def heaviest(question: str, reader: Any, count: int) -> str:
    """The question's heaviest words, so many; none where it has no candidates."""
    asked = scene(question, reader, CANDIDATES)
    terms = sorted(asked.reading.terms, key=lambda term: -term.weight)[:count] if asked else []
    return " ".join(term.word for term in terms)


def small_libraries(folder: Path, kind: str, count: int, each: int = 24) -> list[Example]:
    """Questions to libraries of one to ten articles of three to fourteen paragraphs, half of them about other articles."""
    paragraphs, asked = rows(folder / CLEAN / "corpus.jsonl.gz"), rows(folder / CLEAN / "questions.jsonl.gz")
    chance, found = random.Random(3), []
    articles = sorted({row["article_id"] for row in paragraphs})
    for _ in range(count // each):
        chosen = set(chance.sample(articles, chance.randint(1, 10)))
        opening = {article: chance.randint(3, 14) for article in sorted(chosen)}
        held = [row for row in paragraphs if int(row["id"].rpartition("#")[2]) < opening.get(row["article_id"], 0)]
        found += partly(kind, held, asked, chance, each)
    return found


def large_library(folder: Path, kind: str, count: int, gaps: float) -> list[Example]:
    """Questions to all articles, of which each paragraph is missing by that chance; half of them to a missing one, if any is."""
    paragraphs, asked = rows(folder / CLEAN / "corpus.jsonl.gz"), rows(folder / CLEAN / "questions.jsonl.gz")
    chance = random.Random(4)
    return partly(kind, [row for row in paragraphs if chance.random() >= gaps], asked, chance, count)


def sentence_weights(train: list[Example]) -> np.ndarray:
    return np.asarray(listwise([one.marked for one in train if one.marked]))


def passage_weights(train: list[Example], sentence: np.ndarray) -> np.ndarray:
    return np.asarray(listwise([(one.measured(sentence), one.right) for one in train]))


def best_of(one: Example, sentence: np.ndarray, passage: np.ndarray) -> int:
    return int(np.argmax(one.measured(sentence) @ passage))


def judged(one: Example, sentence: np.ndarray, passage: np.ndarray) -> Judged:
    measured = one.measured(sentence)
    fits = measured @ passage
    best = int(np.argmax(fits))
    return Judged(one.kind, one.article, evidence(one.scene, measured, fits)[best], bool(one.right[best]), one.answerable)


def learn(folder: Path, count: int, *, calibrate: bool) -> tuple[dict[str, Any], dict[str, float]]:
    sizes = {CLEAN: count, MISSPELT: count // 3, LONG: count}
    train = [one for name, size in sizes.items() for one in examples(folder, name, size, keep=calibrate)]
    apart = folds([one.article for one in train])
    hits: dict[str, list[bool]] = {"marked": []}
    seen: list[Judged] = []
    for fold in range(FOLDS):
        inside = [one for one, at in zip(train, apart, strict=True) if at != fold]
        sentence = sentence_weights(inside)
        passage = passage_weights(inside, sentence)
        for one in (one for one, at in zip(train, apart, strict=True) if at == fold):
            hits.setdefault(one.kind, []).append(bool(one.right[best_of(one, sentence, passage)]))
            if one.marked:
                hits["marked"].append(bool(one.marked[1][int(np.argmax(one.marked[0] @ sentence))]))
            if calibrate:
                seen.append(judged(one, sentence, passage))
    figures = {name: float(np.mean(yes)) for name, yes in hits.items()}
    sentence = sentence_weights(train)
    passage = passage_weights(train, sentence)
    figures |= {
        f"{kind}, in-sample": share_right([one for one in train if one.kind == kind], sentence, passage) for kind in (CLEAN, MISSPELT, LONG)
    }
    told = {
        "passage": dict(zip((*FEATURES, BEST_SENTENCE), passage.round(3).tolist(), strict=True)),
        "sentence": dict(zip(SENTENCE_FEATURES, sentence.round(3).tolist(), strict=True)),
    }
    if calibrate:
        others = examples(folder, FOREIGN, count // 2)
        others += large_library(folder, "gapped", count // 2, GAPS) + small_libraries(folder, "small", count)
        others += large_library(folder, KEYWORDS, count // 4, GAPS / 2) + small_libraries(folder, KEYWORDS, count // 2)
        others += chat(folder, count // 300)
        odds, more = calibration(seen + [judged(one, sentence, passage) for one in others], SHARES)
        names = (*EVIDENCE, *FEATURES_TOO)
        told["calibration"], figures = dict(zip(names, odds.round(3).tolist(), strict=True)), figures | more
    return told, figures


def share_right(held: list[Example], sentence: np.ndarray, passage: np.ndarray) -> float:
    return float(np.mean([bool(one.right[best_of(one, sentence, passage)]) for one in held]))


HEAD = """# What the matcher's features count (bot/matching/features.py and sentence.py say what each measures).
# Learnt by: python tests/benchmarks/learn_ranking.py TUNE_FOLDER --write
# from SQuAD 1.1 training questions (Rajpurkar et al., 2016; CC BY-SA 4.0), clean and misspelt, and COVID-QA (Moeller et al., 2020;
# Apache 2.0).
# Right passages first, sentences marked right, and how far scores can be believed, cross-validated over folds that share no article
# unless called in-sample ("gapped": the first set with gaps, "small": with few articles; half of both sets' questions not answered;
# "keywords": questions cut down to one to three words;
# "chat": what people say to any bot, never answered):
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    table, figures = learn(asked.folder, asked.count, calibrate=asked.write)
    told = "".join(f"#   {name}: {figure:.3f}\n" for name, figure in figures.items())
    text = HEAD + told + yaml.safe_dump(table, sort_keys=False)
    print(text)  # noqa: T201 - a script's output
    if asked.write:
        Path("config/ranking.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
