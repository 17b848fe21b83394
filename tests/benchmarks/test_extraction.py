"""The benchmark of cleaning, on a set of two pages."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import pytest
from benchmarks.extraction import Counts, as_page, counts, f1, main, raw_dump, table

if TYPE_CHECKING:
    from pathlib import Path

BODY = [f"On the {day}th day the masons set another stone of the {day}th arch, as the county had asked." for day in range(4, 20)]
PAGE = f"<html><head><title>The arches</title></head><body><nav>Menu</nav><article>{''.join(f'<p>{each}</p>' for each in BODY)}</article>"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "html").mkdir()
    for name in ("a", "b"):
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({name: {"articleBody": "\n\n".join(BODY)} for name in "ab"}), encoding="utf-8")
    return tmp_path


def test_runs_of_words_are_counted_as_bags() -> None:
    found = counts(["a b c d e", "a b"], "a b c d f", length=4)
    assert found == Counts(right=1, found=4, wanted=2)
    assert (found.precision, found.recall) == (0.25, 0.5)


def test_nothing_is_right_where_nothing_is_wanted() -> None:
    assert counts([], "", length=4) == Counts(0, 0, 0)
    assert (Counts(0, 0, 0).precision, Counts(0, 0, 3).precision, f1(0, 0)) == (1, 0, 0)


def test_a_dump_says_every_block_on_a_line_and_a_page_can_be_made_of_it() -> None:
    dump = raw_dump(b"<div>One <b>two</b><p>Three<br>four &lt;</p></div><script>five</script>")
    assert dump.split() == ["One", "two", "Three", "four", "<"]
    assert as_page("One\n\n<two>") == "<html><body><p>One</p><p>&lt;two&gt;</p></body></html>"


def test_the_table_has_a_row_for_each_way_and_a_clean_page_is_clean(pages: Path) -> None:
    head, _, *rows = table(pages).split("\n")
    assert head.startswith("| 2 saved pages |")
    assert [row.split(" | ")[0] for row in rows[:2]] == ["| a saved page: this bot", "| a saved page: trafilatura"]
    assert rows[0].endswith("| 1.000 | 1.000 | 1.000 | 1.000 |")


def test_half_of_the_pages_can_be_asked_for(pages: Path) -> None:
    assert table(pages, half=True).startswith("| 1 saved pages |")


def test_the_table_is_put_between_its_markers(pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    readme = pages / "README.md"
    readme.write_text("Before.\n<!-- extraction: begin -->\nold\n<!-- extraction: end -->\nAfter.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["extraction.py", str(pages), "--table", str(readme)])
    main()
    written = readme.read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in written
    assert "old" not in written
    assert written.startswith("Before.")
    assert written.endswith("After.\n")
