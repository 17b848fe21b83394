"""What a text quotes, whatever marks its country writes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text import quotations
from bot.text.quotations import outside


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('He said "one" and "two".', ['"one"', '"two"']),
        ("‘It isn’t one,’ he said.", ["‘It isn’t one,’"]),
        ("„Eins“, sagte er.", ["„Eins“"]),
        ("„Eén”, zei hij.", ["„Eén”"]),
        ("»Eins«, sagte er. »Zwei.«", ["»Eins«", "»Zwei.«"]),
        ("« Un », dit-il. « Deux ».", ["« Un »", "« Deux »"]),
        ("«Uno», dijo.", ["«Uno»"]),
        ("”Ett”, sade han.", ["”Ett”"]),
        ("»Ett», sade han.", ["»Ett»"]),
        ("「一」と言った。", ["「一」"]),
        ("“One and so on", ["“One and so on"]),
    ],
)
def test_marks_open_and_close_as_their_country_writes_them(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize("text", ["It isn’t the miller’s.", "It is 5'6\" high.", "Home » News » Sport", "rock ’n’ roll", ""])
def test_apostrophes_inches_and_arrows_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_what_is_left_is_not_quoted() -> None:
    assert outside("“One,” he said. “Two.”").split() == ["he", "said."]


@settings(deadline=None)
@given(st.text(alphabet="ab \"“”„»«‘’'.,", max_size=60))
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
