"""Pieces of text keep their spans in place, whatever is done with them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlers.rich import BOLD, ITALIC, LINK, QUOTE, Rich, Span, clip, echo, join, plain, units

PIECE = st.builds(lambda text, kind: Rich(text).shown(kind), st.text(max_size=12), st.sampled_from((BOLD, ITALIC, QUOTE)))


def shown(rich: Rich) -> list[str]:
    return [rich.text[span.start : span.end] for span in rich.spans]


@given(PIECE, PIECE)
def test_joined_pieces_show_what_each_showed(one: Rich, other: Rich) -> None:
    assert shown(one + other) == shown(one) + shown(other)


@given(PIECE, PIECE, st.integers(0, 30), st.integers(0, 30))
def test_a_slice_keeps_only_spans_that_lie_within_it(one: Rich, other: Rich, start: int, end: int) -> None:
    cut = (one + other).slice(start, end)
    assert cut.text == (one.text + other.text)[start:end]
    assert all(0 <= span.start < span.end <= len(cut.text) for span in cut.spans)


@given(st.lists(PIECE))
def test_blank_pieces_leave_no_gap(pieces: list[Rich]) -> None:
    assert join(pieces, "|").text == "|".join(piece.text for piece in pieces if piece.text.strip())


@given(st.text(), st.integers(1, 50))
def test_a_clipped_text_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(clip(text, longest)) <= longest


def test_a_text_is_clipped_after_a_word() -> None:
    assert clip("one two three four", 12) == "one two…"


@given(st.text(st.characters(categories=None)))
def test_any_text_made_plain_can_be_encoded_and_keeps_its_length(text: str) -> None:
    assert len(plain(text).text) == len(text)
    assert units(plain(text).text) >= len(text)


@given(st.text(st.characters(categories=None)))
def test_an_echo_is_one_line_that_turns_nothing(text: str) -> None:
    said = echo(text).text
    assert len(said) <= 300
    assert not set(said) & set("\n\r\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_further_way_of_showing_stands_outside_the_others() -> None:
    link = Rich("here").shown(BOLD).shown(LINK, "https://example.org")
    assert link.spans == (Span(LINK, 0, 4, "https://example.org"), Span(BOLD, 0, 4))


def test_nothing_is_not_shown_in_any_way() -> None:
    assert Rich().shown(BOLD).spans == ()


def test_telegram_counts_an_emoji_as_two() -> None:
    assert units("a😀") == 3
