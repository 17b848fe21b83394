"""Where a report was sent from ("LONDON (Reuters) -"), which is no part of what it says."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_AGENCY = re.compile(r"(?P<place>[^()\n!?]{0,50})\((?P<agency>[^()\n]{2,40})\)\s*(?:--?|[–—])?\s*")
_GLUED = re.compile(r"\([^()\n]{2,40}\)(?=[^\s.,;:!?])")  # "(The Evening Paper)The town": a source where the line break was lost
_DASH = re.compile(r"(?P<place>[^()\n!?–—]{3,50}?)(?:\s--?\s|\s?[–—]\s?)\s*")
_OPENERS = "\"'“‘«„¿¡「『"


def dateline(paragraph: str) -> int:
    """How many characters at the paragraph's beginning are its dateline; 0 where it has none."""
    ends = (_agency(paragraph), _glued(paragraph), _dashed(paragraph))
    return next((end for end in ends if end and _begins_a_sentence(paragraph[end:])), 0)


def _agency(paragraph: str) -> int:
    found = _AGENCY.match(paragraph)
    known = found is not None and found["agency"].strip().lower() in _agencies()
    return found.end() if found and known and _names_a_place(found["place"]) else 0


def _glued(paragraph: str) -> int:
    found = _GLUED.match(paragraph)
    return found.end() if found else 0


def _dashed(paragraph: str) -> int:
    found = _DASH.match(paragraph)
    return found.end() if found and _shouts(found["place"]) else 0


def _begins_a_sentence(rest: str) -> bool:
    first = rest.lstrip(_OPENERS)[:1]
    return bool(first) and not first.islower()


def _names_a_place(place: str) -> bool:
    return not place or (place[0].isupper() and len(place.split()) <= 7)


def _shouts(place: str) -> bool:
    """Whether it begins with a town in capitals: "WASHINGTON, March 3"."""
    town = place.split(",", maxsplit=1)[0]
    return town.isupper() and sum(letter.isalpha() for letter in town) >= 3


@cache
def _agencies() -> frozenset[str]:
    lines = files("bot.summary").joinpath("agencies.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
