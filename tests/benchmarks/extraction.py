"""How much of real pages' articles the cleaning keeps, and how much else: `python tests/benchmarks/extraction.py SET`.

SET is a folder holding `ground-truth.json` ({id: {"articleBody": ...}}) and `html/ID.html.gz`. Precision, recall and F1 count body
tokens (as bags); "macro" is the mean over pages, "micro" counts all pages' tokens together.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.cleaning import Page, clean_html, clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BLOCK_TAGS = (
    "address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table td th tr ul"
)
_SILENT_TAGS = "head iframe noscript object script style svg template textarea title"
_BLOCKS, _SILENT = frozenset(_BLOCK_TAGS.split()), frozenset(_SILENT_TAGS.split())
_TOKEN = re.compile(r"\w+")


class Counts(NamedTuple):
    """Tokens found that are right, found, and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each in 0..1."""
        precision = self.right / self.found if self.found else float(not self.wanted)
        recall = self.right / self.wanted if self.wanted else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def raw_dump(html: bytes) -> str:
    """The page's text as a careless copier has it: every block's text on a line of its own, a blank line apart."""
    from lxml.html import HTMLParser, fromstring  # noqa: PLC0415 - only where a page is dumped

    pieces = "".join(_pieces(fromstring(html, parser=HTMLParser(encoding=_encoding(html)))))
    lines = [" ".join(line.split()) for line in pieces.split("\n")]
    return re.sub(r"\n{3,}", "\n\n\n", "\n".join(lines)).strip()


def _encoding(html: bytes) -> str:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _pieces(element: Any) -> Iterator[str]:
    silent = not isinstance(element.tag, str) or element.tag in _SILENT
    gap = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag == "br" else ""
    if not silent:
        yield gap + " ".join((element.text or "").split("\n"))
        for child in element:
            yield from _pieces(child)
        yield gap
    yield " ".join((element.tail or "").split("\n"))


def bare_trafilatura(html: bytes) -> Page:
    """What trafilatura says by itself."""
    import trafilatura  # noqa: PLC0415 - slow to import

    return Page(None, tuple((trafilatura.extract(html, include_comments=False) or "").split("\n")))


WAYS: dict[str, Callable[[bytes], Page]] = {
    "dump": lambda html: Page(None, (raw_dump(html),)),
    "clean_text(dump)": lambda html: clean_text(raw_dump(html)),
    "clean_html": clean_html,
    "trafilatura": bare_trafilatura,
}


def counts(page: Page, wanted: str) -> Counts:
    """How the tokens of the page's paragraphs compare to the wanted ones."""
    found, right = Counter(_TOKEN.findall("\n".join(page.paragraphs))), Counter(_TOKEN.findall(wanted))
    return Counts((found & right).total(), found.total(), right.total())


def report(way: str, pages: list[Counts]) -> str:
    """One line: macro then micro precision, recall and F1 of one way."""
    macro = [sum(column) / len(pages) for column in zip(*(page.shares for page in pages), strict=True)]
    micro = Counts(*(sum(column) for column in zip(*pages, strict=True))).shares
    return f"{way:18}" + "".join(f"{share:8.3f}" for share in (*macro, *micro))


def main(folder: Path) -> None:
    """Print the table for the set in `folder`."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    print(f"{len(pages)} pages       macro P       R      F1 micro P       R      F1")  # noqa: T201 - a script's table
    for way, read in WAYS.items():
        print(report(way, [counts(read(html), truth[name]["articleBody"]) for name, html in pages.items()]))  # noqa: T201 - the same


if __name__ == "__main__":
    main(Path(sys.argv[1]))
