"""/language: the bot speaks another language in this chat; the articles are quoted in their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from babel import Locale
from rapidfuzz import fuzz, process
from telegram.constants import ChatMemberStatus, ChatType

from handlers import replies
from handlers.desk import is_private
from handlers.replies import Button, Reply

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery, Chat, Message, User

    from handlers.desk import Desk
    from handlers.phrases import Phrases

APP = "app"
"""What stands for the language of each reader's app."""
ALIKE = 80
"""A name of a language that is written so much like one (rapidfuzz's ratio, 0..100) is that one."""
WIDTH = 3
"""Buttons in a row."""


async def language(desk: Desk, message: Message, words: str) -> None:
    """Speak the language that the words name, or ask which; in a group only its admins may."""
    if not is_private(message) and not await _leads(desk, message):
        await desk.send(message, replies.note(desk.phrases, "group_admins_only"))
        return
    wanted = meant(words, desk.phrases)
    await desk.send(message, await _set(desk, message.chat_id, wanted, message.from_user) if wanted else choice(desk.phrases))


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Speak the language on the button."""
    message = query.message
    if message is None or value not in (APP, *desk.phrases.languages):
        return
    if message.chat.type != ChatType.PRIVATE and not await _is_admin(desk, query.get_bot(), message.chat, query.from_user.id):
        return
    await desk.show(query, await _set(desk, message.chat.id, value, query.from_user))


async def _leads(desk: Desk, message: Message) -> bool:
    """Whether the message is a group admin's, who may stay anonymous."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    return message.from_user is not None and await _is_admin(desk, message.get_bot(), message.chat, message.from_user.id)


async def _is_admin(desk: Desk, bot: Bot, chat: Chat, reader: int) -> bool:
    if reader in desk.admins:
        return True
    member = await bot.get_chat_member(chat.id, reader)
    return member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def _set(desk: Desk, chat: int, language: str, reader: User | None) -> Reply:
    """Keep the language, and say so in it."""
    await asyncio.to_thread(desk.journal.settings.speak, chat, None if language == APP else language)
    if language == APP:
        phrases = desk.speaking(reader.language_code if reader else None).phrases
        return replies.note(phrases, "language_follows")
    return replies.note(desk.phrases.of(language), "language_set")


def choice(phrases: Phrases) -> Reply:
    """Which language to speak: a button each, by its own name."""
    buttons = [Button(own_name(one), f"language:k:{one}") for one in sorted(phrases.languages, key=lambda one: own_name(one).lower())]
    rows = replies.rows(buttons, WIDTH)
    return Reply(replies.note(phrases, "language_which").blocks, ((Button(phrases.say("language_app"), f"language:k:{APP}"),), *rows))


def own_name(language: str) -> str:
    """What the language calls itself, as it stands at the beginning of a line."""
    name = Locale.parse(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


def meant(words: str, phrases: Phrases) -> str | None:
    """The language that is named by its code, by its own name, or by its name in English or in the language of the phrases."""
    wanted = words.strip().lower()
    if wanted == APP or wanted.partition("-")[0] in phrases.languages:
        return wanted.partition("-")[0]
    names = {name.lower(): one for one in phrases.languages for name in (own_name(one), phrases.of("en").name(one), phrases.name(one))}
    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE) if wanted else None
    return names[found[0]] if found else None
