"""The benchmark of matching, on a library of four paragraphs."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from benchmarks.contenders import BOT, Paragraph, as_articles, by, contenders, fts5, fuzzy
from benchmarks.drawing import draw
from benchmarks.matching import (
    Trialset,
    main,
    outcome,
    told_apart,
    trialset,
    tried,
    without_articles,
    without_passages,
)
from benchmarks.sets import evenly, write_table
from builders import FLOOD, SNAKES

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = [
    *(Paragraph(f"flood-{at}", "flood", "The beer flood", text) for at, text in enumerate(FLOOD)),
    *(Paragraph(f"snakes-{at}", "snakes", "Python snakes", text) for at, text in enumerate(SNAKES)),
]
QUESTIONS = [
    {"question": "Who owned the brewery?", "gold": ["flood-1"], "answers": ["Henry Meux"]},
    {"question": "How do pythons kill their prey?", "gold": ["snakes-0"], "answers": ["by squeezing"]},
    {"question": "How long does the reticulated python grow?", "gold": [], "gold_loose": ["snakes-1"], "answers": ["six metres"]},
    {"question": "What killed eight people?", "gold": ["flood-0"], "answers": ["Vat"]},
    {"question": "???", "gold": ["elsewhere"]},
]
GIVEN = Trialset("two", tuple(LIBRARY), tuple(QUESTIONS))
EVERY = contenders(with_neural=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "two"
    made.mkdir()
    paragraphs = [{"id": one.id, "article_id": one.article, "title": one.title, "text": one.text} for one in LIBRARY]
    for name, rows in (("corpus", paragraphs), ("questions", QUESTIONS)):
        with gzip.open(made / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return made


@pytest.mark.parametrize("name", EVERY)
def test_every_contender_finds_what_is_plainly_asked(name: str) -> None:
    trials = tried(EVERY[name](LIBRARY), LIBRARY, QUESTIONS)
    assert [trial.rank for trial in trials[:4]] == [1, 1, 1, 1]
    assert [trial.marked for trial in trials] == [True, True, True, True, None]
    assert trials[4].gold == ()


def test_the_order_is_the_same_each_time() -> None:
    asked = EVERY[BOT](LIBRARY)
    assert asked("Where do pythons live?") == asked("Where do pythons live?")


def test_paragraph_ids_of_any_form_and_order_are_found_again() -> None:
    mixed = [LIBRARY[0], LIBRARY[2], LIBRARY[1], Paragraph("blank", "flood", "The beer flood", "One.\n\nTwo.")]
    articles, ids = as_articles(mixed)
    assert [(article.id, len(article.paragraphs)) for article in articles] == [("flood", 4), ("snakes", 1)]
    assert [ids["flood", position] for position in range(4)] == ["flood-0", "flood-1", "blank", "blank"]
    assert {EVERY[BOT](mixed)("Who owned the brewery?").ids[0]} == {"flood-1"}


def test_questions_are_taken_evenly() -> None:
    assert evenly(list(range(10)), 4) == [0, 2, 5, 7]
    assert evenly([1, 2], 9) == [1, 2]


def test_the_poorer_libraries_lack_half_of_what_is_asked_about() -> None:
    assert {paragraph.article for paragraph in without_articles(GIVEN)} == {"snakes"}
    assert [paragraph.id for paragraph in without_passages(GIVEN)] == ["flood-0", "snakes-0"]


def test_a_score_that_falls_with_the_passage_tells_the_questions_apart() -> None:
    assert told_apart(by(fuzzy), without_articles(GIVEN), QUESTIONS[:4]) == 1.0
    assert told_apart(by(fts5), LIBRARY, QUESTIONS[:4]) is None


def test_an_outcome_holds_the_figures_of_all_three_libraries() -> None:
    found = outcome(EVERY["bm25s"], GIVEN)
    assert (found.figures.p_at_1, found.figures.sentence, found.figures.unanswerable) == (1.0, 1.0, 1)
    assert found.other_subject is not None
    assert found.same_subject is not None


def test_the_script_writes_the_table_and_the_chart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme, chart = folder / "README.md", folder / "chart.png"
    readme.write_text("before\n<!-- matching: begin -->\nold\n<!-- matching: end -->\nafter\n")
    assert main([f"Two articles={folder}", "--without-neural", "--chart", str(chart), "--table", str(readme)]) == 0
    told = readme.read_text()
    assert told.startswith("before\n<!-- matching: begin -->\n| Right passage first | this bot | bm25s | SQLite FTS5 | rapidfuzz |\n")
    assert "| Two articles | **1.000** |" in told
    assert told.endswith("<!-- matching: end -->\nafter\n")
    assert "old" not in told
    assert capsys.readouterr().out.strip() in told
    assert chart.read_bytes().startswith(b"\x89PNG")


def test_a_set_is_called_by_its_folder_unless_it_is_named(folder: Path) -> None:
    assert trialset(str(folder), 2).name == "two"
    assert [question["question"] for question in trialset(f"Two={folder}", 1).questions] == ["Who owned the brewery?"]


def test_a_table_is_put_into_a_file_of_its_own(tmp_path: Path) -> None:
    write_table("| a |", tmp_path / "table.md", "matching")
    write_table("| b |", tmp_path / "table.md", "matching")
    assert (tmp_path / "table.md").read_text() == "<!-- matching: begin -->\n| b |\n<!-- matching: end -->\n"


def test_a_chart_of_equal_shares_is_the_same_picture(tmp_path: Path) -> None:
    shares = {"one": {BOT: 0.9, "other": 0.5}, "two": {BOT: 0.7, "other": 0.8}}
    for name in ("a.png", "b.png"):
        draw(shares, BOT, tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
