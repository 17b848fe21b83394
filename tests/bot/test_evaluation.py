"""How well the bot answers an owner's own questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import a_librarian, two_articles

from bot.errors import UnreadableFile
from bot.evaluation import figures, misses, questions, try_out

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {"question": "Who owned the brewery?", "gold": ["the-beer-flood#1"], "answers": ["Henry Meux"]},
    {"question": "How do pythons kill their prey?", "gold": ["python-snakes"], "answers": ["by squeezing"]},
    {"question": "When did the beer flood happen?", "gold": ["wrong#0"]},
    {"question": "What is the boiling point of molybdenum?", "gold": []},
]


def test_the_figures_count_what_happened() -> None:
    trials = try_out(a_librarian(*two_articles()), ROWS)
    told = figures(trials)
    assert (told["questions"], told["answerable"], told["refused"]) == (4, 3, 1.0)
    assert told["p_at_1"] == told["sentence"] == pytest.approx(2 / 3)
    assert [miss.question for miss in misses(trials)] == ["When did the beer flood happen?"]


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"q": 1}'])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": "ok"}}\n{line}\n')
    with pytest.raises(UnreadableFile, match="line 2"):
        list(questions(file))
