"""The benchmark of latency, on a library of a few passages."""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from benchmarks.contenders import BOT
from benchmarks.growing import changed, grown, slipped
from benchmarks.latency import BASE, LIMITS, Cost, asked_of, bare_tantivy, main, real_articles, table, timed, too_slow
from builders import FLOOD, SNAKES, an_article, two_articles
from rapidfuzz.distance import OSA

from bot.index import passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.model import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "two"
    made.mkdir()
    texts = [("flood", text) for text in FLOOD] + [("snakes", text) for text in SNAKES]
    library = [{"id": f"{name}#{at}", "article_id": name, "title": name, "text": text} for at, (name, text) in enumerate(texts)]
    questions = [{"question": "Who owned the brewery?"}, {"question": "How do pithons kill?", "clean_question": "How do pythons kill?"}]
    for name, rows in (("corpus", library), ("questions", questions)):
        with gzip.open(made / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return made


@pytest.fixture
def all_cores() -> Iterator[None]:
    """The script keeps to one core; the tests after it have them all again."""
    before = os.sched_getaffinity(0)
    yield
    os.sched_setaffinity(0, before)


def a_cost(bot: float, passages: int = 100_000) -> Cost:
    answers = {kind: {BOT: [bot, bot], BASE: [1.0, 3.0]} for kind in LIMITS}
    return Cost(passages, 50_000, answers, 3_000.0, 90.0, 600.0, 120.0, 80.0)


def test_a_library_grows_from_its_own_text_and_gains_words() -> None:
    real = two_articles()
    made = list(grown(real, 40))
    assert made[:2] == real
    assert 40 <= sum(1 for article in made for _ in passages(article)) < 42
    assert len({article.id for article in made}) == len(made)
    assert len(words(made)) > len(words(real))
    assert made == list(grown(real, 40))


def words(articles: list[Article]) -> set[str]:
    return {word for article in articles for word in str(article).split()}


def test_a_copy_changes_rare_words_and_numbers_alike_throughout_and_leaves_common_ones() -> None:
    names = [f"Name{chr(97 + at // 26)}{chr(97 + at % 26)}x" for at in range(60)]
    used = Counter({"common": 9, **dict.fromkeys(names, 1)})
    (text,) = changed(an_article("a", " ".join(["common", *names, *names, "1814"])), 1, used, names).paragraphs
    found = text.split()
    assert found[0] == "common"
    assert found[1:61] == found[61:121]
    assert 5 < sum(new != old for new, old in zip(found[1:61], names, strict=True)) < 40
    assert len(found[121]) == 4


@pytest.mark.parametrize("question", ["Who owned the Horse Shoe Brewery?", "Where do reticulated pythons live?"])
def test_a_slip_is_one_letter_in_each_of_two_long_words(question: str) -> None:
    distances = [OSA.distance(*pair) for pair in zip(question.split(), slipped(question).split(), strict=True)]
    assert sorted(distances)[-2:] == [1, 1]
    assert sum(distances) == 2


def test_a_short_word_is_left_alone() -> None:
    assert slipped("Who is he?") == "Who is he?"


def test_questions_come_in_pairs_of_clean_and_misspelt(folder: Path) -> None:
    asked = asked_of([folder], 9)
    assert asked["clean"] == ["Who owned the brewery?", "How do pythons kill?"]
    assert asked["misspelt"][1] == "How do pithons kill?"
    assert asked["misspelt"][0] == slipped(asked["clean"][0]) != asked["clean"][0]


def test_no_paragraph_is_taken_twice(folder: Path) -> None:
    assert [article.paragraphs for article in real_articles([folder, folder])] == [FLOOD, SNAKES]


def test_every_contender_gets_every_question_and_takes_its_turn_in_being_first() -> None:
    order: list[tuple[str, str]] = []
    contenders = {name: (lambda text, name=name: order.append((name, text))) for name in "abc"}
    spent = timed(contenders, {"clean": ["one", "two"], "misspelt": ["eno", "owt"]})
    assert {name: len(millis) for name, millis in spent["clean"].items()} == {"a": 2, "b": 2, "c": 2}
    assert order[-12:] == [*((name, "one") for name in "abc"), *((name, "eno") for name in "abc"),
                           *((name, "two") for name in "bca"), *((name, "owt") for name in "bca")]  # fmt: skip


def test_a_bare_query_finds_any_of_the_words(tmp_path: Path) -> None:
    ranked = bare_tantivy(["A flood of beer", "Snakes: pythons"], tmp_path / "bare")
    assert [at for at, _ in ranked("Do pythons (AND) drink: beer^?", 5)] == [1, 0]


def test_what_takes_too_long_over_the_largest_library_is_named() -> None:
    assert too_slow([a_cost(6.0)]) == []
    assert too_slow([a_cost(7.0), a_cost(90.0, 10_000)]) == ["100,000 passages, clean: 3.5 times as long as bm25s, 3 at most"]
    assert len(too_slow([a_cost(13.0)])) == 2


def test_the_table_tells_every_cost() -> None:
    told = table([a_cost(6.0)])
    assert "| 100,000 passages, 50,000 words: this bot | 6.0 / 6.0 / 6.0 | 6.0 / 6.0 / 6.0 |" in told
    assert "| 100,000 passages, 50,000 words: bm25s | 1.0 / 3.0 / 2.0 | 1.0 / 3.0 / 2.0 |" in told
    assert "| 100,000 | 3,000 | 120 MB, 80 MB | 90 ms | 600 ms |" in told


@pytest.mark.usefixtures("all_cores")
def test_the_script_measures_everything_and_cleans_up(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.setattr("benchmarks.latency.FRESH", 1)
    assert main([str(folder), "--passages", "20", "--count", "2", "--table", str(tmp_path / "table.md")]) == 0
    assert "| 20 passages, " in (tmp_path / "table.md").read_text()
    assert list(scratch.iterdir()) == []
