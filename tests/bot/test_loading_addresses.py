"""An address becomes an article, and whatever it holds to explode in its reader is stopped there."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from builders import a_librarian
from local_web import ADDRESS, LocalWeb, a_web, serving

from bot import records
from bot.answers import Intake
from bot.errors import Unreadable, UnreadableAddress
from bot.loading import is_address, load, load_address
from bot.model import Answer, Article, Question, Source
from bot.sandbox import Sandbox
from config.settings import load_phrases
from handlers.phrases import Phrases
from handlers.replies.sources import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCE = "It reopened on Tuesday, four years after the flood that took two of its three arches down the valley."
PAGE = f"""<html><head><title>The bridge | The Valley</title><link rel="canonical" href="https://valley.example/bridge">
<meta property="og:title" content="The bridge"><meta property="og:site_name" content="The Valley">
<meta name="author" content="Ann Ode"><meta property="article:published_time" content="2017-01-02"></head>
<body><nav>Home</nav><article><h1>The bridge</h1><p>{SENTENCE}</p><p>{SENTENCE.replace("It", "The mill")}</p></article></body></html>"""


@pytest.fixture(scope="module")
def local() -> Iterator[LocalWeb]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(seconds=8) as one:
        yield one


def loaded(local: LocalWeb, sandbox: Sandbox, kind: str, content: bytes, host: str = ADDRESS) -> Article | Unreadable:
    local.shows("/x", (200, {"Content-Type": kind}, content))
    (found,) = load_address(local.at("/x", host), a_web(resolve=lambda *_: [ADDRESS]), sandbox)
    return found


def reason(local: LocalWeb, sandbox: Sandbox, kind: str, content: bytes) -> str:
    found = loaded(local, sandbox, kind, content)
    assert isinstance(found, UnreadableAddress), found
    return found.reason


def a_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue, with a table of where each begins."""
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    return content + head + b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(content))


def a_stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>stream\n%s\nendstream" % (len(content), more, content)


def a_page_of(stream: bytes) -> bytes:
    font = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
    page = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>"
    return a_pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, stream, font)


def test_only_what_names_a_scheme_is_an_address() -> None:
    assert is_address("https://example.org/x")
    assert is_address("ftp://example.org/x")
    assert not is_address("articles/x.html")


def test_a_page_becomes_an_article_with_its_metadata(local: LocalWeb, sandbox: Sandbox) -> None:
    found = loaded(local, sandbox, "text/html", PAGE.encode(), "www.valley.example")
    assert isinstance(found, Article)
    assert (found.id, found.title, found.paragraphs[0], found.origin) == ("https://valley.example/bridge", "The bridge", SENTENCE, found.id)
    assert found.sources == (Source("https://valley.example/bridge", "The Valley", "2017-01-02", "Ann Ode"),)


def test_a_page_cannot_speak_for_another_site(local: LocalWeb, sandbox: Sandbox) -> None:
    found = loaded(local, sandbox, "text/html", PAGE.encode(), "pills.example")
    assert isinstance(found, Article)
    assert (found.id, found.origin, found.source.url) == (local.at("/x", "pills.example"),) * 3


def test_a_text_has_the_address_it_was_found_at_and_its_own_character_set(local: LocalWeb, sandbox: Sandbox) -> None:
    found = loaded(local, sandbox, "text/plain; charset=koi8-r", f"Мост\n\n{SENTENCE} Да.\n".encode("koi8-r"))
    assert isinstance(found, Article)
    assert (found.id, found.title, found.paragraphs) == (local.at("/x"), "Мост", (f"{SENTENCE} Да.",))


def test_a_pdf_is_read(local: LocalWeb, sandbox: Sandbox) -> None:
    found = loaded(local, sandbox, "application/pdf", a_page_of(a_stream(b"BT /F1 12 Tf 72 720 Td (It reopened on Tuesday.) Tj ET")))
    assert isinstance(found, Article)
    assert found.paragraphs == ("It reopened on Tuesday.",)


