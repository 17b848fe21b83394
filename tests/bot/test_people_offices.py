"""Whom "the President" means: the only one of that office, where that is plain."""

from __future__ import annotations

import pytest
from builders import by_name


def called(text: str) -> set[str]:
    """The forms beside their names by which the people of a text are called."""
    return {alias for person in by_name(text).values() for alias in person.aliases if alias.lower().startswith("the ")}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("President Ann Lee opened the mill. The President wore red.", "The President"),
        ("President Ann Lee opened the mill. Later the president left.", "the president"),
        ("President Ann Lee opened the mill. The president’s car was red.", "The president"),
        ("Prime Minister Ann Lee opened the mill. The premier wore red.", "The premier"),
        ("Ann Lee, the mayor of Leeds, opened the mill. The mayor wore red.", "The mayor"),
        ("Ann Lee is the president of France. The president wore red.", "The president"),
        ("Foreign Minister Ann Lee met President Tom Cole. The foreign minister wore red.", "The foreign minister"),
        ("Pope Francis opened the church. The Pope wore white.", "The Pope"),
        ("President Ann Lee met Tom Cole, president of the miners’ union. The President wore red.", "The President"),
    ],
)
def test_the_only_one_of_an_office_is_meant_by_it(text: str, form: str) -> None:
    assert called(text) == {form}


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Lee met President Tom Cole. The President wore red.",
        "President Ann Lee met former President Tom Cole. The President wore red.",
        "President Ann Lee met Tom Cole, the president of France. The President wore red.",
        "President Ann Lee opened the mill. The President of France wore red.",
        "President Ann Lee opened the mill. The French president wore red.",
        "President Ann Lee opened the mill. The president-elect wore red.",
        "President Ann Lee opened the mill. The presidents wore red.",
        "President Ann Lee opened the mill. The Vice President wore red.",
        "Vice President Ann Lee opened the mill. The President wore red.",
        "Deputy Prime Minister Ann Lee opened the mill. The prime minister wore red.",
        "Mayor Ann Lee opened the mill. Tom Cole wants to be the mayor.",
        "Senator Ann Lee opened the mill. The President wore red.",
        "Ann Lee opened the mill. The President wore red.",
    ],
)
def test_nobody_is_meant_where_it_is_not_plain(text: str) -> None:
    assert called(text) == set()


def test_what_the_office_does_counts_as_a_mention_and_shows_its_passage() -> None:
    (lee,) = by_name("President Ann Lee opened the mill.\n\nIt rained.\n\nThe President wore red.").values()
    assert lee.mentions == 2
