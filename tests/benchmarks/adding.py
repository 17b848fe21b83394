"""How fast a library grows: `python tests/benchmarks/adding.py` adds 10,000 generated articles with `article-bot add`, twice.

An article has about `--words` words in paragraphs of two to five sentences. Words are drawn from the bot's own list of common
ones, as often as it says; one of twenty is a name that is coined for its article and comes again in it. Counted are the seconds
of both whole processes and the largest memory of the first, and of one that adds a tenth of the articles: what is flat does not grow.
--check ends with 1 where the first takes over 3 minutes or 500 MB, or the second is not 20 times as fast.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from itertools import accumulate
from pathlib import Path

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.sets import write_table
from conftest import environment

from bot.text import background

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SYLLABLES = "babencordadelfengarholistjonkellinmarnoroakpelransterull"


def articles(count: int, words: int) -> Iterator[dict[str, str]]:
    """So many articles, the same each time."""
    chance = random.Random(1)
    often = {word: times for word, times in background()[0].items() if word.isalpha()}
    common, weights = list(often), list(accumulate(often.values()))
    for number in range(count):
        names = ["".join(SYLLABLES[at : at + 3] for at in chance.choices(range(54), k=3)).capitalize() for _ in range(8)]

        def said(length: int, names: list[str] = names) -> str:
            drawn = chance.choices(common, cum_weights=weights, k=length)
            return " ".join(chance.choice(names) if chance.random() < 0.05 else word for word in drawn)

        paragraphs, left = [], words
        while left > 0:
            lengths = [chance.randint(8, 26) for _ in range(chance.randint(2, 5))]
            paragraphs.append(" ".join(f"{said(length).capitalize()}." for length in lengths))
            left -= sum(lengths)
        yield {"id": f"made-{number}", "title": said(7).capitalize(), "text": "\n\n".join(paragraphs)}


class Spent(NamedTuple):
    """Seconds of a whole process, and the largest memory it held, in MB."""

    seconds: float
    megabytes: float


def added(file: Path, library: Path) -> Spent:
    """What adding the file to the library costs."""
    command = [sys.executable, "-m", "bot", "add", str(file), "--library", f"sqlite:///{library}"]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"adding ended with {process.returncode}")
    return Spent(time.perf_counter() - began, used.ru_maxrss / 1024)


def written(file: Path, count: int, words: int) -> Path:
    """The file with so many articles in it."""
    file.write_text("".join(json.dumps(one) + "\n" for one in articles(count, words)), encoding="utf-8")
    return file


def main() -> None:
    """Print the table, or put it into a file between its markers."""
    options = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--words", type=int, nargs="+", default=[500, 1_400])
    options.add_argument("--check", action="store_true")
    options.add_argument("--table", type=Path, help="the Markdown file that holds the table")
    given: Any = options.parse_args()
    rows, kept = [], True
    for words in given.words:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            tenth = added(written(place / "tenth.jsonl", given.articles // 10, words), place / "tenth.db")
            file = written(place / "all.jsonl", given.articles, words)
            first, second = (added(file, place / "all.db") for _ in range(2))
        kept &= first.seconds < 180 and first.megabytes < 500 and first.seconds >= 20 * second.seconds
        rows.append(
            f"| {given.articles:,} of {words:,} words | {first.seconds:.1f} s | {second.seconds:.2f} s, "
            f"{first.seconds / second.seconds:.0f} times as fast | {first.megabytes:.0f} MB ({tenth.megabytes:.0f} MB) |"
        )
    head = "| Articles | added in | the same again | memory at most (for a tenth of them) |\n|---|---|---|---|"
    table = "\n".join([head, *rows])
    print(table)  # noqa: T201 - a script's table
    if given.table:
        write_table(table, given.table, "adding")
    sys.exit(given.check and not kept)


if __name__ == "__main__":
    main()
