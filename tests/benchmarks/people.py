"""How well people are found: in tests/, `python -m benchmarks.people TUNE_FOLDER [--anew]` prints F1 and the time a reading takes.

Mentions count where they stand; distinct persons by their folded names, a document each. conll2003 is only ever measured. The
weights in the repository were learnt from every other set, so those are measured only by `--anew`: WikiGold with weights learnt
without it, then the others' every tenth document with weights learnt without these (the lists that people_lists counts were made
by a tagger that knew them: a little too much praise). That wants python-crfsuite.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from benchmarks.people_training import Labelled, data_of, documents, gathered, learn

from bot.model import Article
from bot.people import read, tagger
from bot.text import fold

if TYPE_CHECKING:
    from bot.people.learnt import Learnt

Documents = Sequence[Sequence[Labelled]]
Place = tuple[int, int, int]


def named(document: Sequence[Labelled]) -> set[Place]:
    """Where the room finds people in a document: (sentence, start, end)."""
    reading = tagger.tag([sentence.text for sentence in document])
    return {(name.position, reading.sentence(name)[name.first].start, reading.sentence(name)[name.last - 1].end) for name in reading.names}


def scores(docs: Documents) -> tuple[float, float]:
    """F1 of mentions, and of distinct persons a document, 0..100."""
    places, persons = Counter[str](), Counter[str]()
    for document in docs:
        found = named(document)
        truth = {(at, *span) for at, sentence in enumerate(document) for span in sentence.persons}
        count(places, found, truth)
        count(persons, words(document, found), words(document, truth))
    return f1(places), f1(persons)


def words(document: Sequence[Labelled], places: set[Place]) -> set[str]:
    """The names that stand at places of a document, folded."""
    return {fold(document[at].text[start:end]) for at, start, end in places}


def count(into: Counter[str], found: AbstractSet[object], truth: AbstractSet[object]) -> None:
    """Add what was found and what was there."""
    into.update(right=len(found & truth), found=len(found), there=len(truth))


def f1(counted: Counter[str]) -> float:
    """The harmonic mean of precision and recall, 0..100."""
    return 200 * counted["right"] / max(1, counted["found"] + counted["there"])


def prose(docs: Documents) -> Documents:
    """The documents without tables, results and headlines: sentences of 60 characters and more, most words in small letters."""
    return [[sentence for sentence in document if is_prose(sentence.text)] for document in docs]


def is_prose(text: str) -> bool:
    """Whether a sentence is running text."""
    found = text.split()
    return len(text) > 60 and text[-1] in '."' and sum(word.islower() for word in found) >= 0.55 * len(found)


def speed(docs: Documents) -> float:
    """Milliseconds that reading an article of 1,400 words takes."""
    articles = [Article("a", "", tuple(sentence.text for sentence in document)) for document in docs]
    length = sum(len(article.text.split()) for article in articles)
    began = time.perf_counter()
    for article in articles:
        read(article)
    return (time.perf_counter() - began) * 1000 * 1400 / length


def main(folder: Path, *, anew: bool) -> None:
    """Print the table."""
    news = list(documents(folder / "ner" / "conll2003-train.conll"))
    print(f"{'set':<28}{'documents':>10}{'mentions F1':>14}{'persons F1':>12}")  # noqa: T201
    show({"conll2003-train": news, "conll2003-train, prose": prose(news)})
    if anew:
        kept_apart(folder)
    print(f"{speed(news):.1f} ms for 1,400 words")  # noqa: T201


def kept_apart(folder: Path) -> None:
    """Measure the sets that the weights are learnt from, each with weights that never saw what is measured."""
    wiki = list(documents(folder / "ner" / "wikigold-half.conll"))
    docs = gathered(folder)
    with patch.object(tagger, "learnt", return_value=learnt_without(docs, wiki)):
        show({"wikigold, held apart": wiki})
    tenth = docs[9::10]
    held = {document[0].text for document in tenth}
    with patch.object(tagger, "learnt", return_value=learnt_without(docs, tenth)):
        for name in ("uner", "crossner"):
            own = [doc for path in sorted((folder / "ner").glob(f"{name}-*")) for doc in documents(path)]
            show({f"{name}, held apart": [doc for doc in own if doc[0].text in held]})


def learnt_without(docs: Sequence[list[Labelled]], apart: Documents) -> Learnt:
    """What is learnt from the other documents."""
    held = {document[0].text for document in apart}
    return learn(data_of([document for document in docs if document[0].text not in held]))


def show(tables: dict[str, Documents]) -> None:
    """Print a line for each set."""
    for name, docs in tables.items():
        places, persons = scores(docs)
        print(f"{name:<28}{len(docs):>10}{places:>14.1f}{persons:>12.1f}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), anew="--anew" in sys.argv)