def test_a_page_without_an_article_is_told(local: LocalWeb, sandbox: Sandbox) -> None:
    assert reason(local, sandbox, "text/html", b"<html></html>") == "no article text in it"
    assert reason(local, sandbox, "text/plain", b"--\n") == "no article text in it"
    assert reason(local, sandbox, "application/xml", b"<urlset/>") == "XML that holds 'urlset' and no article"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


DECLARED = "XML that declares entities or parts elsewhere, which are not opened"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l9;</x>', DECLARED),
        (f'<!DOCTYPE x [<!ENTITY l "{"ha" * 50_000}">]><x>{"&l;" * 50_000}</x>', DECLARED),
        ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>', DECLARED),
        ('<!DOCTYPE x [<!ENTITY % f SYSTEM "http://127.0.0.1/x.dtd"> %f;]><x/>', DECLARED),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x>&f;</x>', "XML that is damaged"),
    ],
)
def test_xml_that_reaches_out_or_is_made_to_grow_is_refused(local: LocalWeb, sandbox: Sandbox, xml: str, said: str) -> None:
    assert reason(local, sandbox, "text/xml", f"<?xml version='1.0'?>{xml}".encode()) == said


def test_xml_html_and_pdf_that_take_too_long_or_too_much_are_stopped(local: LocalWeb) -> None:
    page = a_page_of(a_stream(b"BT /F1 12 Tf (x) Tj ET\n" * 100_000))
    with Sandbox(seconds=1) as hurried:
        for kind, content in {"text/xml": b"<x>" * 2_000_000, "text/html": nested("<p>", 3_000_000), "application/pdf": page}.items():
            assert reason(local, hurried, kind, content) == "reading it takes more than 1 seconds", kind
    with Sandbox(megabytes=300) as narrow:
        assert reason(local, narrow, "text/html", nested("x ", 4_500_000)) == "reading it takes more than 300 MB of memory"


def nested(tag: str, times: int) -> bytes:
    return f"<html><body><article><p>{SENTENCE}</p>{tag * times}".encode()


READ = {"<div>": 1_900_000, "<b>": 3_000_000, "<table><tr><td>": 600_000, "<ul><li>": 1_000_000, "<!--": 2_000_000, "&amp;": 1_900_000}
REFUSED = {"<p>": 3_000_000, "<a href=x>x": 900_000}


@pytest.mark.parametrize("tag", [*READ, *REFUSED])
@pytest.mark.faults
def test_html_that_is_made_to_explode_is_read_or_stopped(local: LocalWeb, sandbox: Sandbox, tag: str) -> None:
    found = loaded(local, sandbox, "text/html", nested(tag, (READ | REFUSED)[tag]))
    if tag in READ:
        assert isinstance(found, Article)
        assert found.paragraphs[0] == SENTENCE
    else:
        assert isinstance(found, UnreadableAddress)
        assert found.reason == "reading it takes more than 768 MB of memory"


