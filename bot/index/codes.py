"""Numbers for words, by which the index keeps them."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32


@lru_cache(maxsize=16_384)
def code(stem: str) -> int:
    """A number (32 bits) for the stem: the upper half stands for its first four letters, so that words that begin alike share it."""
    return (crc32(stem[:4].encode()) & 0xFFFF) << 16 | crc32(stem.encode()) >> 16


def form(word: str) -> int:
    """A number (8 bits) that tells the forms of one stem apart."""
    return crc32(word.encode()) & 0xFF
