"""When something in an article's sentence happened, where it gives the year."""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_month_names

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "ro", "ru", "uk", "el", "tr", "id")
"""Those whose names of months are known; no name means different months in two of them."""

_COUNTED = (
    r"(?!\s(?:people|men|women|children|troops|km|kg|m"
    r"|(?!(?:was|does|has|his|its|this|thus|across|perhaps|[a-z]+wards)\b)(?-i:[a-z]{3,}s))\b)"
)
"""Behind a number that is no year: "about 1500 men", "a race of 1500 metres"."""
_YEAR = r"(?P<year{n}>1[0-9]\d\d|20\d\d)(?!\d|[.,:]\d|\w)"
_DAY = r"(?<![\d.,])(?P<day{n}>[12]\d|3[01]|0?[1-9])"
_PLAIN = (
    r"(?:\b(?:in|since|until|till|during|early|late|mid|spring|summer|autumn|winter|im|jahr|jahre|seit|ab|bis|um|en|depuis|dès|vers"
    r"|desde|hasta|nel|dal|del|em|até|в|с|до|року|το)\s|(?:born|died|b\.|d\.|né|née|geboren|gestorben|nacido|nacida)\s|\()"
)


@cache
def _months() -> dict[str, int]:
    named = ((name, number) for spoken in LANGUAGES for number, name in get_month_names("wide", "format", spoken).items())
    return {name.lower(): number for name, number in named}


_FIGURES = re.compile(r"\d{4}")
"""What every date has that is told; most sentences have none."""


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?P<month{{n}}>{'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})"
    day, year = _DAY + r"(?:st|nd|rd|th|er|º|\.)?", _YEAR
    forms = (
        rf"{day}\s(?:of\s|de\s)?{month}(?:,|\sde|\sdel)?\s{year}",
        rf"\b{month}\s{day},?\s{year}",
        rf"\b{month}(?:,|\sof|\sde|\sdel)?\s{year}",
        rf"{_PLAIN}{year}",
        rf"\b(?:by|from|before|after|of|around|about|circa)\s{year}{_COUNTED}",
        rf"^{year}(?=\s\w)",
    )
    return re.compile("|".join(form.replace("{n}", str(n)) for n, form in enumerate(forms)), re.IGNORECASE)


def dated(sentence: str) -> str | None:
    """The first date of a sentence that has a year, as ISO 8601 as far as it is given: 1928, 1928-09 or 1928-09-03."""
    found = _pattern().search(sentence) if _FIGURES.search(sentence) else None
    if found is None:
        return None
    told = {name[:-1]: value for name, value in found.groupdict().items() if value}
    month = f"-{_months()[told['month'].lower()]:02}" if "month" in told else ""
    return told["year"] + month + (f"-{int(told['day']):02}" if "day" in told and month else "")
