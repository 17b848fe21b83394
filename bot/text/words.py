"""Words, and the form in which two of them are the same whatever their case, accents and width."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.text.folding import bare, core, plain
from bot.text.lists import word_list
from bot.text.unspaced import RANGES, pairs

_MARKS = "".join(chr(at) for at in range(0x300, 0x1C00) if unicodedata.category(chr(at)) in {"Mn", "Mc"})
_LETTER = r"[^\W\d_]"
_DIGITS = r"\d+(?!\d)"  # all of them, with no possessive quantifier: Python before 3.11.5 keeps the comma that one of those has given back
_NUMBER = rf"{_DIGITS}(?:[.,:٫٬]{_DIGITS})*(?:st|nd|rd|th|s|%)?"
_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?![.\d])"
WORD = re.compile(
    rf"(?P<date>{_DATE})"
    rf"|(?P<number>{_NUMBER}(?!(?={_LETTER})[^{RANGES}]))"
    rf"|(?P<unspaced>[{RANGES}]+)"
    rf"|(?P<dotted>(?:{_LETTER}\.){{2,}})"
    rf"|[^\W_](?:(?:[^\W_]|[{_MARKS}\u00ad\u200d]|[·•](?=[lL]))(?<![{RANGES}]))*(?:['’ʼ](?={_LETTER}){_LETTER}+[{_MARKS}]*)?"
)
_ASCII_WORD = re.compile(
    rf"{_DATE}|{_NUMBER}(?![A-Za-z])|(?:[A-Za-z]\.){{2,}}|[A-Za-z0-9]+(?:'[A-Za-z]+)?",
    re.ASCII,
)
_DAY_OR_MONTH = re.compile(r"(?<=\d)\s?[月日号號]")
_YEAR = re.compile(r"1\d{3}s?|20\d{2}s?")
_DOTTED_DATE = re.compile(_DATE)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MILLIONS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


class Token(NamedTuple):
    """A word of a text: as it is compared (`word`, folded), as it stands there (`written`), and what kind of thing it looks like.

    Shapes: `y` a year, `n` another number, `d` a month's or a day's name, `c` written with a capital, `.` any other word.
    """

    word: str
    shape: str
    written: str


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; runs of a script that writes no spaces become overlapping pairs and their last character."""
    if text.isascii():
        return list(chain.from_iterable(map(_read, _ASCII_WORD.findall(text))))
    found: list[Token] = []
    normal = plain(text)
    for match in WORD.finditer(normal):
        if match.lastgroup == "unspaced":
            found.extend(_pairs(normal, match))
        else:
            found.extend(_read(match.group()))
    return found


def words(text: str) -> list[str]:
    """The words of `text` in order, folded."""
    return [token.word for token in tokens(text)]


def _pairs(text: str, run: re.Match[str]) -> list[Token]:
    """The pairs of a run; 月 and 日 behind a number stand alone and mark a date."""
    unit = _DAY_OR_MONTH.match(text, run.start())
    dated = [Token(unit.group(), "d", unit.group())] if unit else []
    rest = text[unit.end() if unit else run.start() : run.end()]
    return dated + [Token(pair, ".", pair) for pair in (pairs(rest) if rest else ())]


@lru_cache(maxsize=16_384)
def _read(written: str) -> tuple[Token, ...]:
    """The one word that is written there, none where nothing of it is compared; a date in figures is three."""
    if _DOTTED_DATE.fullmatch(written):
        return tuple(Token(part, _shape(part, part), part) for part in (figure.lstrip("0") or "0" for figure in written.split(".")))
    word, said = fold(written), core(written)
    return (Token(word, _shape(said, word), said),) if word else ()


def _shape(written: str, word: str) -> str:
    if is_number(word):
        return "y" if _YEAR.fullmatch(written) else "n"
    if written[0].isupper():
        return "d" if word in word_list("months") else "c"
    return "d" if len(word) > 2 and (word in word_list("months_lower") or (len(word) > 3 and word in word_list("months"))) else "."


def fold(word: str) -> str:
    """`word` in the form in which it is compared: lower case, no accents, no possessive or elided article, no thousands commas."""
    if word.isascii() and word.isalpha():
        return word.lower()
    lower = _THOUSANDS.sub("", _POSSESSIVE.sub("", core(plain(word)).casefold()))
    if is_number(lower) and _MILLIONS.fullmatch(lower):
        return lower.replace(".", "")
    if lower.isascii():
        return lower.replace("'", "").replace(".", "" if not is_number(lower) else ".")
    return bare(lower.replace("’", "").replace("'", ""))


def is_number(word: str) -> bool:
    """Whether the word is written in digits."""
    return word[:1].isdigit()
