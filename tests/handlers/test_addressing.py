"""The bot answers when it is called, about what it is asked, and is silent otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from stand_in import ANN, GROUP, ME, PRIVATE, units
from telegram import Message

from bot.journal import Journal
from bot.shelf import open_database
from handlers.access import admits
from handlers.addressing import asked, calls_unknown_command, command_behind_mention, replies_to_nothing
from handlers.desk import Desk

if TYPE_CHECKING:
    from telegram import Bot

BOT = cast("Bot", SimpleNamespace(id=ME["id"], username=ME["username"], defaults=None))
NAME = f"@{ME['username']}"
OTHER = {"id": 5, "is_bot": True, "first_name": "Other", "username": "other_bot"}
NOW = 1_700_000_000


def entity(text: str, written: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": units(text[: text.index(written)]), "length": units(written), **more}


def a_message(text: str | None = None, *entities: dict[str, Any], **more: Any) -> Message:
    told = {"message_id": 1, "date": NOW, "chat": GROUP, "from": ANN, **more}
    if text is not None:
        told |= {"text": text, "entities": list(entities)}
    made = Message.de_json(told, BOT)
    assert made
    return made


def a_mention(text: str, written: str = NAME, **more: Any) -> Message:
    return a_message(text, entity(text, written, "mention"), **more)


def said_by(sender: dict[str, Any], text: str) -> dict[str, Any]:
    return {"message_id": 9, "date": NOW, "chat": GROUP, "from": sender, "text": text}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (f"{NAME} who is Zhao?", "who is Zhao?"),
        (f"{NAME}, who is Zhao?", "who is Zhao?"),
        (f"who is {NAME} Zhao?", "who is Zhao?"),
        (f"who is Zhao? {NAME}", "who is Zhao?"),
        (f"😀 {NAME} who is Zhao?", "😀 who is Zhao?"),
        (NAME, ""),
    ],
)
def test_a_mention_anywhere_calls_the_bot(text: str, question: str) -> None:
    assert asked(a_mention(text)) == question


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (f"{NAME} /who Tong Zhao", ("who", "Tong Zhao")),
        (f"{NAME}, /WHO", ("who", "")),
        (f"{NAME} who is /who?", ("", "")),
        (f"{NAME} who is Zhao?", ("", "")),
    ],
)
def test_a_command_behind_a_mention_is_one(text: str, command: tuple[str, str]) -> None:
    assert command_behind_mention(a_mention(text)) == command


def test_a_command_without_a_mention_is_left_to_those_that_take_commands() -> None:
    assert command_behind_mention(a_message("/who Zhao")) == ("", "")


def test_another_name_that_begins_like_the_bots_is_left_whole() -> None:
    text = f"{NAME}2 😀 {NAME} who is Zhao?"
    mention = {"type": "mention", "offset": units(f"{NAME}2 😀 "), "length": units(NAME)}
    assert asked(a_message(text, mention)) == f"{NAME}2 😀 who is Zhao?"


def test_a_mention_is_recognised_however_it_is_capitalised() -> None:
    assert asked(a_mention("@ACCEPTANCE_BOT who?", "@ACCEPTANCE_BOT")) == "who?"


def test_a_mention_of_another_does_not_call_the_bot() -> None:
    assert asked(a_mention("@acceptance_bot2 who?", "@acceptance_bot2")) is None


def test_the_name_without_an_entity_does_not_call_the_bot() -> None:
    assert asked(a_message(f"write to x{NAME}.org")) is None


def test_a_text_mention_of_the_bot_calls_it() -> None:
    text = "Article Bot who is Zhao?"
    assert asked(a_message(text, entity(text, "Article Bot", "text_mention", user=ME))) == "who is Zhao?"
    assert asked(a_message(text, entity(text, "Article Bot", "text_mention", user=ANN))) is None


def test_in_private_everything_is_asked() -> None:
    assert asked(a_message("who is Zhao?", chat=PRIVATE)) == "who is Zhao?"
    assert asked(a_message(chat=PRIVATE, sticker=None)) == ""


def test_in_a_group_what_is_not_addressed_to_the_bot_is_not_asked() -> None:
    assert asked(a_message("who is Zhao?")) is None
    assert asked(a_message("who is Zhao?", reply_to_message=said_by(ANN, "hello"))) is None


def test_a_reply_to_the_bot_asks_what_it_says() -> None:
    assert asked(a_message("who is Zhao?", reply_to_message=said_by(ME, "an answer"))) == "who is Zhao?"


def test_a_message_in_a_topic_that_the_bot_opened_is_no_reply_to_it() -> None:
    opened = {"message_id": 9, "date": NOW, "chat": GROUP, "from": ME, "forum_topic_created": {"name": "Tea", "icon_color": 0}}
    assert asked(a_message("who is Zhao?", reply_to_message=opened)) is None


def test_a_reply_to_the_bot_with_a_mention_does_not_ask_about_the_bots_own_words() -> None:
    assert asked(a_mention(f"{NAME} who is Zhao?", reply_to_message=said_by(ME, "an answer"))) == "who is Zhao?"


def test_what_a_reader_marks_in_the_bots_own_words_is_asked_about() -> None:
    marked = {"text": "Tong Zhao", "position": 0, "is_manual": True}
    assert asked(a_mention(NAME, reply_to_message=said_by(ME, "Tong Zhao said so."), quote=marked)) == "Tong Zhao"
    assert asked(a_mention(NAME, reply_to_message=said_by(ME, "Tong Zhao said so."))) == ""


def test_a_comment_on_a_channels_post_asks_about_the_post_only_where_it_asks_nothing_itself() -> None:
    post = said_by(OTHER, "China banned coal.") | {"is_automatic_forward": True, "sender_chat": GROUP}
    assert asked(a_mention(f"{NAME} who is Zhao?", reply_to_message=post)) == "who is Zhao?"
    assert asked(a_mention(NAME, reply_to_message=post)) == "China banned coal."


def test_a_polls_question_can_be_asked_about() -> None:
    poll = {
        "id": "1",
        "question": "who is Zhao?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
    replied = {"message_id": 9, "date": NOW, "chat": GROUP, "from": ANN, "poll": poll}
    assert asked(a_mention(NAME, reply_to_message=replied)) == "who is Zhao?"


def test_a_mention_in_reply_to_what_holds_no_text_is_told_apart_from_a_bare_mention() -> None:
    voice = {"file_id": "f", "file_unique_id": "u", "duration": 1}
    spoken = {"message_id": 9, "date": NOW, "chat": GROUP, "from": ANN, "voice": voice}
    opened = {"message_id": 9, "date": NOW, "chat": GROUP, "from": ANN, "forum_topic_created": {"name": "Tea", "icon_color": 0}}
    assert replies_to_nothing(a_mention(NAME, reply_to_message=spoken))
    assert not replies_to_nothing(a_mention(NAME))
    assert not replies_to_nothing(a_mention(NAME, reply_to_message=opened))
    assert not replies_to_nothing(a_mention(NAME, reply_to_message=said_by(ME, "an answer")))


def test_a_mention_in_reply_asks_about_the_message_replied_to() -> None:
    assert asked(a_mention(NAME, reply_to_message=said_by(ANN, "who is Zhao?"))) == "who is Zhao?"
    assert asked(a_mention(f"{NAME} tell us", reply_to_message=said_by(ANN, "who is Zhao?"))) == "tell us who is Zhao?"


def test_a_quoted_part_stands_for_the_message_replied_to() -> None:
    replied = said_by(ANN, "I like tea. who is Zhao?")
    assert asked(a_mention(NAME, reply_to_message=replied, quote={"text": "who is Zhao?", "position": 12})) == "who is Zhao?"


def test_a_quote_from_another_chat_is_asked_about() -> None:
    assert asked(a_mention(NAME, quote={"text": "who is Zhao?", "position": 0})) == "who is Zhao?"


def test_the_caption_replied_to_counts_as_its_text() -> None:
    replied = said_by(ANN, "") | {"caption": "who is Zhao?"}
    assert asked(a_mention(NAME, reply_to_message=replied)) == "who is Zhao?"


def test_a_mention_in_a_caption_calls_the_bot() -> None:
    caption = f"{NAME} who is Zhao?"
    message = a_message(caption=caption, caption_entities=[entity(caption, NAME, "mention")])
    assert asked(message) == "who is Zhao?"


def test_a_command_is_no_question() -> None:
    assert asked(a_message("/who Zhao", entity("/who Zhao", "/who", "bot_command"), chat=PRIVATE)) is None


@pytest.mark.parametrize(
    ("text", "chat", "called"),
    [
        ("/strange", PRIVATE, True),
        ("/strange", GROUP, False),
        (f"/strange{NAME}", GROUP, True),
        ("/strange@Acceptance_Bot", GROUP, True),
        ("/strange@otherbot", GROUP, False),
        ("/strange@otherbot", PRIVATE, False),
    ],
)
def test_an_unknown_command_is_for_this_bot_only_where_it_is_called(text: str, chat: dict[str, Any], *, called: bool) -> None:
    assert calls_unknown_command(a_message(text, entity(text, text, "bot_command"), chat=chat)) is called


@pytest.mark.parametrize(
    ("more", "heard"),
    [
        ({}, True),
        ({"from": OTHER}, False),
        ({"from": OTHER, "sender_chat": GROUP}, True),
        ({"from": OTHER, "sender_chat": GROUP, "is_automatic_forward": True}, False),
        ({"via_bot": ME}, False),
        ({"via_bot": OTHER}, True),
        ({"date": NOW - 1}, False),
    ],
    ids=[
        "a person",
        "another bot",
        "an anonymous admin",
        "a channel's post",
        "its own inline result",
        "another's inline result",
        "too old",
    ],
)
def test_only_people_are_heard_and_only_what_is_new(more: dict[str, Any], *, heard: bool) -> None:
    desk = Desk(*cast("tuple[Any, Any, Any, Any]", (None, None, None, None)), not_before=datetime.fromtimestamp(NOW, UTC))
    assert desk.hears(a_message("hello", **more)) is heard


@pytest.mark.parametrize(("allowed", "admitted"), [((), True), ((GROUP["id"],), True), ((ANN["id"],), True), ((7,), False)])
async def test_the_allowed_chats_and_people_are_admitted(allowed: tuple[int, ...], *, admitted: bool) -> None:
    journal = Journal(open_database("memory:"))
    desk = Desk(*cast("tuple[Any, Any]", (None, None)), journal, cast("Any", None), allowed_chats=frozenset(allowed))
    assert await admits(desk, a_message("hello")) is admitted


async def test_a_group_that_moved_is_admitted_as_it_was_before() -> None:
    journal = Journal(open_database("memory:"))
    desk = Desk(*cast("tuple[Any, Any]", (None, None)), journal, cast("Any", None), allowed_chats=frozenset({-7}))
    journal.moved(-7, GROUP["id"])
    assert await admits(desk, a_message("hello"))


def test_without_a_limit_a_message_is_never_too_old() -> None:
    desk = Desk(*cast("tuple[Any, Any, Any, Any]", (None, None, None, None)))
    assert desk.hears(a_message("hello", date=NOW - int(timedelta(days=9).total_seconds())))
