"""What a reader says of a word before or behind it: "with" NAME, "since" DATE, DATE "から"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def behind(told: str, marks: Iterable[str]) -> str:
    """What follows one of the marks (lower case), the longest of them, at the beginning of the words; empty where none is there."""
    said = " ".join(told.split())
    return next((said[len(mark) + 1 :] for mark in _longest_first(marks) if said.lower().startswith(f"{mark} ")), "")


def before(told: str, marks: Iterable[str]) -> str:
    """What stands before one of the marks at the end of the words, as languages with postpositions say it; empty where none is there."""
    said = " ".join(told.split())
    return next((said[: -len(mark) - 1] for mark in _longest_first(marks) if said.lower().endswith(f" {mark}")), "")


def _longest_first(marks: Iterable[str]) -> list[str]:
    return sorted(marks, key=len, reverse=True)
