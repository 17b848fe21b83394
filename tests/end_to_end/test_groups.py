"""Groups, from being added to being removed: the real process against the strict stand-in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, telegram_settings
from stand_in import ANN, CHANNEL, ME, PRIVATE, Refused, StandIn, standing_in

from config import load_phrases
from handlers.membership import SETTLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BAN = "Earlier in February, China said it had banned North Korean coal imports"
ASKED = "What did China ban from North Korea?"
CALLED = f"@acceptance_bot {ASKED}"
NUMBERS = iter(range(-2000, -9000, -1))

LAST = max(load_phrases())
"""The language whose commands are told last."""


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in of this module's own, for here Telegram is made to refuse."""
    folder = tmp_path_factory.mktemp("groups")
    with standing_in() as (stand_in, base_url), answering(stand_in, *telegram_settings(folder, base_url, admins=[ANN["id"]])) as process:
        yield stand_in
        process.terminate()
        assert process.stderr
        told = process.stderr.read().decode()
    assert "Traceback" not in told
    assert "could not be answered" not in told


def a_group(kind: str = "supergroup", **more: Any) -> dict[str, Any]:
    return {"id": next(NUMBERS), "type": kind, "title": "Readers", **more}


def said_in(telegram: StandIn, chat: dict[str, Any]) -> list[dict[str, Any]]:
    """What the bot has said in the chat."""
    return [message for message in list(telegram.messages.values()) if message["from"] == ME and message["chat"]["id"] == chat["id"]]


def first_in(telegram: StandIn, chat: dict[str, Any]) -> str:
    return str(telegram.wait(lambda: said_in(telegram, chat))[0]["text"])


def settled(telegram: StandIn, seconds: float = 0.2) -> None:
    """Wait until whatever the bot was told is done with; an addition to a supergroup takes it a second."""
    time.sleep(seconds)
    telegram.reply_to(telegram.says("/help"))


def test_added_with_privacy_mode_on_it_says_once_what_works_and_the_one_fix(groups: StandIn) -> None:
    chat, groups.privacy = a_group(), True
    groups.becomes(chat, "member")
    text = first_in(groups, chat)
    assert "✗ A mention" in text
    assert "✓ A reply" in text
    assert "✓ A command: /summary@acceptance_bot" in text
    assert "✓ Inline" in text
    assert text.count("@BotFather") == 1
    assert "make me an administrator" in text
    groups.privacy = False


@pytest.mark.parametrize("status", ["member", "administrator"])
def test_added_where_every_message_reaches_it_no_fix_is_told(groups: StandIn, status: str) -> None:
    chat, groups.privacy = a_group("group"), status == "administrator"
    groups.becomes(chat, status)
    text = first_in(groups, chat)
    assert "✓ A mention" in text
    assert "BotFather" not in text
    groups.privacy = False


def test_help_in_a_group_says_what_works_there_today(groups: StandIn) -> None:
    chat, groups.privacy, groups.inline = a_group(), True, False
    text = groups.reply_to(groups.says("/help@acceptance_bot", chat=chat))["text"]
    assert "✗ A mention" in text
    assert "✗ Inline" in text
    assert "/setprivacy" in text
    groups.members[chat["id"]] = "administrator"
    text = groups.reply_to(groups.says("/help", chat=chat))["text"]
    assert "✓ A mention" in text
    assert "/setinline to @BotFather" in text
    groups.privacy, groups.inline = False, True
    assert "works in this group" not in groups.reply_to(groups.says("/help"))["text"]


def test_added_by_a_link_that_says_start_it_greets_once(groups: StandIn) -> None:
    chat = a_group()
    groups.becomes(chat, "member")
    groups.says("/start@acceptance_bot true", chat=chat)
    assert "What works in this group" in groups.wait(lambda: said_in(groups, chat))[0]["text"]
    groups.reply_to(groups.says("/help@acceptance_bot", chat=chat))
    assert len(said_in(groups, chat)) == 2


def test_other_rights_are_no_addition(groups: StandIn) -> None:
    chat = a_group()
    groups.becomes(chat, "member")
    first_in(groups, chat)
    groups.becomes(chat, "administrator", "member")
    groups.becomes(chat, "member", "administrator")
    settled(groups)
    assert len(said_in(groups, chat)) == 1


def test_an_addition_told_of_twice_is_greeted_once_and_a_second_addition_again(groups: StandIn) -> None:
    chat = a_group("group")
    change = groups.becomes(chat, "member")
    first_in(groups, chat)
    groups.push({"my_chat_member": change})
    settled(groups)
    assert len(said_in(groups, chat)) == 1
    groups.becomes(chat, "kicked", "member")
    groups.becomes(chat, "member", "kicked")
    groups.wait(lambda: len(said_in(groups, chat)) == 2)


def test_added_muted_it_is_silent_until_it_may_write(groups: StandIn) -> None:
    chat, refused = a_group(), len(groups.refused())
    groups.becomes(chat, "restricted")
    settled(groups, SETTLE + 0.3)
    assert not said_in(groups, chat)
    assert len(groups.refused()) == refused
    groups.becomes(chat, "member", "restricted")
    assert "What works in this group" in first_in(groups, chat)


@pytest.mark.parametrize("chat", [CHANNEL, PRIVATE], ids=["channel", "private"])
def test_added_to_a_channel_or_let_in_again_by_a_reader_it_says_nothing(groups: StandIn, chat: dict[str, Any]) -> None:
    groups.becomes(chat, "administrator" if chat is CHANNEL else "member", "kicked")
    settled(groups)
    assert not any("works in this group" in message["text"] for message in said_in(groups, chat))


@pytest.mark.parametrize("own_first", [False, True], ids=["after it said so", "before it said so"])
def test_a_group_that_becomes_a_supergroup_is_not_greeted_again_and_keeps_what_was_said(groups: StandIn, own_first: bool) -> None:
    old, new = a_group("group"), a_group()
    groups.becomes(old, "member")
    first_in(groups, old)
    answer = groups.reply_to(groups.says("@acceptance_bot what did Dorothy Hodgkin do?", chat=old))
    if own_first:
        groups.becomes(new, "member")
    groups.migrates(old, new)
    if not own_first:
        groups.becomes(new, "member")
    settled(groups, SETTLE + 0.3)
    assert not said_in(groups, new)
    kept = groups.reply_to(groups.says("/summary", chat=new, reply_to_message=answer | {"chat": new}))
    assert "How penicillin became a medicine" in kept["text"]


def test_an_answer_to_a_group_that_has_just_moved_goes_to_its_new_chat(groups: StandIn) -> None:
    old, new = a_group("group"), a_group()
    groups.says("hello", chat=new)
    groups.closes(old, Refused("Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new["id"]))
    groups.says(CALLED, chat=old)
    assert BAN in first_in(groups, new)


def test_an_answer_for_a_topic_that_is_gone_goes_to_the_group(groups: StandIn) -> None:
    chat = a_group(is_forum=True)
    groups.gone_topics.add(77)
    reply = groups.reply_to(groups.says(CALLED, chat=chat, message_thread_id=77, is_topic_message=True))
    assert BAN in reply["text"]
    assert "message_thread_id" not in reply


@pytest.mark.parametrize(
    "why",
    [
        Refused("Forbidden: bot was kicked from the supergroup chat", 403),
        Refused("Forbidden: bot is not a member of the supergroup chat", 403),
        Refused("Bad Request: not enough rights to send text messages to the chat"),
        Refused("Bad Request: have no rights to send a message"),
        Refused("Bad Request: CHAT_WRITE_FORBIDDEN"),
        Refused("Bad Request: TOPIC_CLOSED"),
    ],
    ids=lambda why: str(why.description),
)
def test_where_it_may_not_write_it_tries_once_and_goes_on(groups: StandIn, why: Refused) -> None:
    chat, before = a_group(), len(groups.refused())
    groups.closes(chat, why)
    groups.says(CALLED, chat=chat)
    groups.wait(lambda: len(groups.refused()) > before)
    settled(groups)
    assert len(groups.refused()) == before + 1


def test_a_reader_who_blocks_the_bot_and_comes_back_is_answered(groups: StandIn) -> None:
    groups.becomes(PRIVATE, "kicked", "member")
    refused = len(groups.refused())
    groups.says(ASKED)
    groups.wait(lambda: len(groups.refused()) > refused)
    groups.becomes(PRIVATE, "member", "kicked")
    assert BAN in groups.reply_to(groups.says(ASKED))["text"]
    assert len(groups.refused()) == refused + 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("/who@Acceptance_BOT Zhao", {}),
        ("/who Zhao", {}),
        (ASKED, {"reply_to_message": {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ME, "text": "an answer"}}),
    ],
    ids=["a command with its name", "a command", "a reply"],
)
def test_what_privacy_mode_lets_through_is_answered(groups: StandIn, text: str, more: dict[str, Any]) -> None:
    groups.privacy = True
    assert groups.reply_to(groups.says(text, chat=a_group(), **more))
    groups.privacy = False


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@pytest.mark.parametrize("sender", [{"from": ANONYMOUS}, {"from": AS_CHANNEL, "sender_chat": CHANNEL}], ids=["admin", "channel"])
def test_who_speaks_as_a_chat_is_answered_in_its_topic(groups: StandIn, sender: dict[str, Any]) -> None:
    chat = a_group(is_forum=True)
    created = {"message_id": 5, "date": 1, "chat": chat, "from": ANN, "forum_topic_created": {"name": "Tea", "icon_color": 0}}
    topic = {"message_thread_id": 5, "is_topic_message": True, "reply_to_message": created}
    reply = groups.reply_to(groups.says(CALLED, chat=chat, **{"sender_chat": chat} | sender, **topic))
    assert BAN in reply["text"]
    assert reply["message_thread_id"] == 5


