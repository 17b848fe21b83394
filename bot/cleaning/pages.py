"""An HTML page becomes its article: headline, paragraphs and source, through trafilatura."""

from __future__ import annotations

import codecs
import logging
import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.cleaning.furniture import is_marker, key
from bot.cleaning.lines import is_item, plain
from bot.cleaning.page import Page
from bot.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_CHARSETS = re.compile(r"iso-|windows-|cp\d|koi8|euc|shift|sjis|gb|big5|mac|tis|latin|ks_c", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+([|–—•»-])\s+(?=[^|–—•»]*$)")
_ONE_CELL = re.compile(r"^\|[^\S\n]*([^|\n]*?)[^\S\n]*\|[^\S\n]*$", re.MULTILINE)  # a layout's, no table's
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def clean_html(html: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
    """The headline, body paragraphs and source of a page; no paragraphs where it holds no article.

    `url` is where it was fetched; the page's own canonical address goes before it. Bytes are read by their byte order mark, as
    UTF-8 where they are, else in `charset`, the server's word, or the character set they declare.
    """
    text = _DECLARATION.sub("", plain(html if isinstance(html, str) else decoded(html, charset)))
    found = _extracted(text, url) if text.strip() else None
    if found is None:
        return Page(None, (), Source(url=url))
    source = _source(found, url)
    title = _title(found.title or "", source.publisher)
    paragraphs = list(_paragraphs(found.text or ""))
    repeated = bool(title and len(paragraphs) > 1 and key(paragraphs[0]) == key(title))
    return Page(title, tuple(paragraphs[repeated:]), source)


def _title(given: str, publisher: str | None) -> str | None:
    """The headline without the publisher's name that pages put after it."""
    given = " ".join(given.split())
    headline, mark, after = _SUFFIX.split(given, maxsplit=1) if _SUFFIX.search(given) else (given, "", "")
    return (headline if mark and publisher and key(after) in key(publisher) else given) or None


@cache
def _trafilatura() -> Any:
    import trafilatura  # noqa: PLC0415 - it takes a third of a second to load, and only HTML needs it

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extracted(text: str, url: str | None) -> Any:
    """Trafilatura's reading of the page; without what it says of its source where that is too damaged to be read, None where all is."""
    for with_metadata in (True, False):
        try:
            return _trafilatura().bare_extraction(text, url=url, with_metadata=with_metadata, include_comments=False)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S112 - the libraries below it raise whatever a damaged page leads them to
            continue
    return None


def decoded(html: bytes, charset: str | None = None) -> str:
    """The bytes as text by byte order mark, as UTF-8 where they are, else in `charset`, the server's word, or in what they declare."""
    for bom, encoding in _BOMS.items():
        if html.startswith(bom):
            return html.decode(encoding, errors="replace")
    found = _CHARSET.search(html[:4096])
    declared = charset or (found.group(1).decode("ascii", errors="ignore") if found else "")
    if not declared.lower().startswith("iso-2022"):
        try:
            return html.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return _decoded_as(declared, html)


def _decoded_as(declared: str, html: bytes) -> str:
    latin = declared.lower() in {"iso-8859-1", "latin1", "latin-1"} or not _CHARSETS.match(declared)
    try:
        return html.decode("cp1252" if latin else declared, errors="replace")
    except LookupError:
        return html.decode("cp1252", errors="replace")


def _paragraphs(text: str) -> Iterator[str]:
    """The lines trafilatura makes of paragraphs, those of one list or table together."""
    rows: list[str] = []
    for line in _ONE_CELL.sub(r"\1", plain(text)).split("\n"):
        if rows and not is_item(line):
            yield "\n".join(rows)
            rows = []
        if is_item(line):
            rows.append(line.strip())
        elif line.strip() and not is_marker(line):
            yield line.strip()
    if rows:
        yield "\n".join(rows)


def _source(found: Any, url: str | None) -> Source:
    address = next((each for each in (found.url, url) if each and _is_address(each)), None)
    return Source(address, _publisher(found.sitename), _day(found.date), found.author or None)


def _is_address(text: str) -> bool:
    try:
        return urlsplit(text).scheme in {"http", "https"} and bool(urlsplit(text).hostname) and not re.search(r"\s", text)
    except ValueError:
        return False


def _publisher(given: str | None) -> str | None:
    return (urlsplit(given).hostname if _is_address(given) else given) if given else None


def _day(given: str | None) -> str | None:
    try:
        return given and datetime.fromisoformat(given).date().isoformat()
    except ValueError:
        return None
