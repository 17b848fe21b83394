"""Whom the owner lets in, and how much anybody may ask: the real process against the strict stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import UNLIMITED, answering, telegram_settings
from stand_in import ANN, BEN, BENS, GROUP, ME, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "When did Scott leave Cape Evans?"
ANSWER = "left Cape Evans on 1 November 1911"
CALLED = f"@{ME['username']} {QUESTION}"
BY_BEN = {"chat": BENS, "from": BEN}
STRANGERS: dict[str, Any] = {**GROUP, "id": -6001}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in on which a bot answers that only Ann's group is let in to."""
    folder = tmp_path_factory.mktemp("closed")
    with standing_in() as (stand_in, base_url):
        with answering(stand_in, *telegram_settings(folder, base_url, admins=[ANN["id"]], allowed_chats=[GROUP["id"]])):
            yield stand_in
        assert stand_in.refused() == []


def says(telegram: StandIn, text: str) -> str:
    """What Ann, the admin, is told."""
    reply: str = telegram.reply_to(telegram.says(text))["text"]
    return reply


def test_a_stranger_is_refused_once_with_the_id_to_allow_and_then_met_with_silence(closed: StandIn) -> None:
    refusal = closed.reply_to(closed.says(QUESTION, **BY_BEN))["text"]
    assert "not open" in refusal
    assert str(BEN["id"]) in refusal
    assert closed.is_silent(closed.says(QUESTION, **BY_BEN))
    assert closed.is_silent(closed.says("/summary", **BY_BEN))


def test_who_is_allowed_is_answered_and_who_is_denied_is_not(closed: StandIn) -> None:
    assert says(closed, f"/allow {BEN['id']}") == f"Allowed: {BEN['id']}"
    asked = closed.says(QUESTION, **BY_BEN)
    answer = closed.reply_to(asked)
    assert ANSWER in answer["text"]
    assert says(closed, f"/deny {BEN['id']}") == f"No longer allowed: {BEN['id']}"
    assert "not open" in closed.reply_to(closed.says(QUESTION, **BY_BEN))["text"]
    assert closed.is_silent(closed.says(QUESTION, **BY_BEN))
    before = answer["text"]
    press = closed.presses(answer, "In context", by=BEN)
    (told,) = closed.wait(
        lambda: [
            one["told"] for one in closed.calls if one["method"] == "answerCallbackQuery" and one["told"]["callback_query_id"] == press
        ]
    )
    assert str(BEN["id"]) in told["text"]
    assert answer["text"] == before


def test_a_group_is_let_in_from_inside(closed: StandIn) -> None:
    assert "-6001" in closed.reply_to(closed.says(CALLED, chat=STRANGERS, **{"from": {**BEN, "id": 201}}))["text"]
    assert closed.reply_to(closed.says("/allow", chat=STRANGERS))["text"] == "Allowed: -6001"
    assert "not open" not in closed.reply_to(closed.says("/help", chat=STRANGERS))["text"]


def test_in_an_allowed_group_one_who_is_denied_is_left_unanswered(closed: StandIn) -> None:
    says(closed, f"/deny {BEN['id']}")
    assert closed.is_silent(closed.says(CALLED, chat=GROUP, **{"from": BEN}))
    assert ANSWER in closed.reply_to(closed.says(CALLED, chat=GROUP))["text"]


@pytest.mark.parametrize("words", ["", "Ben", "12 34", "99999999999999999999"])
def test_allow_and_deny_ask_for_an_id(closed: StandIn, words: str) -> None:
    for command in ("/allow", "/deny"):
        assert "id" in says(closed, f"{command} {words}".strip())
        assert "llowed:" not in says(closed, f"{command} {words}".strip())


def test_an_admin_cannot_be_kept_out(closed: StandIn) -> None:
    assert "admins" in says(closed, f"/deny {ANN['id']}")
    assert ANSWER in says(closed, QUESTION)


def test_an_open_bot_can_keep_somebody_out(tmp_path: Path) -> None:
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url, admins=[ANN["id"]])
        with answering(telegram, *options):
            assert "open to everyone" in says(telegram, "/allow 7")
            says(telegram, f"/deny {BEN['id']}")
            assert "not open" in telegram.reply_to(telegram.says(QUESTION, **BY_BEN))["text"]
            assert telegram.types("", by=BEN)["results"] == []
        with answering(telegram, *options):
            assert telegram.is_silent(telegram.says(QUESTION, **BY_BEN))
            assert says(telegram, f"/allow {BEN['id']}") == f"Allowed: {BEN['id']}"
            assert ANSWER in telegram.reply_to(telegram.says(QUESTION, **BY_BEN))["text"]
            refused = telegram.reply_to(telegram.says("/deny 100", **BY_BEN))["text"]
            assert "Only this bot's admins" in refused
        assert telegram.refused() == []


def test_a_reader_who_asks_too_much_is_told_once_and_others_are_answered(tmp_path: Path) -> None:
    with standing_in() as (telegram, base_url):
        limits = UNLIMITED | {"questions_per_minute": 3, "group_questions_per_minute": 4}
        with answering(telegram, *telegram_settings(tmp_path, base_url, limits, admins=[ANN["id"]])):
            assert all(ANSWER in telegram.reply_to(telegram.says(QUESTION, **BY_BEN))["text"] for _ in range(3))
            assert telegram.reply_to(telegram.says(QUESTION, **BY_BEN))["text"].startswith("3 questions a minute")
            assert telegram.is_silent(telegram.says(QUESTION, **BY_BEN))
            assert all(ANSWER in says(telegram, QUESTION) for _ in range(6))  # an admin may
            crowd = [{"id": 700 + number, "is_bot": False, "first_name": "R"} for number in range(6)]
            asked = [telegram.says(CALLED, chat=STRANGERS, **{"from": one}) for one in crowd]
            assert all(ANSWER in telegram.reply_to(one)["text"] for one in asked[:4])
            assert telegram.reply_to(asked[4])["text"].startswith("4 questions a minute")
            assert telegram.is_silent(asked[5])
        assert telegram.refused() == []
