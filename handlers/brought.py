"""What a message brings for the library: an address alone, a channel's post handed on, a file."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import MessageEntity, MessageOriginChannel, MessageOriginChat

from bot.loading import KINDS
from bot.model import Source

if TYPE_CHECKING:
    from telegram import Chat, Document, Message


@dataclass(frozen=True, slots=True)
class Address:
    """An address, called by itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """The text of a post and where it was published, called by its channel's title."""

    name: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class File:
    """A file as Telegram keeps it, called by its name; `size` in bytes, 0 where Telegram does not tell."""

    name: str
    id: str
    size: int


Brought = Address | Post | File


def brought(message: Message) -> tuple[Brought, ...]:
    """What the message brings, () where it brings nothing: then it is a question, or nothing to the bot."""
    document = message.document
    if document is not None and message.animation is None:
        name = _file_name(document)
        return (File(name, document.file_id, document.file_size or 0),) if _is_meant(name, message.caption) else ()
    return _alone(message) or _post(message)


def addresses(words: str) -> tuple[Address, ...]:
    """The addresses that the words are, https where they name no scheme; () where one of them is none."""
    parts = words.split()
    if not all("." in part or "://" in part for part in parts):
        return ()
    return tuple(Address(part if "://" in part else f"https://{part}") for part in dict.fromkeys(parts))


def _alone(message: Message) -> tuple[Address, ...]:
    """The addresses of a message that holds nothing else."""
    text = message.text or ""
    found = message.parse_entities([MessageEntity.URL]).values()
    return addresses(text) if found and "".join(found) == "".join(text.split()) else ()


def _is_meant(name: str, caption: str | None) -> bool:
    """Whether a file is sent for what is in it, and not with a question that stands in its caption."""
    return name.lower().endswith(KINDS) or not caption


def _file_name(document: Document) -> str:
    return document.file_name or f"file{mimetypes.guess_extension(document.mime_type or '') or ''}"


def _post(message: Message) -> tuple[Post, ...]:
    """The post that the message hands on; a person's message that is handed on is no post."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        chat, address = origin.chat, f"{_link(origin.chat)}/{origin.message_id}"
    elif isinstance(origin, MessageOriginChat):
        chat, address = origin.sender_chat, None
    else:
        return ()
    text = message.text or message.caption or ""
    published = origin.date.isoformat()
    return (Post(chat.title or "", text, Source(address, chat.title, published, origin.author_signature)),)


def _link(chat: Chat) -> str:
    """The channel's t.me address; that of a private one opens for its members alone."""
    return chat.link or f"https://t.me/c/{str(chat.id).removeprefix('-100')}"
