"""Addresses that are one place, and sources that are one site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from bot.model import Source

TELEGRAM = "t.me"
_TRACKING = re.compile(r"utm_|(?:fb|g|ms)clid$", re.IGNORECASE)


def place(origin: str) -> str:
    """The same text for all ways to write an address: http or https, with "www." or without, with marks of who sent the reader.

    Any other origin is its own.
    """
    if not origin.startswith(("http://", "https://")):
        return origin
    parts = urlsplit(origin)
    told = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)])
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}" + (f"?{told}" if told else "")


def site(source: Source) -> str | None:
    """Who published it: the domain that the address's owner registered, else the publisher's name; None where neither is known."""
    if source.url:
        found = domain(source.url)
        return _channel(source.url) if found == TELEGRAM else found
    return source.publisher.casefold() if source.publisher else None


def _channel(address: str) -> str:
    """Which channel's post it is: each is a publisher of its own."""
    return TELEGRAM + urlsplit(address).path.rpartition("/")[0]


def domain(address: str) -> str:
    """The registered domain of an address by the Public Suffix List ("bbc.co.uk"), its host where it has none."""
    from tld import get_fld  # noqa: PLC0415 - it takes a tenth of a second to load, and only adding needs it

    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return get_fld(f"http://{host}", fail_silently=True, search_private=True) or host
