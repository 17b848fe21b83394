"""The bytes of a file become text, or the reason why they are none."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from bot.cleaning import plain

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST = 50_000_000  # bytes of a file that is read at once, or of one line
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotText(Exception):
    """Why bytes are no text an article can be read from; `line` where one is to blame."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason)


def read_bytes(file: BinaryIO, *, binary: bool = False) -> bytes:
    """The whole file. Raises NotText when it is empty, over 50 MB or, unless that is wanted, binary; OSError when it cannot be read."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NotText("larger than 50 MB; a file this large has to come as .jsonl")
    if not data.strip():
        raise NotText("the file is empty")
    if not binary:
        refuse_binary(data)
    return data


def read_text(file: BinaryIO) -> str:
    """The whole file as plain text: UTF-8, or UTF-16 with a byte order mark. Raises what `read_bytes` raises."""
    return plain(decode(read_bytes(file)))


def refuse_binary(data: bytes) -> None:
    """Raise NotText when the bytes hold a NUL, as no UTF-8 text does."""
    if b"\0" in data and not data.startswith(UTF16):
        raise NotText("not a text file (it holds NUL bytes)", data.count(b"\n", 0, data.index(b"\0")) + 1)


def decode(data: bytes) -> str:
    """The bytes as text. Raises NotText naming the first wrong byte."""
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name, line = encoding.upper().removesuffix("-SIG"), data.count(b"\n", 0, error.start) + 1
        at = error.start if error.start < len(data) else -1
        raise NotText(f"not {name} text (byte 0x{data[at]:02x} on line {line})") from None
