"""The bytes of a page become text, in the character set they are in or say they are in."""

from __future__ import annotations

import codecs
import re

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_CHARSETS = re.compile(r"iso-|windows-|cp\d|koi8|euc|shift|sjis|gb|big5|mac|tis|latin|ks_c", re.IGNORECASE)


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
    return _as_declared(declared, html)


def _as_declared(declared: str, html: bytes) -> str:
    latin = declared.lower() in {"iso-8859-1", "latin1", "latin-1"} or not _CHARSETS.match(declared)
    try:
        return html.decode("cp1252" if latin else declared, errors="replace")
    except LookupError:
        return html.decode("cp1252", errors="replace")
