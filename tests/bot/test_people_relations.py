"""How two people stand to each other is told of both, in the article's words; nothing is made up."""

from __future__ import annotations

import pytest
from builders import the_people


def related(text: str) -> set[tuple[str, str, str | None]]:
    """Who stands to whom in a text, and the words that say so."""
    people = the_people(text)
    told = {person.name: people.portrait(person).relations for person in people.everyone}
    return {(name, relation.match.sentence, relation.other) for name, relations in told.items() for relation in relations}


def pairs(text: str) -> set[tuple[str, str | None]]:
    return {(name, other) for name, _, other in related(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee, the estranged sister of Tom Cole, left.", "Ann Lee, the estranged sister of Tom Cole"),
        ("The estranged sister of Tom Cole, Ann Lee, left.", "The estranged sister of Tom Cole, Ann Lee"),
        ("Ann Lee is the widow of Tom Cole.", "Ann Lee is the widow of Tom Cole"),
        ("Ann Lee, who is the widow of Tom Cole, left.", "Ann Lee, who is the widow of Tom Cole"),
        ("Ann Lee, daughter of the late mayor Tom Cole, left.", "Ann Lee, daughter of the late mayor Tom Cole"),
        ("Tom Cole’s wife Ann Lee left.", "Tom Cole’s wife Ann Lee"),
        ("Tom Cole’s wife, Ann Lee, left.", "Tom Cole’s wife, Ann Lee"),
        ("Ann Lee, Tom Cole’s sister, left.", "Ann Lee, Tom Cole’s sister"),
        ("Ann Lee is Tom Cole’s sister.", "Ann Lee is Tom Cole’s sister"),
        ("Tom Cole and his wife, Ann Lee, left.", "Tom Cole and his wife, Ann Lee"),
        ("Tom Cole moved to Leeds with his wife, Ann Lee.", "Tom Cole moved to Leeds with his wife, Ann Lee"),
        ("Tom Cole came. His wife, Ann Lee, left.", "His wife, Ann Lee"),
        ("Ann Lee, a rival of Tom Cole, left.", "Ann Lee, a rival of Tom Cole"),
        ("Ann Lee, sister-in-law of Tom Cole, left.", "Ann Lee, sister-in-law of Tom Cole"),
    ],
)
def test_who_stands_to_whom_is_told_of_both(text: str, words: str) -> None:
    assert related(text) == {("Ann Lee", words, "Tom Cole"), ("Tom Cole", words, "Ann Lee")}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee and Tom Cole left with their son Sam Cole.",
        "Sam Cole is the son of Ann Lee and Tom Cole.",
    ],
)
def test_a_child_has_two_parents(text: str) -> None:
    assert {("Ann Lee", "Sam Cole"), ("Tom Cole", "Sam Cole")} <= pairs(text)
    assert not {("Ann Lee", "Tom Cole"), ("Tom Cole", "Ann Lee")} & pairs(text)


def test_a_first_name_alone_is_somebody() -> None:
    text = "Tom Cole lives in Leeds with his wife, Brenda, and their son Tim."
    assert {("Brenda", "Tom Cole"), ("Tim", "Tom Cole"), ("Tom Cole", "Brenda")} <= pairs(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The estranged brother of Ann Lee was shot.", "The estranged brother of Ann Lee"),
        ("Ann Lee’s parents came to Leeds.", "Ann Lee’s parents"),
    ],
)
def test_kin_without_a_name_are_told_of_the_one_who_has_one(text: str, words: str) -> None:
    assert related(text) == {("Ann Lee", words, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Tom Cole was a brother-in-arms of Ann Lee.",
        "Ann Lee’s mother tongue is Welsh.",
        "Ann Lee is the daughter of a miller.",
        "Ann Lee met the wife of the mayor.",
        "Ann Lee is the sister of mercy.",
        "Ann Lee is not the sister of Tom Cole.",
        "Ann Lee joined the Sisters of Mercy. Tom Cole did not.",
        "Ann Lee’s lawyer said nothing.",
        "Tom Cole and his friend left. Ann Lee did not.",
        "Ann Lee lives with his brother Tom Cole.",
        "Ann Lee came. His wife, Brenda, left.",
        "Tom Cole met Sam Reed. His wife, Brenda, left.",
        "The father of the bomb, Ann Lee, left.",
    ],
)
def test_what_is_no_relation_is_none(text: str) -> None:
    assert related(text) == set()


def test_and_joins_no_new_statement_to_the_parents() -> None:
    assert "Sam Reed" not in {name for name, _ in pairs("Ann Lee is the daughter of Tom Cole and Sam Reed owns a mill.")}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller, die Schwester von Max Keller, kam nach Köln.",
        "Max Keller und seine Schwester Anna Keller kamen nach Köln.",
    ],
)
def test_german_nouns_are_read_with_their_capitals(text: str) -> None:
    assert pairs(text) == {("Anna Keller", "Max Keller"), ("Max Keller", "Anna Keller")}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Anne Leroy, la sœur de Paul Leroy, est venue.", "Anne Leroy", "Paul Leroy"),
        ("Ana López, hermana de Juan López, llegó ayer.", "Ana López", "Juan López"),
        ("Anna Rossi, la moglie di Marco Rossi, è arrivata.", "Anna Rossi", "Marco Rossi"),
        ("Ana Souza, filha de João Souza, chegou ontem.", "Ana Souza", "João Souza"),
    ],
)
def test_other_languages_say_it_too(text: str, one: str, other: str) -> None:
    assert pairs(text) == {(one, other), (other, one)}


def test_what_two_articles_say_alike_is_told_once() -> None:
    text = "Ann Lee, the sister of Tom Cole, left."
    people = the_people(text, text)
    lee = next(person for person in people.everyone if person.name == "Ann Lee")
    assert len(people.portrait(lee).relations) == 1


def test_a_relation_is_no_part_of_the_name() -> None:
    assert next(person for person in the_people("Ann Lee met her brother Tom.").everyone if person.name == "Tom").aliases == ()
