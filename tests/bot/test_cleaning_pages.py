"""HTML pages become headlines, paragraphs and sources; what belongs to the article stays, in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cleaning import Page, clean_html

HEADLINE = "Bridge over the Alder reopens"
BODY = (
    "The stone bridge over the Alder reopened on Tuesday, four years after a flood took two of its arches.",
    "“We had to find masons who still cut by hand,” said Petra Lind, who led the work for the county and has built bridges since 1998.",
)


def a_page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    menu = "<nav><ul><li><a href='/a'>Local</a></li><li><a href='/b'>Weather</a></li></ul></nav>"
    article = f"<article><h1>{HEADLINE}</h1>{body}{paragraphs}</article>"
    return f"<html><head><title>{HEADLINE} | The Ferry</title>{head}</head><body>{menu}{article}</body></html>"


META = """<link rel="canonical" href="https://ferry.example/bridge"><meta property="og:site_name" content="The Ferry">
<meta name="author" content="Ann Ode"><meta property="article:published_time" content="2023-05-09T08:00:00Z">"""


def test_an_html_page_gives_its_article() -> None:
    page = clean_html(a_page())
    assert (page.title, page.paragraphs) == (HEADLINE, BODY)


def test_an_html_page_says_where_it_was_published() -> None:
    source = clean_html(a_page(META), "https://mirror.example/1").source
    assert (source.url, source.publisher, source.published, source.author) == (
        "https://ferry.example/bridge", "The Ferry", "2023-05-09", "Ann Ode",
    )  # fmt: skip


def test_an_html_page_without_a_canonical_address_has_the_one_it_came_from() -> None:
    assert clean_html(a_page(), "https://mirror.example/1").source.url == "https://mirror.example/1"


@pytest.mark.parametrize("html", ["", "<html><body></body></html>", b"", "<p>", "\x00"])
def test_an_html_page_without_an_article_has_no_paragraphs(html: str | bytes) -> None:
    assert clean_html(html).paragraphs == ()


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", ""), ("windows-1252", "windows-1252"), ("iso-8859-2", "iso-8859-2"), ("utf-16", "")]
)
def test_html_bytes_are_read_in_the_encoding_they_declare(encoding: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    body = "<p>Jörg Böhm crossed it on the first day, as he had on the last one before the flood came down the valley.</p>"
    html = a_page(meta, body).replace("“", "&ldquo;").replace("”", "&rdquo;")
    assert any("Jörg Böhm" in paragraph for paragraph in clean_html(html.encode(encoding)).paragraphs)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<html><body><p>", b"\xef\xbb\xbf", b"\xff\xfe", b'<?xml encoding="x"?>']))
def test_no_bytes_are_too_damaged_to_be_looked_at(damaged: bytes, start: bytes) -> None:
    assert isinstance(clean_html(start + damaged), Page)


def test_a_page_too_damaged_for_its_date_to_be_found_still_gives_its_body() -> None:
    assert clean_html(f"<svg>\n<base x>\n<table><tr><td>{BODY[0]}").paragraphs == (BODY[0],)


PROSE = "".join(
    f"<p>On the {day}th day the masons set another stone of the {day}th arch, as the county had asked of them.</p>" for day in range(4, 12)
)


def test_metadata_in_hidden_boxes_is_no_body() -> None:
    hidden = "".join(
        f"<div style='display: none'><p>{HEADLINE}, says the hidden card number {card} of the page.</p></div>" for card in range(30)
    )
    assert not any("hidden card" in paragraph for paragraph in clean_html(a_page(body=PROSE + hidden)).paragraphs)


def test_text_that_stands_bare_between_paragraphs_is_body() -> None:
    bare = "".join(
        f"On the {day}th day the masons set a stone of the {day}th arch, as asked.<p>It held on the {day}th night.</p>"
        for day in range(4, 40)
    )
    paragraphs = clean_html(f"<html><body><div>{bare}</div></body></html>").paragraphs
    assert [sum(phrase in each for each in paragraphs) for phrase in ("masons set a stone", "It held on")] == [36, 36]


def test_what_invites_a_reader_elsewhere_is_left_out_of_an_html_page() -> None:
    inside = "<p>Read more: The flood of 2019</p><p>Sign up for our newsletter and never miss a story.</p>"
    below = "<h3>Most read in world news</h3><ul><li><a href='/a'>Ten walks near the river</a></li></ul>"
    paragraphs = clean_html(a_page(body=PROSE + inside + PROSE.replace("stone", "brick") + below)).paragraphs
    assert not any(phrase in " ".join(paragraphs) for phrase in ("Read more", "newsletter", "Most read", "Ten walks"))
    assert sum("masons set another" in paragraph for paragraph in paragraphs) == 16


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<ul><li>sand from the river bed</li><li>lime from the old kiln</li></ul>", "- sand from the river bed\n- lime from the old kiln"),
        ("<table><tr><th>year</th><th>arches</th></tr><tr><td>2019</td><td>2</td></tr></table>", "| year | arches |\n| 2019 | 2 |"),
        ("<blockquote><p>We had to find masons who still cut by hand.</p></blockquote>", "We had to find masons who still cut by hand."),
        ("<h2>The second arch</h2>", "The second arch"),
    ],
)
def test_lists_tables_quotes_and_headings_of_an_html_page_stay_in_their_place(html: str, kept: str) -> None:
    rest = PROSE.replace("stone", "brick")
    paragraphs = clean_html(a_page(body=PROSE + html + rest)).paragraphs
    place = next(at for at, each in enumerate(paragraphs) if each.replace("|---|---|\n", "") == kept)
    assert "stone" in paragraphs[place - 1]
    assert "brick" in paragraphs[place + 1]


def test_a_page_of_very_many_tags_is_still_read() -> None:
    more = "".join(f"<p>Stone {stone} was set that day, and <b>then</b> one more <i>after</i> it.</p>" for stone in range(2000))
    assert sum(each.startswith("Stone") for each in clean_html(a_page(body=PROSE + more)).paragraphs) == 2000
