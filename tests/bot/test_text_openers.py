"""What a reader says of a word before or behind it, in languages with spaces and without."""

from __future__ import annotations

import pytest

from bot.text import before, behind


@pytest.mark.parametrize(
    ("told", "mark", "rest"),
    [
        ("with Tong Zhao", "with", "Tong Zhao"),
        ("With  Zhao", "with", "Zhao"),
        ("within Zhao", "with", ""),
        ("with", "with", ""),
        ("", "with", ""),
        ("和Zhao", "和", "Zhao"),
        ("和 Zhao", "和", "Zhao"),
        ("从2026年9月", "从", "2026年9月"),
        ("短信", "短", ""),
        ("ตั้งแต่2026", "ตั้งแต่", "2026"),
    ],
)
def test_what_follows_a_mark(told: str, mark: str, rest: str) -> None:
    assert behind(told, [mark]) == rest


@pytest.mark.parametrize(
    ("told", "mark", "rest"),
    [
        ("Tong Zhao ile", "ile", "Tong Zhao"),
        ("Zhaoile", "ile", ""),
        ("ile", "ile", ""),
        ("Zhaoと", "と", "Zhao"),
        ("Zhao と", "と", "Zhao"),
        ("2026年9月25日から", "から", "2026年9月25日"),
        ("ちから", "から", ""),
        ("2026년 9월 25일부터", "부터", "2026년 9월 25일"),
    ],
)
def test_what_stands_before_a_mark(told: str, mark: str, rest: str) -> None:
    assert before(told, [mark]) == rest


def test_the_longest_mark_is_the_one_that_is_said() -> None:
    assert behind("since the flood", ["since", "since the"]) == "flood"
    assert before("Zhao ile birlikte", ["birlikte", "ile birlikte"]) == "Zhao"
