"""What is read from a file of each kind."""

from __future__ import annotations

from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cleaning import clean_text
from bot.errors import Unreadable, UnreadableFile
from bot.loading.decoding import NotText, read_bytes, read_text
from bot.loading.fields import WrongField, article, shown
from bot.loading.lines import load_lines
from bot.loading.markdown import line_of_key, read_markdown
from bot.loading.opening import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from bot.cleaning import Page
    from bot.model import Article
    from bot.sandbox import Sandbox

Found = tuple[dict[str, Any], tuple[str, ...], tuple[int, ...]]


def load_document(name: str, content: bytes, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    """The articles in a file that was handed over under this name, by which its kind is told; one error for each that is none."""
    path = Path(Path(name).name or "unnamed")
    try:
        kind_of(path)
        yield from articles_in(BytesIO(content), path, shown(path.name), sandbox)
    except NotText as error:
        yield UnreadableFile(shown(path.name), error.reason)


def articles_in(file: BinaryIO, path: Path, place: str, sandbox: Sandbox) -> Iterator[Article | UnreadableFile]:
    """What the file at `path` holds, opened as `file`, or its one error; `place` is the id of what has none of its own. Raises OSError."""
    try:
        kind = kind_of(path)
        yield from load_lines(file, path, place) if kind == ".jsonl" else [_article(path, place, *_READERS[kind](file, sandbox))]
    except NotText as error:
        yield UnreadableFile(shown(str(path)), error.reason, error.line)
    except WrongField as error:
        file.seek(0)
        yield UnreadableFile(shown(str(path)), str(error), line_of_key(read_text(file), error.key))
    except Unreadable as error:
        yield UnreadableFile(shown(str(path)), error.reason)


def kind_of(path: Path) -> str:
    """The file's ending, in lower case. Raises NotText for one that is not known."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise NotText(f"not a kind of file that holds articles ({known()})")
    return kind


def known() -> str:
    """The kinds of files that are known, in words."""
    return "known are " + ", ".join(KINDS)


def _article(path: Path, place: str, fields: dict[str, Any], paragraphs: tuple[str, ...], pages: tuple[int, ...]) -> Article:
    if not any(char.isalnum() for paragraph in paragraphs for char in paragraph):
        raise NotText("no article text in it")
    return replace(article(fields, paragraphs, path, place), pages=pages, scraped=kind_of(path) not in _AS_WRITTEN)


def _text(file: BinaryIO, _: Sandbox) -> Found:
    return _of_page(clean_text(read_text(file)))


def _markdown(file: BinaryIO, _: Sandbox) -> Found:
    return *read_markdown(read_text(file)), ()


def _html(file: BinaryIO, sandbox: Sandbox) -> Found:
    return _of_page(read_page(sandbox, read_bytes(file), "html"))


def _pdf(file: BinaryIO, sandbox: Sandbox) -> Found:
    return _of_page(read_page(sandbox, read_bytes(file, binary=True), "pdf"))


def _of_page(page: Page) -> Found:
    return {"title": page.title, **asdict(page.source)}, page.paragraphs, page.pages


_READERS: dict[str, Callable[[BinaryIO, Sandbox], Found]] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
}
_AS_WRITTEN = {".md", ".markdown"}
KINDS = (*_READERS, ".jsonl")
