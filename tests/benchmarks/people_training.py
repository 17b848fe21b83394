"""Learns bot/people/weights.json from the free named-entity sets: in tests/, `python -m benchmarks.people_training TUNE_FOLDER`.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the runs of capitalised words, persons against
all else, trained by python-crfsuite (L-BFGS, L2); the same data give the same weights. One sentence in twelve is also learnt in
capitals. What is kept: the weights of LEAST_WEIGHT and more, as whole numbers. bot/people/CARD.md tells of data and figures.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from bot.people.decoding import Steps
from bot.people.evidence import features
from bot.people.learnt import Learnt
from bot.people.lists import addresses, titles
from bot.people.runs import runs
from bot.people.tokens import Token, tokens
from bot.people.whole import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("uner-*", "wikigold-*", "crossner-*", "wnut17-*", "btc-*")
PERSONS = {"PER", "person", "politician", "writer", "scientist", "musicalartist", "researcher"}
LEAST = 3
"""So often a feature must be seen."""
RULES = {"c1": 0.0, "c2": 8.0, "max_iterations": 200, "feature.possible_transitions": True}
LEAST_WEIGHT, UNIT = 0.03, 100
ABOUT = (
    "Learnt by tests/benchmarks/people_training.py from the free sets UNER EWT, WikiGold, CrossNER, WNUT 2017 and "
    "the Broad Twitter Corpus: what a feature of bot/people/evidence.py weighs for a name, times unit."
)
NO_SPACE_BEFORE = set(",.;:!?)]}%") | {"'s", "’s", "n't", "'", "’"}


@dataclass(frozen=True)
class Labelled:
    """A sentence as text, and the (start, end) of the persons it names."""

    text: str
    persons: tuple[tuple[int, int], ...]


def documents(path: Path) -> Iterator[list[Labelled]]:
    """The documents of a CoNLL file, each a list of labelled sentences; where no documents are marked, ten sentences are one."""
    lines = path.read_text(encoding="utf-8").split("\n")
    marked = any(line.startswith("-DOCSTART-") for line in lines)
    found: list[Labelled] = []
    rows: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        if line.strip() and not line.startswith("-DOCSTART-"):
            word, _, label = line.rpartition("\t")
            rows.append((word, label))
            continue
        if rows:
            found.append(labelled(rows))
        rows = []
        if found and (line.startswith("-DOCSTART-") if marked else True):
            yield found
            found = []
    if found:
        yield found


def labelled(rows: list[tuple[str, str]]) -> Labelled:
    """A sentence from its words and their IOB2 labels, spaced as text is."""
    text, previous = "", ""
    spans: list[tuple[int, int]] = []
    for word, label in rows:
        glued = not text or word in NO_SPACE_BEFORE or text[-1] in "([{@#" or (previous == "'" and word in {"s", "t"})
        glued = glued or (word == "-" and previous.lower() in {"al", "el"}) or text.lower().endswith((" al-", " el-"))
        text += word if glued else f" {word}"
        start, end = len(text) - len(word), len(text)
        if label[2:] in PERSONS:
            if label[0] == "I" and spans:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        previous = word
    return Labelled(text, tuple(spans))


def bare(sentence: list[Token], states: list[bool]) -> list[bool]:
    """The states without the titles before names: they are no part of them here."""
    apart = titles() | addresses()
    for at, token in enumerate(sentence):
        if states[at] and (at == 0 or not states[at - 1]) and token.folded in apart and sum(states[at : at + 2]) == 2:
            states[at] = False
    return states


def examples(document: list[Labelled]) -> Iterator[tuple[list[list[str]], list[bool]]]:
    """The runs of a document: the features of each word, and whether each is a person's name."""
    read = [(sentence, found) for sentence in document for found in tokens(sentence.text)]
    whole = Whole(found for _, found in read)
    for labels, sentence in read:
        states = bare(sentence, [any(a <= t.start and t.end <= b for a, b in labels.persons) for t in sentence])
        for start, end in runs(sentence):
            if sentence[start - 1].text not in {"@", "#"} or start == 0:
                yield [features(sentence, start, end, at, whole) for at in range(start, end)], states[start:end]


def learn(data: list[tuple[list[list[str]], list[bool]]]) -> Learnt:
    """The weights under which the data are likeliest."""
    import pycrfsuite  # noqa: PLC0415 - measuring does not want it

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for found, truth in data:
        trainer.append(found, ["name" if state else "else" for state in truth])
    trainer.set_params(RULES)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        info = tagger.info()
    weights: dict[str, float] = {}
    for (feature, label), weight in info.state_features.items():
        weights[feature] = weights.get(feature, 0.0) + (weight if label == "name" else -weight)
    steps = Steps(*(info.transitions.get(step, 0.0) for step in product(("else", "name"), repeat=2)))
    return Learnt({feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}, steps)


def gathered(folder: Path) -> list[list[Labelled]]:
    """Every document of the free sets."""
    return [doc for pattern in SETS for path in sorted((folder / "ner").glob(f"{pattern}.conll")) for doc in documents(path)]


def data_of(docs: list[list[Labelled]]) -> list[tuple[list[list[str]], list[bool]]]:
    """The learnable runs of documents, with a twelfth of their sentences once more in capitals, without the rarest features."""
    loud = [[Labelled(s.text.upper(), s.persons)] for n, s in enumerate(s for doc in docs for s in doc) if n % 12 == 0]
    data = [example for doc in [*docs, *(d for d in loud if len(d[0].text.upper()) == len(d[0].text))] for example in examples(doc)]
    often = Counter(f for found, _ in data for own in found for f in own)
    return [([[f for f in own if often[f] >= LEAST] for own in found], truth) for found, truth in data]


def stored(model: Learnt) -> dict[str, object]:
    """The model as weights.json holds it: whole numbers, UNIT to 1."""
    weights = {feature: round(weight * UNIT) for feature, weight in sorted(model.weights.items())}
    return {"about": ABOUT, "unit": UNIT, "steps": [round(step * UNIT) for step in model.steps], "weights": weights}


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "bot" / "people" / "weights.json"
    found = stored(learn(data_of(gathered(Path(sys.argv[1])))))
    target.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
