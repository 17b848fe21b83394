"""Sets of paragraphs and questions, read from their folders, and the tables of the README, written between their markers."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

One = TypeVar("One")


def rows(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def folder_of(named: str) -> tuple[str, Path]:
    """What a set is called and where it lies, of "FOLDER" or "NAME=FOLDER"."""
    name, _, place = named.rpartition("=")
    return name or Path(place).name, Path(place)


def evenly(many: Sequence[One], count: int) -> list[One]:
    """At most `count` of them, the same distance apart."""
    count = min(count, len(many))
    return [many[at * len(many) // count] for at in range(count)]


def write_table(text: str, file: Path, name: str) -> None:
    """Put the text between the file's markers of that name; a file without them is written anew."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    held = file.read_text(encoding="utf-8") if file.exists() else ""
    before, found, rest = held.partition(begin)
    after = rest.partition(end)[2] if found else "\n"
    file.write_text(f"{before if found else ''}{begin}\n{text}\n{end}{after}", encoding="utf-8")
