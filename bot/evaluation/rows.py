"""A file of questions, one JSON object a line, as `ask --batch` and `evaluate` read it."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any

from bot.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LISTS = ("gold", "gold_loose", "answers")


def questions(path: Path) -> Iterator[dict[str, Any]]:
    """The questions of a file (.gz too), {"question", "gold"?: [...], "gold_loose"?: [...], "answers"?: [...]}; raises UnreadableFile."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _question(path, number, line)
    except UnicodeDecodeError:
        raise UnreadableFile(path, "it is not UTF-8 text") from None
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(path, getattr(error, "strerror", None) or "it is no whole .gz file") from None


def _question(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise UnreadableFile(path, "it is not JSON", number) from None
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise UnreadableFile(path, 'it is no question: {"question": …} is wanted', number)
    if wrong := next((name for name in _LISTS if not isinstance(row.get(name, []), list)), None):
        raise UnreadableFile(path, f"{wrong} is no list", number)
    return row
