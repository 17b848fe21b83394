"""Which files of a folder hold articles."""

from __future__ import annotations

import stat
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UnreadableFile
from bot.loading.decoding import NotText
from bot.loading.fields import shown
from bot.loading.kinds import KINDS, articles_in, kind_of, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Article
    from bot.sandbox import Sandbox


def load(path: Path, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    """The articles of a file, or of a folder and the folders in it, in the order of their names; one error for each that is none.

    Known are .txt, .md, .markdown, .html, .htm, .pdf and .jsonl; hidden files and, in a folder, other kinds are passed over. An
    article without an id of its own gets its file's name, within a folder its path in that folder, with "#3" for line 3 of a .jsonl file.
    """
    try:
        yield from _folder(path, sandbox) if path.is_dir() else _file(path, path.name, sandbox)
    except OSError as error:
        yield _refused(path, error)


def count(path: Path) -> int:
    """About how many articles `load` will find there, or errors: a file is one, each line of a .jsonl file too."""
    try:
        found = _walk(path) if path.is_dir() else [path]
        return sum(_lines(one) if isinstance(one, Path) and one.suffix.lower() == ".jsonl" else 1 for one in found)
    except (OSError, ValueError):
        return 1


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(partial(file.read, 1 << 20), b"")) or 1


def _folder(top: Path, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    """Everything in the folder and below it, or the error that nothing is."""
    empty = True
    for found in _walk(top):
        empty = False
        if isinstance(found, UnreadableFile):
            yield found
        else:
            yield from _below(found, top, sandbox)
    if empty:
        yield UnreadableFile(shown(str(top)), f"no article in this folder ({known()})")


def _below(path: Path, top: Path, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    try:
        yield from _file(path, path.relative_to(top).as_posix(), sandbox)
    except OSError as error:
        yield _refused(path, error)


def _walk(top: Path) -> Iterator[Path | UnreadableFile]:
    """The files of known kinds in the folder and below it, folder by folder in the order of names."""
    levels = [(top.resolve(), iter([top]))]  # the real folders on the way down, each with what is still to be looked at
    while levels:
        path = next(levels[-1][1], None)
        if path is None:
            levels.pop()
            continue
        try:
            if path.is_dir():
                _descend(path, levels)
            elif path.suffix.lower() in KINDS:
                yield path
        except OSError as error:
            yield _refused(path, error)
        except NotText as error:
            yield UnreadableFile(shown(str(path)), error.reason)


def _descend(folder: Path, levels: list[tuple[Path, Iterator[Path]]]) -> None:
    real = folder.resolve()
    if len(levels) > 1 and any(real == above for above, _ in levels[1:]):
        raise NotText("a link back to a folder it lies in")
    levels.append((real, iter(sorted(each for each in folder.iterdir() if not each.name.startswith(".")))))


def _file(path: Path, place: str, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    """What one file holds, or its one error. Raises OSError."""
    try:
        _check(path)
        with path.open("rb") as file:
            yield from articles_in(file, path, place, sandbox)
    except NotText as error:
        yield UnreadableFile(shown(str(path)), error.reason)


def _check(path: Path) -> None:
    """Raise NotText for what is no file of a known kind, OSError where nothing is."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except ValueError:
        raise NotText("no such file or folder") from None
    kind_of(path)
    if not regular:
        raise NotText("not a regular file")


def _refused(path: Path, error: OSError) -> UnreadableFile:
    """The error of the operating system as a sentence."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(shown(str(path)), "a link that leads nowhere" if path.is_symlink() else "no such file or folder")
    if isinstance(error, PermissionError):
        return UnreadableFile(shown(str(path)), "no permission to read it")
    reason = error.strerror or "it cannot be read"
    return UnreadableFile(shown(str(path)), reason[0].lower() + reason[1:])
