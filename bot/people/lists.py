"""The word lists of the room, loaded when first needed."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_KINDS = {
    "G": "given",
    "F": "surnames",
    "P": "places",
    "B": "bodies",
    "S": "said",
    "C": "common",
    "Q": "particles",
    "N": "persons",
    "X": "things",
    "j": "callings",
    "o": "companies",
    "g": "given_names",
    "f": "family_names",
    "a": "family_names_frequent",
    "b": "family_names_known",
    "c": "family_names_rare",
    "l": "cities_large",
    "m": "cities",
}


def lines(name: str) -> list[str]:
    """The lines of the list `name` without its comments."""
    text = files("bot.people").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of the list `name`."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def titles() -> frozenset[str]:
    """What may stand before a name, folded, of one to three words: forms of address, offices and callings."""
    return frozenset(line.lstrip("*") for line in lines("titles"))


@cache
def addresses() -> frozenset[str]:
    """The titles that describe nobody: Mr, Ms, Dr."""
    return frozenset(line[1:] for line in lines("titles") if line.startswith("*"))


@cache
def long_places() -> frozenset[str]:
    """The places whose names have several words, folded."""
    return frozenset(lines("long_places"))


@cache
def brands() -> frozenset[str]:
    """What is named as people are, but is nobody, folded."""
    return frozenset(lines("brands"))


@cache
def reigns() -> dict[str, int]:
    """The Roman numbers of kings and popes, folded, and what they come to."""
    return {numeral: number for number, numeral in enumerate(lines("reigns")[0].split(), 1)}


@cache
def clusters() -> dict[str, int]:
    """The cluster of a folded word, whose words keep the same company; a row of the list is a cluster."""
    return {word: number for number, row in enumerate(lines("clusters")) for word in row.split()}


@cache
def _title_ends() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in titles())


@lru_cache(maxsize=32_768)
def kinds(folded: str) -> str:
    """The lists that hold a folded word, a letter for each, `T` for the last word of a title; empty for a word of none."""
    found = "".join(letter for letter, name in _KINDS.items() if folded in listed(name) or (letter == "C" and folded in listed("leading")))
    return found + "T" if folded in _title_ends() else found
