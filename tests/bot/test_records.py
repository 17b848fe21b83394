"""The nouns as other programs read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builders import a_librarian, an_article, two_articles

from bot import records
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
    assert json.dumps([records.person_record(person) for person in librarian.people()])
