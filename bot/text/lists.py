"""The word lists that lie beside this module, read once each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `name`.txt, folded as they stand there; lines that begin with # explain them."""
    lines = files("bot.text").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
