"""What the question log teaches."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journal import Counted, Logged
from bot.journal.log import Verdict
from bot.learning import Day, days, first_second, gaps

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


def at(moment: datetime) -> int:
    return int(moment.timestamp())


def failed(*questions: str) -> list[Logged]:
    return [Logged(at(NOON), question, found=False) for question in questions]


def test_every_day_from_the_first_with_a_question_is_counted_up_to_today() -> None:
    asked = {at(NOON): 3, at(NOON) + 900: 2, at(NOON - timedelta(days=2)): 4}
    counted = Counted(asked, ((at(NOON), True), (at(NOON), False), (at(NOON - timedelta(days=1)), True)), tuple(failed("a", "b")))
    assert days(counted, NOON, UTC) == (Day(date(2026, 3, 27), 4, 4), Day(date(2026, 3, 28), up=1), Day(date(2026, 3, 29), 5, 3, 1, 1))
    assert days(Counted(), NOON, UTC) == ()


def test_an_answer_that_was_found_wrong_is_an_answer() -> None:
    wrong = Logged(at(NOON), "a", found=True, verdicts=(Verdict("passage"),))
    assert days(Counted({at(NOON): 1}, (), (wrong,)), NOON, UTC) == (Day(date(2026, 3, 29), 1, 1),)


@pytest.mark.parametrize("name", ["UTC", "Asia/Kathmandu", "America/Los_Angeles", "Europe/Berlin"])
def test_a_day_begins_where_the_owner_is(name: str) -> None:
    zone = ZoneInfo(name)
    start = first_second(NOON, zone, 3)
    assert start % 900 == 0
    first = datetime.fromtimestamp(start, zone)
    assert (first.date(), first.hour, first.minute) == (NOON.astimezone(zone).date() - timedelta(days=2), 0, 0)
    assert [day.asked for day in days(Counted({start: 1}), NOON, zone)] == [1, 0, 0]


def test_questions_that_are_alike_are_one_gap_and_the_most_asked_comes_first() -> None:
    found = gaps(
        failed(
            "Who owns the mill?",
            "When does the ferry leave?",
            "when does teh ferry leave",
            "The ferry, when does it leave?",
            "when  does teh ferry leave",
            "?!",
        )
    )
    assert [gap.count for gap in found] == [4, 1]
    assert found[0].question == "when does teh ferry leave"
    assert dict(found[0].asked) == {"when does teh ferry leave": 2, "When does the ferry leave?": 1, "The ferry, when does it leave?": 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who won in 1911?", "Who won in 1912?"),
        ("Who is the mayor of Leeds?", "Who is the mayor of London?"),
        ("How old is Tom Hanks?", "How old is Tom Cruise?"),
        ("price of milk", "price of bread"),
    ],
)
def test_questions_about_something_else_are_another_gap(one: str, other: str) -> None:
    assert len(gaps(failed(one, other))) == 2


def test_a_gap_tells_why_and_what_came_nearest() -> None:
    down = Verdict("passage"), Verdict("none"), Verdict("none")
    asked = Logged(1, "Who owns the mill?", found=True, score=60.0, article=3, verdicts=down), Logged(2, "who owns the mill", found=False)
    (gap,) = gaps(asked)
    assert (gap.count, gap.unanswered, gap.score, gap.article) == (2, 1, 60.0, 3)
    assert list(gap.thumbs_down.items()) == [("none", 2), ("passage", 1)]


@settings(deadline=None)  # the first question loads what tells languages apart
@given(st.lists(st.sampled_from(["who owns the mill", "where is the mill", "when is the ferry", "die Mühle", "誰が発明", "?", ""])))
def test_every_question_with_a_word_is_in_one_gap(questions: list[str]) -> None:
    told = [question for gap in gaps(failed(*questions)) for question, count in gap.asked.items() for _ in range(count)]
    assert sorted(told) == sorted(question for question in questions if question.strip("?"))
