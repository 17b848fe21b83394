"""Text with entities, put together piece by piece, so that no data is ever mistaken for markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BOLD, ITALIC, LINK, QUOTE, FOLDED = "bold", "italic", "text_link", "blockquote", "expandable_blockquote"
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text (characters from `start` up to `end`) that is shown in a certain way."""

    kind: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and its spans, outer spans before inner ones."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def __add__(self, other: Rich) -> Rich:
        shift = len(self.text)
        moved = tuple(replace(span, start=span.start + shift, end=span.end + shift) for span in other.spans)
        return Rich(self.text + other.text, self.spans + moved)

    def shown(self, kind: str, url: str | None = None) -> Rich:
        """The whole of it shown in a further way; nothing where there is no text to show."""
        return Rich(self.text, (Span(kind, 0, len(self.text), url), *self.spans)) if self.text else self

    def slice(self, start: int, end: int) -> Rich:
        """The characters from `start` up to `end`, with what is left of their spans."""
        kept = (replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start) for span in self.spans)
        return Rich(self.text[start:end], tuple(span for span in kept if span.start < span.end))


def plain(text: str) -> Rich:
    """The text with every character that Telegram cannot carry replaced by a space."""
    return Rich(_UNSENDABLE.sub(" ", text))


def echo(text: str, longest: int = 300) -> Rich:
    """What a reader wrote, safe to say back: one line, nothing that turns the direction of the text around it, not too long."""
    return plain(clip(_TURNING.sub("", " ".join(text.split())), longest))


def clip(text: str, longest: int) -> str:
    """The text, cut after a word with an ellipsis where it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return (kept.rsplit(None, 1)[0] if " " in kept[longest // 2 :] else kept).rstrip() + "…"


def join(parts: Iterable[Rich], between: str = "\n") -> Rich:
    """The parts that hold any text, `between` between them."""
    held = [part for part in parts if part.text.strip()]
    whole = held[0] if held else Rich()
    for part in held[1:]:
        whole = whole + Rich(between) + part
    return whole


def units(text: str) -> int:
    """The length of the text in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
