"""What a reader says of a word before or behind it: "with" NAME, "since" DATE, DATE "から"; where no spaces are written, 和NAME too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.text.unspaced import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATED = "年月日号號년월일"
"""What ends a date in figures, so that a mark may touch it."""


def behind(told: str, marks: Iterable[str]) -> str:
    """What follows one of the marks (lower case), the longest of them, at the beginning of the words; empty where none is there."""
    said = " ".join(told.split())
    found = (said[len(mark) :] for mark in _longest_first(marks) if said.lower().startswith(mark) and len(said) > len(mark))
    return next((rest.lstrip() for rest in found if rest[0] == " " or _touch(said[-len(rest) - 1], rest[0])), "")


def before(told: str, marks: Iterable[str]) -> str:
    """What stands before one of the marks at the end of the words, as languages with postpositions say it; empty where none is there."""
    said = " ".join(told.split())
    found = (said[: -len(mark)] for mark in _longest_first(marks) if said.lower().endswith(mark) and len(said) > len(mark))
    return next((rest.rstrip() for rest in found if rest[-1] == " " or _touch(said[len(rest)], rest[-1])), "")


def _touch(edge: str, other: str) -> bool:
    """Whether a mark with that edge may touch that character: 和Zhao, Zhaoと, 25日から; but 短信 is one word."""
    return _runs_on(edge) and (not _runs_on(other) or other in _DATED)


def _runs_on(character: str) -> bool:
    return is_unspaced(character) or "가" <= character <= "힣"


def _longest_first(marks: Iterable[str]) -> list[str]:
    return sorted(marks, key=len, reverse=True)
