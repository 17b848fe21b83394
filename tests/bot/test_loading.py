"""Files and folders become articles; what cannot is an error that names file, line and reason, and the rest goes on."""

from __future__ import annotations

import atexit
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import loading
from bot.errors import UnreadableFile
from bot.loading import decoding
from bot.model import Article, Source
from bot.sandbox import Sandbox


def load(path: Path) -> list[Article | UnreadableFile]:
    return list(loading.load(path, child()))


@cache
def child() -> Sandbox:
    """One child for all tests: it ends with them."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def article_in(path: Path) -> Article:
    (found,) = load(path)
    assert isinstance(found, Article), found
    return found


def error_in(path: Path) -> UnreadableFile:
    (found,) = load(path)
    assert isinstance(found, UnreadableFile), found
    return found


def lines(*objects: object) -> str:
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in objects)


def test_a_text_file_is_cleaned(tmp_path: Path) -> None:
    found = article_in(written(tmp_path, "bridge.txt", "The bridge\n\nThe bridge\n\nIt reopened on Tuesday.\n"))
    assert (found.id, found.title, found.paragraphs) == ("bridge.txt", "The bridge", ("It reopened on Tuesday.",))


def test_an_html_file_is_cleaned(tmp_path: Path) -> None:
    sentence = "It reopened on Tuesday, four years after the flood that took two of its three arches down the valley."
    html = f"<html><head><title>The bridge</title></head><body><article><p>{sentence}</p></article></body></html>"
    found = article_in(written(tmp_path, "bridge.HTM", html))
    assert (found.title, found.paragraphs) == ("The bridge", (sentence,))


def test_front_matter_gives_title_source_and_id(tmp_path: Path) -> None:
    front = "id: moon\ntitle: The Moon\nauthor: Ann Ode\npublished: 1969-07-20\nurl: https://a.example/m\npublisher: A\nmood: [x]"
    found = article_in(written(tmp_path, "m.md", f"---\n{front}\n---\nIt is far.\n"))
    assert (found.id, found.title, found.paragraphs, found.origin) == ("moon", "The Moon", ("It is far.",), None)
    assert found.sources == (Source("https://a.example/m", "A", "1969-07-20", "Ann Ode"),)


def test_markdown_paragraphs_are_taken_as_written_but_for_soft_line_breaks(tmp_path: Path) -> None:
    body = "It is\nfar away.\n\nMenu\n\n- dust\n- rock\n  too\n\nAs said:\n> Far\n\n"
    body += "first  \nsecond\\\nthird\n\n| a |\n| b |\n\n```\nx\ny\n```\n"
    found = article_in(written(tmp_path, "m.md", f"# The Moon\n\n{body}"))
    assert found.title == "The Moon"
    assert found.paragraphs == (
        "It is far away.", "Menu", "- dust\n- rock too", "As said:\n> Far", "first\nsecond\nthird", "| a |\n| b |", "```\nx\ny\n```",
    )  # fmt: skip


@pytest.mark.parametrize("heading", ["# The Moon\n\n", "# The Moon #\n", "The Moon\n========\n", "# the moon\n\n"])
def test_a_leading_heading_that_is_the_title_leaves_the_body(tmp_path: Path, heading: str) -> None:
    found = article_in(written(tmp_path, "m.md", f"---\ntitle: The Moon\n---\n{heading}It is far.\n"))
    assert (found.title, found.paragraphs) == ("The Moon", ("It is far.",))


def test_a_leading_heading_that_is_not_the_title_stays(tmp_path: Path) -> None:
    found = article_in(written(tmp_path, "m.md", "---\ntitle: The Moon\n---\n# Distance\n\nIt is far.\n"))
    assert found.paragraphs == ("# Distance", "It is far.")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("china-might-push.md", "China might push"),
        ("a1.md", "It is far away from here and the way there takes three days for those who have a…"),
    ],
)
def test_a_headline_is_made_of_the_files_name_or_the_first_words(tmp_path: Path, name: str, title: str) -> None:
    text = "It is far away from here and the way there takes three days for those who have a rocket at hand."
    assert article_in(written(tmp_path, name, text)).title == title


@pytest.mark.parametrize(
    ("front", "line", "said"),
    [
        ("title: a\nurl: [b", 3, "not YAML"),
        ("author: a\ntitle: [b]", 3, "title must be a string, not a list"),
        ("- a", 2, "no keys and values"),
        ("title: a\ndate: yesterday", 3, "date must be an ISO 8601 date such as 2017-02-27, not 'yesterday'"),
        ("title: a\nx: 1\nurl: ftp://b", 4, "url must be an http or https address, not 'ftp://b'"),
        ("a: !!python/object:os.system {}\nid: ''", 3, "id must have 1 to 200 characters, not 0"),
        ("a: " + "[" * 5000, 2, "nested too deeply"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(tmp_path: Path, front: str, line: int, said: str) -> None:
    error = error_in(written(tmp_path, "m.md", f"---\n{front}\n---\nIt is far.\n"))
    assert said in error.reason
    assert error.line == line


def test_a_line_is_an_article_and_says_where_else_it_was_published(tmp_path: Path) -> None:
    other = {"url": "https://b.example", "publisher": "B"}
    line = {"id": "x", "title": " The\nMoon", "text": "One.\n\n\nTwo\nlines.", "url": "https://a.example", "sources": [other]}
    found = article_in(written(tmp_path, "m.jsonl", lines(line)))
    assert found == Article("x", "The Moon", ("One.", "Two\nlines."), (Source("https://a.example"), Source("https://b.example", "B")))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nope", "not JSON (expecting value)"),
        ("[1]", "not a JSON object"),
        ({"title": "a"}, "text is missing"),
        ({"text": 5}, "text must be a string, not a number"),
        ({"text": " \n"}, "text is empty"),
        ({"text": "a", "title": ["b"]}, "title must be a string, not a list"),
        ({"text": "a", "id": "x" * 201}, "id must have 1 to 200 characters, not 201"),
        ({"text": "a", "id": "x\ny"}, "id must hold no control characters"),
        ({"text": "a", "published": "1st of May"}, "published must be an ISO 8601 date such as 2017-02-27, not '1st of May'"),
        ({"text": "a", "url": "javascript:x"}, "url must be an http or https address, not 'javascript:x'"),
        ({"text": "a", "url": "http://[x"}, "url must be"),
        ({"text": "a", "sources": {"url": "b"}}, "sources must be a list, not an object"),
        ({"text": "a", "sources": ["b"]}, "sources[0] must be an object, not a string"),
        ({"text": "a", "sources": [{}, {"url": True}]}, "sources[1].url must be a string, not true or false"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "a number too long"),
    ],
)
def test_a_line_that_is_no_article_is_one_error_and_the_rest_goes_on(tmp_path: Path, line: Any, said: str) -> None:
    path = written(tmp_path, "m.jsonl", lines({"text": "First."}, "", line, {"text": "Last."}))
    first, error, last = load(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.id, last.id) == ("m.jsonl#1", "m.jsonl#4")
    assert isinstance(error, UnreadableFile)
    assert said in error.reason
    assert (error.path, error.line) == (str(path), 3)


def test_a_line_that_is_not_utf_8_is_one_error(tmp_path: Path) -> None:
    first, error = load(written(tmp_path, "m.jsonl", b'{"text": "ok"}\n{"text": "caf\xe9"}\n'))
    assert isinstance(first, Article)
    assert str(error) == f"{tmp_path / 'm.jsonl'}: line 2: not UTF-8 text (byte 0xe9)"


def test_a_line_longer_than_allowed_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.loading.lines.LARGEST", 100)
    error, last = load(written(tmp_path, "m.jsonl", lines({"text": "a" * 500}, {"text": "b"})))
    assert isinstance(error, UnreadableFile)
    assert isinstance(last, Article)
    assert last.id == "m.jsonl#2"


def test_lone_surrogates_and_control_characters_leave_a_line_and_its_text_stays(tmp_path: Path) -> None:
    found = article_in(written(tmp_path, "m.jsonl", r'{"title": "a\u0007b", "text": "one\ud800\u0000two\tthree\u202efour"}'))
    assert (found.title, found.paragraphs) == ("ab", ("onetwo\tthree\u202efour",))


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.md", ".git/c.txt", "photo.jpg", "c.jsonl"):
        written(tmp_path, name, '{"text": "It is far."}')
    found = [each for each in load(tmp_path) if isinstance(each, Article)]
    assert [each.id for each in found] == ["a/z.md", "b.txt", "c.jsonl#1"]
    assert found[2].origin == f"{tmp_path.resolve() / 'c.jsonl'}#1"


def test_ids_made_of_long_paths_are_cut_and_stay_different(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        written(tmp_path, f"{'d' * 120}/{'e' * 120}/{name}", "It is far.")
    ids = [each.id for each in load(tmp_path) if isinstance(each, Article)]
    assert len(set(ids)) == 2
    assert {len(each) for each in ids} == {200}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("a.txt", b"one\ntwo\ncaf\xe9", "not UTF-8 text (byte 0xe9 on line 3)"),
        ("a.md", b"\xff\xfea", "not UTF-16 text (byte 0x61 on line 1)"),
        ("a.jsonl", b"\xff\xfe{", "not UTF-16 text"),
        ("a.txt", b"one\0", "not a text file (it holds NUL bytes)"),
        ("a.jsonl", b"\x89PNG\0\n\n\n", "not a text file (it holds NUL bytes)"),
        ("a.txt", b"*** --- ***", "no article text in it"),
        ("a.md", b"# Only a headline", "no article text in it"),
        ("a.html", b"<html></html>", "no article text in it"),
        ("a.docx", b"x", "not a kind of file that holds articles (known are .txt, .md, .markdown, .html, .htm, .pdf, .jsonl)"),
    ],
)
def test_a_file_that_holds_no_article_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert error_in(written(tmp_path, name, content)).reason == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_utf_8_and_utf_16_with_a_byte_order_mark_are_read(tmp_path: Path, name: str, encoding: str) -> None:
    text = '{"text": "Älter als 石."}' if name == "a.jsonl" else "Älter als 石."
    assert article_in(written(tmp_path, name, text.encode(encoding))).paragraphs == ("Älter als 石.",)


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 10)
    assert "larger than" in error_in(written(tmp_path, "a.txt", "x" * 11)).reason


def test_a_missing_path_is_one_error(tmp_path: Path) -> None:
    assert str(error_in(tmp_path / "none.txt")) == f"{tmp_path / 'none.txt'}: no such file or folder"
    assert error_in(tmp_path / "a\0b.txt").reason == "no such file or folder"


def test_a_folder_without_an_article_is_one_error(tmp_path: Path) -> None:
    written(tmp_path, "photo.jpg", "x")
    assert error_in(tmp_path).reason.startswith("no article in this folder")


def test_a_broken_link_and_a_folder_loop_are_one_error_each(tmp_path: Path) -> None:
    written(tmp_path, "in/a.txt", "It is far.")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "c").symlink_to(tmp_path)
    (tmp_path / "in" / "d.txt").symlink_to(tmp_path / "in" / "d.txt")
    found = list(load(tmp_path))
    assert [getattr(each, "reason", "") for each in found[:3]] == ["", "a link that leads nowhere", "a link back to a folder it lies in"]
    assert len(found) == 4
    assert isinstance(found[3], UnreadableFile)


def test_a_file_without_permission_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "a.txt", "x")
    monkeypatch.setattr(Path, "open", refuse)
    assert error_in(path).reason == "no permission to read it"


def test_a_pipe_is_no_article_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert error_in(tmp_path / "a.txt").reason == "not a regular file"


def test_a_name_that_is_no_text_still_gives_an_id(tmp_path: Path) -> None:
    found = article_in(written(tmp_path, os.fsdecode(b"caf\xe9\n.txt"), "It is far."))
    assert found.id == "caf\ufffd\ufffd.txt"
    assert (found.origin or "").encode()


STARTS = [b"", b"---\n", b"---\ntitle: ", b'{"text": "', b'{"text": "a", "published": ', b"\xff\xfe", b"<html><body><p>", b"# a\n"]
ENDS = [b"", b"\n---\nbody text", b'"}', b"</p>"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([".txt", ".md", ".html", ".jsonl"]), st.sampled_from(STARTS), st.binary(max_size=120) | st.text(max_size=80).map(
        lambda text: text.encode("utf-8", errors="replace")
    ), st.sampled_from(ENDS),
)  # fmt: skip
def test_whatever_bytes_a_file_holds_it_gives_articles_or_errors(kind: str, start: bytes, middle: bytes, end: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = list(load(written(Path(folder), "a" + kind, start + middle + end)))
    assert found
    for each in found:
        if isinstance(each, Article):
            assert each.title.encode()
            assert all(paragraph.strip() and paragraph.encode() for paragraph in each.paragraphs)
            assert 1 <= len(each.id) <= 200
        else:
            assert str(each).encode()
            assert each.reason
            assert "\n" not in each.reason
