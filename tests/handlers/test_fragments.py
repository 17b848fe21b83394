"""Addresses open at a sentence, as https://wicg.github.io/scroll-to-text-fragment/ has it."""

from __future__ import annotations

import pytest

from handlers.replies.fragments import at_text

PAGE = "https://example.org/news"


@pytest.mark.parametrize(
    ("url", "sentence", "opened"),
    [
        (PAGE, "It sank.", f"{PAGE}#:~:text=It%20sank."),
        (f"{PAGE}#part", "It sank.", f"{PAGE}#part:~:text=It%20sank."),
        (PAGE, "well-known, A & B", f"{PAGE}#:~:text=well%2Dknown%2C%20A%20%26%20B"),
        (PAGE, "one two three four five six seven eight nine", f"{PAGE}#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"),
        (PAGE, "  two\nwords ", f"{PAGE}#:~:text=two%20words"),
        (PAGE, "", PAGE),
        (f"{PAGE}#:~:text=other", "It sank.", f"{PAGE}#:~:text=other"),
        ("https://example.org/a.PDF?x=1", "It sank.", "https://example.org/a.PDF?x=1"),
    ],
)
def test_an_address_opens_at_the_sentence_where_that_is_possible(url: str, sentence: str, opened: str) -> None:
    assert at_text(url, sentence) == opened


def test_a_sentence_without_spaces_is_found_by_its_ends() -> None:
    sentence = "".join(chr(0x4E00 + at) for at in range(80))
    beginning, end = at_text(PAGE, sentence).split("text=")[1].split(",")
    assert beginning.count("%") == end.count("%") == 60
