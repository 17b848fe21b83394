"""How well a passage fits a question."""

from __future__ import annotations

import numpy as np
import pytest
from builders import a_reader, an_article, two_articles, weights
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnusableSetting
from bot.matching import FEATURES, SENTENCE_FEATURES, Ranked, Scene, Weights, measure, measure_lines, rank, read
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


def seen(question: str) -> Scene:
    reading = read(question, {}, ["en"], READER.frequency, len(READER))
    return Scene(reading, READER.candidates(reading.stems))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz 0123456789?", min_size=1).map(lambda text: f"{text} the longest python snake"))
def test_every_feature_is_a_number_of_about_1_at_most(question: str) -> None:
    scene = seen(question)
    lines = measure_lines(scene)
    told = measure(scene, np.zeros(scene.lines))
    assert lines.shape == (scene.lines, len(SENTENCE_FEATURES))
    assert told.shape == (scene.passages, len(FEATURES) + 1)
    assert np.isfinite(lines).all()
    assert np.isfinite(told).all()
    assert np.abs(np.concatenate([lines.ravel(), told.ravel()])).max() <= 3


def test_a_scene_tells_where_the_words_stand() -> None:
    scene = seen("longest snakes of the world")
    best = next(at for at, passage in enumerate(scene.candidates.passages) if "longest snake" in passage.text)
    words = [term.word for term in scene.reading.terms]
    assert scene.held[best].tolist() == [1.0, 1.0, 1.0]
    assert dict(zip(words, scene.same[scene.passage == best].tolist(), strict=True)) == {"longest": True, "snakes": False, "world": True}
    assert scene.within(6, scene.passage, scene.passages)[best] == pytest.approx(1.0)
    assert scene.pairs(scene.passage, scene.passages)[best] > 0.5
    assert scene.kind.tolist() == [1.0] * scene.lines


def test_a_word_that_means_the_like_counts_where_the_word_itself_is_missing() -> None:
    reader = a_reader(an_article("One", "The movie was shot in Rome."), an_article("Two", "The bread was baked in Rome."))
    reading = read("Which film was made in Rome?", {}, ["en"], reader.frequency, len(reader))
    scene = Scene(reading, reader.candidates(reading.stems))
    film = [term.word for term in reading.terms].index("film")
    near = {passage.text: scene.likeness.near[at, film] for at, passage in enumerate(scene.candidates.passages)}
    assert near["The movie was shot in Rome."] > near["The bread was baked in Rome."] + 0.2


def test_a_word_found_already_is_not_liked_again() -> None:
    scene = seen("Which python is the longest snake?")
    assert not scene.likeness.near[scene.line_held > 0].any()


def test_questions_without_candidates_rank_nothing() -> None:
    assert ranked("xylophone") == []


@pytest.mark.parametrize(("question", "wants"), [("When did it burst?", "yd"), ("How many died?", "ny"), ("Why?", ""), ("who?", "c")])
def test_a_question_shows_what_it_wants(question: str, wants: str) -> None:
    assert tokens(question)
    assert read(question, {}, ["en"], READER.frequency, len(READER)).wants == wants


def test_a_ranking_file_that_lacks_a_weight_is_refused_by_name() -> None:
    table = load_weights()
    del table["passage"]["bm25"]
    with pytest.raises(UnusableSetting, match=r"passage\.bm25 in ranking\.yaml: is missing"):
        Weights.parse(table, "ranking.yaml")
