"""A page is read in four ways, and the reading that the others bear out is taken."""

from __future__ import annotations

import logging
import re
from collections import Counter
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from bot.cleaning.lines import is_item, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

Paragraphs = tuple[str, ...]

_ALIKE = 2 / 3  # F1 of two readings below which they are of different parts of a page
_LARGEST = 10_000  # tags; twice as many as large news pages have, and four readings of more take seconds
_RUN = 3  # words; two readings are compared by the runs of so many that they share
_WORD = re.compile(r"\w+")
_ONE_CELL = re.compile(r"^\|[^\S\n]*([^|\n]*?)[^\S\n]*\|[^\S\n]*$", re.MULTILINE)  # a layout's, no table's
_BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN = (
    "/*//*[@hidden or contains(translate(@style, ' ', ''), 'display:none') or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)
_SILENT = frozenset({"figcaption", "script", "style", "noscript", "template", "title"})


def read_page(text: str, url: str | None) -> tuple[Paragraphs, Any]:
    """The body's paragraphs, and what trafilatura says of the page's source (None where it finds no article).

    Trafilatura reads the page in a balanced, a strict and a generous way; of these the one is taken that agrees best with
    readability's reading. Where none agrees with it, readability's is taken, unless it is the shorter one by half. A page
    of more than 10,000 tags is read in the balanced way alone.
    """
    found = _extracted(text, url)
    balanced = _paragraphs(found)
    if text.count("<") > _LARGEST:
        return balanced, found
    strict, generous = (_paragraphs(_trafilaturas(text, **{way: True})) for way in ("favor_precision", "favor_recall"))
    other = _readability(text)
    readings = [(_likeness(each, other), each) for each in (balanced, strict, generous)]
    likeness, best = max(readings, key=itemgetter(0))
    if likeness >= _ALIKE:
        return best, found
    return (balanced if 2 * _length(other) < _length(balanced) else other), found


def _likeness(one: Paragraphs, other: Paragraphs) -> float:
    """F1, 0..1, of the runs of words that two readings share."""
    first, second = _runs(one), _runs(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _runs(reading: Paragraphs) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(" ".join(reading))
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words)


def _length(reading: Paragraphs) -> int:
    return sum(map(len, reading))


@cache
def _trafilatura() -> Any:
    import trafilatura  # noqa: PLC0415 - it takes a third of a second to load, and only HTML needs it

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extracted(text: str, url: str | None) -> Any:
    """The balanced reading; without what it says of its source where that is too damaged to be read, None where all is."""
    return _trafilaturas(text, url=url, with_metadata=True) or _trafilaturas(text, url=url)


def _trafilaturas(text: str, **ways: Any) -> Any:
    try:
        return _trafilatura().bare_extraction(text, include_comments=False, **ways)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the libraries below it raise whatever a damaged page leads them to
        return None


def _readability(text: str) -> Paragraphs:
    from lxml.html import fromstring  # noqa: PLC0415 - only HTML needs it
    from readability import Document  # noqa: PLC0415 - the same

    try:
        page = fromstring(text)
        for hidden in page.xpath(_HIDDEN):
            hidden.drop_tree()
        return tuple(_grouped("".join(_lines(fromstring(Document(page).summary())))))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above
        return ()


def _lines(element: Any) -> Iterator[str]:
    """The element's text, its blocks on lines of their own, list items and table rows marked as trafilatura marks them."""
    name = element.tag if isinstance(element.tag, str) else ""
    gap = "\n" if name in _BLOCKS else ""
    if name and name not in _SILENT:
        inner: Iterator[str] = chain([_flat(element.text)], *map(_lines, element))
        if name == "tr" and len(element) > 1:
            inner = iter([f"| {' | '.join(' '.join(''.join(_lines(cell)).split()) for cell in element)} |"])
        if name == "li":
            inner = iter(["- ", "".join(inner).lstrip()])
        yield from (gap, *inner, gap)
    yield _flat(element.tail)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _paragraphs(found: Any) -> Paragraphs:
    return tuple(_grouped(found.text or "")) if found else ()


def _grouped(text: str) -> Iterator[str]:
    """The lines that are paragraphs, those of one list or table together."""
    rows: list[str] = []
    for line in _ONE_CELL.sub(r"\1", plain(text)).split("\n"):
        if rows and line.strip() and not is_item(line):
            yield "\n".join(rows)
            rows = []
        if is_item(line):
            rows.append(line.strip())
        elif line.strip():
            yield line.strip()
    if rows:
        yield "\n".join(rows)
