"""A PDF becomes a page of text, each paragraph with the number of the page on which it begins. For the sandbox, as all of `opening` is."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from bot.cleaning import Page, clean_text
from bot.errors import Unreadable
from bot.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader

_NO_TITLE = re.compile(r"untitled|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|tex|odt|rtf|html?|qxd|pptx?)|\W*", re.IGNORECASE)
_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|página|стр\.?)?\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
_OUTER = 4  # lines at the head and foot of a page among which running heads are looked for
_RUNNING = 3  # pages at least on which a running head stands


def read_pdf(content: bytes, url: str | None) -> Page:
    """The article of a PDF; its title is the one that it gives, else its first line. Raises Unreadable for one that is locked or none."""
    import pypdf  # noqa: PLC0415 - it takes a fifth of a second to load, and only PDFs need it
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        title, author = _told(reader)
    except (DependencyError, FileNotDecryptedError):
        raise Unreadable("a PDF that is locked") from None
    except PyPdfError as error:
        raise Unreadable(f"a PDF that is damaged ({type(error).__name__})") from None
    pages = list(_without_running_heads(pages))
    page = clean_text(_joined(pages))
    paragraphs = page.paragraphs[_key(page.paragraphs[0]) == _key(title) :] if title and page.paragraphs[1:] else page.paragraphs
    return Page(title or page.title, paragraphs, Source(url=url, author=author), _numbers(paragraphs, pages))


def _told(reader: PdfReader) -> tuple[str | None, str | None]:
    """The title and author that the PDF gives, None where it gives a program's or a file's name."""
    about = reader.metadata
    title, author = (" ".join(str(each or "").split()) for each in ((about.title, about.author) if about else ("", "")))
    return None if _NO_TITLE.fullmatch(title) else title, author or None


def _without_running_heads(pages: Sequence[str]) -> Iterator[str]:
    """The pages without their numbers and the lines that stand at the head or foot of many."""
    cut = [[line for line in page.split("\n") if line.strip()] for page in pages]
    times = Counter(key for lines in cut for key in {_key(line) for line in (*lines[:_OUTER], *lines[-_OUTER:])})
    often = {key for key, many in times.items() if many >= max(_RUNNING, len(cut) / 3)}
    for lines, page in zip(cut, pages, strict=True):
        running = [line for line in (*lines[:_OUTER], *lines[-_OUTER:]) if _key(line) in often]
        numbers = [line for line in (*lines[:1], *lines[-1:]) if len(cut) > 1 and _NUMBER.fullmatch(line)]
        yield "\n".join(line for line in page.split("\n") if line not in {*running, *numbers}).strip("\n")


def _key(line: str) -> str:
    """The line without what differs from page to page."""
    return re.sub(r"\d+", "0", " ".join(line.split()).casefold())


def _joined(pages: Sequence[str]) -> str:
    """The text of all pages; a sentence that goes on overleaf is not parted."""
    goes_on = ((after.lstrip()[:1].islower() and not before.rstrip().endswith((".", "!", "?", ":"))) for before, after in pairwise(pages))
    return "".join(("\n" if on else "\n\n") + page for on, page in zip([False, *goes_on], pages, strict=True))


def _numbers(paragraphs: Sequence[str], pages: Sequence[str]) -> tuple[int, ...]:
    """The page of each paragraph, by where its letters begin among all letters; that of the one before where they are not found."""
    ends = list(accumulate(len(_letters(page)) for page in pages))
    whole, at, found = "".join(map(_letters, pages)), 0, []
    for paragraph in paragraphs:
        letters = _letters(paragraph)
        begins = whole.find(letters, at)
        at = begins if begins >= 0 else at
        found.append(1 + sum(end <= at for end in ends[:-1]))
        at += len(letters) if begins >= 0 else 0
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(text.split())
