"""What is taken of a server's answer: its body within bounds, its type and the marks by which a later one is known to be the same."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx

from bot.errors import Unreadable
from bot.fetching.kinds import Kind, declared_charset, declared_kind, kind_of

if TYPE_CHECKING:
    import httpcore

LARGEST = 10_000_000
"""Bytes of a body, after decompression."""
TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The marks a server put on what it sent, as it wrote them, by which it knows what has not changed since."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for it only if it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address: `address` is the one that answered, after redirects; `charset` as declared, None where it was not.

    `content` holds 1 to 10,000,000 bytes.
    """

    address: str
    kind: Kind
    charset: str | None
    content: bytes
    stamp: Stamp = Stamp()


def fetched(url: httpx.URL, answer: httpcore.Response) -> Fetched:
    """What the answer holds. Raises Unreadable for an error, a type that holds no article, a body that is empty or too large."""
    if answer.status != HTTPStatus.OK:
        raise Unreadable(f"the server answered {status(answer.status)}")
    headers = httpx.Headers(answer.headers)
    content_type = headers.get("content-type", "")
    declared = declared_kind(content_type)
    content = body(answer)
    if not content.strip():
        raise Unreadable("it is empty")
    stamp = Stamp(headers.get("etag"), headers.get("last-modified"))
    return Fetched(str(url), kind_of(content, declared), declared_charset(content_type), content, stamp)


def status(code: int) -> str:
    """The status code with its standard name."""
    return f"{code} {HTTPStatus(code).phrase}" if code in set(HTTPStatus) else str(code)


def body(answer: httpcore.Response) -> bytes:
    """The whole body, decompressed. Raises Unreadable when it is over 10 MB, compressed otherwise than by gzip, or damaged."""
    headers = httpx.Headers(answer.headers)
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise Unreadable("it is compressed in a way that was not asked for")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > LARGEST:
        raise Unreadable(TOO_LARGE)
    return _inflated(answer) if "gzip" in encoding else _plain(answer)


def _plain(answer: httpcore.Response) -> bytes:
    content = bytearray()
    for chunk in answer.iter_stream():
        content += chunk
        if len(content) > LARGEST:
            raise Unreadable(TOO_LARGE)
    return bytes(content)


def _inflated(answer: httpcore.Response) -> bytes:
    """The body out of gzip, never inflated beyond the bound: a chunk of 64 KB may hold 64 MB."""
    content, inflater = bytearray(), zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    for chunk in answer.iter_stream():
        try:
            content += inflater.decompress(chunk, LARGEST + 1 - len(content))
        except zlib.error:
            raise Unreadable("its compression is damaged") from None
        if len(content) > LARGEST:
            raise Unreadable(TOO_LARGE)
        if inflater.eof:
            return bytes(content)
    raise Unreadable("its compression breaks off")
