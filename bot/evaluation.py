"""How well the bot answers an owner's own questions."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import EmptyQuestion, UnreadableFile
from bot.model import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.answers import Librarian
    from bot.model import Match

BINS = 10


@dataclass(frozen=True, slots=True)
class Trial:
    """A question as it went: the rank of the first right match (from 1; 0 for none), and what else is counted."""

    question: str
    gold: bool
    rank: int
    marked: bool
    found: bool
    score: float
    seconds: float
    best: str


def questions(path: Path) -> Iterator[dict[str, Any]]:
    """The questions of a file: a line each, {"question", "gold": [ids], "answers"?: [texts]}; raises UnreadableFile."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _question(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(path, getattr(error, "strerror", None) or "it is not UTF-8 text") from None


def _question(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise UnreadableFile(path, "it is not JSON", number) from None
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise UnreadableFile(path, 'it is no question: {"question": …} is wanted', number)
    return row


def try_out(librarian: Librarian, rows: Iterable[dict[str, Any]], limit: int = 10) -> list[Trial]:
    """Ask every question and note how it went."""
    return [_tried(librarian, row, limit) for row in rows]


def answered(librarian: Librarian, question: str, limit: int | None) -> Answer:
    """The answer; one without matches to a question without words, so that the rest of a file goes on."""
    try:
        return librarian.answer(Question(question), limit)
    except EmptyQuestion:
        return Answer(Question(question))


def _tried(librarian: Librarian, row: dict[str, Any], limit: int) -> Trial:
    began = time.perf_counter()
    answer = answered(librarian, row["question"], limit)
    matches, seconds = answer.matches, time.perf_counter() - began
    gold = [str(one) for key in ("gold", "gold_loose") for one in row.get(key) or ()]
    rank = next((at for at, match in enumerate(matches, 1) if _is_gold(match, gold)), 0)
    marked = rank == 1 and any(str(text) in matches[0].sentence for text in row.get("answers") or ())
    score, best = (matches[0].score, matches[0].passage.text) if matches else (0.0, "")
    return Trial(row["question"], bool(gold), rank, marked, answer.found, score, seconds, best)


def _is_gold(match: Match, gold: Sequence[str]) -> bool:
    """Gold is a paragraph ("ARTICLE#POSITION"), an article's id, or words quoted from the passage."""
    article, position = match.article.id, match.passage.position
    return any(one in (article, f"{article}#{position}") or (len(one) > 20 and one in match.passage.text) for one in gold)


def figures(trials: Sequence[Trial]) -> dict[str, float]:
    """P@1, P@3, MRR and marked sentences as shares of the questions that the articles answer; refusals; calibration."""
    gold = [trial for trial in trials if trial.gold]
    none = [trial for trial in trials if not trial.gold]
    return {
        "questions": len(trials),
        "answerable": len(gold),
        "p_at_1": _share([trial.rank == 1 for trial in gold]),
        "p_at_3": _share([1 <= trial.rank <= 3 for trial in gold]),
        "mrr": _share([1 / trial.rank if trial.rank else 0.0 for trial in gold]),
        "sentence": _share([trial.marked for trial in gold]),
        "answered": _share([trial.found for trial in gold]),
        "refused": _share([not trial.found for trial in none]),
        "calibration_error": _calibration_error(trials),
        "mean_ms": 1_000 * _share([trial.seconds for trial in trials]),
    }


def _share(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _calibration_error(trials: Sequence[Trial]) -> float:
    """Expected calibration error of the best match's score, over ten bins of equal width (Naeini et al., 2015)."""
    error = 0.0
    for low in range(BINS):
        held = [trial for trial in trials if low <= min(trial.score / 10, BINS - 1) < low + 1]
        gap = abs(_share([trial.score / 100 for trial in held]) - _share([trial.rank == 1 for trial in held]))
        error += gap * len(held) / max(1, len(trials))
    return error


def report(told: Mapping[str, float], worst: Sequence[Trial]) -> str:
    """The figures and the misses as lines for a person."""
    lines = [f"{name:18} {figure:8.3f}".rstrip("0").rstrip(".") for name, figure in told.items()]
    missed = [f"\nmissed ({miss.score:.0f}): {miss.question}\n  sent: {miss.best[:200]}" for miss in worst]
    return "\n".join(lines + missed)


def misses(trials: Sequence[Trial], count: int = 10) -> list[Trial]:
    """The misses worth looking at: wrong, and the surest first."""
    wrong = [trial for trial in trials if trial.found and trial.rank != 1]
    return sorted(wrong, key=lambda trial: -trial.score)[:count]
