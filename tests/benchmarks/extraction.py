"""How clean the articles are that come out of real pages and of their bare text: `python tests/benchmarks/extraction.py SET`.

SET is a folder holding `ground-truth.json` ({id: {"articleBody": ...}}) and `html/ID.html.gz`, as Zyte's article extraction benchmark
has them. Precision and recall are that benchmark's: of the runs of four words (as bags), means over the pages; F1 is the harmonic mean
of the two. The last column is F1 of single words, the mean over the pages.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from html import escape
from pathlib import Path
from statistics import fmean

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.sets import write_table

from bot.cleaning import clean_html, clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BLOCK_TAGS = (
    "address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table td th tr ul"
)
_SILENT_TAGS = "head iframe noscript object script style svg template textarea title"
_BLOCKS, _SILENT = frozenset(_BLOCK_TAGS.split()), frozenset(_SILENT_TAGS.split())
_TOKEN = re.compile(r"\w+")


class Counts(NamedTuple):
    """Runs of words that are right, found, and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of those found that is right; nothing found is right where nothing is wanted."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The share of those wanted that is found."""
        return self.right / self.wanted if self.wanted else 1.0


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


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


def trafilaturas(html: bytes | str) -> tuple[str, ...]:
    """What trafilatura says by itself."""
    import trafilatura  # noqa: PLC0415 - slow to import

    return tuple((trafilatura.extract(html, include_comments=False) or "").split("\n"))


def as_page(dump: str) -> str:
    """The bare text as HTML: a paragraph for each line."""
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in dump.split("\n") if line) + "</body></html>"


WAYS: dict[str, Callable[[bytes], Sequence[str]]] = {
    "a saved page: this bot": lambda html: clean_html(html).paragraphs,
    "a saved page: trafilatura": trafilaturas,
    "its bare text: this bot": lambda html: clean_text(raw_dump(html)).paragraphs,
    "its bare text: trafilatura, a paragraph a line": lambda html: trafilaturas(as_page(raw_dump(html))),
    "its bare text as it is": lambda html: [raw_dump(html)],
}


def counts(paragraphs: Sequence[str], wanted: str, length: int) -> Counts:
    """How the runs of `length` words in the paragraphs compare to the wanted ones."""
    found, right = runs("\n".join(paragraphs), length), runs(wanted, length)
    return Counts((found & right).total(), found.total(), right.total())


def runs(text: str, length: int) -> Counter[tuple[str, ...]]:
    """The text's runs of `length` words; the whole of a shorter text."""
    words = _TOKEN.findall(text)
    return Counter(tuple(words[at : at + length]) for at in range(max(1, len(words) - length + 1)) if words)


def report(way: str, read: Sequence[tuple[Sequence[str], str]]) -> str:
    """One row of the table, of the paragraphs read from each page and the body wanted of it."""
    fours = [counts(*each, length=4) for each in read]
    precision = fmean(each.precision for each in fours if each.found)
    recall = fmean(each.recall for each in fours if each.wanted)
    single = fmean(f1(each.precision, each.recall) for each in (counts(*one, length=1) for one in read))
    return f"| {way} | " + " | ".join(f"{share:.3f}" for share in (precision, recall, f1(precision, recall), single)) + " |"


def table(folder: Path, *, half: bool = False) -> str:
    """The table of the set in `folder`, or of every second page in the order of their names, as Markdown."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(truth)[half :: 1 + half]
    pages = [(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), truth[name]["articleBody"]) for name in names]
    head = f"| {len(pages)} saved pages | precision | recall | F1 | F1 of words |\n|---|---|---|---|---|"
    return "\n".join([head, *(report(way, [(read(html), wanted) for html, wanted in pages]) for way, read in WAYS.items())])


def main() -> None:
    """Print the table, or put it into a file between its markers."""
    options = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    options.add_argument("set", type=Path)
    options.add_argument("--half", action="store_true", help="only the pages that nothing was chosen on: every second one")
    options.add_argument("--table", type=Path, help="the Markdown file that holds the table")
    given = options.parse_args()
    found = table(given.set, half=given.half)
    print(found)  # noqa: T201 - a script's table
    if given.table:
        write_table(found, given.table, "extraction")


if __name__ == "__main__":
    main()
