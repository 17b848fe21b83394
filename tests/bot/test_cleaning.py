"""Pages and raw texts become headlines and paragraphs; what is no furniture is never lost."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cleaning import Page, clean_text, line_number, line_sizes, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = Path(__file__).parents[2] / "seeds" / "china-might-push-trump.txt"
HEADLINE = "Bridge over the Alder reopens"
BODY = (
    "The stone bridge over the Alder reopened on Tuesday, four years after a flood took two of its arches.",
    "Short one.",
    "“We had to find masons who still cut by hand,” said Petra Lind, who led the work for the county and has built bridges since 1998.",
    "Traffic returns on Friday.",
)
SENTENCES = st.lists(st.text("abcdefghij ", min_size=1, max_size=40), min_size=1, max_size=4).map(
    lambda parts: " ".join(f"So {' '.join(part.split())} it went on for days." for part in parts)
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_owners_scraped_article_gives_its_headline_and_its_twelve_paragraphs() -> None:
    page = clean_text(SEED.read_text(encoding="utf-8"))
    assert page.title == "China might push Trump to talk to North Korea"
    assert [" ".join(paragraph.split()[:2]) for paragraph in page.paragraphs] == [
        "State Councillor", "Its nuclear", "Tong Zhao,", "Beijing has", "Earlier in", "Coal is", "China’s move", "Informal talks",
        "Even though", "“There was", "But while", "Anthony Ruggiero,",
    ]  # fmt: skip


def test_the_owners_paragraphs_are_kept_word_for_word() -> None:
    raw = SEED.read_text(encoding="utf-8")
    assert all(f"\n{paragraph}\n" in raw for paragraph in clean_text(raw).paragraphs)


def test_the_same_article_on_single_line_breaks_gives_the_same_page() -> None:
    raw = SEED.read_text(encoding="utf-8")
    assert clean_text("\n".join(line for line in raw.split("\n") if line)) == clean_text(raw)


def test_menus_boxes_captions_and_other_pages_links_are_left_out() -> None:
    around = ["Skip to content", "Menu", "Sign in", "Local", "Weather", HEADLINE, "By Ann Ode", "Share on Facebook", "Photo: Ann Ode"]
    below = ["Advertisement", "Related articles", "Ten walks near the river", "We use cookies to improve this site.", "Privacy policy"]
    inside = ["Advertisement", "Read more: The flood of 2019", "Sign up for our newsletter and never miss a story."]
    raw = "\n\n".join([*around, *BODY[:2], *inside, *BODY[2:], *below])
    assert clean_text(raw) == Page(HEADLINE, BODY)


@pytest.mark.parametrize("heading", ["12 comments", "Kommentare (12)", "12 réactions", "Comentarios", "Комментарии", "评论", "コメント"])
def test_what_readers_wrote_below_the_article_is_left_out(heading: str) -> None:
    said = [f"I have crossed it {times} times since, and I still do not see what the county has paid all that for." for times in range(8)]
    body = (*BODY, "The county will charge no toll, though the repair has cost it twice what was planned.")
    raw = "\n\n".join(["Menu", "Sign in", HEADLINE, *body, heading, *(line for each in said for line in ("Anna", each, "Reply"))])
    assert clean_text(raw) == Page(HEADLINE, body)


def test_a_page_in_a_language_of_no_list_is_known_by_its_refrains() -> None:
    menu = ["Etusivu", "Sää", "Urheilu"]
    teasers = [line for hour in range(9, 14) for line in (f"Uutinen numero {hour}", f"Tänään klo {hour}.15")]
    assert clean_text("\n\n".join([*menu, "RSS", "Facebook", HEADLINE, *BODY, *teasers])).paragraphs == BODY


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\r\n", "\n\n\n\n", "\n \t\n"])
def test_a_clean_article_loses_nothing_whatever_keeps_its_paragraphs_apart(gap: str) -> None:
    assert clean_text(gap.join([HEADLINE, *BODY])) == Page(HEADLINE, BODY)


def test_hard_wrapped_lines_become_the_paragraphs_they_were() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in (HEADLINE, *BODY))
    assert clean_text(wrapped) == Page(HEADLINE, BODY)


def test_a_hard_wrapped_article_without_blank_lines_loses_no_word() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 60) for paragraph in (HEADLINE, *BODY))
    page = clean_text(wrapped)
    assert squeezed(" ".join([page.title or "", *page.paragraphs])) == squeezed(wrapped)


def test_an_article_without_a_headline_has_none() -> None:
    assert clean_text("\n\n".join(BODY)) == Page(None, BODY)


def test_a_single_paragraph_is_a_body() -> None:
    assert clean_text("milk eggs bread") == Page(None, ("milk eggs bread",))


def test_a_repeated_headline_is_said_once() -> None:
    assert clean_text("\n\n".join([HEADLINE, HEADLINE.upper(), *BODY])) == Page(HEADLINE, BODY)


def test_verse_keeps_its_lines() -> None:
    verse = "The river took the bridge,\nthe bridge had took a year;\nwho crosses on a plank\nhas nothing left to fear."
    assert clean_text(f"{HEADLINE}\n\n{BODY[0]}\n\n{verse}\n\n{BODY[2]}").paragraphs == (BODY[0], verse, BODY[2])


@pytest.mark.parametrize(
    "kept", ["- sand\n- lime\n- water", "| year | arches |\n| 2019 | 2 |", "1. Cut.\n2. Set.", "Arches\t2\nLength\t40 m"]
)
def test_lists_and_tables_in_the_body_stay(kept: str) -> None:
    assert kept in clean_text(f"{HEADLINE}\n\n{BODY[0]}\n\n{kept}\n\n{BODY[2]}").paragraphs


def test_short_lines_alone_do_not_make_a_menu_of_a_recipe() -> None:
    recipe = ("Ingredients", "2 eggs", "100 g flour", "Method", "Whisk the eggs with the flour and rest the batter for an hour.")
    assert clean_text("\n\n".join(["Pancakes", *recipe])) == Page("Pancakes", recipe)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("石桥重新开放", ("这座石桥周二重新开放。四年前的洪水冲走了两个桥拱。", "交通将于周五恢复。")),
        ("إعادة فتح الجسر الحجري", ("أعيد فتح الجسر الحجري يوم الثلاثاء بعد أربع سنوات من الفيضان.", "هل يعود المرور يوم الجمعة؟")),
        ("สะพานหินเปิดอีกครั้ง", ("สะพานหินเปิดอีกครั้งเมื่อวันอังคาร หลังน้ำท่วมพัดซุ้มสองซุ้มไปเมื่อสี่ปีก่อน", "การจราจรกลับมาวันศุกร์")),
    ],
)
def test_other_scripts_keep_their_paragraphs(title: str, body: tuple[str, ...]) -> None:
    assert clean_text("\n\n".join([title, *body])) == Page(title, body)


@pytest.mark.parametrize("raw", ["", "\n\n", "\ufeff", "\x00\x01"])
def test_a_text_of_nothing_is_a_page_of_nothing(raw: str) -> None:
    assert clean_text(raw) == Page(None, ())


@given(st.lists(SENTENCES, min_size=1, max_size=8, unique=True), st.sampled_from(["\n\n", "\n", "\r\n\r\n"]))
def test_a_text_of_sentences_loses_no_paragraph(paragraphs: list[str], gap: str) -> None:
    assert clean_text(gap.join(paragraphs)) == Page(None, tuple(paragraphs))


FURNITURE = ["Menu", "Sign in", "Advertisement", "Related", HEADLINE, "2 comments", "- item", "a | b", "© 2019", "Who?", "12:30"]
PIECES = st.lists(st.sampled_from([*FURNITURE, *BODY]) | st.text(max_size=90), max_size=20)


@settings(max_examples=300)
@given(PIECES, st.sampled_from(["\n", "\n\n"]))
def test_cleaning_twice_changes_nothing_more(pieces: list[str], gap: str) -> None:
    once = clean_text(gap.join(pieces))
    again = clean_text("\n\n".join([*([once.title] if once.title else []), *once.paragraphs]))
    assert again == once


ABOUT = "The Ferry is written by its readers and printed on the first Friday of each month in the old mill."
OTHERS = [
    (*(f"Number {number} has story {story} of its own, which no other of them tells." for story in range(4)), "The Ferry on paper", ABOUT)
    for number in range(5)
]


def clutter(paragraphs: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> set[str]:
    """The paragraphs that the others repeat."""
    found = repeated(paragraphs, map(line_sizes, others))
    return {paragraph for paragraph in paragraphs if line_number(paragraph) in found}


def test_what_a_publisher_says_in_every_article_is_clutter() -> None:
    assert clutter(("the ferry on paper »", *BODY, ABOUT), OTHERS) == {"the ferry on paper »", ABOUT}


def test_two_other_articles_show_a_short_line_to_be_clutter_and_no_sentence() -> None:
    assert clutter(("The Ferry on paper", *BODY, ABOUT), OTHERS[:2]) == {"The Ferry on paper"}


@pytest.mark.parametrize("others", [OTHERS[:2], OTHERS[:3], [OTHERS[0], OTHERS[1], *((str(each),) for each in range(9))]])
def test_a_sentence_that_few_articles_share_stays(others: list[tuple[str, ...]]) -> None:
    assert clutter((*BODY, ABOUT), others) == set()


def test_a_table_row_that_others_have_too_stays_in_its_table() -> None:
    table = "| Team | Points |\n| Alder | 3 |"
    assert clutter((table,), [(f"| Team | Points |\n| Lea | {points} |",) for points in range(5)]) == set()


def test_other_editions_of_an_article_take_nothing_from_it() -> None:
    assert clutter((*BODY, "Share"), [(*BODY, f"Edition {number}.") for number in range(6)]) == set()


@given(st.lists(st.lists(SENTENCES, max_size=4).map(tuple), max_size=3), st.lists(SENTENCES, min_size=1, max_size=4).map(tuple))
def test_no_prose_is_clutter_in_a_library_of_four(others: list[tuple[str, ...]], paragraphs: tuple[str, ...]) -> None:
    assert clutter(paragraphs, others) == set()
