"""The command line, as other programs call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import article_bot

if TYPE_CHECKING:
    from pathlib import Path


def library(folder: Path) -> list[str]:
    return ["--library", f"sqlite:///{folder / 'library.db'}"]


def told(*arguments: str) -> Any:
    ended = article_bot(*arguments)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == b""
    return json.loads(ended.stdout)


def test_ask_gives_the_documented_json() -> None:
    answer = told("ask", "What did China ban from North Korea?", "--json", "--library", "memory:", "--limit", "2")
    assert set(answer) == {"question", "read_as", "found", "matches"}
    assert len(answer["matches"]) == 2
    match = answer["matches"][0]
    assert set(match) == {"text", "sentence", "score", "position", "article"}
    assert set(match["article"]) == {"id", "title", "url", "published", "publisher"}
    assert (match["position"], answer["found"], match["sentence"] in match["text"]) == (4, True, True)


def test_a_batch_gives_a_line_for_each_question(tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": "a", "question": "Who is Tong Zhao?"}\n\n{"id": "b", "question": "?"}\n')
    ended = article_bot("ask", "--batch", str(batch), "--json", "--library", "memory:")
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == ["a", "b"]


def test_summary_who_and_articles_give_the_documented_json() -> None:
    summary = told("summary", "south pole", "--json", "--sentences", "2", "--library", "memory:")
    assert len(summary["sentences"]) <= 2
    assert set(summary["sentences"][0]) == {"text", "position"}
    person = told("who", "Zhao", "--json", "--library", "memory:")["people"][0]
    assert set(person) == {"name", "aliases", "description", "mentions", "articles", "matches", "quotes", "relations", "timeline"}
    assert person["name"] == "Tong Zhao"
    articles = told("articles", "--json", "--library", "memory:")["articles"]
    assert set(articles[0]) == {"id", "number", "title", "url", "published", "publisher", "author", "passages"}
    assert len(articles) == 5


def test_articles_are_added_updated_exported_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "x", "title": "Beer", "text": "One.\\n\\nTwo.", "url": "https://example.org/x", "published": "2020-01-02"}\n')
    assert article_bot("add", str(file), *library(tmp_path)).stdout == b"added x\n"
    assert article_bot("add", str(file), *library(tmp_path)).stdout == b"unchanged x\n"
    out = tmp_path / "out.jsonl"
    assert article_bot("export", str(out), *library(tmp_path)).returncode == 0
    assert json.loads(out.read_text())["text"] == "One.\n\nTwo."
    assert article_bot("add", str(out), *library(tmp_path)).stdout == b"unchanged x\n"
    assert article_bot("remove", "x", *library(tmp_path)).stdout == b"removed x\n"
    assert article_bot("remove", "x", *library(tmp_path)).returncode == 1


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('nonsense\n{"id": "x", "title": "Beer", "text": "One."}\n')
    (tmp_path / "empty.txt").write_text("")
    ended = article_bot("add", str(file), str(tmp_path / "empty.txt"), str(tmp_path / "missing.md"), *library(tmp_path))
    assert (ended.returncode, ended.stdout) == (1, b"added x\n")
    *lines, count = ended.stderr.decode().splitlines()
    assert (len(lines), count) == (3, "article-bot: 1 added, 3 failed")
    assert "a.jsonl: line 1" in lines[0]
    assert "empty.txt" in lines[1]
    assert "missing.md" in lines[2]


def test_evaluate_tells_how_good_it_is(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    gold = "china-might-push-trump.txt#4"
    file.write_text(json.dumps({"question": "What did China ban from North Korea?", "gold": [gold], "answers": ["coal imports"]}) + "\n")
    figures = told("evaluate", str(file), "--json", "--library", "memory:")
    assert (figures["p_at_1"], figures["sentence"], figures["mrr"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask", "?", "--library", "memory:"], 1),
        (["ask"], 2),
        (["nonsense"], 2),
        (["summary", "--library", "memory:"], 1),
        (["articles", "--library", "nonsense"], 1),
        (["articles", "--library", "sqlite:////proc/none/library.db"], 1),
        (["articles", "--config", "/nonexistent.yaml"], 2),
        (["evaluate", "/nonexistent.jsonl", "--library", "memory:"], 1),
        (["evaluate"], 2),
        (["evaluate", "/nonexistent.jsonl", "--from-log"], 2),
    ],
)
def test_a_fault_has_its_exit_code_and_no_traceback(arguments: list[str], code: int) -> None:
    ended = article_bot(*arguments)
    assert ended.returncode == code
    assert ended.stderr
    assert b"Traceback" not in ended.stderr
    assert code == 2 or ended.stderr.count(b"\n") == 1


def test_no_answer_is_no_fault() -> None:
    ended = article_bot("ask", "What is the boiling point of molybdenum?", "--library", "memory:")
    assert (ended.returncode, ended.stdout) == (0, b"The articles do not answer that.\n")