def bomb(levels: int, size: int) -> bytes:
    """A stream of so many bytes once it is inflated, packed so many times."""
    content = b"BT /F1 12 Tf (x) Tj ET\n" * (size // 23)
    for _ in range(levels):
        content = zlib.compress(content, 9)
    return a_stream(content, b"/Filter [" + b"/FlateDecode " * levels + b"]")


def deep_pages(depth: int) -> bytes:
    inner = (b"<</Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R>>" % (n + 1, n - 1) for n in range(2, depth))
    return a_pdf(b"<</Type /Catalog /Pages 2 0 R>>", *inner, b"<</Type /Page>>")


PDFS = {
    "bomb": (a_page_of(bomb(1, 300_000_000)), "a PDF that is damaged (LimitReachedError)"),
    "bomb in a bomb": (a_page_of(bomb(2, 300_000_000)), "a PDF that is damaged (LimitReachedError)"),
    "deep pages": (deep_pages(30_000), "a PDF that is damaged (LimitReachedError)"),
    "deep array": (a_page_of(a_stream(b"[" * 5_000_000)), "no article text in it"),
    "pages in a circle": (
        a_pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"),
        "a PDF that is damaged (PdfReadError)",
    ),
    "a long page": (a_page_of(a_stream(b"BT /F1 12 Tf (x) Tj ET\n" * 400_000)), "a PDF that is damaged (LimitReachedError)"),
    "no table": (b"%PDF-1.7\n" + b"1 0 obj\n" * 1_000_000, "a PDF that is damaged (PdfStreamError)"),
    "nothing": (b"%PDF-", "a PDF that is damaged (PdfStreamError)"),
}


@pytest.mark.parametrize("name", PDFS)
@pytest.mark.faults
def test_a_pdf_that_explodes_is_refused_and_the_next_page_is_read(local: LocalWeb, name: str) -> None:
    pdf, said = PDFS[name]
    with Sandbox() as sandbox:
        assert reason(local, sandbox, "application/pdf", pdf) == said
        assert isinstance(loaded(local, sandbox, "text/html", PAGE.encode()), Article)


def a_report(*pages: list[str], about: bytes = b"") -> bytes:
    """A PDF with these lines on its pages, and what it tells about itself."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(count))
    objects = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count)]
    objects.append(b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
    for at, lines in enumerate(pages):
        shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
        resources = b"/Resources <</Font <</F1 3 0 R>>>>"
        objects.append(b"<</Type /Page /Parent 2 0 R /Contents %d 0 R %s>>" % (5 + 2 * at, resources))
        objects.append(a_stream(b"BT /F1 9 Tf 12 TL 72 720 Td %s ET" % shown))
    content = a_pdf(*objects, b"<<%s>>" % about)
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info %d 0 R" % (len(objects) + 1))


LINES = [
    "The old bridge reopened on Tuesday, four years after the flood that took two of",
    "its three arches down the valley and left the village cut off from the road.",
    "The mill beside it will stay closed for another year because its wheel is lost",
    "and the miller has moved away to the coast with his family and his four horses.",
    "Nobody had thought that the old stones could be found again in the river, and",
    "yet divers brought up nearly all of them in a single summer of work at the ford.",
]
ABOUT = b"/Title (The bridge report) /Author (Ann Ode)"


def test_a_paragraph_of_a_pdf_knows_its_page_and_running_heads_are_left_out(local: LocalWeb, sandbox: Sandbox) -> None:
    pages = [["The Valley Gazette", *LINES[:2], "1"], ["The Valley Gazette", *LINES[2:5], "2"], ["The Valley Gazette", LINES[5], "3"]]
    found = loaded(local, sandbox, "application/pdf", a_report(*pages, about=ABOUT))
    assert isinstance(found, Article)
    assert (found.title, found.source.author) == ("The bridge report", "Ann Ode")
    assert " ".join(" ".join(found.paragraphs).split()) == " ".join(LINES)
    starts = [1 if paragraph.startswith("The old") else 2 for paragraph in found.paragraphs]
    assert list(found.pages) == starts
    assert len(found.pages) > 1


@pytest.mark.parametrize("title", [b"", b"/Title (Microsoft Word - report.docx)", b"/Title (untitled)"])
def test_the_title_of_a_pdf_that_tells_none_is_its_first_line(local: LocalWeb, sandbox: Sandbox, title: bytes) -> None:
    found = loaded(local, sandbox, "application/pdf", a_report(["The bridge is open", "", *LINES], about=title))
    assert isinstance(found, Article)
    assert found.title == "The bridge is open"


def test_a_pdf_file_is_read_asked_about_with_its_page_and_exported(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(a_report(LINES[:2], LINES[2:4], about=ABOUT))
    librarian = a_librarian()
    with Sandbox() as sandbox:
        list(Intake(librarian, a_web(), sandbox).path(tmp_path))
        best = librarian.answer(Question("Why will the mill stay closed?")).matches[0]
        assert best.page == 2
        assert "— The bridge report · page 2" in records.answer_lines(Answer(Question(""), (best,), found=True))
        assert "\n— The bridge report · page 2" in quoted(best, Phrases(load_phrases())).text
        records.write(librarian.articles(), tmp_path / "all.jsonl")
        (again,) = load(tmp_path / "all.jsonl", sandbox)
    assert isinstance(again, Article)
    assert (again.paragraphs, again.pages) == (best.article.paragraphs, best.article.pages)
