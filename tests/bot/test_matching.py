"""How well a passage fits a question."""

from __future__ import annotations

import pytest
from builders import a_reader, two_articles, weights
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnusableSetting
from bot.matching import FEATURES, Ranked, Weights, measure, rank, read, views
from bot.text import tokens
from config import load_weights

READER = a_reader(*two_articles())


def ranked(question: str) -> list[Ranked]:
    reading = read(question, {}, ["en"], READER.frequency, len(READER))
    return rank(reading, READER.candidates(reading.stems), weights(), 10)


def test_the_passage_that_answers_is_first_and_its_sentence_is_marked() -> None:
    best = ranked("How many people did the burst vat kill?")[0]
    assert best.passage.text.startswith("The London Beer Flood")
    assert best.line == 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ?", min_size=1).map(lambda text: f"python flood {text}"))
def test_scores_lie_in_0_to_100_and_never_rise_down_the_list(question: str) -> None:
    scores = [one.score for one in ranked(question)]
    assert all(0 <= score <= 100 for score in scores)
    assert scores == sorted(scores, reverse=True)


def test_every_feature_is_a_number_between_0_and_1_or_so() -> None:
    reading = read("Which python is the longest snake?", {}, ["en"], READER.frequency, len(READER))
    for view in views(reading, READER.candidates(reading.stems)):
        told = measure(view)
        assert len(told) == len(FEATURES)
        assert all(-0.01 <= value <= 2 for value in told)


@pytest.mark.parametrize(("question", "wants"), [("When did it burst?", "yd"), ("How many died?", "ny"), ("Why?", ""), ("who?", "c")])
def test_a_question_shows_what_it_wants(question: str, wants: str) -> None:
    assert tokens(question)
    assert read(question, {}, ["en"], READER.frequency, len(READER)).wants == wants


def test_a_ranking_file_that_lacks_a_weight_is_refused_by_name() -> None:
    table = load_weights()
    del table["passage"]["bm25"]
    with pytest.raises(UnusableSetting, match=r"passage\.bm25 in ranking\.yaml: is missing"):
        Weights.parse(table, "ranking.yaml")
