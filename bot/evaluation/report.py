"""An evaluation as other programs and people read it: a plain table for JSON, and tables for the terminal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from bot.evaluation.figures import figures
from bot.evaluation.trials import misses, slowest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.evaluation.figures import Bin, Figures
    from bot.evaluation.trials import Trial

QUOTED = 240
"""Characters of a passage that are shown beside a miss."""


def evaluation_record(trials: Sequence[Trial]) -> dict[str, Any]:
    """The figures with the bins, the slowest questions and the misses, for JSON; what is not known is None."""
    return asdict(figures(trials)) | {
        "slowest": [{"question": one.question, "ms": 1_000 * one.seconds} for one in slowest(trials)],
        "misses": [
            {"question": one.question, "score": one.score, "found": one.found, "rank": one.rank, "sent": one.best, "gold": list(one.gold)}
            for one in misses(trials)
        ],
    }


def watched(trials: Iterable[Trial], count: int) -> list[Trial]:
    """The trials, with a bar on a terminal while the `count` questions are asked."""
    stderr = Console(stderr=True)
    return list(track(trials, "Asking", count, console=stderr, transient=True, disable=not stderr.is_terminal))


def show(trials: Sequence[Trial]) -> None:
    """The same for a person, on stdout."""
    console, told = Console(highlight=False), figures(trials)
    console.print(f"{told.questions:,} questions: {told.answerable:,} that the articles answer, {told.unanswerable:,} that they do not")
    if told.not_held:
        console.print(f"{told.not_held:,} of them name as gold what is not in the library")
    _show_figures(told, console)
    _show_calibration(told.calibration, console)
    _show_slowest(trials, console)
    _show_misses(trials, console)


def _show_figures(told: Figures, console: Console) -> None:
    """Name, figure and meaning; a figure with nothing to count is left out."""
    rows = (
        ("P@1", told.p_at_1, "the right passage first"),
        ("P@3", told.p_at_3, "among the first three"),
        ("MRR", told.mrr, "the mean of one over its rank"),
        ("sentence", told.sentence, "the marked sentence holds the answer"),
        ("", told.sentence_when_right, "the same, where the passage is right"),
        ("refused", told.refused, "of the questions without an answer"),
        ("", told.wrongly_refused, "of those with one, wrongly"),
        ("right", told.right_of_sent, "of all answers sent"),
        ("AUROC", told.auroc, "the score tells questions with an answer from those without"),
        ("calibration", told.calibration_error, "how far a score is from the share that was right"),
    )
    console.print()
    for name, value, meaning in rows:
        if value is not None:
            console.print(Text.assemble((f"{name:12}", "bold"), f"{value:6.3f}", (f"  {meaning}", "dim")))
    if told.mean_ms is not None:
        within = f"half within {told.p50_ms:.1f} ms, 95 in 100 within {told.p95_ms:.1f} ms"
        console.print(Text.assemble(("time", "bold"), f"{told.mean_ms:11.1f} ms", (f"  {within}", "dim")))


def _show_calibration(bins: Sequence[Bin], console: Console) -> None:
    """For the answers of each range of scores: the score said on average, and how many in a hundred were right."""
    if bins:
        console.print(Text.assemble(("\nscore ", "bold"), (f"{'said':>9}{'right':>7}{'answers':>9}", "dim")))
    for one in bins:
        console.print(f"{f'{one.low}-{one.high}':6}{one.said:9.0f}{one.right:7.0f}{one.count:9,}")


def _show_slowest(trials: Sequence[Trial], console: Console) -> None:
    console.print("\nslowest", style="bold")
    for one in slowest(trials):
        _show_beside(f"{1_000 * one.seconds:.1f} ms", one.question, console)


def _show_misses(trials: Sequence[Trial], console: Console) -> None:
    worst = misses(trials)
    console.print("\nmisses, the surest first" if worst else "\nno misses", style="bold")
    for one in worst:
        console.print()
        _show_beside(f"{one.score:.0f}", one.question, console)
        _show_beside("", _fault(one), console, "dim")
        _show_beside("sent" if one.found else "best", one.best or "nothing", console)
        if one.gold:
            _show_beside("gold", one.gold[0], console)


def _fault(one: Trial) -> str:
    """What went wrong, in a few words."""
    if not one.gold:
        return "the articles do not answer it"
    if not one.known:
        return "the library does not hold the gold"
    place = f"the right passage is number {one.rank}" if one.rank else "the right passage is not among the first"
    return place if one.found else f"refused, and {place}"


def _show_beside(name: str, text: str, console: Console, style: str = "") -> None:
    """The text behind its name, in lines of its own; cut where it is long."""
    told = " ".join(text.split())
    beside = Table.grid(padding=(0, 2))
    beside.add_column(width=7, justify="right", style="dim")
    beside.add_row(name, Text(told if len(told) <= QUOTED else told[:QUOTED].rpartition(" ")[0] + " …", style))
    console.print(beside)
