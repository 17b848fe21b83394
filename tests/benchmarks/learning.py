"""What the learning scripts share: questions seen with the matcher's eyes, folds that share no article, and learners."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from bot.index import Index
from bot.matching import Scene, read
from bot.model import Article
from bot.text import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.index import Reader

FOLDS = 5


def library(paragraphs: Sequence[Mapping[str, Any]]) -> tuple[Index, dict[tuple[int, int], str]]:
    """An index of the set's articles, and the paragraph id at each (article number, position)."""
    articles: dict[str, list[Mapping[str, Any]]] = {}
    for row in paragraphs:
        articles.setdefault(row["article_id"], []).append(row)
    index, ids, made = Index(), {}, {}
    for number, (name, held) in enumerate(articles.items(), 1):
        made[f"{number}:0"] = Article(name, held[0]["title"], tuple(row["text"] for row in held), number=number)
        ids.update({(number, place): row["id"] for place, row in enumerate(held)})
    index.update(made)
    return index, ids


def scene(text: str, reader: Reader, count: int, forms: Mapping[str, Mapping[str, float]] | None = None) -> Scene | None:
    """The question seen beside its first `count` candidates; None where there are none."""
    reading = read(text, forms or {}, reader.languages, reader.frequency, len(reader))
    candidates = reader.candidates(reading.stems, count)
    return Scene(reading, candidates) if len(candidates) else None


def right(seen: Scene, question: Mapping[str, Any], ids: Mapping[tuple[int, int], str]) -> NDArray[np.bool_]:
    """Which candidates are gold (n)."""
    gold = {*question["gold"], *question.get("gold_loose", ())}
    return np.array([ids[passage.article, passage.position] in gold for passage in seen.candidates.passages], dtype=bool)


def answering(seen: Scene, at: int, answers: Sequence[str]) -> NDArray[np.bool_] | None:
    """Which sentences of the candidate at that place hold an answer; None where none of several does, or all do."""
    text = seen.candidates.passages[at].text
    holds = np.array([any(answer in text[begin:end] for answer in answers) for begin, end in sentence_spans(text)])
    return holds if holds.any() and not holds.all() else None


def article_of(question: Mapping[str, Any]) -> str:
    """The article that a question was asked about, in the library or not; where it is not known, one of the question's own."""
    asked: str = (question["gold"] or [question.get("source_paragraph") or question["id"]])[0]
    return asked.rsplit("#", 1)[0]


def folds(articles: Sequence[str]) -> NDArray[np.int64]:
    """A fold for each, the same for the same article."""
    known = sorted(set(articles))
    order = {article: at for at, article in enumerate(random.Random(7).sample(known, len(known)))}
    return np.array([order[article] % FOLDS for article in articles])


def listwise(groups: Sequence[tuple[NDArray[Any], NDArray[np.bool_]]], ridge: float = 1e-4) -> NDArray[np.float64]:
    """The weights that make the right rows of each (rows x features, right) group likeliest under a softmax (Cao et al., 2007)."""
    groups = [(table, yes) for table, yes in groups if yes.any()]
    longest, width = max(len(yes) for _, yes in groups), groups[0][0].shape[1]
    table = np.zeros((len(groups), longest, width), np.float32)
    held, good = np.zeros((2, len(groups), longest), bool)
    for at, (features, yes) in enumerate(groups):
        table[at, : len(yes)], held[at, : len(yes)], good[at, : len(yes)] = features, True, yes

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        fit = np.where(held, table @ weights.astype(np.float32), -1e9)
        power = np.exp(fit - fit.max(1, keepdims=True))
        share = power / power.sum(1, keepdims=True)
        rightly = (share * good).sum(1)
        pull = share * good / (rightly[:, None] + 1e-12) - share
        slope = -np.einsum("gr,grf->f", pull, table) / len(groups) + 2 * ridge * weights
        return float(-np.log(rightly + 1e-12).mean() + ridge * weights @ weights), slope.astype(float)

    return np.asarray(minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def logistic(table: NDArray[Any], yes: NDArray[np.float64], counts: NDArray[np.float64], ridge: float = 1e-4) -> NDArray[np.float64]:
    """The weights of a logistic regression (Platt, 1999), each row counting so much."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = table @ weights
        slope = table.T @ (counts * (1 / (1 + np.exp(-odds)) - yes)) / len(yes) + 2 * ridge * weights
        return float((counts * (np.logaddexp(0, odds) - yes * odds)).mean() + ridge * weights @ weights), slope

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x)
