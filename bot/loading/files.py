"""Which files of a folder hold articles, and what is read from each."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

from bot.cleaning import clean_html, clean_text
from bot.errors import UnreadableFile
from bot.loading.decoding import NotText, read_bytes, read_text
from bot.loading.fields import WrongField, article, shown
from bot.loading.lines import load_lines
from bot.loading.markdown import line_of_key, read_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.cleaning import Page
    from bot.model import Article

Found = tuple[dict[str, Any], tuple[str, ...]]


def load(path: Path) -> Iterator[Article | UnreadableFile]:
    """The articles of a file, or of a folder and the folders in it, in the order of their names; one error for each that is none.

    Known are .txt, .md, .markdown, .html, .htm and .jsonl; hidden files and, in a folder, other kinds are passed over. An article
    without an id of its own gets its file's name, within a folder its path in that folder, with "#3" for line 3 of a .jsonl file.
    """
    try:
        yield from _folder(path) if path.is_dir() else _file(path, path.name)
    except OSError as error:
        yield _refused(path, error)


def _folder(top: Path) -> Iterator[Article | UnreadableFile]:
    """Everything in the folder and below it, or the error that nothing is."""
    empty = True
    for found in _walk(top):
        empty = False
        if isinstance(found, UnreadableFile):
            yield found
        else:
            yield from _below(found, top)
    if empty:
        yield UnreadableFile(shown(str(top)), f"no article in this folder ({_known()})")


def _below(path: Path, top: Path) -> Iterator[Article | UnreadableFile]:
    try:
        yield from _file(path, path.relative_to(top).as_posix())
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
            elif path.suffix.lower() in _KINDS:
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


def _file(path: Path, place: str) -> Iterator[Article | UnreadableFile]:
    """What one file holds, or its one error. Raises OSError."""
    try:
        kind = _kind(path)
        yield from load_lines(path, place) if kind == ".jsonl" else [_article(path, place, *_READERS[kind](path))]
    except NotText as error:
        yield UnreadableFile(shown(str(path)), error.reason, error.line)
    except WrongField as error:
        yield UnreadableFile(shown(str(path)), str(error), line_of_key(read_text(path), error.key))


def _kind(path: Path) -> str:
    """The file's ending. Raises NotText for one that is not known, or is no file, and OSError where nothing is."""
    kind = path.suffix.lower()
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except ValueError:
        raise NotText("no such file or folder") from None
    if kind not in _KINDS:
        raise NotText(f"not a kind of file that holds articles ({_known()})")
    if not regular:
        raise NotText("not a regular file")
    return kind


def _article(path: Path, place: str, fields: dict[str, Any], paragraphs: tuple[str, ...]) -> Article:
    if not any(char.isalnum() for paragraph in paragraphs for char in paragraph):
        raise NotText("no article text in it")
    return article(fields, paragraphs, path, place)


def _text(path: Path) -> Found:
    return _of_page(clean_text(read_text(path)))


def _html(path: Path) -> Found:
    return _of_page(clean_html(read_bytes(path)))


def _markdown(path: Path) -> Found:
    return read_markdown(read_text(path))


def _of_page(page: Page) -> Found:
    source = page.source
    fields = {"url": source.url, "publisher": source.publisher, "published": source.published, "author": source.author}
    return {"title": page.title, **fields}, page.paragraphs


_READERS: dict[str, Callable[[Path], Found]] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
}
_KINDS = (*_READERS, ".jsonl")


def _known() -> str:
    return "known are " + ", ".join(_KINDS)


def _refused(path: Path, error: OSError) -> UnreadableFile:
    """The error of the operating system as a sentence."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(shown(str(path)), "a link that leads nowhere" if path.is_symlink() else "no such file or folder")
    if isinstance(error, PermissionError):
        return UnreadableFile(shown(str(path)), "no permission to read it")
    reason = error.strerror or "it cannot be read"
    return UnreadableFile(shown(str(path)), reason[0].lower() + reason[1:])
