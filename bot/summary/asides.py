"""What an article says to its reader, or of how it was made ("Click here ..."), which is no part of what it tells."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def is_aside(sentence: str) -> bool:
    """Whether the sentence is one of the kinds in asides.txt."""
    return _asides().search(sentence.strip(" \"'“‘([").lower().replace("’", "'")) is not None


@cache
def _asides() -> re.Pattern[str]:
    lines = files("bot.summary").joinpath("asides.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(_pattern(line) for line in lines if line and not line.startswith("#")))


def _pattern(line: str) -> str:
    said = re.escape(line.removeprefix("* "))
    return said if line.startswith("* ") else rf"\A{said}"
