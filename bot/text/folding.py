"""Characters: which of them are the same to a reader, whatever the width, case, accent or digits they are written with."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {at: str(unicodedata.decimal(chr(at))) for at in range(0x660, 0xFFFF) if unicodedata.decimal(chr(at), None) is not None}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200d\u200e\u200f\u0640\u2060\ufeff"))
_SIGNS = str.maketrans({"٫": ".", "٬": ",", "ʼ": "’", "ŀ": "l", "Ŀ": "L"}) | _DIGITS | _INVISIBLE
_MIDDLE_DOT = re.compile(r"(?<=[lL])[·•](?=[lL])")
_GAPS = re.compile(r"(?<!\d)(\d{1,3})((?:[\u00a0\u202f\u2009]\d{3})+)(?!\d)")
_JOINERS = re.compile(r"(?<=[\u0900-\u0d7f])\u200c(?=[\u0900-\u0d7f])")

_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ں": "ن",
    "\u0901": "\u0902", "\u0903": None,
})  # fmt: skip
_MARKS = re.compile(
    "(?<![иу])\u0306|(?<!і)\u0308"  # the Cyrillic й ў ї are letters of their own; ё is written е by most
    "|[\u0300-\u0305\u0307\u0309-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]"
)
_NASAL = re.compile("[ङञणनम]\u094d(?=[क-घच-झट-ढत-धप-भ])")

_ELISION = re.compile(
    r"(?i:c|d|j|l|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|coll|dall|dell|nell|sull|degl|negl|bell|quell|quest|sant)['’](?=[^\W\d_]{2})"
)
_TURKISH_ENDING = re.compile(
    r"(?:(?<=[^\Waeıioöuü])['’](?:[ıiuü]n?|[ae])|['’](?:n[ıiuü]n|y[aeıiuü]|n[ae]|y?l[ae]|(?:n?d|t)[ae](?:n|ki\w*)?|l[ıiuüae]r?\w*|s[ıiuü]\w*))$"
)


def plain(text: str) -> str:
    """`text` with every digit an ASCII one, of normal width, without invisible characters, its grouped numbers in one piece."""
    if text.isascii():
        return text
    joined = _GAPS.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
    return _MIDDLE_DOT.sub("", _JOINERS.sub("", unicodedata.normalize("NFKC", joined).translate(_SIGNS)))


def bare(word: str) -> str:
    """The lower-case `word` without its accents and other marks; letters that are only written differently are one."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return _NASAL.sub("\u0902", unicodedata.normalize("NFC", _MARKS.sub("", letters)).translate(_LETTERS))


def core(word: str) -> str:
    """`word` without what an apostrophe ties to it: the article of l'homme, the ending of İstanbul'un; a name as D'Angelo stays."""
    if "'" not in word and "’" not in word:
        return word
    elided = _ELISION.match(word)
    if elided and not (word[0].isupper() and word[elided.end()].isupper()):
        return word[elided.end() :]
    ending = _TURKISH_ENDING.search(word) if word[0].isupper() and not elided else None
    return word[: ending.start()] if ending and ending.start() > 2 else word
