"""What is known is for one view of the library, and never grows without end."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.answers import known
from bot.answers.known import Known

if TYPE_CHECKING:
    import pytest


def test_a_value_is_worked_out_once_for_each_view() -> None:
    count = itertools.count(1)
    values: Known[int] = Known()
    asked = (("old", "a"), ("old", "a"), ("old", "b"), ("new", "a"))
    assert [values.get(view, key, lambda: next(count)) for view, key in asked] == [1, 1, 2, 3]


def test_what_was_not_asked_for_the_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST", 2)
    values: Known[str] = Known()
    for key in ("a", "b", "a", "c"):
        values.get("view", key, lambda: "first")
    assert [values.get("view", key, lambda: "second") for key in ("a", "c", "b")] == ["first", "first", "second"]
