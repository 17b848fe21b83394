"""Names as readers write them: misspelt, reversed, in other scripts' spellings, of nobody, of two people, and hostile ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stages import FERRY, JUDGE, LOAN, MARTA, PEOPLE, STRIKER, knowing, pressed, shown, told
from stand_in import GROUP, StandIn, labels

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    with knowing(PEOPLE, tmp_path_factory.mktemp("names")) as (stand_in, _):
        yield stand_in


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Zelenskiy", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Jang Jeichi", "Yang Jiechi"),
        ("Zhao Tong", "Tong Zhao"),
        ("zao tong", "Tong Zhao"),
        ("Mueller", "Jürgen Müller"),
        ("jurgen muller", "Jürgen Müller"),
        ("Marta Kowalchik", "Marta Kowalczyk"),
        ("Adaeze", "Adaeze Obi"),
        ("A. Obi", "Adaeze Obi"),
        ("Mr. WILK?", "Tomasz Wilk"),
        ("“tomasz  wilk”", "Tomasz Wilk"),
        ("Ferrante's", "Lucia Ferrante"),
        ("is Owen Pryce?", "Owen Pryce"),
    ],
)
def test_a_person_is_found_however_the_name_is_written(telegram: StandIn, asked: str, name: str) -> None:
    assert shown(told(telegram, f"/who {asked}"), "bold")[0] == name


@pytest.mark.parametrize(
    "asked", ["Who is Tomasz Wilk?", "who's tomasz wilk", "Tell me about Wilk", "¿Quién es Tomasz Wilk?", "Wer ist Wilk?"]
)
def test_a_person_is_found_by_a_question_in_plain_words(telegram: StandIn, asked: str) -> None:
    assert told(telegram, asked)["text"].startswith("Tomasz Wilk — an engineer from Gdansk\n")


@pytest.mark.parametrize("asked", ["Kowalczyk", "kowalczik", "with Kowalczyk"])
def test_a_surname_of_two_people_asks_which(telegram: StandIn, asked: str) -> None:
    message = told(telegram, f"/who {asked}")
    assert message["text"].splitlines()[2:] == [f"Marta Kowalczyk — {MARTA}", "Piotr Kowalczyk — a ship's carpenter"]
    assert labels(message) == ["Marta Kowalczyk", "Piotr Kowalczyk"]
    wanted = "Named in the same passages as Piotr Kowalczyk:" if "with" in asked else "Piotr Kowalczyk — a ship's carpenter"
    assert pressed(telegram, message, "Piotr").startswith(wanted)


def test_two_people_of_one_name_are_kept_apart_and_it_asks_which(telegram: StandIn) -> None:
    for asked in ("/who Daniel Hartley", "/who hartley", "Who is Daniel Hartley?"):
        message = told(telegram, asked)
        assert message["text"].startswith("Whom do you mean by ")
        assert labels(message) == [f"Daniel Hartley — {STRIKER}", f"Daniel Hartley — {JUDGE}"]
    judge = pressed(telegram, message, labels(message)[1])
    assert judge.startswith(f"Daniel Hartley — {JUDGE}\n")
    assert "named 3 times, in one article" in judge
    assert "final" not in judge
    pressed(telegram, message, "Quotes")
    assert shown(message, "blockquote") == ["“The accounts prove nothing at all,” Judge Hartley said."]


def test_namesakes_have_company_of_their_own(telegram: StandIn) -> None:
    message = told(telegram, "/who with Daniel Hartley")
    assert labels(message) == [f"Daniel Hartley — {STRIKER}", f"Daniel Hartley — {JUDGE}"]
    assert "Owen Pryce" in pressed(telegram, message, labels(message)[0])
    assert labels(message)[:-1] == ["Owen Pryce"]


def test_one_person_in_two_articles_is_one(telegram: StandIn) -> None:
    message = told(telegram, "/who Marta Kowalczyk")
    assert "named 7 times, in 2 articles" in message["text"]
    listed = pressed(telegram, message, "Articles")
    assert FERRY in listed
    assert LOAN in listed


@pytest.mark.parametrize("asked", ["/who Marie Curie", "/who is Marie Curie?", "/who with Marie Curie", "/who Marie Curie!"])
def test_a_stranger_gets_an_honest_sentence_and_what_the_articles_are_about(telegram: StandIn, asked: str) -> None:
    said, _, about = told(telegram, asked)["text"].partition("\n\n")
    assert said == "The articles name nobody called Marie Curie."
    assert about.startswith(f"They are about:\n• {FERRY}\n")


def test_the_stranger_is_named_in_the_readers_language(telegram: StandIn) -> None:
    said = told(telegram, "/who mit Marie Curie", "de")["text"]
    assert said.startswith("Die Artikel nennen niemanden namens Marie Curie.\n\n")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Jim Wilk", "Tomasz Wilk"),
        ("Wilk the engineer", "Tomasz Wilk"),
        ("Anna Obi", "Adaeze Obi"),
        ("the judge", "Daniel Hartley"),
        ("director of the ferry company", "Marta Kowalczyk"),
    ],
)
def test_where_only_a_surname_or_what_they_are_fits_it_says_so_and_offers_them(telegram: StandIn, asked: str, name: str) -> None:
    message = told(telegram, f"/who {asked}")
    assert message["text"].startswith(f"The articles name nobody called {asked}. Perhaps you meant:\n\n{name}")
    assert labels(message) == [name]
    assert pressed(telegram, message, name).startswith(name)


def test_an_article_that_is_not_there_is_said_not_to_be(telegram: StandIn) -> None:
    said = told(telegram, "/who in quantum chromodynamics")["text"]
    assert said.startswith("None of the articles I know is about that.\n\nThey are about:\n")


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("x" * 4000, "x" * 59 + "…"),
        ("😀😀", "😀😀"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{name} %s $1 \\n", "{name} %s $1 \\n"),
        ("*_`[x](y)", "*_`[x](y)"),
        ("?", "?"),
        ("with 😀", "😀"),
        ("with " + "y" * 4000, "y" * 59 + "…"),
    ],
)
def test_a_hostile_name_is_one_plain_sentence(telegram: StandIn, asked: str, called: str) -> None:
    message = told(telegram, f"/who {asked}")
    assert message["text"].partition("\n\n")[0] == f"The articles name nobody called {called}."
    assert all(one["type"] == "text_link" for one in message["entities"])


def test_with_nothing_behind_it_everyone_is_listed_to_choose_from(telegram: StandIn) -> None:
    assert told(telegram, "/who with")["text"] == told(telegram, "/who")["text"]


def test_a_group_gets_the_same_answers(telegram: StandIn) -> None:
    assert labels(told(telegram, "/who@acceptance_bot hartley", chat=GROUP)) == [f"Daniel Hartley — {STRIKER}", f"Daniel Hartley — {JUDGE}"]
    said = told(telegram, "@acceptance_bot /who Marie Curie", chat=GROUP)["text"]
    assert said.startswith("The articles name nobody called Marie Curie.\n")


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []
    assert not telegram.unanswered
