"""/stats in the real process: a picture and the figures for admins, in private alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, article_bot, telegram_settings
from stand_in import ANN, BEN, BENS, GROUP, StandIn, checked_photo, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN = "How do I bake a sourdough bread?"


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """The real process, of which Ann is an admin; nothing was asked yet."""
    folder = tmp_path_factory.mktemp("stats")
    with standing_in() as (stand_in, base_url):
        options = telegram_settings(folder, base_url, admins=[ANN["id"]])
        with answering(stand_in, *options):
            yield stand_in


def told(telegram: StandIn) -> dict[str, Any]:
    return telegram.reply_to(telegram.says("/stats"), 30)


def test_before_the_first_question_there_is_nothing_to_tell(telegram: StandIn) -> None:
    assert told(telegram)["text"] == "Nothing was asked yet."


def test_questions_answers_thumbs_and_what_was_not_answered_are_told_below_a_picture(telegram: StandIn) -> None:
    telegram.reply_to(telegram.says(f"@acceptance_bot {UNKNOWN}", chat=GROUP))
    telegram.reply_to(telegram.says(UNKNOWN.lower(), chat=BENS, **{"from": BEN}))
    telegram.calls_guest(f"@acceptance_bot {UNKNOWN}", by=BEN)
    answer = telegram.reply_to(telegram.says("What did China ban from North Korea?"))
    telegram.presses(answer, "👍")
    telegram.wait(lambda: "Noted: this helped." in telegram.messages[answer["chat"]["id"], answer["message_id"]]["text"])
    shown = told(telegram)
    assert shown["caption"].splitlines() == [
        "The last day:",
        "Questions: 4",
        "Answered: 1 (25%)",
        "Thumbs: 1 up, 0 down",
        "",
        "Asked most without an answer:",
        f"• {UNKNOWN} (3)",
    ]
    picture = telegram.file(shown["photo"][0]["file_id"])
    assert checked_photo(picture) == (shown["photo"][0]["width"], shown["photo"][0]["height"])


def test_in_a_group_it_is_told_only_where_to_ask(telegram: StandIn) -> None:
    assert telegram.reply_to(telegram.says("/stats@acceptance_bot", chat=GROUP))["text"] == "Write that to me in our private chat."


def test_nobody_but_an_admin_is_told(telegram: StandIn) -> None:
    text = telegram.reply_to(telegram.says("/stats", chat=BENS, **{"from": BEN}))["text"]
    assert text.startswith("Only this bot's admins")


def test_only_admins_are_shown_the_command(telegram: StandIn) -> None:
    everyones, anns = ([one["command"] for one in telegram.known[key]] for key in ("commands", f"commands {ANN['id']}"))
    assert "stats" in anns
    assert "stats" not in everyones


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []


def test_in_the_terminal_the_figures_are_text() -> None:
    ended = article_bot("chat", "--library", "memory:", given=f"{UNKNOWN}\n/stats\n".encode())
    assert "Questions: 1\nAnswered: 0 (0%)" in ended.stdout.decode()
    assert f"• {UNKNOWN} (1)" in ended.stdout.decode()
