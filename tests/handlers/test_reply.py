"""A reply goes out in messages that Telegram takes, with nothing of it lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.replies import Button, Reply, entities
from handlers.replies.reply import LONGEST, MOST_ENTITIES, rows
from handlers.rich import BOLD, QUOTE, Rich, plain, units

WORDS = st.sampled_from(["word ", "sentence. ", "paragraph\n\n", "line\n", "x" * 300, "😀" * 200, "\x00", "\u202e", "  ", "<b>&", "é̂"])
TEXT = st.lists(WORDS, max_size=60).map(lambda words: plain("".join(words)))
BLOCK = st.builds(
    lambda parts, kind: sum((part.shown(kind) for part in parts), Rich()), st.lists(TEXT, max_size=5), st.sampled_from([BOLD, QUOTE])
)
MANY = st.integers(0, 400).map(lambda n: sum((Rich("a").shown(BOLD) + Rich(" ") for _ in range(n)), Rich()))


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCK | MANY, max_size=4))
def test_every_message_is_one_that_telegram_takes(blocks: list[Rich]) -> None:
    for message in Reply(tuple(blocks)).messages:
        told = entities(message, "acceptance_bot")
        assert message.text.strip()
        assert 1 <= units(message.text) <= LONGEST
        assert len(told) <= MOST_ENTITIES
        assert all(one.length > 0 and one.offset >= 0 and one.offset + one.length <= units(message.text) for one in told)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCK | MANY, max_size=4))
def test_no_word_is_lost_or_changes_its_place(blocks: list[Rich]) -> None:
    given_text = "".join("".join(block.text.split()) for block in blocks)
    assert "".join("".join(message.text.split()) for message in Reply(tuple(blocks)).messages) == given_text


def test_a_long_block_is_cut_at_a_paragraphs_end() -> None:
    parts = Reply((Rich("\n\n".join(["word " * 200 + "end."] * 6)),)).messages
    assert len(parts) == 2
    assert all(part.text.endswith("end.") for part in parts)


def test_blocks_that_fit_go_out_together() -> None:
    assert [part.text for part in Reply((Rich("one"), Rich(" "), Rich("two"))).messages] == ["one\n\ntwo"]


def test_a_block_that_does_not_fit_beside_another_goes_out_alone() -> None:
    assert [part.text for part in Reply((Rich("a" * 4_000), Rich("b" * 200))).messages] == ["a" * 4_000, "b" * 200]


def test_buttons_stand_in_rows() -> None:
    three = [Button(label, "who:p:1") for label in "abc"]
    markup = Reply((Rich("?"),), rows(three, 2)).markup
    assert markup
    assert [[button.text for button in row] for row in markup.inline_keyboard] == [["a", "b"], ["c"]]
    assert Reply((Rich("?"),)).markup is None
