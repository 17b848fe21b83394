"""The word lists that lie beside this module, read once each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.text.general import PARAGRAPHS, counts

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `name`.txt, folded as they stand there; lines that begin with # explain them."""
    lines = files("bot.text").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def plain_words() -> dict[str, str]:
    """Folded English words and the plain word each is a form of: korean, korea; sent, send; colour, color."""
    return word_pairs("demonyms") | word_pairs("irregular")


@cache
def word_pairs(name: str) -> dict[str, str]:
    """The pairs of folded words of `name`.txt, a line each."""
    lines = files("bot.text").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


@cache
def background(language: str = "en") -> tuple[Mapping[str, int], int]:
    """In how many of so many paragraphs of general prose each stem stands; none where nothing is known of the language (ISO 639-1)."""
    if language != "en":
        return counts(language), PARAGRAPHS
    rows, total = _background_rows()
    return {form.lower(): int(count) for form, count in rows}, total


WELL_KNOWN = 40
"""A stem in so many of PARAGRAPHS is no slip; a rarer one may be, where many make it."""


@cache
def general_words(language: str = "en") -> frozenset[str]:
    """The stems of general prose that are well known; of English those that are not only written with a capital, as names are."""
    if language != "en":
        return frozenset(stem for stem, count in counts(language).items() if count >= WELL_KNOWN)
    return frozenset(form for form, _ in _background_rows()[0] if form.islower())


@cache
def _background_rows() -> tuple[list[list[str]], int]:
    first, *rows = files("bot.text").joinpath("background.txt").read_text(encoding="utf-8").splitlines()
    return [row.split(" ") for row in rows], int(first)
