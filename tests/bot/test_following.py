"""A question that leans on the one before is written out; one that stands alone is left as it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from builders import a_librarian, an_article
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.following import lean
from bot.following.grammar import grammar
from bot.following.leaning import around
from bot.following.persons import persons
from bot.model import Answer, Passage, Question, Turn
from bot.people import asked_about

if TYPE_CHECKING:
    from bot.answers import Librarian

DIALOGUES = yaml.safe_load((ROOT / "tests" / "bot" / "dialogues.yaml").read_text(encoding="utf-8"))
BEER = an_article(
    "Beer",
    "Ada Stone brewed porter in London. She sold it to Karl Meyer, a baker. He drank it at once.",
    "Karl Meyer lived in Hamburg. Lee Moss was there.",
    number=1,
)


@cache
def seeded() -> Librarian:
    librarian = a_librarian()
    librarian.load_seeds(ROOT / "seeds")
    return librarian


def answered(asked: Question) -> Answer:
    """The answer, or the card of the one person asked about."""
    name = asked_about(asked.meaning or asked.text)
    people = seeded().person(name) if name else ()
    return Answer(asked, seeded().portrait(people[0]).matches, found=True) if len(people) == 1 else seeded().answer(asked)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: " / ".join(dialogue["ask"]))
def test_a_question_means_what_the_talk_before_makes_it_mean(dialogue: dict[str, Any]) -> None:
    last: Turn | None = None
    for text in dialogue["ask"]:
        question = seeded().follow(Question(text), last) if last else Question(text)
        answer = answered(question)
        last = answer.turn or last
    assert question.meaning == dialogue["means"]
    assert dialogue.get("holds", "") in "".join(match.passage.text for match in answer.matches[:1])


def test_there_are_enough_dialogues_of_both_kinds() -> None:
    alone = sum(dialogue["means"] is None for dialogue in DIALOGUES)
    assert alone >= 8
    assert len(DIALOGUES) - alone >= 25


def after(question: str) -> Turn:
    return Turn(question, Passage(1, 0, BEER.paragraphs[0]), "Ada Stone brewed porter in London.")


@pytest.mark.parametrize(
    ("asked", "means"),
    [
        ("What did she sell?", "What did Ada Stone sell?"),
        ("What did he drink?", "What did Karl Meyer drink?"),
        ("was he a baker?", "Was Karl Meyer a baker?"),
        ("Where is her house?", "Where is Ada Stone's house?"),
        ("who saw her?", "Who saw Ada Stone?"),
        ("can you tell me why?", "Who brewed porter in London – and why?"),
        ("thanks! and where?", "Who brewed porter in London – and where?"),
        ("What about Karl Meyer's?", "Who brewed porter in London – what about Karl Meyer's?"),
    ],
)
def test_a_pronoun_stands_for_whom_the_article_speaks_of_so(asked: str, means: str) -> None:
    leaning = lean(asked, after("Who brewed porter in London?"), BEER)
    assert leaning is not None
    assert leaning.meaning == means


def test_the_words_around_a_name_tell_whether_it_is_he_or_she() -> None:
    told = {person.name: person.sex for person in persons(BEER, grammar())}
    assert told == {"Ada Stone": "she", "Karl Meyer": "he", "Lee Moss": ""}


def test_a_possessive_ending_stays_where_a_name_takes_anothers_place() -> None:
    leaning = lean("and Lee Moss?", after("Where is Karl Meyer's house?"), BEER)
    assert leaning is not None
    assert leaning.meaning == "Where is Lee Moss's house?"


def test_of_a_book_the_beginning_and_what_stands_around_the_passage_is_read() -> None:
    book = an_article("Book", *map(str, range(100)))
    assert around(book, 60).paragraphs == (*map(str, range(15)), *map(str, range(45, 76)))


def test_without_its_article_nothing_is_leaned_on() -> None:
    librarian = a_librarian(BEER)
    librarian.remove("beer")
    assert librarian.follow(Question("and why?"), after("Who brewed porter?")) == Question("and why?")


def test_one_that_may_be_either_stands_alone_unless_leaning_scores_higher() -> None:
    librarian = a_librarian(BEER)
    last = after("Who brewed porter in London?")
    assert librarian.follow(Question("And where did Karl Meyer live?"), last).meaning is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_said_means_something_or_stands_alone(asked: str, last: str) -> None:
    leaning = lean(asked, after(last), BEER)
    assert leaning is None or leaning.meaning.strip()
