"""Every update finds its handler, in its turn."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from stand_in import ANN, GROUP, ME, PRIVATE, member, units
from telegram import Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler

from bot.journal import Journal, Sent
from bot.shelf import open_database
from handlers.app import InOrder, listening
from handlers.commands import COMMANDS

if TYPE_CHECKING:
    from telegram import Bot

    from handlers.desk import Desk

BOT = cast("Bot", SimpleNamespace(id=ME["id"], username=ME["username"], defaults=None))
NO_DESK = cast("Desk", None)
LISTENING_TO = listening(NO_DESK)
LISTENING = [handler for kind in LISTENING_TO.values() for handler in kind]


def taken_by(**update: Any) -> object:
    """The handler that takes the update, None where all leave it."""
    made = Update.de_json({"update_id": 1, **update}, BOT)
    return next((handler for handler in LISTENING if handler.check_update(made) not in (None, False)), None)


def told(text: str | None = None, **more: Any) -> dict[str, Any]:
    command = [{"type": "bot_command", "offset": 0, "length": units(text.split()[0])}] if text and text.startswith("/") else []
    written = {"text": text, "entities": command} if text else {}
    return {"message_id": 1, "date": 1_700_000_000, "chat": PRIVATE, "from": ANN, **written, **more}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", ["/{}", "/{} some words", "/{}@acceptance_bot", "/{}@ACCEPTANCE_BOT words"])
def test_a_command_is_taken_in_a_group(name: str, form: str) -> None:
    assert taken_by(message=told(form.format(name), chat=GROUP))


@pytest.mark.parametrize("text", ["/who@otherbot", "/strange", "what did China ban?", "/"])
def test_everything_else_that_is_written_is_left_to_the_questions(text: str) -> None:
    assert isinstance(taken_by(message=told(text)), MessageHandler)


@pytest.mark.parametrize(
    "more",
    [
        {"caption": "who?", "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}},
        {
            "sticker": {
                "file_id": "f",
                "file_unique_id": "u",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"contact": {"phone_number": "1", "first_name": "Ann"}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
    ids=lambda more: next(iter(more)),
)
def test_what_a_reader_sends_is_taken(more: dict[str, Any]) -> None:
    assert isinstance(taken_by(message=told(**more)), MessageHandler)


def test_a_press_goes_to_the_buttons() -> None:
    press = {"id": "1", "from": ANN, "chat_instance": "1", "message": told("/who"), "data": "who:p:1"}
    assert isinstance(taken_by(callback_query=press), CallbackQueryHandler)


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post", "business_message", "edited_business_message"])
@pytest.mark.parametrize("text", ["/who", "who is Zhao?"])
def test_what_is_no_message_is_left_alone(kind: str, text: str) -> None:
    assert taken_by(**{kind: told(text)}) is None


def test_an_edited_question_is_taken_and_an_edited_command_left_alone() -> None:
    assert isinstance(taken_by(edited_message=told("who is Zhao?")), MessageHandler)
    assert taken_by(edited_message=told("/who")) is None


def test_a_service_message_is_left_alone() -> None:
    assert taken_by(message=told(chat=GROUP, new_chat_title="Readers of today")) is None


def test_another_standing_of_the_bots_is_taken() -> None:
    change = {"chat": GROUP, "from": ANN, "date": 1_700_000_000, "old_chat_member": member("left"), "new_chat_member": member("member")}
    assert isinstance(taken_by(my_chat_member=change), ChatMemberHandler)


def test_a_group_that_moves_is_taken() -> None:
    assert isinstance(taken_by(message=told(chat=GROUP, migrate_from_chat_id=-5)), MessageHandler)


def test_telegram_is_asked_for_exactly_what_is_taken() -> None:
    kinds = {
        "message": told("hello"),
        "edited_message": told("hello"),
        "callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "message": told("/who"), "data": "who:p:1"},
        "my_chat_member": {
            "chat": GROUP,
            "from": ANN,
            "date": 1_700_000_000,
            "old_chat_member": member("left"),
            "new_chat_member": member("member"),
        },
    }
    for kind, update in kinds.items():
        assert taken_by(**{kind: update}) in LISTENING_TO[kind]
    assert set(kinds) <= set(LISTENING_TO)


async def test_a_message_that_was_answered_is_not_processed_again() -> None:
    journal = Journal(open_database("memory:"))
    processed: list[int] = []

    async def process(number: int) -> None:
        processed.append(number)

    in_order = InOrder(journal.answered)
    for number in (1, 2):
        journal.sent(PRIVATE["id"], Sent(()), answered=1).result()
        update = Update.de_json({"update_id": 9, "message": told("hello") | {"message_id": number}}, BOT)
        await in_order.do_process_update(update, process(number))
    assert processed == [2]


async def test_one_chats_updates_wait_for_each_other_and_another_chats_do_not() -> None:
    ended: list[str] = []
    held = asyncio.Event()

    async def first() -> None:
        await held.wait()
        ended.append("first")

    async def noted(name: str) -> None:
        ended.append(name)
        held.set()

    in_order, here, there = (
        InOrder(),
        SimpleNamespace(effective_chat=SimpleNamespace(id=1)),
        SimpleNamespace(effective_chat=SimpleNamespace(id=2)),
    )
    await asyncio.gather(
        in_order.do_process_update(here, first()),
        in_order.do_process_update(here, noted("second")),
        in_order.do_process_update(there, noted("elsewhere")),
    )
    assert ended == ["elsewhere", "first", "second"]
