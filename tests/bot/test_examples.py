"""bot.examples: questions made from the articles at hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.examples import examples
from bot.model import Article, Person

FLOOD = Article(
    "flood",
    "The Beer Flood of London",
    (
        "Nine people drowned on 17 October 1814 when a vat of beer burst at a brewery in London.",
        "Henry Meux, a rich brewer, owned the brewery. Nobody forgot the Beer Flood.",
        "The Beer Flood was called an act of God in 1815, and the brewery moved in March 1921.",
    ),
    number=1,
)
SNAKES = Article(
    "snakes",
    "Pythons on the loose",
    (
        "Mary Smith, a snake keeper, lost two pythons on May 4, 2011.",
        "The pythons were found at once. Pythons swim well, and pythons climb.",
    ),
    number=2,
)
MEUX = Person("Henry Meux", 3, (FLOOD,), description="a rich brewer")
SMITH = Person("Mary Smith", 1, (SNAKES,), description="a snake keeper")


def of_kind(kind: str, *articles: Article, people: tuple[Person, ...] = (), count: int = 9) -> list[str]:
    return [each.subject for each in examples(articles, people, count) if each.kind == kind]


def test_with_nothing_to_make_them_from_there_are_none() -> None:
    assert examples([], []) == ()
    assert examples([Article("a", "Beer", ("It rained.",), number=1)], []) == ()
    assert examples([FLOOD], [MEUX], 0) == ()


def test_three_examples_are_of_three_kinds() -> None:
    assert [each.kind for each in examples([FLOOD], [MEUX])] == ["who", "when", "what"]


def test_examples_come_from_different_articles_where_these_allow_it() -> None:
    assert [each.article for each in examples([FLOOD, SNAKES], [MEUX, SMITH], 2)] == [1, 2]


def test_described_people_are_asked_for_in_the_order_of_the_articles() -> None:
    assert of_kind("who", FLOOD, SNAKES, people=(SMITH, MEUX)) == ["Henry Meux", "Mary Smith"]


def test_a_person_without_a_description_is_not_asked_for() -> None:
    assert of_kind("who", FLOOD, people=(Person("Henry Meux", 3, (FLOOD,)),)) == []


def test_a_person_whose_full_name_the_article_does_not_write_is_not_asked_for() -> None:
    assert of_kind("who", FLOOD, people=(Person("Sir Henry Bruce Meux", 3, (FLOOD,), description="a brewer"),)) == []


def test_the_day_comes_before_the_month_and_the_year() -> None:
    assert of_kind("when", FLOOD) == ["on 17 October 1814", "in March 1921", "in 1815"]


def test_a_date_at_a_sentences_beginning_loses_its_capital() -> None:
    assert of_kind("when", Article("a", "Beer", ("On 17 October 1814 a vat of beer burst in the street.",), number=1)) == [
        "on 17 October 1814"
    ]


def test_american_dates_are_dates() -> None:
    assert of_kind("when", SNAKES) == ["on May 4, 2011"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Neun Menschen ertranken am 17. Oktober 1814 in London, als in einer Brauerei ein Fass platzte.", "am 17. Oktober 1814"),
        ("Neuf personnes se sont noyées le 17 octobre 1814 à Londres dans une brasserie.", "le 17 octobre 1814"),
        ("Nueve personas murieron ahogadas el 17 de octubre de 1814 en una cervecería de Londres.", "el 17 de octubre de 1814"),
    ],
)
def test_other_languages_write_dates_in_their_own_way(text: str, subject: str) -> None:
    assert of_kind("when", Article("a", "", (text,), number=1)) == [subject]


def test_the_thing_is_what_headline_and_text_name() -> None:
    assert of_kind("what", FLOOD)[0] == "the Beer Flood"


def test_a_word_of_the_headline_that_the_text_repeats_is_a_thing() -> None:
    assert of_kind("what", SNAKES) == ["pythons"]


def test_a_person_is_no_thing() -> None:
    named = Article("a", "Henry Meux", ("Henry Meux brewed. Henry Meux sold. Henry Meux paid.",), number=1)
    assert of_kind("what", named, people=(Person("Henry Meux", 3, (named,), description="a brewer"),)) == []


def test_no_example_comes_twice() -> None:
    found = examples([FLOOD, SNAKES], [MEUX, SMITH], 50)
    assert len({each.subject for each in found}) == len(found) > 5


WORDS = st.sampled_from(["Henry Meux", "the", "Beer Flood", "beer", "in 1814", "On 4 May 1920", "pythons", "said.", "Apollo 13", "a"])
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=3).map(tuple)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=3), st.integers(min_value=0, max_value=6))
def test_law_every_subject_stands_in_its_article_and_the_examples_are_always_the_same(texts: list[tuple[str, ...]], count: int) -> None:
    articles = [Article(str(n), "The Beer Flood and pythons", each, number=n) for n, each in enumerate(texts, 1)]
    people = [Person("Henry Meux", 1, tuple(articles), description="a brewer")]
    found = examples(articles, people, count)
    assert len(found) <= count
    assert found == examples(articles, people, count)
    for each in found:
        text = articles[each.article - 1].text
        assert each.subject in text or each.subject[0].upper() + each.subject[1:] in text
