"""Who the people of the articles are: the real process on Telegram, from lists to cards and back, and in other languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import article_bot
from stages import FERRY, JUDGE, LOAN, MARTA, PEOPLE, knowing, pressed, shown, told
from stand_in import GROUP, StandIn, labels

from config import load_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = load_phrases()


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, list[str]]]:
    with knowing(PEOPLE, tmp_path_factory.mktemp("who")) as known:
        yield known


@pytest.fixture(scope="module")
def telegram(options: tuple[StandIn, list[str]]) -> StandIn:
    return options[0]


def test_everyone_is_listed_by_mentions_with_the_number_of_articles_a_page_at_a_time(telegram: StandIn) -> None:
    message = told(telegram, "/who")
    title, _, *lines = message["text"].splitlines()
    assert title == "The articles name 14 people."
    assert lines[0].startswith("1. Adaeze Obi ")
    assert lines[0].endswith("(named 8 times, in one article)")
    assert lines[1] == f"2. Marta Kowalczyk — {MARTA} (named 7 times, in 2 articles)"
    assert (len(lines), labels(message)[-1]) == (10, "Next ›")
    first = message["text"]
    assert "\n11. Owen Pryce — the trainer of the team (named once, in one article)\n" in pressed(telegram, message, "Next")
    assert "\n14. " in message["text"]
    assert labels(message)[-1] == "‹ Back"
    assert pressed(telegram, message, "‹ Back") == first


def test_namesakes_in_a_list_have_their_numbers_on_the_buttons(telegram: StandIn) -> None:
    message = told(telegram, "/who")
    lines = [line for line in message["text"].splitlines() if " Daniel Hartley — " in line]
    assert [label for label in labels(message) if "Hartley" in label] == [f"{line.partition('.')[0]}. Daniel Hartley" for line in lines]
    assert lines[1].partition(" — ")[2].partition(" (")[0] in pressed(telegram, message, labels(message)[3])


def test_a_card_tells_the_name_its_forms_who_it_is_how_they_stand_to_others_and_when(telegram: StandIn) -> None:
    message = told(telegram, "/who Marta Kowalczyk")
    head, *passages = message["text"].split("\n\n")
    assert head.splitlines() == [f"Marta Kowalczyk — {MARTA}", "Also called: Kowalczyk", "named 7 times, in 2 articles"]
    assert shown(message, "bold")[0] == "Marta Kowalczyk"
    assert len(shown(message, "blockquote")) == 3
    assert all(f"\n— {FERRY} · The Ostra Herald · May 4, 2026" in one for one in passages[1:])
    relations, dates = passages[-2].splitlines(), passages[-1].splitlines()
    assert relations[:2] == ["Relations:", "• Marta Kowalczyk's brother Piotr Kowalczyk"]
    assert dates[:3] == [
        "Dates:",
        "1961 · Kowalczyk was born in 1961 and joined the company as a deckhand.",
        "May 4, 2026 · Marta Kowalczyk, the director of the Ostra ferry company, opened the new landing stage on 4 May 2026.",
    ]
    assert labels(message) == ["Quotes", "Articles", "Named with"]


def test_what_they_said_is_quoted_page_by_page_each_with_its_source_and_leads_back(telegram: StandIn) -> None:
    message = told(telegram, "/who Adaeze Obi")
    card, source = message["text"], "— A night with the keeper of Skerra · Coast Letters · January 15, 2026"
    first = pressed(telegram, message, "Quotes")
    assert first.startswith("What Adaeze Obi said:\n\n“The lamp wants oil at four,” said Obi.\n")
    assert (len(shown(message, "blockquote")), first.count(source)) == (5, 5)
    assert labels(message) == ["‹ Back", "Next ›"]
    assert pressed(telegram, message, "Next") == f"What Adaeze Obi said:\n\n“One learns to sleep between two flashes,” said Obi.\n{source}"
    assert pressed(telegram, message, "‹ Back") == first
    assert pressed(telegram, message, "‹ Back") == card


def test_quotes_come_from_every_article_the_latest_first_and_under_whatever_name(telegram: StandIn) -> None:
    message = told(telegram, "/who Marta Kowalczyk")
    pressed(telegram, message, "Quotes")
    assert shown(message, "blockquote") == [
        "“We sail full in summer and empty in winter,” Marta Kowalczyk said.",
        "“A boat that lies still costs as much as one that sails,” she added.",
        "“Nobody on this lake will have to wait for the bus any more,” said Kowalczyk.",
    ]


def test_the_articles_that_name_them_lead_to_their_cards_and_back(telegram: StandIn) -> None:
    message = told(telegram, "/who Tomasz Wilk")
    card = message["text"]
    assert pressed(telegram, message, "Articles").splitlines() == [
        "Tomasz Wilk is named in 2 articles, the latest first:",
        "",
        f"1. {LOAN} · Lake Times · June 11, 2026 (named once)",
        f"2. {FERRY} · The Ostra Herald · May 4, 2026 (named 2 times)",
    ]
    assert labels(message) == ["1", "2", "‹ Back"]
    assert pressed(telegram, message, "‹ Back") == card
    listed = pressed(telegram, message, "Articles")
    article = pressed(telegram, message, "2")
    assert article.startswith(FERRY)
    assert pressed(telegram, message, "People").startswith("The article names 3 people.\n\nMarta Kowalczyk")
    assert pressed(telegram, message, "‹ Back") == article
    assert pressed(telegram, message, "‹ Back") == listed


def test_who_is_named_with_them_leads_to_cards_and_back_to_where_the_reader_came_from(telegram: StandIn) -> None:
    message = told(telegram, "/who")
    everyone, card = message["text"], pressed(telegram, message, "Tomasz Wilk")
    others = pressed(telegram, message, "Named with")
    assert others.splitlines()[2] == f"1. Marta Kowalczyk — {MARTA} (in 2 passages)"
    assert pressed(telegram, message, "Piotr").startswith("Piotr Kowalczyk — a ship's carpenter\n")
    assert pressed(telegram, message, "‹ Back") == others
    assert pressed(telegram, message, "‹ Back") == card
    assert pressed(telegram, message, "‹ Back") == everyone


def test_with_a_name_says_who_is_named_together_with_them(telegram: StandIn) -> None:
    lines = told(telegram, "/who with Lucia Ferrante")["text"].splitlines()
    assert lines == ["Named in the same passages as Lucia Ferrante:", "", f"1. Daniel Hartley — {JUDGE} (in one passage)"]
    assert told(telegram, "/who with Tong Zhao")["text"] == "No passage names anyone together with Tong Zhao."


def test_in_words_says_whom_the_article_names_and_no_others(telegram: StandIn) -> None:
    message = told(telegram, "/who in Geneva")
    title, _, *lines = message["text"].splitlines()
    assert title == "Named in Envoys meet in Geneva:"
    assert lines[0] == "1. Volodymyr Zelensky — the president of Ukraine (named 2 times)"
    assert labels(message) == ["Volodymyr Zelensky", "Tong Zhao", "Yang Jiechi"]
    whole = message["text"]
    assert pressed(telegram, message, "Yang").startswith("Yang Jiechi — a diplomat of China\n")
    assert pressed(telegram, message, "‹ Back") == whole


@pytest.mark.parametrize(("words", "offered"), [("in ferry", [FERRY, LOAN]), ("in hartley", 2), ("in", 7)])
def test_where_several_articles_may_be_meant_it_asks_in_which(telegram: StandIn, words: str, offered: list[str] | int) -> None:
    message = told(telegram, f"/who {words}")
    assert message["text"] == "Which article?"
    assert offered in (labels(message), len(labels(message)))
    title = labels(message)[-1]
    assert pressed(telegram, message, title).startswith(f"Named in {title}:\n\n1. ")


def test_an_article_added_meanwhile_names_its_people_to_the_next_who_asks(options: tuple[StandIn, list[str]], tmp_path: Path) -> None:
    telegram, added = options[0], tmp_path / "added.jsonl"
    assert told(telegram, "/who Ingrid Solberg")["text"].startswith("The articles name nobody called Ingrid Solberg.")
    text = "Ingrid Solberg, a glacier guide from Tromso, rescued two hikers on Monday.\n\n“They were cold, but they sang,” said Solberg."
    added.write_text(json.dumps({"id": "hut", "title": "Two hikers are saved", "text": text}))
    assert article_bot("add", str(added), *options[1]).returncode == 0
    message = telegram.wait(lambda: (reply := told(telegram, "/who Solberg"))["text"].startswith("Ingrid Solberg") and reply)
    assert message["text"].startswith("Ingrid Solberg — a glacier guide from Tromso\n")
    assert "they sang" in pressed(telegram, message, "Quotes")
    assert article_bot("remove", "hut", *options[1]).returncode == 0
    telegram.wait(lambda: "nobody called" in told(telegram, "/who Solberg")["text"])


def test_in_a_group_it_is_asked_by_command_and_by_mention(telegram: StandIn) -> None:
    for asked in ("/who@acceptance_bot Wilk", "@acceptance_bot who is Tomasz Wilk?", "@acceptance_bot /who Wilk", "/who wilk"):
        assert told(telegram, asked, chat=GROUP)["text"].startswith("Tomasz Wilk — an engineer from Gdansk\n"), asked
    assert "Marta Kowalczyk" in told(telegram, "/who@acceptance_bot with Wilk", chat=GROUP)["text"]
    assert telegram.is_silent(telegram.says("who is Tomasz Wilk?", chat=GROUP))


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("de", "mit {}"),
        ("de", "with {}"),
        ("fr", "avec {}"),
        ("es", "junto con {}"),
        ("uk", "разом з {}"),
        ("tr", "{} ile"),
        ("zh", "和{}"),
        ("ja", "{}と"),
        ("ko", "{} 함께"),
    ],
)
def test_with_is_understood_and_answered_in_the_readers_language(telegram: StandIn, language: str, asked: str) -> None:
    title, _, first, *_ = told(telegram, f"/who {asked.format('Tomasz Wilk')}", language)["text"].splitlines()
    assert title == TABLES[language]["named_with"].format(name="Tomasz Wilk")
    assert first.startswith(f"1. Marta Kowalczyk — {MARTA} (")


@pytest.mark.parametrize(
    ("language", "words"), [("de", "im Chor"), ("fr", "dans altensee"), ("es", "en el chor"), ("tr", "altensee içinde")]
)
def test_in_is_understood_and_answered_in_the_readers_language(telegram: StandIn, language: str, words: str) -> None:
    message = told(telegram, f"/who {words}", language)
    assert message["text"].startswith(TABLES[language]["people_there"].format(headline="Der Chor von Altensee singt wieder"))
    assert labels(message)[:2] == ["Hannelore Brandt", "Jürgen Müller"]


def test_a_card_speaks_the_readers_language_and_quotes_the_articles_in_theirs(telegram: StandIn) -> None:
    message = told(telegram, "/who Brandt", "es")
    assert message["text"].splitlines()[0] == "Hannelore Brandt — die Leiterin des Chors"
    assert "20 de marzo de 2026" in message["text"]
    assert labels(message)[0] == TABLES["es"]["who_quotes"]
    pressed(telegram, message, TABLES["es"]["who_quotes"])
    assert shown(message, "blockquote") == ["„Wir haben drei Jahre lang in der Scheune geprobt“, sagte Brandt."]


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []
    assert not telegram.unanswered