def test_a_reply_thread_outside_a_forum_is_no_topic(groups: StandIn) -> None:
    assert "message_thread_id" not in groups.reply_to(groups.says(CALLED, chat=a_group(), message_thread_id=3))


def test_a_comment_on_a_channels_post_is_asked_for_itself(groups: StandIn) -> None:
    chat = a_group()
    post = groups.says("Tea prices rise again.", chat=chat, is_automatic_forward=True, sender_chat=CHANNEL)
    reply = groups.reply_to(groups.says(CALLED, chat=chat, reply_to_message=post))
    assert BAN in reply["text"]
    assert len(said_in(groups, chat)) == 1


def test_a_bare_mention_in_reply_to_a_picture_says_that_it_holds_no_text(groups: StandIn) -> None:
    chat = a_group()
    picture = groups.says(chat=chat, photo=[{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}])
    reply = groups.reply_to(groups.says("@acceptance_bot", chat=chat, reply_to_message=picture))
    assert reply["text"].startswith("That message holds no text")


def test_a_message_brought_twice_is_answered_once(groups: StandIn) -> None:
    asked = groups.says(CALLED, chat=a_group())
    groups.reply_to(asked)
    groups.push({"message": asked})
    settled(groups)
    assert len(said_in(groups, asked["chat"])) == 1


def test_an_update_that_cannot_be_read_silences_nobody(groups: StandIn) -> None:
    groups.push({"my_chat_member": {"chat": PRIVATE, "from": ANN, "date": 1, "new_chat_member": {"status": "restricted"}}})
    groups.push({"message": {"text": "from nowhere"}})
    assert BAN in groups.reply_to(groups.says(ASKED))["text"]


def test_after_a_restart_what_was_answered_greeted_and_told_is_not_again(tmp_path: Path) -> None:
    chat = a_group("group")
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url, admins=[ANN["id"]])
        with answering(telegram, *options):
            change = telegram.becomes(chat, "member")
            first_in(telegram, chat)
            asked = telegram.says(CALLED, chat=chat)
            telegram.reply_to(asked)
            telegram.wait(lambda: f"short_description {LAST}" in telegram.known, 30)
        written = [call["method"] for call in telegram.calls if call["method"].startswith("setMy")]
        telegram.push({"message": asked})
        telegram.push({"my_chat_member": change})
        with answering(telegram, *options):
            settled(telegram)
            telegram.wait(lambda: [call["told"] for call in telegram.calls].count({"language_code": LAST}) == 4, 30)
        assert len(said_in(telegram, chat)) == 2
        assert [call["method"] for call in telegram.calls if call["method"].startswith("setMy")] == written
        assert telegram.refused() == []


def test_the_commands_are_told_for_each_scope(groups: StandIn) -> None:
    told = {name: [one["command"] for one in listed] for name, listed in groups.known.items() if name.startswith("commands")}
    everyones = ["help", "summary", "who", "articles", "random", "language", "privacy", "forget"]
    assert {name: listed for name, listed in told.items() if not name[-3:].startswith(" ")} == {
        "commands": everyones,
        "commands all_private_chats": everyones,
        "commands all_group_chats": everyones,
        f"commands {ANN['id']}": [*everyones, "add", "remove", "allow", "deny", "stats"],
    }


def test_a_closed_bot_tells_a_group_that_adds_it_by_which_number_to_allow_it(tmp_path: Path) -> None:
    old, new, stranger = a_group("group"), a_group(), a_group("group")
    with standing_in() as (telegram, base_url):
        with answering(telegram, *telegram_settings(tmp_path, base_url, allowed_chats=[old["id"], ANN["id"]])):
            telegram.becomes(stranger, "member", by={"id": 101, "is_bot": False, "first_name": "Ben"})
            assert str(stranger["id"]) in first_in(telegram, stranger)
            telegram.migrates(old, new)
            ben = {"from": {"id": 101, "is_bot": False, "first_name": "Ben"}}
            assert BAN in telegram.reply_to(telegram.says(CALLED, chat=new, **ben))["text"]
        assert telegram.refused() == []
