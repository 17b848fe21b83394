"""An HTML page becomes its article: headline, paragraphs and source, as the best of several readings has them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.cleaning.charsets import decoded
from bot.cleaning.furniture import key, without_furniture
from bot.cleaning.lines import plain
from bot.cleaning.page import Page
from bot.cleaning.readings import read_page
from bot.model import Source

_SUFFIX = re.compile(r"\s+([|–—•»-])\s+(?=[^|–—•»]*$)")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def clean_html(html: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
    """The headline, body paragraphs and source of a page; no paragraphs where it holds no article.

    `url` is where it was fetched; the page's own canonical address goes before it. Bytes are read by their byte order mark, as
    UTF-8 where they are, else in `charset`, the server's word, or the character set they declare.
    """
    text = _DECLARATION.sub("", plain(html if isinstance(html, str) else decoded(html, charset)))
    body, found = read_page(text, url) if text.strip() else ((), None)
    source = _source(found, url) if found else Source(url=url)
    title = _title(found.title or "", source.publisher) if found else None
    paragraphs = without_furniture(body)
    repeated = bool(title and len(paragraphs) > 1 and key(paragraphs[0]) == key(title))
    return Page(title, tuple(paragraphs[repeated:]), source)


def _title(given: str, publisher: str | None) -> str | None:
    """The headline without the publisher's name that pages put after it."""
    given = " ".join(given.split())
    headline, mark, after = _SUFFIX.split(given, maxsplit=1) if _SUFFIX.search(given) else (given, "", "")
    return (headline if mark and publisher and key(after) in key(publisher) else given) or None


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
