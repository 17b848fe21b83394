"""How well the bot answers an owner's own questions."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from builders import FLOOD, a_librarian, an_article, two_articles
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableFile
from bot.evaluation import Gold, Trial, figures, misses, questions, replayed, slowest, try_out
from bot.evaluation.figures import auroc, calibration, calibration_error, percentile
from bot.evaluation.report import evaluation_record, show
from bot.journal import Logged, match_key
from bot.journal.log import Verdict
from bot.model import Question

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers import Librarian

ROWS: list[dict[str, Any]] = [
    {"question": "Who owned the brewery?", "gold": ["the-beer-flood#1"], "answers": ["henry  meux"]},
    {"question": "How do pythons kill their prey?", "gold": ["python-snakes"], "answers": ["by squeezing"]},
    {"question": "When did the beer flood happen?", "gold": ["wrong#0"]},
    {"question": "What is the boiling point of molybdenum?", "gold": []},
]


def a_trial(score: float, rank: int = 1, *, gold: bool = True, found: bool = True, seconds: float = 0.01) -> Trial:
    return Trial("Why?", ("because",) if gold else (), rank, rank == 1 if gold else None, found, score, seconds, "because")


def test_the_figures_count_what_happened() -> None:
    trials = list(try_out(a_librarian(*two_articles()), ROWS))
    told = figures(trials)
    assert (told.questions, told.answerable, told.unanswerable, told.not_held) == (4, 3, 1, 1)
    assert (told.p_at_1, told.p_at_3, told.mrr) == pytest.approx((2 / 3,) * 3)
    assert (told.sentence, told.sentence_when_right) == (1.0, 1.0)
    assert (told.refused, told.auroc) == (1.0, 1.0)
    assert told.right_of_sent == pytest.approx(2 / 3)
    assert [miss.question for miss in misses(trials)] == ["When did the beer flood happen?"]


def test_what_cannot_be_counted_is_not_known() -> None:
    told = figures([])
    assert (told.p_at_1, told.sentence, told.refused, told.auroc, told.calibration_error, told.p95_ms) == (None,) * 6


@pytest.mark.parametrize(
    "gold", ["the-beer-flood#1", "the-beer-flood", "henry meux OWNED\nthe brewery.", FLOOD[1] + " More of a paragraph."]
)
def test_gold_is_a_paragraph_an_article_or_quoted_words(gold: str) -> None:
    (trial,) = try_out(a_librarian(*two_articles()), [{"question": "Who owned the brewery?", "gold": [gold]}])
    assert trial.rank == 1


def test_loose_gold_counts_too() -> None:
    row = {"question": "Who owned the brewery?", "gold": ["python-snakes#1"], "gold_loose": ["the-beer-flood#1"]}
    assert [trial.rank for trial in try_out(a_librarian(*two_articles()), [row])] == [1]


def test_an_id_with_a_number_sign_is_an_article_before_it_is_a_paragraph() -> None:
    articles = {one.id: one for one in (an_article("All", "one", "two", id="all.jsonl"), an_article("Second", "x", "y", id="all.jsonl#1"))}
    assert Gold.parse("all.jsonl#1", articles) == Gold("Second", "all.jsonl#1")
    assert Gold.parse("all.jsonl#1#1", articles) == Gold("y", "all.jsonl#1", 1)
    assert Gold.parse("all.jsonl#0", articles) == Gold("one", "all.jsonl", 0)
    assert Gold.parse("all.jsonl#2", articles) == Gold("all.jsonl#2")


def test_a_question_without_words_is_refused_and_the_rest_goes_on() -> None:
    trials = list(try_out(a_librarian(*two_articles()), [{"question": "???"}, *ROWS[:1]]))
    assert [trial.right for trial in trials] == [True, True]


def test_misses_are_what_a_reader_should_not_have_got_or_should_have() -> None:
    wrong, sure, refused = a_trial(60, 2), a_trial(90, 0, gold=False), a_trial(30, found=False)
    trials = [wrong, a_trial(99), refused, sure, a_trial(20, 0, gold=False, found=False)]
    assert misses(trials) == [sure, wrong, refused]
    assert misses(trials, 1) == [sure]


def test_the_slowest_come_first() -> None:
    trials = [a_trial(50, seconds=seconds) for seconds in (0.1, 0.3, 0.2)]
    assert [trial.seconds for trial in slowest(trials, 2)] == [0.3, 0.2]


def test_the_calibration_error_is_the_mean_gap_between_said_and_right() -> None:
    trials = [a_trial(100), a_trial(75), a_trial(75, 2), a_trial(5, 0, gold=False)]
    bins = calibration(trials)
    assert [(one.low, one.count, one.said, one.right) for one in bins] == [(0, 1, 5, 0), (70, 2, 75, 50), (90, 1, 100, 100)]
    assert calibration_error(bins) == pytest.approx((0.05 + 2 * 0.25) / 4)


def test_a_percentile_is_one_of_the_values() -> None:
    assert [percentile([40.0, 10.0, 30.0, 20.0], share) for share in (50, 95, 100)] == [20, 40, 40]
    assert percentile([7.0], 50) == 7


@given(st.lists(st.integers(0, 5), min_size=1, max_size=20), st.lists(st.integers(0, 5), min_size=1, max_size=20))
def test_auroc_is_the_share_of_pairs_in_the_right_order(above: list[int], below: list[int]) -> None:
    pairs = [(one > other) + 0.5 * (one == other) for one in above for other in below]
    assert auroc(above, below) == pytest.approx(sum(pairs) / len(pairs))


def test_evaluating_changes_nothing_in_the_library(tmp_path: Path) -> None:
    librarian = a_librarian(*two_articles(), url=f"sqlite:///{tmp_path}/library.db")
    before = held(tmp_path)
    list(try_out(librarian, ROWS))
    assert held(tmp_path) == before
    assert any("meta.json" in name for name in before)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a library, SQLite's own notes of who reads apart."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".db-shm"}


def test_the_report_shows_the_figures_and_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    show(list(try_out(a_librarian(*two_articles()), [*ROWS, {"question": "What is [bold]beer[/bold]?", "gold": ["python-snakes"]}])))
    told = capsys.readouterr().out
    assert told.startswith(
        "5 questions: 4 that the articles answer, 1 that they do not\n1 of them name as gold what is not in the library\n"
    )
    assert "P@1          0.500  the right passage first\n" in told
    assert "[bold]beer[/bold]" in told
    assert told.index("slowest") < told.index("misses, the surest first")


def test_the_record_is_json_of_everything() -> None:
    record = json.loads(json.dumps(evaluation_record(list(try_out(a_librarian(*two_articles()), ROWS)))))
    assert record["calibration"][0].keys() == {"low", "high", "count", "said", "right"}
    assert record["misses"][0]["gold"] == ["wrong#0"]
    assert record["misses"][0]["sent"] == FLOOD[0]
    assert record["slowest"][0].keys() == {"question", "ms"}


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"q": 1}', '{"question": "Why?", "gold": "a#0"}'])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": "ok"}}\n{line}\n')
    with pytest.raises(UnreadableFile, match="line 2"):
        list(questions(file))


def test_questions_may_be_compressed_and_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl.gz"
    packed = gzip.compress(b'{"question": "Why?"}\n')
    file.write_bytes(packed)
    assert list(questions(file)) == [{"question": "Why?"}]
    for broken in (packed[:-9], b"nonsense"):
        file.write_bytes(broken)
        with pytest.raises(UnreadableFile, match=r"questions\.jsonl\.gz"):
            list(questions(file))


def praised(librarian: Librarian, question: str, *, article: int = 0) -> Logged:
    """The question with a thumb up for what the library answers, or for the first passage of the article of that number."""
    best = librarian.answer(Question(question)).matches[0]
    match = librarian.quote(article, 0, 0, 0, 10) if article else best
    assert match
    return Logged(1, question, found=True, places=(match_key(match),), verdicts=(Verdict("up"),))


def test_praised_answers_are_asked_again_and_held_against_what_was_praised() -> None:
    librarian = a_librarian(*two_articles())
    asked = "Who owned the brewery?"
    other = librarian.answer(Question("How do pythons kill their prey?")).matches[0].article
    rows = replayed(
        librarian, [praised(librarian, asked), praised(librarian, asked), praised(librarian, "What is beer?", article=other.number)]
    )
    assert rows[0] == {"question": asked, "gold": ["the-beer-flood#1"], "answers": ["Henry Meux owned the brewery."]}
    assert [trial.rank == 1 for trial in try_out(librarian, rows)] == [True, False]


def test_a_praised_passage_is_found_where_it_stands_now_and_one_that_is_gone_is_not_held() -> None:
    librarian = a_librarian(*two_articles())
    told = [praised(librarian, "Who owned the brewery?"), praised(librarian, "How do pythons kill their prey?")]
    librarian.add(an_article("The beer flood", "A preface about porter.", *FLOOD))
    librarian.add(an_article("Python snakes", "Nothing is known."))
    rows = replayed(librarian, told)
    assert rows[0]["gold"] == ["the-beer-flood#2"]
    assert rows[1]["answers"] == []
    figured = figures(list(try_out(librarian, rows)))
    assert (figured.questions, figured.not_held, figured.p_at_1) == (2, 1, 0.5)
