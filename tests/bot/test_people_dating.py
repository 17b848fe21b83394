"""The moments of a person's life: sentences that name them and give a year."""

from __future__ import annotations

import pytest
from builders import the_portrait


def moments(text: str, name: str = "Ann Lee") -> list[str]:
    return [moment.when for moment in the_portrait(name, text).moments]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ann Lee was born in Leeds in 1911.", "1911"),
        ("In 1911, Ann Lee left Leeds.", "1911"),
        ("By 1911 Ann Lee owned a mill.", "1911"),
        ("In spring 1911 Ann Lee left Leeds.", "1911"),
        ("From 1911 onwards Ann Lee owned a mill.", "1911"),
        ("Ann Lee (1911–1980) owned a mill.", "1911"),
        ("Ann Lee left Leeds in May 1911.", "1911-05"),
        ("Ann Lee left Leeds on 3 May 1911.", "1911-05-03"),
        ("Ann Lee left Leeds on May 3, 1911, by train.", "1911-05-03"),
        ("Ann Lee left Leeds on the 3rd of May, 1911.", "1911-05-03"),
        ("Ann Lee verließ Leeds am 3. Mai 1911.", "1911-05-03"),
        ("Ann Lee est née à Leeds le 3 mai 1911.", "1911-05-03"),
        ("Ann Lee nació en Leeds el 3 de mayo de 1911.", "1911-05-03"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_given(text: str, when: str) -> None:
    assert moments(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee left on Friday.",
        "Ann Lee left in May.",
        "Ann Lee left at 19:11.",
        "Ann Lee left in the 1920s.",
        "Ann Lee bought 1911 sheep.",
        "Ann Lee paid 1,911 pounds.",
        "Ann Lee lives at 1911 Mill Road.",
        "Ann Lee ran a race of 1500 metres.",
        "Ann Lee set out with about 1500 men.",
        "Ann Lee led them around 1600 miles.",
        "The mill burnt down in 1911. Ann Lee built it again.",
    ],
)
def test_what_is_no_date_of_theirs_is_no_moment(text: str) -> None:
    assert moments(text) == []


def test_a_year_is_one_before_a_name_that_ends_like_a_plural() -> None:
    assert moments("By 1911 James Hughes owned a mill.", "James Hughes") == ["1911"]


def test_a_sentence_tells_its_moment_of_whom_it_names_first() -> None:
    text = "In 1911 Ann Lee met Tom Cole."
    assert (moments(text), moments(text, "Tom Cole")) == (["1911"], [])


def test_moments_stand_in_the_order_of_their_dates() -> None:
    text = "Ann Lee died in May 1980. Ann Lee was born in 1911. Ann Lee left Leeds on 3 May 1930."
    assert moments(text) == ["1911", "1930-05-03", "1980-05"]


def test_a_moment_is_quoted_word_for_word() -> None:
    (moment,) = the_portrait("Ann Lee", "It rained. Ann Lee left Leeds in 1911. It rained again.").moments
    assert moment.match.sentence == "Ann Lee left Leeds in 1911."


def test_of_many_moments_the_latest_six_are_told() -> None:
    text = " ".join(f"Ann Lee left Leeds in {year}." for year in range(1911, 1921))
    assert moments(text) == [str(year) for year in range(1915, 1921)]
