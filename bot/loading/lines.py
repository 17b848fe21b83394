"""A .jsonl file: an article a line, read one line at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from bot.cleaning import plain
from bot.errors import UnreadableFile
from bot.loading.decoding import LARGEST, UTF16, NotText, decode, refuse_binary
from bot.loading.fields import WrongField, article, given_id, shown, text_of
from bot.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from bot.model import Article


_LARGEST_NUMBER = 1_000_000_000


def load_lines(file: BinaryIO, path: Path, place: str) -> Iterator[Article | UnreadableFile]:
    """The articles of the .jsonl file at `path`, opened as `file`; an error for each line that is none.

    Raises OSError, and NotText for a binary file.
    """
    empty = True
    for number, data in _lines(file):
        try:
            text = data if isinstance(data, str) else _decoded(data)
            if text.strip():
                empty = False
                yield _article(text, path, place, number)
        except NotText as error:
            empty = False
            yield UnreadableFile(shown(str(path)), error.reason, number)
        except WrongField as error:
            yield UnreadableFile(shown(str(path)), str(error), number)
    if empty:
        raise NotText("the file is empty")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | str]]:
    """Each line with its number from 1."""
    start = file.read(8_192) if file.seekable() else b""
    refuse_binary(start)
    if start:
        file.seek(0)
    if start.startswith(UTF16):
        yield from _utf16_lines(file)
        return
    number = 0
    while line := file.readline(LARGEST):
        number += 1
        yield number, line
        if len(line) == LARGEST:
            while not line.endswith(b"\n") and (line := file.readline(LARGEST)):
                pass


def _utf16_lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with TextIOWrapper(file, encoding="utf-16", newline="\n") as text:
            for number, line in enumerate(text, start=1):
                yield number, line
    except UnicodeError:
        raise NotText("not UTF-16 text", number + 1) from None


def _decoded(data: bytes) -> str:
    if len(data) == LARGEST:
        raise NotText("the line is larger than 50 MB")
    try:
        return decode(data)
    except NotText as error:
        raise NotText(error.reason.replace(" on line 1)", ")")) from None


def _article(line: str, path: Path, place: str, number: int) -> Article:
    fields = _object(line)
    text = text_of(fields, "text")
    if text is None:
        raise WrongField("text", "is missing")
    found = paragraphs(plain(text))
    if not any(char.isalnum() for paragraph in found for char in paragraph):
        raise WrongField("text", "is empty")
    made = article(fields, found, path, place, number)
    exported = _number(fields) if given_id(fields) else 0
    origin = text_of(fields, "origin") if exported else made.origin
    return replace(made, pages=_pages(fields, len(found)), number=exported, origin=origin)


def _number(fields: dict[str, Any]) -> int:
    """The number that the article had in the library it was exported from, 0 where none is given."""
    told = fields.get("number") or 0
    if type(told) is not int or not 0 <= told <= _LARGEST_NUMBER:
        raise WrongField("number", f"must be a whole number from 1 to {_LARGEST_NUMBER:,}")
    return told


def _pages(fields: dict[str, Any], paragraphs: int) -> tuple[int, ...]:
    told = fields.get("pages") or []
    if not isinstance(told, list) or not all(type(page) is int and page > 0 for page in told) or len(told) not in {0, paragraphs}:
        raise WrongField("pages", f"must list a page, counted from 1, for each of the {paragraphs} paragraphs")
    return tuple(told)


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except RecursionError:
        raise NotText("nested too deeply") from None
    except ValueError as error:
        problem = getattr(error, "msg", "a number too long")
        raise NotText(f"not JSON ({problem[0].lower()}{problem[1:]})") from None
    if not isinstance(found, dict):
        raise NotText("not a JSON object")
    return found
