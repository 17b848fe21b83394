"""What was last talked about is known by chat, reader and topic, for a while, and never grows without end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from stand_in import ANN, GROUP, ME, PRIVATE
from telegram import CallbackQuery, Message

from bot.model import Passage, Turn
from handlers import talks
from handlers.talks import Talks

if TYPE_CHECKING:
    import pytest
    from telegram import Bot

BOT = cast("Bot", SimpleNamespace(id=ME["id"], username=ME["username"], defaults=None))
BEN = {"id": 101, "is_bot": False, "first_name": "Ben"}
FLOOD, SNAKES = (Turn(question, Passage(1, 0, "text"), "text") for question in ("Who died?", "What is a python?"))


class Clock:
    """Stands still until it is put forward (minutes)."""

    def __init__(self) -> None:
        self.minutes = 0.0

    def __call__(self) -> float:
        return 60 * self.minutes


def said(number: int = 1, **more: Any) -> Message:
    return Message.de_json({"message_id": number, "date": 1, "chat": PRIVATE, "from": ANN, "text": "why?", **more}, BOT)


def test_the_next_question_of_the_same_reader_in_the_same_place_may_lean_on_the_last() -> None:
    kept = Talks(10)
    kept.keep(said(1, chat=GROUP), "Who died?", [2], FLOOD)
    assert kept.before(said(3, chat=GROUP)) == FLOOD
    assert kept.before(said(3)) is None
    assert kept.before(said(3, chat=GROUP, **{"from": BEN})) is None
    assert kept.before(said(3, chat=GROUP, message_thread_id=7, is_topic_message=True)) is None


def test_it_is_forgotten_after_the_minutes_and_a_reply_to_the_answer_still_leans_on_it() -> None:
    clock = Clock()
    kept = Talks(10, clock)
    kept.keep(said(1), "Who died?", [2], FLOOD)
    clock.minutes = 10
    assert kept.before(said(3)) == FLOOD
    clock.minutes = 10.1
    assert kept.before(said(3)) is None
    answer = {"message_id": 2, "date": 1, "chat": PRIVATE, "from": ME, "text": "Eight."}
    assert kept.before(said(3, reply_to_message=answer)) == FLOOD
    assert kept.before(said(3, reply_to_message=answer, **{"from": BEN})) == FLOOD


def test_a_reply_leans_on_what_it_replies_to_and_not_on_the_latest() -> None:
    kept = Talks(10)
    kept.keep(said(1), "Who died?", [2], FLOOD)
    kept.keep(said(3), "What is a python?", [4], SNAKES)
    answer = {"message_id": 2, "date": 1, "chat": PRIVATE, "from": ME, "text": "Eight."}
    assert kept.before(said(5)) == SNAKES
    assert kept.before(said(5, reply_to_message=answer)) == FLOOD


def test_a_question_without_an_answer_ends_the_talk() -> None:
    kept = Talks(10)
    kept.keep(said(1), "Who died?", [2], FLOOD)
    kept.keep(said(3), "Who won?", [4], None)
    assert kept.before(said(5)) is None


def test_no_minutes_turn_it_off() -> None:
    kept = Talks(0)
    kept.keep(said(1), "Who died?", [2], FLOOD)
    assert kept.before(said(3)) is None
    assert kept.before(said(3, reply_to_message={"message_id": 2, "date": 1, "chat": PRIVATE, "from": ME, "text": "Eight."})) is None


def test_an_edited_question_takes_the_place_of_what_it_was_and_of_nothing_newer() -> None:
    kept = Talks(10)
    kept.keep(said(1), "Who died?", [2], FLOOD)
    kept.keep(said(1), "What is a python?", [2], SNAKES)
    assert kept.before(said(5)) == SNAKES
    kept.keep(said(3), "Who died?", [4], FLOOD)
    kept.keep(said(1), "What is a boa?", [2], None)
    assert kept.before(said(5)) == FLOOD


def test_what_a_reader_chose_by_a_button_may_be_leaned_on() -> None:
    kept = Talks(10)
    message = {"message_id": 2, "date": 1, "chat": GROUP, "from": ME, "text": "Which?"}
    query = CallbackQuery.de_json({"id": "1", "from": BEN, "chat_instance": "1", "data": "x", "message": message}, BOT)
    kept.choose(query, SNAKES)
    assert kept.before(said(5, chat=GROUP, **{"from": BEN})) == SNAKES
    assert kept.before(said(5, chat=GROUP)) is None


def test_the_oldest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talks, "MOST", 4)
    kept = Talks(10)
    for number in range(1, 13, 2):
        kept.keep(said(number, **{"from": BEN | {"id": number}}), "Who died?", [number + 1], FLOOD)
    assert [number for number in range(1, 13) if kept.exchange(said(number))] == [9, 10, 11, 12]
    assert [n for n in range(1, 13, 2) if kept.before(said(20, **{"from": BEN | {"id": n}}))] == [5, 7, 9, 11]
