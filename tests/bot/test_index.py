"""Words -> candidate passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import a_reader, an_article, two_articles
from hypothesis import given
from hypothesis import strategies as st

from bot.index import Index, Line, lines, passages
from bot.index.index import VERSION

if TYPE_CHECKING:
    from pathlib import Path


def test_the_passage_with_the_words_comes_first() -> None:
    found = a_reader(*two_articles()).candidates({"vat": 1.0, "burst": 1.0})
    assert found[0].passage.text.startswith("The London Beer Flood")
    assert found[0].bm25 > 0
    assert len(found[0].lines) == 2


def test_no_words_find_nothing() -> None:
    assert a_reader(*two_articles()).candidates({}) == []


@given(st.text())
def test_a_line_is_read_back_as_it_was_written(text: str) -> None:
    for line in lines(text, "en"):
        assert Line.parse(str(line)) == line
        assert len(line.shapes) == len(line.stems)


@given(st.lists(st.text(alphabet="abcde ", min_size=1, max_size=400).map(lambda words: words + ". "), min_size=1, max_size=20))
def test_the_parts_of_a_long_paragraph_hold_all_of_it(said: list[str]) -> None:
    paragraph = "".join(said).strip()
    parts = [passage.text for passage in passages(an_article("Long", paragraph))]
    assert "".join("".join(parts).split()) == "".join(paragraph.split())


def test_a_long_paragraph_becomes_passages_that_share_its_position() -> None:
    found = list(passages(an_article("Long", "short", "A sentence of some length stands here. " * 60)))
    assert [passage.position for passage in found] == [0, 1, 1]
    assert max(len(passage.text) for passage in found) <= 1_200


def test_what_is_gone_is_no_longer_found_and_editions_say_so(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.update({"1:a": an_article("Beer", "beer flood", number=1), "2:a": an_article("Snake", "python", number=2)})
    index.update({"2:b": an_article("Snake", "viper", number=2)}, [1])
    assert index.editions() == {"2:b"}
    assert index.reader().candidates({"beer": 1.0, "python": 1.0}) == []
    assert index.reader().candidates({"viper": 1.0})


def test_a_damaged_index_is_emptied_and_can_be_filled_again(tmp_path: Path) -> None:
    Index(tmp_path).update({"1:a": an_article("Beer", number=1)})
    for file in (tmp_path / VERSION).glob("meta.json"):
        file.write_text("{")
    index = Index(tmp_path)
    assert index.editions() == set()
    index.update({"1:a": an_article("Beer", number=1)})
    assert index.editions() == {"1:a"}


def test_another_index_on_the_folder_sees_what_was_added(tmp_path: Path) -> None:
    one, two = Index(tmp_path), Index(tmp_path)
    one.reader()
    two.update({"1:a": an_article("Beer", "beer", number=1)})
    assert one.reader().candidates({"beer": 1.0})
