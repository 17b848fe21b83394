"""What stands behind "with" and before "から" is what a reader asks for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text import before, behind


@pytest.mark.parametrize(
    ("told", "marks", "rest"),
    [
        ("with Ann Lee", ["with"], "Ann Lee"),
        ("WITH Ann Lee", ["with"], "Ann Lee"),
        ("  with   Ann   Lee ", ["with"], "Ann Lee"),
        ("together with Ann Lee", ["with", "together with"], "Ann Lee"),
        ("together with Ann Lee", ["together", "together with"], "Ann Lee"),
        ("Ann Lee", ["with"], ""),
        ("Ann with Lee", ["with"], ""),
        ("without Ann Lee", ["with"], ""),
        ("with", ["with"], ""),
        ("with ", ["with"], ""),
        ("", ["with"], ""),
        ("with Ann Lee", [], ""),
        ("和Zhao", ["和"], "Zhao"),
        ("和 Zhao", ["和"], "Zhao"),
        ("从2026年9月", ["从"], "2026年9月"),
        ("短信", ["短"], ""),
        ("ตั้งแต่2026", ["ตั้งแต่"], "2026"),
    ],
)
def test_what_follows_a_mark_at_the_beginning_is_given(told: str, marks: list[str], rest: str) -> None:
    assert behind(told, marks) == rest


@pytest.mark.parametrize(
    ("told", "marks", "rest"),
    [
        ("2020 から", ["から"], "2020"),
        ("Ann Lee ile", ["ile"], "Ann Lee"),
        ("Ann Lee  ile   birlikte", ["birlikte", "ile birlikte"], "Ann Lee"),
        ("Ann Lee", ["ile"], ""),
        ("ile Ann Lee", ["ile"], ""),
        ("ile", ["ile"], ""),
        ("Ann Leeile", ["ile"], ""),
        ("", ["ile"], ""),
        ("Zhaoと", ["と"], "Zhao"),
        ("Zhao と", ["と"], "Zhao"),
        ("2026年9月25日から", ["から"], "2026年9月25日"),
        ("ちから", ["から"], ""),
        ("2026년 9월 25일부터", ["부터"], "2026년 9월 25일"),
    ],
)
def test_what_stands_before_a_mark_at_the_end_is_given(told: str, marks: list[str], rest: str) -> None:
    assert before(told, marks) == rest


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_what_is_given_was_said(told: str) -> None:
    words = " ".join(told.split())
    assert behind(f"with {told}", ["with"]) == words
    assert before(f"{told} ile", ["ile"]) == words
