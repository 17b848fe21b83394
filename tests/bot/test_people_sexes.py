"""What a name and a title tell of a woman or a man, and where they tell nothing."""

from __future__ import annotations

import pytest

from bot.people.forms import parts
from bot.people.lists import listed
from bot.people.sexes import sexes


@pytest.mark.parametrize("name", ["Ann Lee", "Mary Smith", "Angela Merkel", "Ana López", "Анна Иванова"])
def test_a_womans_given_name_tells(name: str) -> None:
    assert sexes(parts(name), ()) == {"women"}


@pytest.mark.parametrize("name", ["Tom Cole", "John Smith", "Max Keller", "Marco Rossi", "Иван Иванов"])
def test_a_mans_given_name_tells(name: str) -> None:
    assert sexes(parts(name), ()) == {"men"}


@pytest.mark.parametrize("name", ["Kim Jong Un", "Yang Jiechi", "Xi Jinping", "Robin Smith", "Andrea Rossi", "Jean Smith", "Lee", "Ann"])
def test_a_name_of_both_and_one_that_may_begin_with_a_family_name_tell_nothing(name: str) -> None:
    assert sexes(parts(name), ()) == frozenset()


@pytest.mark.parametrize(
    ("title", "sex"), [("Mr", "men"), ("Mrs.", "women"), ("Queen", "women"), ("her brother", "men"), ("Herr", "men"), ("Mme", "women")]
)
def test_a_title_tells_more_than_a_name(title: str, sex: str) -> None:
    assert sexes(parts("Robin Smith"), [title]) == sexes(parts("Ann Lee"), [title]) == {sex}


def test_titles_of_both_tell_nothing() -> None:
    assert sexes(parts("Robin Smith"), ["Mr", "Mrs"]) == frozenset()


def test_no_name_is_of_women_alone_and_of_men_alone() -> None:
    assert not listed("women") & listed("men")
