"""What cleaning makes of a page: its headline, its paragraphs, its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model import Source


@dataclass(frozen=True, slots=True)
class Page:
    """A headline (None where there is none), the body's paragraphs in reading order, and what the page says of its source.

    `pages` are those of the paragraphs, as in Article.
    """

    title: str | None
    paragraphs: tuple[str, ...]
    source: Source = field(default_factory=Source)
    pages: tuple[int, ...] = ()
