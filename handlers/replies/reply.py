"""A reply as it is sent: text, entities and buttons within what Telegram accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from handlers.rich import Rich, Span, join, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Turn

LONGEST = 4_096
"""UTF-16 units of one message."""
LONGEST_CAPTION = 1_024
"""UTF-16 units below a picture."""
MOST_ENTITIES = 100
"""Entities of one message."""
DEEP = "start:"
"""What an address begins with that leads into the chat with the bot; it is written out where the bot's name is known, on leaving."""


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what a press of it sends back (1 to 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say: blocks that stand a blank line apart, rows of buttons below, and the numbers of the articles it is about.

    `turn` is what the reader's next question may lean on.
    """

    blocks: tuple[Rich, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    articles: tuple[int, ...] = ()
    turn: Turn | None = None

    @property
    def messages(self) -> list[Rich]:
        """The blocks in as few messages as hold them, parted between blocks where that is possible."""
        whole: list[Rich] = []
        for block in self.blocks:
            for piece in map(_trimmed, _pieces(block)):
                joined = join((whole[-1], piece), "\n\n") if whole else piece
                if whole and _fits(joined):
                    whole[-1] = joined
                elif piece.text.strip():
                    whole.append(piece)
        return whole

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """The buttons, None where there are none."""
        rows = [[InlineKeyboardButton(button.label[:64], callback_data=button.data) for button in row] for row in self.buttons]
        return InlineKeyboardMarkup(rows) if rows else None


def _fits(rich: Rich) -> bool:
    return units(rich.text) <= LONGEST and len(rich.spans) <= MOST_ENTITIES


def _pieces(block: Rich) -> Iterator[Rich]:
    """The block, cut where it is too long: at a paragraph's end, else a sentence's, else a word's, else anywhere."""
    while not _fits(block):
        end = _cut(block)
        yield block.slice(0, end)
        block = _trimmed(block.slice(end, len(block.text)))
    yield block


def _cut(block: Rich) -> int:
    longest = LONGEST // 2 if units(block.text) > len(block.text) else LONGEST
    if len(block.spans) > MOST_ENTITIES:
        longest = min(longest, max(block.spans[MOST_ENTITIES].start, 1))
    window = block.text[:longest]
    for mark in ("\n\n", "\n", ". ", " "):
        at = window.rfind(mark)
        if at > longest // 4:
            return at + len(mark)
    return min(longest, len(block.text))


def _trimmed(rich: Rich) -> Rich:
    start = len(rich.text) - len(rich.text.lstrip())
    return rich.slice(start, len(rich.text.rstrip()))


def entities(rich: Rich, username: str) -> list[MessageEntity]:
    """The spans as the entities of a message of the bot of that name, in UTF-16 units, outer ones first."""
    return [_entity(rich.text, span, username) for span in sorted(rich.spans, key=lambda span: (span.start, -span.end))]


def _entity(text: str, span: Span, username: str) -> MessageEntity:
    offset = units(text[: span.start])
    return MessageEntity(span.kind, offset, units(text[span.start : span.end]), url=_address(span.url, username))


def _address(url: str | None, username: str) -> str | None:
    return f"https://t.me/{username}?start={url.removeprefix(DEEP)}" if url and url.startswith(DEEP) else url


def deep_link(payload: str) -> str:
    """The address of what /start shows for the payload (1 to 64 of A-Z a-z 0-9 _ -)."""
    return DEEP + payload


def rows(buttons: Sequence[Button], width: int = 1) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows of `width`."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
