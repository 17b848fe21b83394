"""Every sentence the bot itself says, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.model import Source

FALLBACK = "en"


class Phrases:
    """The phrases of one language; a missing one is taken from English."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], language: str = FALLBACK) -> None:
        self._table = {**tables[FALLBACK], **tables.get(language, {})}
        self._locale = Locale.parse(language if language in tables else FALLBACK)

    def say(self, key: str, **values: str | int) -> str:
        """The phrase with its placeholders filled; one with plural forms takes the form that its `count` asks for (CLDR)."""
        phrase = self._table[key]
        if isinstance(phrase, dict):
            phrase = phrase.get(self._locale.plural_form(int(values["count"])), phrase["other"])
        return str(phrase).format(**values)

    def day(self, source: Source) -> str | None:
        """The day of publication, in words; None where it is not known."""
        return self.date(source.day) if source.day else None

    def date(self, day: date) -> str:
        """The day, in words."""
        return format_date(day, "long", locale=self._locale)
