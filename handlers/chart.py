"""The question log as a picture: questions a day, the share answered, and thumbs, one above the other on the same days."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from matplotlib.axes import Axes

    from bot.learning import Day

FONT = "DejaVu Sans"
"""It comes with matplotlib, so that the picture looks the same on every machine."""
WIDTH, HEIGHT, SHARP = 4.2, 4.6, 280
"""Inches, and dots an inch: the letters are large because a phone shows the picture half as wide."""
ASKED, ANSWERED, UP, DOWN = "#1f6feb", "#8250df", "#1a7f37", "#cf222e"
INK, FAINT = "#24292f", "#d8dee4"
LEAST, TICKS = 7, 4
"""There is room for so many days at least, so that one bar is no wall; so many days are named at most."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in the picture: a title for each part, a day's name, and a share (0..1) in per cent."""

    questions: str
    answered: str
    thumbs: str
    day: Callable[[date], str]
    share: Callable[[float], str]

    def drawable(self, days: Sequence[Day]) -> bool:
        """Whether the font has a sign for every character; it has none for Chinese, Japanese, Korean, Hindi and Thai.

        Letters that join or run from right to left, as Arabic ones, are set in order by matplotlib itself.
        """
        said = "".join((self.questions, self.answered, self.thumbs, self.share(0.5), *(self.day(one.date) for one in days)))
        signs = get_font(findfont(FONT)).get_charmap()
        return all(ord(letter) in signs for letter in said)


def draw(days: Sequence[Day], labels: Labels) -> bytes:
    """The picture of the days, at least one, as a PNG."""
    figure = Figure((WIDTH, HEIGHT), dpi=SHARP, layout=ConstrainedLayoutEngine(h_pad=0.1, w_pad=0.08), facecolor="white")
    FigureCanvasAgg(figure)
    asked, answered, thumbs = figure.subplots(3, 1, sharex=True, height_ratios=(3, 2, 2))
    _asked(asked, days, labels)
    _answered(answered, days, labels)
    _thumbs(thumbs, days, labels)
    room, middle = max(len(days), LEAST) / 2, (len(days) - 1) / 2
    thumbs.set_xlim(middle - room, middle + room)
    thumbs.xaxis.set_major_locator(FixedLocator(_named(len(days))))
    thumbs.xaxis.set_major_formatter(FuncFormatter(lambda at, _: labels.day(days[round(at)].date)))
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _named(count: int) -> list[int]:
    """The days that are named, today the last of them, as far apart as it takes."""
    step = -(-count // TICKS)
    return sorted(range(count - 1, -1, -step))


def _asked(axes: Axes, days: Sequence[Day], labels: Labels) -> None:
    axes.bar(range(len(days)), [day.asked for day in days], color=ASKED)
    axes.set_ylim(0, 1.08 * max(4, *(day.asked for day in days)))
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    _settle(axes, labels.questions)


def _answered(axes: Axes, days: Sequence[Day], labels: Labels) -> None:
    """A point for each day on which anything was asked, and a line through them."""
    known = [(at, day.answered / day.asked) for at, day in enumerate(days) if day.asked]
    axes.plot(
        [at for at, _ in known],
        [share for _, share in known],
        color=ANSWERED,
        linewidth=1.6,
        marker="o",
        markersize=4.5 if len(days) <= 31 else 2.2,
        clip_on=False,
    )
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(FixedLocator((0, 0.5, 1)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: labels.share(share)))
    _settle(axes, labels.answered)


def _thumbs(axes: Axes, days: Sequence[Day], labels: Labels) -> None:
    """Thumbs up above the line, thumbs down below it."""
    axes.bar(range(len(days)), [day.up for day in days], color=UP)
    axes.bar(range(len(days)), [-day.down for day in days], color=DOWN)
    above, below = max(2, *(day.up for day in days)), max(2, *(day.down for day in days))
    axes.set_ylim(-1.08 * below, 1.08 * above)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{abs(count):.0f}"))
    axes.axhline(0, color=INK, linewidth=0.8)
    _settle(axes, labels.thumbs)


def _settle(axes: Axes, title: str) -> None:
    """What all parts have: a title on the left, faint lines behind, no frame."""
    axes.set_title(title, loc="left", fontfamily=FONT, fontsize=11, fontweight="bold", color=INK)
    axes.tick_params(length=0, labelsize=9.5, labelcolor=INK, labelfontfamily=FONT)
    axes.set_axisbelow(True)
    axes.yaxis.grid(visible=True, color=FAINT, linewidth=0.8)
    axes.spines[:].set_visible(False)
