"""The nouns as other programs read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builders import a_librarian, an_article, two_articles

from bot import records
from bot.journal import THUMBS
from bot.learning import Gap
from bot.loading import load
from bot.model import Question, Source
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path


def test_an_exported_article_is_read_back_as_it_was(tmp_path: Path) -> None:
    sources = (Source("https://example.org/a", "The Paper", "2020-01-02", "Ann"), Source("https://example.net/b"))
    article = an_article("Beer", "one", "two")
    article = type(article)(article.id, article.title, article.paragraphs, sources)
    file = tmp_path / "out.jsonl"
    file.write_text(records.exported(article) + "\n")
    assert list(load(file, Sandbox())) == [article]


def test_an_answer_for_people_names_its_source_or_says_no() -> None:
    librarian = a_librarian(*two_articles())
    assert "— The beer flood" in records.answer_lines(librarian.answer(Question("Who owned the brewery?")))
    assert records.answer_lines(librarian.answer(Question("Who wrote Hamlet?"))) == "The articles do not answer that."


def test_records_are_json() -> None:
    librarian = a_librarian(*two_articles())
    assert json.dumps(records.answer_record(librarian.answer(Question("Who owned the brewery?"))))
    assert json.dumps([records.portrait_record(librarian.portrait(person)) for person in librarian.people()])


def test_gaps_for_people_tell_how_often_how_else_and_why() -> None:
    gap = Gap({"Who owns the mill?": 2, "who owns teh mill": 1}, 1, {"none": 2, "passage": 1})
    assert records.gaps_lines([gap]).splitlines() == [
        "  3  Who owns the mill?",
        "     also: who owns teh mill",
        "     thumbs down: 1 wrong passage, 2 not in the articles",
    ]
    assert records.gaps_lines([]) == "No question in the log was failed."


def test_a_gap_names_the_article_that_came_nearest_while_it_is_there() -> None:
    gap = Gap({"Why?": 1}, 1, {}, 12.5, 1)
    assert records.gap_record(gap, None)["nearest"] is None
    nearest = records.gap_record(gap, an_article("Beer"))["nearest"]
    assert (nearest["score"], nearest["article"]["id"]) == (12.5, "beer")


def test_every_reason_for_a_thumb_down_has_its_words() -> None:
    assert set(records.REASONS) == set(THUMBS[1:])
