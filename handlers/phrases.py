"""Every sentence the bot itself says, by language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from handlers.direction import MARKS, apart, turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Source

FALLBACK = "en"
_SKELETONS = {4: "y", 7: "yMMMM"}
"""How a year and a month are written (CLDR), by the length of their ISO dates."""


class Phrases:
    """The phrases of one language of the `tables`, which hold a table a language; `of` gives those of another, one of all `beside` it."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], language: str = FALLBACK, beside: dict[str, Phrases] | None = None) -> None:
        self.language = language
        self._table = tables[language]
        self._locale = Locale.parse(language)
        self._all = {} if beside is None else beside
        self._all[language] = self
        if beside is None:
            for other in set(tables) - {language}:
                Phrases(tables, other, self._all)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are spoken, by their ISO 639-1 codes."""
        return tuple(sorted(self._all))

    def of(self, *wishes: str | None) -> Phrases:
        """The phrases in the first of the wished languages that is spoken, else these; a wish is an IETF tag such as "pt-br"."""
        codes = ((wish or "").lower().partition("-")[0] for wish in wishes)
        return next((self._all[code] for code in codes if code in self._all), self)

    def name(self, language: str) -> str:
        """What that language is called in this one."""
        return self._locale.languages.get(language) or language

    def say(self, key: str, **values: str | int) -> str:
        """The phrase with its placeholders filled; one with plural forms takes the form that its `count` asks for (CLDR).

        Whole numbers are written as the language writes them, texts of another direction set apart.
        """
        phrase = self._table[key]
        if isinstance(phrase, dict):
            phrase = phrase.get(self._locale.plural_form(int(values["count"])), phrase["other"])
        return str(phrase).format(**{name: self._written(value) for name, value in values.items()})

    def words(self, key: str) -> tuple[str, ...]:
        """The words by which a reader may call something in this language or in English, in lower case."""
        return tuple(dict.fromkeys(f"{self.say(key)}, {self.of(FALLBACK).say(key)}".lower().split(", ")))

    def _written(self, value: str | int) -> str:
        if isinstance(value, int):
            return str(format_decimal(value, locale=self._locale))
        return apart(value) if self.from_the_right or turns(value) else value

    @property
    def from_the_right(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @property
    def mark(self) -> str:
        """What gives a line the direction of the language."""
        return MARKS[self._locale.text_direction]

    def share(self, part: float) -> str:
        """A share of 0..1 in per cent."""
        return str(format_percent(part, locale=self._locale))

    @property
    def month_first(self) -> bool:
        """Whether the month stands before the day where a date is written in figures."""
        pattern = self._locale.date_formats["short"].pattern
        return bool(pattern.index("M") < pattern.index("d"))

    def short_day(self, day: date) -> str:
        """The day of the month, as short as it is written."""
        return str(format_skeleton("MMMd", day, locale=self._locale))

    def day(self, source: Source) -> str | None:
        """The day of publication, in words; None where it is not known."""
        return self.date(source.day) if source.day else None

    def date(self, day: date) -> str:
        """The day in words."""
        return format_date(day, "long", locale=self._locale)

    def moment(self, when: str) -> str:
        """A day, a month or a year in words; `when` is ISO 8601 as far as it is known, and stays as it is where there is no such day."""
        try:
            day = date.fromisoformat(when + "-01-01"[len(when) - 4 :])
        except ValueError:
            return when
        skeleton = _SKELETONS.get(len(when))
        return str(format_skeleton(skeleton, day, locale=self._locale)) if skeleton else self.date(day)
