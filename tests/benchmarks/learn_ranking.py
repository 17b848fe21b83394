"""Learn config/ranking.yaml from sets of questions: python tests/benchmarks/learn_ranking.py TUNE_FOLDER [--write].

Deterministic. Passages: a listwise softmax (Cao et al., Learning to Rank, 2007) over the first 50 candidates; sentences: the same over the
sentences of the right passage; calibration: a logistic regression (Platt, 1999) on the first match of questions from whole, misspelt,
foreign and small libraries. Figures are cross-validated over five folds that share no article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from bot.index import Index
from bot.matching import FEATURES, measure, read, views
from bot.matching.ranking import CALIBRATION, evidence, softmax
from bot.matching.sentence import SENTENCE_FEATURES, measure_line
from bot.model import Article
from bot.spelling import repair
from bot.text import sentence_spans

FOLDS = 5


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def library(paragraphs: list[dict[str, Any]]) -> tuple[Index, dict[tuple[int, int], str]]:
    """An index of the set's articles, and the paragraph id at each (article number, position)."""
    articles: dict[str, list[dict[str, Any]]] = {}
    for row in paragraphs:
        articles.setdefault(row["article_id"], []).append(row)
    index, ids = Index(), {}
    made = {}
    for number, (name, held) in enumerate(articles.items(), 1):
        made[f"{number}:0"] = Article(name, held[0]["title"], tuple(row["text"] for row in held), number=number)
        ids.update({(number, place): row["id"] for place, row in enumerate(held)})
    index.update(made)
    return index, ids


class Example:
    """A question with its candidates measured: features (candidates x features), which are right, and what the rest needs."""

    def __init__(self, question: dict[str, Any], index: Index, ids: dict[tuple[int, int], str]) -> None:
        reader, text = index.reader(), question["question"]
        forms = repair(text, reader.vocabulary, reader.count).forms
        reading = read(text, forms, reader.languages, reader.frequency, len(reader))
        seen = views(reading, reader.candidates(reading.stems))
        gold = {*question["gold"], *question.get("gold_loose", ())}
        self.article = (question["gold"] or [question.get("source_paragraph") or "?#0"])[0].rpartition("#")[0]
        self.right = np.array([ids[v.candidate.passage.article, v.candidate.passage.position] in gold for v in seen], dtype=bool)
        self.features = np.array([measure(v) for v in seen], dtype=np.float32).reshape(-1, len(FEATURES))
        self.views, self.answers = seen, question.get("answers", [])

    def sentences(self) -> tuple[np.ndarray, np.ndarray] | None:
        """Features and answers of the sentences of the right passage, where exactly some of them hold the answer."""
        for view, right in zip(self.views, self.right, strict=True):
            if right and len(view.candidate.lines) > 1:
                return self._sentences(view)
        return None

    def _sentences(self, view: Any) -> tuple[np.ndarray, np.ndarray] | None:
        text = view.candidate.passage.text
        holds = np.array([any(a in text[s:e] for a in self.answers) for s, e in sentence_spans(text)])
        table = np.array([measure_line(view, line) for line in range(len(view.candidate.lines))])
        return (table, holds) if len(holds) == len(table) and holds.any() and not holds.all() else None


def listwise(groups: list[tuple[np.ndarray, np.ndarray]], ridge: float = 1e-3) -> np.ndarray:
    """The weights that make the right rows of each (rows x features, right) group likeliest under a softmax."""
    groups = [(table, right) for table, right in groups if right.any()]
    longest, width = max(len(right) for _, right in groups), groups[0][0].shape[1]
    table = np.zeros((len(groups), longest, width), np.float32)
    held, right = np.zeros((2, len(groups), longest), bool)
    for at, (features, yes) in enumerate(groups):
        table[at, : len(yes)], held[at, : len(yes)], right[at, : len(yes)] = features, True, yes

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        fit = np.where(held, table @ weights.astype(np.float32), -1e9)
        power = np.exp(fit - fit.max(1, keepdims=True))
        share = power / power.sum(1, keepdims=True)
        good = (share * right).sum(1)
        pull = share * right / (good[:, None] + 1e-12) - share
        slope = -np.einsum("gr,grf->f", pull, table) / len(groups) + 2 * ridge * weights
        return float(-np.log(good + 1e-12).mean() + ridge * weights @ weights), slope.astype(float)

    return np.asarray(minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def logistic(table: np.ndarray, right: np.ndarray, ridge: float = 1e-4) -> np.ndarray:
    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        slope = table.T @ (1 / (1 + np.exp(-odds)) - right) / len(right) + 2 * ridge * weights
        return float((np.logaddexp(0, odds) - right * odds).mean() + ridge * weights @ weights), slope

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x)


