"""What kind of article a server's answer may hold, by the type it declares or else by its first bytes."""

from __future__ import annotations

import re
from typing import Literal

from bot.errors import Unreadable

Kind = Literal["html", "text", "xml", "pdf"]

_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "text/x-markdown": "text",
    "text/xml": "xml",
    "application/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/rdf+xml": "xml",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
}
_UNDECLARED = {"", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,30})""", re.IGNORECASE)
_BOM = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TAG = re.compile(rb"<(?:!doctype html|!--|[a-z])")
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]")
_SNIFFED = 2048  # bytes looked at


def declared_kind(content_type: str) -> Kind | None:
    """The kind a Content-Type header declares, None where it declares none. Raises Unreadable for a type that holds no article."""
    name = content_type.partition(";")[0].strip().lower()
    if name in _UNDECLARED:
        return None
    if name not in _TYPES:
        shown = name if re.fullmatch(r"[\w.+/-]{1,80}", name, re.ASCII) else "of an unknown type"
        raise Unreadable(f"it is {shown}; only text, HTML, XML and PDF are opened")
    return _TYPES[name]


def declared_charset(content_type: str) -> str | None:
    """The character set a Content-Type header declares."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else None


def kind_of(content: bytes, declared: Kind | None) -> Kind:
    """The kind of the content, as it was declared unless its first bytes tell otherwise. Raises Unreadable where they look like none."""
    looks = _sniffed(content)
    if declared is None or looks in {"pdf", "xml"}:
        return looks
    return "html" if declared == "xml" and b"<html" in content[:_SNIFFED].lower() else declared


def _sniffed(content: bytes) -> Kind:
    start = _BOM.sub(b"", content[:_SNIFFED]).lower()
    if start.startswith(b"%pdf-"):
        return "pdf"
    if _CONTROLS.search(start) and not start.startswith(_UTF16):
        raise Unreadable("its bytes are no text, HTML, XML or PDF")
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        return "html" if b"<html" in start and not _FEED.search(start) else "xml"
    return "html" if _TAG.match(start) else "text"
