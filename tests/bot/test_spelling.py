"""The reader's words -> words the library knows."""

from __future__ import annotations

import pytest
from builders import a_reader, an_article, two_articles
from hypothesis import given
from hypothesis import strategies as st

from bot.spelling import Repair, repair

READER = a_reader(*two_articles(), an_article("North Korea", "China banned North Korean coal imports, said Yang Jiechi."))


def read_as(question: str) -> str | None:
    return repair(question, READER.vocabulary, READER.count).reading(question)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wat did chna baned from nort korea", "what did china banned from north korea"),
        ("Who is Yang Jeichi?", "Who is Yang Jiechi?"),
        ("the BREWRY", "the BREWERY"),
    ],
)
def test_a_misspelt_word_is_read_as_one_the_library_knows(written: str, meant: str) -> None:
    assert read_as(written) == meant


@pytest.mark.parametrize("question", ["What did China ban?", "boiling points and bread", "Who was Merkel?", "12345", "", "?!"])
def test_what_is_spelt_right_or_like_nothing_known_is_left_alone(question: str) -> None:
    assert read_as(question) is None


def test_a_name_is_never_read_as_a_common_word() -> None:
    assert "for" not in repair("Who was shot at Ford's theatre?", READER.vocabulary, READER.count).forms.get("ford", {})


@given(st.text())
def test_every_reading_is_worth_more_than_nothing_and_less_than_the_word_itself(text: str) -> None:
    for forms in repair(text, READER.vocabulary, READER.count).forms.values():
        assert all(0 < worth <= 1 for worth in forms.values())


def test_without_repairs_there_is_no_reading() -> None:
    assert Repair().reading("as it stands") is None