def folds(examples: list[Example]) -> list[int]:
    articles = sorted({example.article for example in examples})
    order = random.Random(7).sample(articles, len(articles))
    return [order.index(example.article) % FOLDS for example in examples]


def first(example: Example, weights: np.ndarray) -> tuple[tuple[float, ...], bool] | None:
    if not len(example.features):
        return None
    fits = example.features @ weights
    best = int(np.argmax(fits))
    return evidence(example.views[best], softmax(fits.tolist())[best]), bool(example.right[best])


def examples(folder: Path, name: str, count: int, seed: int = 1) -> list[Example]:
    index, ids = library(rows(folder / name / "corpus.jsonl.gz"))
    asked = rows(folder / name / "questions.jsonl.gz")
    return [Example(question, index, ids) for question in random.Random(seed).sample(asked, min(count, len(asked)))]


def small_libraries(folder: Path, name: str, count: int, each: int = 24) -> list[Example]:
    """Questions to libraries of one to ten articles of three to fourteen paragraphs, half of them about other articles."""
    paragraphs, asked = rows(folder / name / "corpus.jsonl.gz"), rows(folder / name / "questions.jsonl.gz")
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
        found += [Example(question, index, ids) for question in picked]
    return found


def learn(folder: Path, count: int) -> tuple[dict[str, Any], dict[str, float]]:
    clean = examples(folder, "squad11-train150", count)
    other = examples(folder, "squad11-train-rest", count // 2)
    misspelt = examples(folder, "squad11-train150-misspelt", 1500)
    foreign = examples(folder, "squad11-train-offcorpus", 1500)
    small = small_libraries(folder, "squad11-train150", 4000)
    train = clean + other + misspelt
    place = folds(train)
    figures, apart = {}, []
    hits: dict[str, list[bool]] = {"clean": [], "misspelt": [], "sentence": []}
    for fold in range(FOLDS):
        weights = listwise([(e.features, e.right) for e, at in zip(train, place, strict=True) if at != fold])
        pairs = [s for e, at in zip(train, place, strict=True) if at != fold and (s := e.sentences())]
        marks = listwise(pairs)
        for e, at in zip(train, place, strict=True):
            if at == fold and (e in clean_set(clean) or e in clean_set(misspelt)):
                best = first(e, weights)
                hits["clean" if e in clean_set(clean) else "misspelt"].append(bool(best and best[1]))
            if at == fold and (s := e.sentences()):
                hits["sentence"].append(bool(s[1][int(np.argmax(s[0] @ marks))]))
            if at == fold and (best := first(e, weights)):
                apart.append(best)
    figures = {name: float(np.mean(yes)) for name, yes in hits.items()}
    weights = listwise([(e.features, e.right) for e in train])
    marks = listwise([s for e in train if (s := e.sentences())])
    apart += [best for e in foreign + small if (best := first(e, weights))]
    table, right = np.array([row for row, _ in apart]), np.array([yes for _, yes in apart], float)
    odds = logistic(table, right)
    scores = 1 / (1 + np.exp(-table @ odds))
    figures["calibration error"] = float(calibration_error(scores, right))
    for least in (0.3, 0.4, 0.5, 0.6):
        sent = scores >= least
        figures[f"sent at {least}"], figures[f"right of those at {least}"] = float(sent.mean()), float(right[sent].mean())
    table_out = {
        "passage": dict(zip(FEATURES, weights.round(3).tolist(), strict=True)),
        "sentence": dict(zip(SENTENCE_FEATURES, marks.round(3).tolist(), strict=True)),
        "calibration": dict(zip(CALIBRATION, odds.round(3).tolist(), strict=True)),
    }
    return table_out, figures


_SETS: dict[int, set[Example]] = {}


def clean_set(examples: list[Example]) -> set[Example]:
    return _SETS.setdefault(id(examples), set(examples))


def calibration_error(scores: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    at = np.minimum((scores * bins).astype(int), bins - 1)
    return float(sum(abs(scores[at == b].mean() - right[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any()))


HEAD = """# What the matcher's features count (bot/matching/features.py and sentence.py say what each measures).
# Learnt by: python tests/benchmarks/learn_ranking.py TUNE_FOLDER --write
# from SQuAD 1.1 training questions (Rajpurkar et al., 2016; CC BY-SA 4.0), clean and misspelt; no other set was learnt from.
# Cross-validated over folds that share no article:
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    table, figures = learn(asked.folder, asked.count)
    told = "".join(f"#   {name}: {figure:.3f}\n" for name, figure in figures.items())
    text = HEAD + told + yaml.safe_dump(table, sort_keys=False)
    print(text)  # noqa: T201 - a script's output
    if asked.write:
        Path("config/ranking.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
