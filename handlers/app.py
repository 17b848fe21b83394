"""Every handler in one ordered list, and the Application that carries them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers import (
    adding,
    articles,
    asking,
    chance,
    errors,
    guests,
    inline,
    languages,
    membership,
    questions,
    removing,
    row,
    starting,
    summary,
    undoing,
    who,
)
from handlers.access import admits, admits_press, has_room, in_language, refuse
from handlers.addressing import command_behind_mention
from handlers.brought import brought
from handlers.commands import COMMANDS
from handlers.desk import is_private
from handlers.replies import no_admin
from handlers.waiting import typing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery
    from telegram.ext import ApplicationBuilder, BaseHandler, CallbackContext

    from bot.journal import Answered
    from handlers.desk import Desk

    Context = CallbackContext[Any, Any, Any, Any]

PRESSES = {
    "summary": summary.press,
    "who": who.press,
    "articles": articles.press,
    "ask": asking.press,
    "card": starting.press,
    "random": chance.press,
    "language": languages.press,
    "remove": removing.press,
    "undo": undoing.press,
    "row": row.press,
}
ADMINS = frozenset({"undo", *(name for name, command in COMMANDS.items() if command.admins_only)})
"""The commands and presses that only an admin is allowed."""
AT_ONCE = 64
"""Chats that are answered at the same time."""


def listening(desk: Desk) -> dict[str, list[BaseHandler[Any, Any, Any]]]:
    """What the bot listens to, by the kind of update as Telegram names it, and who is asked to take it, in that order."""
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    told = partial(_told, desk)
    said = filters.TEXT | filters.CAPTION | filters.ATTACHMENT | filters.LOCATION | filters.CONTACT | filters.POLL | filters.Dice.ALL
    return {
        Update.MESSAGE: [
            *(CommandHandler(name, told(partial(_command, name)), filters=new) for name in COMMANDS),
            MessageHandler(new & filters.StatusUpdate.MIGRATE, told(_moved)),
            MessageHandler(new & said, told(_message)),
        ],
        Update.EDITED_MESSAGE: [MessageHandler(edited & said & ~filters.COMMAND, told(_edited))],
        Update.CALLBACK_QUERY: [CallbackQueryHandler(told(_press))],
        Update.INLINE_QUERY: [InlineQueryHandler(told(inline.query))],
        Update.CHOSEN_INLINE_RESULT: [ChosenInlineResultHandler(told(inline.chosen))],
        Update.GUEST_MESSAGE: [MessageHandler(filters.UpdateType.GUEST_MESSAGE, told(guests.call))],
        Update.MY_CHAT_MEMBER: [ChatMemberHandler(told(_member), ChatMemberHandler.MY_CHAT_MEMBER)],
    }


def handlers(desk: Desk) -> list[BaseHandler[Any, Any, Any]]:
    """Every handler in one ordered list: the first that fits takes the update."""
    return [handler for kind in listening(desk).values() for handler in kind]


def _told(
    desk: Desk, does: Callable[[Desk, Update, Context], Coroutine[Any, Any, None]]
) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """What the library calls with an update: it is done at a desk that speaks the language of whom it answers."""

    async def done(update: Update, context: Context) -> None:
        await does(await in_language(desk, update), update, context)

    return done


async def _command(name: str, desk: Desk, update: Update, context: Context) -> None:
    await _do(name, " ".join(context.args or ()), desk, update, context)


async def _do(name: str, words: str, desk: Desk, update: Update, context: Context) -> None:
    """Do what the command of that name does with the words, where the message may call it."""
    message = update.message
    if message is None or not desk.hears(message):
        return
    if not await admits(desk, message):
        await refuse(desk, message)
        return
    if not await has_room(desk, message):
        return
    if name in ADMINS and not desk.obeys(message):
        await desk.send(message, no_admin(desk.phrases, message))
        return
    done = COMMANDS[name].does(desk, message, words)
    if name == "add":
        await _aside(done, update, context)
        return
    async with typing(message):
        await done


async def _message(desk: Desk, update: Update, context: Context) -> None:
    message = update.message
    if message is None or not desk.hears(message):
        return
    name, words = command_behind_mention(message)
    if name in COMMANDS:
        await _do(name, words, desk, update, context)
        return
    things = brought(message) if is_private(message) else ()
    if things and await admits(desk, message):
        await _aside(adding.take(desk, message, things), update, context)
    else:
        async with typing(message):
            await questions.ask(desk, message)


async def _aside(work: Coroutine[Any, Any, None], update: Update, context: Context) -> None:
    """Do what may take long beside the chat's turn, so that nobody in it waits; in the terminal, where nobody else is, in it."""
    if context.application.running:
        context.application.create_task(work, update)
    else:
        await work


async def _edited(desk: Desk, update: Update, _context: Context) -> None:
    message = update.edited_message
    if message is None or not desk.hears(message) or (is_private(message) and brought(message)):
        return
    async with typing(message):
        await questions.ask_again(desk, message)


async def _moved(desk: Desk, update: Update, _context: Context) -> None:
    if update.message is not None:
        await membership.moved(desk, update.message)


async def _member(desk: Desk, update: Update, context: Context) -> None:
    change = update.my_chat_member
    if change is not None and await membership.changed(desk, change):
        await _aside(membership.introduce(desk, change), update, context)


async def _press(desk: Desk, update: Update, _context: Context) -> None:
    query = update.callback_query
    if query is None:
        return
    what, _, rest = (query.data or "").partition(":")
    kind, _, value = rest.partition(":")
    refused = await _refusal(desk, query, what)
    try:
        await query.answer(refused, show_alert=refused is not None)
    except TelegramError:
        return  # too old: Telegram no longer shows what a press of it would bring
    if what in PRESSES and value and refused is None:
        async with typing(query.message):
            await PRESSES[what](desk, query, kind, value)


async def _refusal(desk: Desk, query: CallbackQuery, what: str) -> str | None:
    """Why that reader may not press it there; None where they may."""
    reader, chat = query.from_user.id, query.message.chat.id if query.message else query.from_user.id
    if not await admits_press(desk, chat, reader):
        return desk.phrases.say("not_allowed", id=str(chat))
    return desk.phrases.say("no_admin", id=str(reader)) if what in ADMINS and not desk.obeys(query) else None


class InOrder(BaseUpdateProcessor):
    """The updates of one chat (inline: of one reader) in turn, others at the same time; a message that was answered, never again."""

    def __init__(self, answered: Answered | None = None) -> None:
        super().__init__(AT_ONCE)
        self._answered = answered
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then process the update."""
        chat = getattr(update, "effective_chat", None) or getattr(update, "effective_user", None)
        turn = self._turns.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with turn:
            if not await self._repeats(update):
                await coroutine
            elif isinstance(coroutine, Coroutine):
                coroutine.close()

    async def _repeats(self, update: object) -> bool:
        """Whether Telegram brings a message that was answered once more: after a crash it does not know what arrived."""
        message = update.message if isinstance(update, Update) else None
        if message is None or self._answered is None:
            return False
        if self._answered.is_new(message.chat_id, message.message_id, message.date.timestamp()):
            return False
        return await asyncio.to_thread(self._answered.knows, message.chat_id, message.message_id)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


def build(builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any], desk: Desk) -> Application[Any, Any, Any, Any, Any, Any]:
    """The Application with every handler, on whatever connection the builder brings."""
    application = builder.concurrent_updates(InOrder(desk.journal.answered)).build()
    application.add_handlers(handlers(desk))
    application.add_error_handler(partial(errors.caught, desk))
    return application
