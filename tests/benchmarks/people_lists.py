"""Counts the learnt word lists of bot/people (common, persons, things): in tests/, `python -m benchmarks.people_lists TUNE_FOLDER`.

Their first lines say what they hold. The paragraphs are SQuAD 1.1's; the tagger that names the persons in them is learnt first,
without the two lists it makes. Then people_training learns the weights that are kept.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.people_training import data_of, gathered, learn

from bot.people import lists, tagger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETS = ("squad11-train-rest", "squad11-train150")
ROOM = Path(__file__).parents[2] / "bot" / "people"
_WORD = re.compile(r"[^\W\d_]+")


def articles(folder: Path) -> list[list[str]]:
    """The paragraphs of each article."""
    found = defaultdict(list)
    for name in SETS:
        with gzip.open(folder / name / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                found[row["article_id"]].append(row["text"])
    return list(found.values())


def common(paragraphs: Iterable[str]) -> set[str]:
    """The words hardly ever capitalised inside a sentence."""
    small, large = Counter[str](), Counter[str]()
    for text in paragraphs:
        for match in _WORD.finditer(text):
            before = text[max(0, match.start() - 2) : match.start()].strip()
            if before and before[-1] not in '.!?"“':
                (small if match.group().islower() else large)[match.group().lower()] += 1
    kept_out = lists.listed("given")
    return {w for w, n in small.items() if n >= 12 and n >= 12 * large[w] and len(w) > 1 and w not in kept_out}


def seen(read: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is a part of a person's name, and how often it is capitalised where a capital says something."""
    named, capitalised = Counter[str](), Counter[str]()
    for paragraphs in read:
        reading = tagger.tag(paragraphs)
        inside = {(n.position, n.sentence, at) for n in reading.names for at in range(n.first, n.last)}
        for place, word in words(reading):
            if place in inside:
                named[word] += 1
            if place in inside or place[2]:
                capitalised[word] += 1
    return named, capitalised


def words(reading: tagger.Reading) -> Iterator[tuple[tuple[int, int, int], str]]:
    """The capitalised words of a reading of three letters or more, folded, with their places."""
    for position, paragraph in enumerate(reading.sentences):
        for number, sentence in enumerate(paragraph):
            for at, token in enumerate(sentence):
                if token.capital and len(token.folded) > 2 and token.folded.replace("-", "").isalpha():
                    yield (position, number, at), token.folded


def packed(found: Iterable[str]) -> Iterator[str]:
    """Words in their order, as rows of at most 148 characters."""
    row = ""
    for word in sorted(set(found)):
        if row and len(row) + len(word) > 148:
            yield row
            row = ""
        row = f"{row} {word}".strip()
    yield row


def store(name: str, rows: Iterable[str]) -> None:
    """Write a list below the comment that its file begins with."""
    path = ROOM / "words" / f"{name}.txt"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Write the three lists."""
    read = articles(folder)
    plain = common(text for paragraphs in read for text in paragraphs)
    store("common", packed(plain))
    lists.listed.cache_clear()
    full = lists.listed
    with patch.object(lists, "listed", lambda name: frozenset() if name in {"persons", "things"} else full(name)):
        lists.kinds.cache_clear()
        with patch.object(tagger, "learnt", return_value=learn(data_of(gathered(folder)))):
            named, capitalised = seen(read)
    store("persons", packed(w for w, n in named.items() if n >= 2 and n >= 0.75 * capitalised[w] and w not in plain))
    store("things", packed(w for w, n in capitalised.items() if n >= 4 and named[w] <= 0.05 * n))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
