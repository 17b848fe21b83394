"""A feed becomes its entries, and an entry an Article: its own text where that is whole, else the page it leads to."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.errors import Unreadable
from bot.loading.fields import headline, made_id
from bot.loading.opening import DamagedXml, read_page, xml_root
from bot.loading.reading import article_of
from bot.model import Article, Source
from bot.shelf import domain, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.cleaning import Page
    from bot.fetching import Fetched, Web
    from bot.sandbox import Sandbox

_ROOTS = re.compile(r"(?:\{.*\})?(?:rss|feed|RDF)$", re.DOTALL)
_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\b(?:read|continue|see|view|full)\b[^.!?\n]{0,40}|weiterlesen|mehr lesen|lire la suite|leer más)\W*$",
    re.IGNORECASE,
)
_WHOLE = 60
"""Words of an entry's content that make it more than a teaser."""
_WHOLE_SUMMARY = 150
"""The same for an entry that calls its text a summary."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. `name` is its own in the feed, `html` its text there; `mark` changes whenever the entry does."""

    name: str
    link: str | None
    title: str | None
    html: str
    is_summary: bool
    source: Source
    mark: str


def read_feed(fetched: Fetched, sandbox: Sandbox) -> tuple[Entry, ...]:
    """The entries of a feed, the oldest first, opened in the sandbox. Raises Unreadable where it is none, or declares entities."""
    found = sandbox.call(feed_fields, fetched.content, fetched.address)
    return tuple(Entry(**{**each, "source": Source(**each["source"])}) for each in reversed(found))


def feed_fields(content: bytes, address: str) -> list[dict[str, Any]]:
    """The entries as plain data, by the names of Entry. Raises Unreadable."""
    import feedparser  # noqa: PLC0415 - it takes a fifth of a second to load, and only feeds need it

    try:
        root = str(xml_root(content).tag)
    except DamagedXml:
        if b"<!entity" in content.lower():
            raise
        root = "rss"  # feeds are often not quite XML, and read by readers that bear it
    if not _ROOTS.match(root):
        raise Unreadable(f"XML that holds {root[:80]!r} and no article")
    feed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": address}, sanitize_html=False)
    if not feed.entries:
        raise Unreadable("a feed without entries" if feed.version else "XML that is damaged")
    return [_entry_fields(entry, _line(feed.feed.get("title"))) for entry in feed.entries]


def _entry_fields(entry: Any, publisher: str | None) -> dict[str, Any]:
    content = max((each.get("value") or "" for each in entry.get("content") or ()), key=len, default="")
    summary = entry.get("summary") or ""
    html = content if len(content) >= len(summary) else summary
    link, title = _address(entry.get("link")), _line(entry.get("title"))
    author = _line(entry.get("author_detail", {}).get("name") or entry.get("author"))
    source = {"url": link, "publisher": publisher, "published": _day(entry), "author": author}
    name = str(entry.get("id") or link or title or mark(html))
    told = mark("\n".join([name, str(link), str(title), str(entry.get("updated")), html]))
    return {"name": name, "link": link, "title": title, "html": html, "is_summary": not content, "source": source, "mark": told}


def _address(link: str | None) -> str | None:
    return link if link and re.match(r"https?://[^\s/]", link) else None


def _line(text: str | None) -> str | None:
    return " ".join(re.sub(r"<[^>]*>", " ", text or "").split()) or None


def _day(entry: Any) -> str | None:
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*told[:3]).isoformat() if told else None


def load_feed(fetched: Fetched, web: Web, sandbox: Sandbox) -> Iterator[Article | Unreadable]:
    """The article of every entry, the oldest first, an error for each that is none. Raises Unreadable where all is no feed."""
    for entry in read_feed(fetched, sandbox):
        try:
            yield entry_article(entry, fetched.address, web, sandbox)
        except Unreadable as fault:
            yield fault


def entry_article(entry: Entry, feed: str, web: Web, sandbox: Sandbox) -> Article:
    """The article of an entry of the feed at that address, told in full.

    The entry's own text is taken where it is whole and the article is of the feed's own site: no feed speaks for another site.
    Else it is the page's, or the longer of the two. Raises Unreadable.
    """
    own = _own(entry, feed, sandbox)
    if entry.link is None or (own and _is_whole(entry, own)):
        if own is None:
            raise Unreadable("no article text in it", f"{feed}: {entry.title or 'an entry without a title'}")
        return own
    page = article_of(web.fetch_politely(entry.link), sandbox)
    if own and len(own.text) > len(page.text):
        return own
    return replace(page, sources=(_completed(page.source, entry.source),))


def _completed(page: Source, told: Source) -> Source:
    """What a page says of its source, and its feed: a day that is given goes before one that was guessed, a name before a host."""
    host = urlsplit(page.url or "").netloc
    publisher = None if told.publisher and page.publisher and page.publisher in {host, host.removeprefix("www.")} else page.publisher
    return Source(page.url, publisher or told.publisher, told.published or page.published, page.author or told.author)


def _own(entry: Entry, feed: str, sandbox: Sandbox) -> Article | None:
    """The article as the entry itself gives it; None where it has no text, or is of another site than the feed's."""
    if entry.link and domain(entry.link) != domain(feed):
        return None
    page = _page(entry, sandbox)
    if page is None:
        return None
    title, place = entry.title or headline(page.paragraphs[0], None), f"{feed}#{entry.name}"
    origin = entry.link or f"the entry {entry.name} of {feed}"
    return Article(made_id(entry.link or place), title, page.paragraphs, (entry.source,), origin=origin, scraped=True)


def _page(entry: Entry, sandbox: Sandbox) -> Page | None:
    html = entry.html if "<" in entry.html else "".join(f"<p>{line}</p>" for line in entry.html.split("\n") if line.strip())
    try:
        return read_page(sandbox, f"<html><body><article>{html}</article></body></html>".encode(), "html")
    except Unreadable:
        return None


def _is_whole(entry: Entry, own: Article) -> bool:
    least = _WHOLE_SUMMARY if entry.is_summary else _WHOLE
    return len(own.text.split()) >= least and not _CUT_SHORT.search(own.text)
