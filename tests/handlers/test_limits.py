"""Who asks too much is told so once, and is answered again when there is room."""

from __future__ import annotations

from handlers import limits
from handlers.limits import Limits


class Clock:
    """A clock that stands until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_so_many_questions_a_minute_have_room_and_no_more() -> None:
    clock = Clock()
    asked = Limits(3, clock=clock)
    assert [asked.allow(7, 3) for _ in range(5)] == [True, True, True, False, False]
    assert asked.allow(8, 3)
    clock.now += 59
    assert not asked.allow(7, 3)
    clock.now += 1
    assert asked.allow(7, 3)


def test_the_line_is_said_once_until_there_was_room_again() -> None:
    clock = Clock()
    asked = Limits(1, clock=clock)
    assert asked.allow(7, 1)
    assert [asked.allow(7, 1), asked.tell(7), asked.tell(7)] == [False, True, False]
    clock.now += 60
    assert asked.allow(7, 1)
    assert [asked.allow(7, 1), asked.tell(7)] == [False, True]


def test_a_limit_of_zero_is_none() -> None:
    asked = Limits()
    assert all(asked.allow(7, 0) for _ in range(1_000))


def test_only_so_many_are_counted_and_who_asked_longest_ago_goes_first() -> None:
    asked = Limits(1)
    for reader in range(limits.MOST + 1):
        assert asked.allow(reader, 1)
    assert asked.allow(0, 1)
    assert not asked.allow(limits.MOST, 1)
