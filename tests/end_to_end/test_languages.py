"""The bot in the reader's language: the real process against the strict stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, telegram_settings
from stand_in import ANN, BEN, BENS, GROUP, ME, PRIVATE, StandIn, labels, standing_in

from config import load_phrases
from handlers.direction import END, ISOLATE, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = load_phrases()
QUESTION = "When did Scott leave Cape Evans?"
NOTHING = "What is the boiling point of molybdenum?"
NUMBERS = iter(range(50_000, 60_000))


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in of this module's own, for here the chats' languages are changed."""
    folder = tmp_path_factory.mktemp("languages")
    with standing_in() as (stand_in, base_url), answering(stand_in, *telegram_settings(folder, base_url, admins=[ANN["id"]])):
        yield stand_in


def a_reader(language: str | None) -> dict[str, Any]:
    """A reader whose app speaks that language, in a private chat of their own."""
    number = next(NUMBERS)
    person = {"id": number, "is_bot": False, "first_name": "R"} | ({"language_code": language} if language else {})
    return {"chat": {**PRIVATE, "id": number}, "from": person}


@pytest.mark.parametrize("app", ["es", "pt-br", "zh-hans", "uk", "ar", None, "sv"])
def test_the_bot_speaks_the_language_of_the_readers_app_else_english(telegram: StandIn, app: str | None) -> None:
    spoken = (app or "en").partition("-")[0]
    reply = telegram.reply_to(telegram.says(NOTHING, **a_reader(app)))
    assert reply["text"].startswith((TABLES.get(spoken) or TABLES["en"])["not_found"])


def test_articles_are_quoted_in_their_own_language(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says(QUESTION, **a_reader("de")))
    assert "Scott left Cape Evans on 1 November 1911" in reply["text"]
    assert "24. November 2026" in reply["text"]
    assert TABLES["de"]["row_context"] in labels(reply)


@pytest.mark.parametrize("words", ["es", "Spanish", "español", "Spanich"])
def test_a_language_that_is_named_is_spoken_from_then_on(telegram: StandIn, words: str) -> None:
    reader = a_reader("de")
    assert telegram.reply_to(telegram.says(f"/language {words}", **reader))["text"] == TABLES["es"]["language_set"]
    assert telegram.reply_to(telegram.says(NOTHING, **reader))["text"].startswith(TABLES["es"]["not_found"])


def test_a_language_is_chosen_by_a_button_and_given_up_by_another(telegram: StandIn) -> None:
    reader = a_reader("fr")
    asked = telegram.reply_to(telegram.says("/language", **reader))
    assert asked["text"] == TABLES["fr"]["language_which"]
    assert len(labels(asked)) == len(TABLES) + 1
    assert {"Español", "中文", "العربية", "Українська"} <= set(labels(asked))
    telegram.presses(asked, "Italiano", by=reader["from"])
    telegram.wait(lambda: asked["text"] == TABLES["it"]["language_set"])
    assert telegram.reply_to(telegram.says(NOTHING, **reader))["text"].startswith(TABLES["it"]["not_found"])
    again = telegram.reply_to(telegram.says("/language klingon", **reader))
    telegram.presses(again, TABLES["it"]["language_app"], by=reader["from"])
    telegram.wait(lambda: again["text"] == TABLES["fr"]["language_follows"])
    assert telegram.reply_to(telegram.says(NOTHING, **reader))["text"].startswith(TABLES["fr"]["not_found"])


def test_in_a_group_only_its_admins_choose_for_all(telegram: StandIn) -> None:
    group = {**GROUP, "id": -5001}
    refused = telegram.reply_to(telegram.says("/language es", chat=group, **{"from": BEN}))
    assert refused["text"] == TABLES["en"]["group_admins_only"]
    telegram.leaders.add(BEN["id"])
    assert telegram.reply_to(telegram.says("/language es", chat=group, **{"from": BEN}))["text"] == TABLES["es"]["language_set"]
    reply = telegram.reply_to(telegram.says(f"@{ME['username']} {NOTHING}", chat=group))
    assert reply["text"].startswith(TABLES["es"]["not_found"])
    telegram.leaders.clear()
    anonymous = {"sender_chat": group, "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}}
    assert telegram.reply_to(telegram.says("/language en", chat=group, **anonymous))["text"] == TABLES["en"]["language_set"]


def test_a_press_of_a_member_who_is_no_admin_changes_nothing(telegram: StandIn) -> None:
    group = {**GROUP, "id": -5002}
    asked = telegram.reply_to(telegram.says("/language", chat=group))
    telegram.presses(asked, "Deutsch", by=BEN)
    telegram.reply_to(telegram.says("/help", chat=BENS, **{"from": BEN}))
    assert asked["text"] == TABLES["en"]["language_which"]


def test_right_to_left_sentences_keep_names_and_numbers_in_order(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says(QUESTION, **a_reader("ar")))
    source = next(line for line in reply["text"].splitlines() if line.startswith("— "))
    assert source.startswith(f"— {MARKS['rtl']}{ISOLATE}The race to the South Pole{END} · {ISOLATE}")
    people = telegram.reply_to(telegram.says("/who", **a_reader("ar")))["text"].splitlines()
    assert people[2].startswith(f"1. {MARKS['rtl']}{ISOLATE}Robert Falcon Scott — ")


def test_commands_and_descriptions_are_told_in_every_language(telegram: StandIn) -> None:
    others = [language for language in TABLES if language != "en"]
    telegram.wait(lambda: all(f"short_description {language}" in telegram.known for language in others), 30)
    for language in others:
        assert telegram.known[f"description {language}"] == TABLES[language]["description"]
        for scope in ("all_private_chats", "all_group_chats"):
            told = {one["command"]: one["description"] for one in telegram.known[f"commands {scope} {language}"]}
            assert told["summary"] == TABLES[language]["command_summary"]


def test_the_language_is_kept_over_a_restart_and_forgotten_when_asked(tmp_path: Path) -> None:
    reader = a_reader("de")
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url)
        with answering(telegram, *options):
            telegram.reply_to(telegram.says("/language ro", **reader))
        with answering(telegram, *options):
            assert telegram.reply_to(telegram.says(NOTHING, **reader))["text"].startswith(TABLES["ro"]["not_found"])
            telegram.reply_to(telegram.says("/forget", **reader))
            assert telegram.reply_to(telegram.says(NOTHING, **reader))["text"].startswith(TABLES["de"]["not_found"])


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []
    assert not telegram.unanswered
