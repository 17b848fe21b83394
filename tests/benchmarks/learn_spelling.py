"""Learn bot/spelling/weights.yaml: python tests/benchmarks/learn_spelling.py TUNE_FOLDER [--write].

Deterministic. A softmax over what each doubtful word of a question may stand for (see bot/spelling/channel.py): misspelt questions, whose
right words are known; the rare words of the same questions well spelt; and questions about other articles, whose words are right as
they stand. (An unknown word in a question about the library's own articles is mostly its writer's slip.) Figures are
cross-validated over five folds that share no article.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml
from benchmarks.learning import library
from benchmarks.sets import rows
from scipy.optimize import minimize

from bot.spelling.candidates import stem_in
from bot.spelling.channel import FEATURES, KEPT, PARTED, Written, guesses, measure
from bot.spelling.repairing import as_written, is_doubtful
from bot.text import fold, stem, stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.index import Reader

NAMES = (*FEATURES, *KEPT, *PARTED)
FOLDS = 5
RIDGE = 1e-5
EACH_TOGETHER, EACH_STOP_WORD, SHORTEST_SLIP = 5, 4, 2
SMALL_LIBRARIES, MOST_ARTICLES, SMALL_ELSEWHERE = 25, 10, 60
ABOUT = """\
# What the features of bot/spelling/channel.py count.
# Learnt by: python tests/benchmarks/learn_spelling.py TUNE_FOLDER --write
# from SQuAD 1.1 training questions (Rajpurkar et al., 2016; CC BY-SA 4.0) with people's misspellings and slips of the keys.
# Cross-validated over folds that share no article:
"""


@dataclass(frozen=True)
class Example:
    """A doubtful word: the features of its guesses (guesses x features), which are right, and whether it was misspelt."""

    article: str
    features: np.ndarray
    right: np.ndarray
    misspelt: bool
    passages: int


def doubtful(text: str, reader: Reader) -> Iterator[Written]:
    said = tokens(text)
    for at, token in enumerate(said):
        if is_doubtful(token.word, reader):
            yield as_written(said, at, reader)


def example(written: Written, meant: str, article: str, reader: Reader) -> Example:
    found = guesses(written, reader)
    right = [g.form == meant or stem(g.form) == stem(meant) for g in found]
    table = [[measured.get(name, 0.0) for name in NAMES] for measured in map(measure, found)]
    misspelt = meant != written.word
    return Example(article, np.array(table), np.array(right), misspelt, len(reader))


def examples(folder: Path, count: int) -> list[Example]:
    """Doubtful words of `count` misspelt questions to a library of 150 articles, and of those to small ones of a few of them."""
    paragraphs = rows(folder / "squad11-train150" / "corpus.jsonl.gz")
    misspelt, elsewhere = (chosen(folder / name, count) for name in ("squad11-train150-misspelt", "squad11-train-rest"))
    made = asked(paragraphs, misspelt, elsewhere)
    chance, articles = random.Random(2), sorted({row["article_id"] for row in paragraphs})
    for number in range(SMALL_LIBRARIES):
        some = set(chance.sample(articles, chance.randint(1, MOST_ARTICLES)))
        held = [row for row in misspelt if row["source_paragraph"].rpartition("#")[0] in some]
        others = elsewhere[number * SMALL_ELSEWHERE : (number + 1) * SMALL_ELSEWHERE]
        made += asked([row for row in paragraphs if row["article_id"] in some], held, others)
    return made


def asked(paragraphs: list[dict[str, Any]], misspelt: list[dict[str, Any]], elsewhere: list[dict[str, Any]]) -> list[Example]:
    """The doubtful words of questions to a library of the paragraphs and of questions about `elsewhere`."""
    reader, made = library(paragraphs)[0].reader(), []
    for row in misspelt:
        meant = {fold(wrong): fold(right) for right, wrong, _ in row["typos"] if " " not in right + wrong}
        article = row["source_paragraph"].rpartition("#")[0]
        slips = [one for one in doubtful(row["question"], reader) if one.word in meant]
        made += [example(one, meant[one.word], article, reader) for one in slips if reader.frequency(stem_in(meant[one.word], reader))]
        made += [example(one, one.word, article, reader) for one in doubtful(row["clean_question"], reader) if one.known]
        made += run_together(row["clean_question"], article, reader)
        made += slip_in_stop_word(row["clean_question"], article, reader)
    for row in elsewhere:
        made += [example(one, one.word, row["id"], reader) for one in doubtful(row["question"], reader)]
    return made


def run_together(text: str, article: str, reader: Reader) -> list[Example]:
    """One question in EACH_TOGETHER with two neighbouring words of it written as one."""
    said = text.rstrip("?").split(" ")
    chance = random.Random(text)
    at = chance.randrange(len(said) - 1) if len(said) > 1 and chance.random() < 1 / EACH_TOGETHER else None
    if at is None or not (said[at] + said[at + 1]).isalpha():
        return []
    whole, pair = fold(said[at] + said[at + 1]), fold(said[at]) + " " + fold(said[at + 1])
    written = doubtful(" ".join([*said[:at], whole, *said[at + 2 :]]), reader)
    return [example(one, pair, article, reader) for one in written if one.word == whole]


def slip_in_stop_word(text: str, article: str, reader: Reader) -> list[Example]:
    """One question in EACH_STOP_WORD with a slip of the keys in one of its stop words: a letter left out, doubled or swapped."""
    said, chance = text.rstrip("?").split(" "), random.Random("slip" + text)
    places = [at for at, word in enumerate(said) if word.isalpha() and len(word) > SHORTEST_SLIP and fold(word) in stopwords()]
    if not places or chance.random() > 1 / EACH_STOP_WORD:
        return []
    at = chance.choice(places)
    word, letter = fold(said[at]), chance.randrange(1, len(said[at]) - 1)
    head, one, two, tail = word[:letter], word[letter], word[letter + 1], word[letter + 2 :]
    slip = head + chance.choice([two, one + one + two, two + one]) + tail
    written = doubtful(" ".join([*said[:at], slip, *said[at + 1 :]]), reader)
    return [example(made, word, article, reader) for made in written if made.word == slip]


def chosen(folder: Path, count: int) -> list[dict[str, Any]]:
    found = rows(folder / "questions.jsonl.gz")
    return random.Random(1).sample(found, min(count, len(found)))


def learn(made: list[Example]) -> np.ndarray:
    """The weights that make the right guesses of each example likeliest under a softmax."""
    made = [one for one in made if one.right.any()]
    table = np.concatenate([one.features for one in made])
    right = np.concatenate([one.right for one in made])
    starts = np.cumsum([0, *(len(one.right) for one in made[:-1])])
    group = np.repeat(np.arange(len(made)), [len(one.right) for one in made])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        fits = table @ weights
        powers = np.exp(fits - np.maximum.reduceat(fits, starts)[group])
        share = powers / np.add.reduceat(powers, starts)[group]
        good = np.add.reduceat(share * right, starts)
        slope = table.T @ (share - share * right / good[group]) / len(made)
        return float(-np.log(good).mean() + RIDGE * weights @ weights), slope + 2 * RIDGE * weights

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def figures(made: list[Example]) -> dict[str, float]:
    articles = sorted({one.article for one in made})
    order = {article: at % FOLDS for at, article in enumerate(random.Random(7).sample(articles, len(articles)))}
    largest, told = max(one.passages for one in made), dict[str, float]()
    good: dict[tuple[str, bool], list[bool]] = {(size, misspelt): [] for size in ("whole", "small") for misspelt in (True, False)}
    for number in range(FOLDS):
        weights = learn([one for one in made if order[one.article] != number])
        for one in (one for one in made if order[one.article] == number):
            size = "whole" if one.passages == largest else "small"
            good[size, one.misspelt].append(bool(one.right[np.argmax(one.features @ weights)]))
    for (size, misspelt), marks in good.items():
        what = "misspelt words read rightly" if misspelt else "well spelt words that it lacks or hardly has, kept"
        told |= {f"{size} library, {what}, of {len(marks)}": round(float(np.mean(marks)), 3)}
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=int, default=3_000)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    made = examples(wanted.folder, wanted.questions)
    told = "".join(f"#   {name}: {figure}\n" for name, figure in figures(made).items())
    table = yaml.safe_dump({name: round(float(weight), 2) for name, weight in zip(NAMES, learn(made), strict=True)}, sort_keys=False)
    print(told + table)  # noqa: T201 - a script's table
    if wanted.write:
        Path("bot/spelling/weights.yaml").write_text(ABOUT + told + table, encoding="utf-8")


if __name__ == "__main__":
    main()
