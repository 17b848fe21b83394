"""What an addition changed is found by its key once, and as long as it is among the latest."""

from __future__ import annotations

from builders import an_article

from bot.shelf import Kept
from handlers.undos import MOST, Undos

ADDED, UNCHANGED = (Kept(an_article("Beer"), outcome) for outcome in ("added", "unchanged"))


def test_changes_are_taken_once() -> None:
    undos = Undos()
    key = undos.keep([UNCHANGED, ADDED, UNCHANGED])
    assert key
    assert undos.take(key) == (ADDED,)
    assert undos.take(key) == ()


def test_what_changed_nothing_has_no_key_and_a_strange_key_no_changes() -> None:
    undos = Undos()
    assert undos.keep([UNCHANGED]) is None
    assert undos.take("strange") is None


def test_the_oldest_is_forgotten() -> None:
    undos = Undos()
    keys = [undos.keep([ADDED] * (MOST // 4)) or "" for _ in range(5)]
    assert undos.take(keys[0]) is None
    assert undos.take(keys[1]) == (ADDED,) * (MOST // 4)
    many = undos.keep([ADDED] * (MOST + 1)) or ""
    assert undos.take(keys[4]) is None
    assert len(undos.take(many) or ()) == MOST + 1
