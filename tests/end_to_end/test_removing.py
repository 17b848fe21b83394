"""An admin takes articles away on Telegram; nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, telegram_settings
from stand_in import ANN, BEN, BENS, GROUP, StandIn, labels, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_ADMIN = "Only this bot's admins may do that. To become one, give its owner your id, 200, for the setting telegram.admins."
AS_BEN: dict[str, Any] = {"from": BEN, "chat": BENS}


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in on which Ann is an admin and Ben is not."""
    with standing_in() as (stand_in, base_url):
        options = telegram_settings(tmp_path_factory.mktemp("removing"), base_url, admins=[ANN["id"]])
        with answering(stand_in, *options):
            yield stand_in


def pressed(telegram: StandIn, message: dict[str, Any], label: str) -> str:
    """What the message shows once its button was pressed."""
    before = message["text"]
    telegram.presses(message, label)
    telegram.wait(lambda: message["text"] != before)
    return str(message["text"])


def test_a_misspelt_headline_offers_the_close_ones_and_a_press_asks_for_confirmation(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/remove apolo"))
    assert labels(offer) == ["Apollo 13: the oxygen tank that nearly killed three…", "The race to the South Pole"]
    assert pressed(telegram, offer, "The race").startswith("Remove this article?\n\nThe race to the South Pole")
    assert pressed(telegram, offer, "Keep") == "Nothing was removed."
    assert "South Pole" in telegram.reply_to(telegram.says("/articles"))["text"]


def test_the_one_that_is_close_is_confirmed_at_once_and_then_gone(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/remove penicilin"))
    again = telegram.reply_to(telegram.says("/remove penicilin"))
    assert labels(offer) == ["Remove", "Keep"]
    assert pressed(telegram, offer, "Remove") == "Removed: How penicillin became a medicine"
    assert telegram.reply_to(telegram.says("/articles"))["text"].startswith("I know 4 articles.")
    assert pressed(telegram, again, "Remove") == "That is no longer there."


def test_without_words_the_whole_library_is_offered(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/remove"))
    assert "China might push Trump to talk to North Korea" in labels(offer)
    assert "Remove this article?" in pressed(telegram, offer, "China")


def test_what_no_headline_is_like_is_not_offered(telegram: StandIn) -> None:
    assert telegram.reply_to(telegram.says("/remove zymurgy"))["text"].startswith("None of the articles I know is about that.")


def test_articles_are_found_by_a_misspelt_headline(telegram: StandIn) -> None:
    text = telegram.reply_to(telegram.says("/articles suoth pole", **AS_BEN))["text"]
    assert text.startswith("The headlines that come closest:\n\n1. The race to the South Pole")
    assert "China" not in text


@pytest.mark.parametrize("chat", [BENS, GROUP])
def test_others_are_told_that_they_may_not_and_whom_to_ask(telegram: StandIn, chat: dict[str, Any]) -> None:
    assert telegram.reply_to(telegram.says("/remove apollo", **{"from": BEN, "chat": chat}))["text"] == NO_ADMIN


def test_who_speaks_as_a_chat_is_told_to_write_as_themselves(telegram: StandIn) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    said = telegram.says("/remove@acceptance_bot apollo", **{"from": anonymous, "chat": GROUP, "sender_chat": GROUP})
    assert "I cannot tell who speaks for a chat" in telegram.reply_to(said)["text"]


def test_nobody_else_presses_an_admins_buttons(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/remove standard time", chat=GROUP))
    before, press = dict(offer), telegram.presses(offer, "Remove", by=BEN)
    (told,) = telegram.wait(lambda: answers_to(telegram, press))
    assert (told["text"], told["show_alert"]) == (NO_ADMIN, True)
    assert telegram.reply_to(telegram.says("/articles railways"))["text"].startswith("The headlines")
    assert offer == before


def answers_to(telegram: StandIn, press: str) -> list[dict[str, Any]]:
    told = [call["told"] for call in telegram.calls if call["method"] == "answerCallbackQuery"]
    return [each for each in told if each["callback_query_id"] == press]


def test_admins_see_their_commands_and_others_do_not(telegram: StandIn) -> None:
    everyones, anns = ([one["command"] for one in telegram.known[key]] for key in ("commands", f"commands {ANN['id']}"))
    assert everyones == ["help", "summary", "who", "articles", "random", "language", "privacy", "forget"]
    assert anns == [*everyones, "add", "remove", "allow", "deny", "stats"]


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []
