"""The question log as it is learnt from: what was asked, what went unanswered, and the thumbs that count."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.journal.entries import ENTRIES
from bot.journal.presses import CHOICES, EDITED, OFFERS, PRESSES, TAKEN_BACK, THUMBS

if TYPE_CHECKING:
    from collections.abc import Mapping

UP = THUMBS[0]
QUARTER = 900
"""Seconds by which questions are counted: every time zone's day begins with a quarter of an hour."""
_TOLD = (*THUMBS, TAKEN_BACK, EDITED, *CHOICES, OFFERS)
_COLUMNS = [ENTRIES.c[name] for name in ("key", "at", "asked", "found", "meaning", "read_as", "score", "article", "matches")]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of one reader's presses below an answer: the thumb (one of THUMBS, "" for none) and when it was given (Unix time).

    `choice` is the place of the passage that they took for what was meant, None where they took none.
    """

    thumb: str = ""
    at: int = 0
    choice: int | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A question of the log and what its readers made of the answer.

    `score` (0..100) and `article` (a number) are of the best passage, sent or not; `places` are keys of passages sent or offered.
    """

    at: int
    asked: str
    found: bool
    meaning: str | None = None
    read_as: str | None = None
    score: float | None = None
    article: int | None = None
    places: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def question(self) -> str:
        """The question in full, as it was written."""
        return self.meaning or self.asked

    @property
    def understood(self) -> str:
        """The question in full, as it was read."""
        return self.read_as or self.question

    @property
    def unanswered(self) -> bool:
        """Whether no passage was sure, and nobody took one that was offered instead."""
        return not self.found and all(verdict.choice is None for verdict in self.verdicts)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The thumbs that point down, each with its reason: THUMBS but the first."""
        return tuple(verdict.thumb for verdict in self.verdicts if verdict.thumb not in ("", UP))

    @property
    def praise(self) -> int:
        """How many more thumbs point up than down."""
        return sum(verdict.thumb == UP for verdict in self.verdicts) - len(self.reasons)

    @property
    def failed(self) -> bool:
        """Whether the articles, or the bot, failed the question: it is unanswered, or no more thumbs point up than down."""
        return self.unanswered or (bool(self.reasons) and self.praise <= 0)

    @property
    def praised(self) -> tuple[str, ...]:
        """The passages, by their keys, that thumbs point up for; () where as many point down."""
        up = [verdict.choice or 0 for verdict in self.verdicts if verdict.thumb == UP and (self.found or verdict.choice is not None)]
        return tuple(dict.fromkeys(self.places[at] for at in up if at < len(self.places))) if self.praise > 0 else ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How much was asked from some time on: `asked` counts the questions of each quarter of an hour, by its Unix time.

    `thumbs` holds for every thumb when it was given and whether it points up; `failed` are the questions that were failed.
    """

    asked: Mapping[int, int] = field(default_factory=dict)
    thumbs: tuple[tuple[int, bool], ...] = ()
    failed: tuple[Logged, ...] = ()


class Log:
    """The questions of the last days, by whichever bot of the library they were answered."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def counted(self, since: int = 0) -> Counted:
        """All there is to count of the questions asked since that Unix time."""
        quarter = (ENTRIES.c.at - ENTRIES.c.at % QUARTER).label("quarter")
        asked = sql.select(quarter, sql.func.count()).where(ENTRIES.c.at >= since).group_by("quarter")
        with self._engine.connect() as connection:
            verdicts = _verdicts(connection, since)
            counts = {int(at): int(count) for at, count in connection.execute(asked)}
            failed = _failed(connection, since, verdicts)
        thumbs = tuple((one.at, one.thumb == UP) for told in verdicts.values() for one in told if one.thumb)
        return Counted(counts, thumbs, failed)

    def failed(self, since: int = 0) -> tuple[Logged, ...]:
        """The questions asked since that Unix time that the articles failed, the earliest first."""
        with self._engine.connect() as connection:
            return _failed(connection, since, _verdicts(connection, since))

    def praised(self) -> tuple[Logged, ...]:
        """The questions whose answers have more thumbs that point up than down, the earliest first."""
        with self._engine.connect() as connection:
            verdicts = _verdicts(connection, 0)
            told = _logged(connection, verdicts, _pressed(UP))
        return tuple(one for one in told if one.praised)


def _failed(connection: sql.Connection, since: int, verdicts: Mapping[str, tuple[Verdict, ...]]) -> tuple[Logged, ...]:
    told = _logged(connection, verdicts, ENTRIES.c.at >= since, sql.or_(~ENTRIES.c.found, _pressed(*THUMBS[1:])))
    return tuple(one for one in told if one.failed)


def _pressed(*whats: str) -> sql.ColumnElement[bool]:
    return ENTRIES.c.key.in_(sql.select(PRESSES.c.entry).where(PRESSES.c.what.in_(whats)))


def _logged(connection: sql.Connection, verdicts: Mapping[str, tuple[Verdict, ...]], *where: sql.ColumnElement[bool]) -> list[Logged]:
    rows = connection.execute(sql.select(*_COLUMNS).where(*where).order_by(ENTRIES.c.at, ENTRIES.c.message, ENTRIES.c.key)).mappings()
    return [_row(row, verdicts.get(row["key"], ())) for row in rows]


def _row(row: sql.RowMapping, verdicts: tuple[Verdict, ...]) -> Logged:
    told = {name: row[name] for name in ("at", "asked", "found", "meaning", "read_as", "score", "article")}
    return Logged(**told, places=tuple(key for key, _ in json.loads(row["matches"])), verdicts=verdicts)


def _verdicts(connection: sql.Connection, since: int) -> dict[str, tuple[Verdict, ...]]:
    """What counts of every reader's presses, by the entry below which they pressed; an edited question begins anew."""
    told: dict[str, dict[str, Verdict]] = {}
    pressed = PRESSES.c.at >= since, PRESSES.c.what.in_(_TOLD)
    columns = PRESSES.c.entry, PRESSES.c.reader, PRESSES.c.at, PRESSES.c.what
    for entry, reader, at, what in connection.execute(sql.select(*columns).where(*pressed).order_by(PRESSES.c.number)):
        below = told.setdefault(entry, {})
        if what == EDITED:
            below.clear()
        else:
            below[reader] = _pressed_on(below.get(reader, Verdict()), at, what)
    return {entry: tuple(below.values()) for entry, below in told.items()}


def _pressed_on(verdict: Verdict, at: int, what: str) -> Verdict:
    """The reader's verdict after one more press."""
    if what in CHOICES:
        return Verdict(verdict.thumb, verdict.at, CHOICES.index(what))
    if what == OFFERS:
        return Verdict(verdict.thumb, verdict.at)
    return Verdict(what if what in THUMBS else "", at, verdict.choice)
