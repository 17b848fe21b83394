"""/add and the other ways in: what an admin names, hands on or sends is read, and kept in the library."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import BadRequest, TelegramError

from bot.errors import Unreadable
from bot.fetching.answers import LARGEST, TOO_LARGE
from handlers import replies
from handlers.brought import File, Post, addresses, brought

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from telegram import Message

    from bot.shelf import Kept
    from handlers.brought import Brought
    from handlers.desk import Desk

TELL = 5.0
"""Seconds after which one who waits is told how many articles were read so far."""


async def add(desk: Desk, message: Message, words: str) -> None:
    """Take what is at the addresses, or what the message brings to which this one replies."""
    replied = message.reply_to_message
    things = addresses(words) or (brought(replied) if replied and not words else ())
    if things:
        await take(desk, message, things)
    else:
        await desk.send(message, replies.note(desk.phrases, "how_to_add"))


async def take(desk: Desk, message: Message, things: Sequence[Brought]) -> None:
    """Take the things, one after the other, and answer the message with what was taken; for an admin."""
    if not desk.obeys(message):
        await desk.send(message, replies.no_admin(desk.phrases, message))
        return
    for thing in things:
        if not _is_only_picture(message, thing):
            await _take(desk, message, thing)


def _is_only_picture(message: Message, thing: Brought) -> bool:
    """Whether it is one of an album's pictures without a caption: the text is another's, and nothing need be said of this one."""
    return isinstance(thing, Post) and not thing.text and message.media_group_id is not None


async def _take(desk: Desk, message: Message, thing: Brought) -> None:
    """Say that it is read, and in the place of that what was taken. One thing is read at a time, whoever brought it."""
    numbers = await desk.send(message, replies.reading(thing.name, 0, desk.phrases))
    found: list[Kept | Unreadable] = []
    async with desk.adding:
        try:
            whole = await _read(desk, message, numbers[0], thing, found)
        except Unreadable as fault:
            found, whole = [fault], True
    kept = [one for one in found if not isinstance(one, Unreadable)]
    reply = replies.taken(thing.name, found, await asyncio.to_thread(desk.journal.changes.keep, kept), desk.phrases, whole=whole)
    try:
        await desk.change(message, numbers, reply)
    except BadRequest:  # somebody deleted it meanwhile
        await desk.send(message, reply)


async def _read(desk: Desk, message: Message, number: int, thing: Brought, found: list[Kept | Unreadable]) -> bool:
    """Put into `found` what is kept of the thing and why the rest is not; returns whether that is all of it. Raises Unreadable."""
    rest, told = await _opened(desk, message, thing), time.monotonic()
    while not desk.leaving.is_set():
        one = await asyncio.to_thread(next, rest, None)
        if one is None:
            return True
        found.append(one)
        if time.monotonic() - told > TELL:
            with suppress(TelegramError):  # what is read is kept, told of or not
                await desk.change(message, (number,), replies.reading(thing.name, len(found), desk.phrases))
            told = time.monotonic()
    return False


async def _opened(desk: Desk, message: Message, thing: Brought) -> Iterator[Kept | Unreadable]:
    """What keeping the thing gives, step by step. Raises Unreadable."""
    if isinstance(thing, Post):
        return desk.intake.post(thing.text, thing.source)
    if isinstance(thing, File):
        return desk.intake.document(thing.name, await _downloaded(message, thing))
    return desk.intake.address(thing.name)


async def _downloaded(message: Message, file: File) -> bytes:
    """The bytes of the file. Raises Unreadable where they are too many, or Telegram does not hand them over."""
    if file.size > LARGEST:
        raise Unreadable(TOO_LARGE, file.name)
    try:
        handed = await message.get_bot().get_file(file.id)
        content = bytes(await handed.download_as_bytearray())
    except TelegramError as error:
        big = "too big" in str(error).lower()  # over 20 MB
        raise Unreadable(TOO_LARGE if big else "Telegram does not hand it over", file.name) from None
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE, file.name)
    return content
