"""Learn config/ranking.yaml from sets of questions: python tests/benchmarks/learn_ranking.py TUNE_FOLDER [--write].

Deterministic. Sentences: a listwise softmax over the sentences of the right passage; passages: the same over the first 50 candidates;
calibration: a logistic regression on the first match of questions from whole, misspelt, foreign and small libraries. Figures are
cross-validated over five folds that share no article. bot/matching/meaning.npz was learnt from other articles than these.
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
from benchmarks.learning import FOLDS, answering, article_of, folds, library, listwise, logistic, right, scene
from benchmarks.sets import rows

from bot.matching import FEATURES, SENTENCE_FEATURES, measure, measure_lines
from bot.matching.features import BEST_SENTENCE
from bot.matching.ranking import CALIBRATION, evidence
from bot.spelling import repair

CANDIDATES = 50
CLEAN, MISSPELT, FOREIGN, LONG = "squad11-train150", "squad11-train150-misspelt", "squad11-train-offcorpus", "covidqa"


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
    features = measure(seen, np.zeros(seen.lines)).astype(np.float32)
    return Example(kind, article_of(question), features, yes, lines, marked, first, seen if keep else None)


def examples(folder: Path, name: str, count: int, *, keep: bool = True) -> list[Example]:
    index, ids = library(rows(folder / name / "corpus.jsonl.gz"))
    asked, reader = rows(folder / name / "questions.jsonl.gz"), index.reader()
    picked = random.Random(1).sample(asked, min(count, len(asked)))
    return [one for question in picked if (one := example(name, question, reader, ids, keep=keep))]


def small_libraries(folder: Path, count: int, each: int = 24) -> list[Example]:
    """Questions to libraries of one to ten articles of three to fourteen paragraphs, half of them about other articles."""
    paragraphs, asked = rows(folder / CLEAN / "corpus.jsonl.gz"), rows(folder / CLEAN / "questions.jsonl.gz")
    chance, found = random.Random(3), []
    articles = sorted({row["article_id"] for row in paragraphs})
    for _ in range(count // each):
        chosen = set(chance.sample(articles, chance.randint(1, 10)))
        opening = {article: chance.randint(3, 14) for article in sorted(chosen)}
        held = [row for row in paragraphs if int(row["id"].rpartition("#")[2]) < opening.get(row["article_id"], 0)]
        index, ids = library(held)
        known = {row["id"] for row in held}
        inside = [question for question in asked if set(question["gold"]) & known]
        outside = [question for question in asked if not set(question["gold"]) & known]
        picked = chance.sample(inside, min(each // 2, len(inside))) + chance.sample(outside, each // 2)
        made = (example("small", question, index.reader(), ids, keep=True) for question in picked)
        found += [one for one in made if one]
    return found


def sentence_weights(train: list[Example]) -> np.ndarray:
    return np.asarray(listwise([one.marked for one in train if one.marked]))


def passage_weights(train: list[Example], sentence: np.ndarray) -> np.ndarray:
    return np.asarray(listwise([(one.measured(sentence), one.right) for one in train]))


def best_of(one: Example, sentence: np.ndarray, passage: np.ndarray) -> int:
    return int(np.argmax(one.measured(sentence) @ passage))


def judged(one: Example, sentence: np.ndarray, passage: np.ndarray) -> tuple[np.ndarray, float]:
    """The evidence of the first match, and whether it is right (1) or not (0)."""
    fits, line_fits = one.measured(sentence) @ passage, one.lines @ sentence
    best = int(np.argmax(fits))
    return evidence(one.scene, fits, line_fits)[best], float(one.right[best])


def learn(folder: Path, count: int, *, calibrate: bool) -> tuple[dict[str, Any], dict[str, float]]:
    sizes = {CLEAN: count, MISSPELT: count // 3, LONG: count}
    train = [one for name, size in sizes.items() for one in examples(folder, name, size, keep=calibrate)]
    apart = folds([one.article for one in train])
    hits: dict[str, list[bool]] = {"marked": []}
    evidences: list[tuple[np.ndarray, float]] = []
    for fold in range(FOLDS):
        inside = [one for one, at in zip(train, apart, strict=True) if at != fold]
        sentence = sentence_weights(inside)
        passage = passage_weights(inside, sentence)
        for one in (one for one, at in zip(train, apart, strict=True) if at == fold):
            hits.setdefault(one.kind, []).append(bool(one.right[best_of(one, sentence, passage)]))
            if one.marked:
                hits["marked"].append(bool(one.marked[1][int(np.argmax(one.marked[0] @ sentence))]))
            if calibrate:
                evidences.append(judged(one, sentence, passage))
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
        evidences += [judged(one, sentence, passage) for one in examples(folder, FOREIGN, count // 2) + small_libraries(folder, count)]
        odds, more = calibration(evidences)
        told["calibration"], figures = dict(zip(CALIBRATION, odds.round(3).tolist(), strict=True)), figures | more
    return told, figures


def share_right(held: list[Example], sentence: np.ndarray, passage: np.ndarray) -> float:
    return float(np.mean([bool(one.right[best_of(one, sentence, passage)]) for one in held]))


def calibration(evidences: list[tuple[np.ndarray, float]]) -> tuple[np.ndarray, dict[str, float]]:
    """The weights, and the scores' expected calibration error and, for some thresholds, what is sent and how much of it is right."""
    table, yes = np.array([row for row, _ in evidences]), np.array([good for _, good in evidences])
    odds = logistic(table, yes)
    scores = 1 / (1 + np.exp(-table @ odds))
    figures = {"calibration error": calibration_error(scores, yes)}
    for least in (0.3, 0.35, 0.4, 0.5, 0.6):
        figures[f"sent at {least}"], figures[f"right of those at {least}"] = (
            float((scores >= least).mean()),
            float(yes[scores >= least].mean()),
        )
    return odds, figures


def calibration_error(scores: np.ndarray, yes: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    at = np.minimum((scores * bins).astype(int), bins - 1)
    return float(sum(abs(scores[at == b].mean() - yes[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any()))


HEAD = """# What the matcher's features count (bot/matching/features.py and sentence.py say what each measures).
# Learnt by: python tests/benchmarks/learn_ranking.py TUNE_FOLDER --write
# from SQuAD 1.1 training questions (Rajpurkar et al., 2016; CC BY-SA 4.0), clean and misspelt, and COVID-QA (Moeller et al., 2020;
# Apache 2.0).
# Right passages first and sentences marked right, cross-validated over folds that share no article unless called in-sample:
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
