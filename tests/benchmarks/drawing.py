"""The chart of the README: for every set, the share of questions with the right passage first, the bot beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OURS, OTHERS = "#1f6feb", ("#848d97", "#a5aeb8", "#c4ccd4", "#dde2e8")
INK, FAINT = "#24292f", "#eaeef2"
WIDTH = 8.4
"""Inches; at 200 dots each it is twice as sharp as the README is wide."""


def draw(shares: Mapping[str, Mapping[str, float]], ours: str, file: Path) -> None:
    """Draw the shares (0..1), by set and contender, as groups of bars: the sets from the best to the worst of `ours`, which stands out."""
    sets = sorted(shares, key=lambda name: shares[name][ours])
    names = sorted(next(iter(shares.values())), key=lambda name: (name != ours, -sum(of[name] for of in shares.values())))
    height, gap = 0.17 * len(names) + 0.16, 0.8
    with rc_context({"font.family": "DejaVu Sans", "font.size": 9, "text.color": INK, "ytick.color": INK}):
        figure = Figure((WIDTH, 1.0 + height * len(sets)), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        for order, name in enumerate(names):
            colour = OURS if name == ours else OTHERS[min(order - 1, len(OTHERS) - 1)]
            places = [at + gap * (0.5 - (order + 0.5) / len(names)) for at in range(len(sets))]
            values = [100 * shares[each][name] for each in sets]
            bars = axes.barh(places, values, 0.9 * gap / len(names), color=colour, label=name)
            axes.bar_label(bars, fmt="%.0f", padding=3, fontsize=8, fontweight="bold" if name == ours else "normal", color=INK)
        axes.set_yticks(range(len(sets)), sets)
        axes.set_xlim(0, 103)
        axes.set_ylim(-0.5, len(sets) - 0.5)
        axes.set_title("Right passage first, of 100 questions", loc="left", fontweight="bold", pad=28)
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=len(names), frameon=False, handlelength=1, columnspacing=1.4, borderaxespad=0.3
        )
        axes.tick_params(left=False, bottom=False, labelbottom=False)
        axes.set_axisbelow(True)
        axes.xaxis.grid(visible=True, color=FAINT)
        axes.spines[:].set_visible(False)
        figure.savefig(file, dpi=200, facecolor="white", metadata={"Software": None})
