"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import re

from bot.text.lists import word_list

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSERS = r"[\"'”’»›)\]）」』】]*"
_END = re.compile(
    rf"(?<![ก-๛])[.!?…]+{_CLOSERS}(?=\s)"  # Latin, Greek, Cyrillic: only before a space; Thai has it in abbreviations alone
    rf"|[。！？｡]+{_CLOSERS}"  # Chinese and Japanese write no space
    rf"|[؟؛।॥۔።]{_CLOSERS}"  # Arabic, Hindi, Urdu, Amharic
    rf"|[։;]{_CLOSERS}(?=\s)"  # Armenian; Greek asks with ;
    r"|(?<=[ก-ฺเ-๎])[ \u00a0]+(?=[ก-ฮเ-ไ])"  # Thai has a space and no stop
)
_ASCII_END = re.compile(r"[.!?][.!?]*[\"')\]]*(?=\s)")
"""The same where all characters are ASCII."""
_CLAUSE = 40
"""Characters of Thai after which a space ends what is quoted as a sentence; a nearer one parts the words of a list."""
_LAST_WORD = re.compile(r"[\w.\-’']+$")
_NEXT = re.compile(r"\s+[\"'“‘«‹(\[¿¡„–—-]*\s*(\S)")
_FOLLOWING = re.compile(r"\s+(\w+)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of `text`: what blank lines keep apart, without the white space around it."""
    return tuple(part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")) if part.strip())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) slices in reading order, white space around them left out.

    A stop after an abbreviation ("Dr."), an initial ("J."), inside a number, or before a lower-case word ends nothing.
    """
    spans, start = [], 0
    for stop in (_ASCII_END if text.isascii() else _END).finditer(text):
        if stop.end() - start > _CLAUSE if stop.group().isspace() else _ends_sentence(text, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return [_trim(text, *span) for span in spans if text[slice(*span)].strip()]


def sentences(text: str) -> list[str]:
    """The sentences of `text`, word for word, in reading order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    mark = stop.group()[0]
    following = _NEXT.match(text, stop.end())
    if mark == ";":
        return bool(_GREEK.search(text[max(0, stop.start() - 12) : stop.start()]))
    if mark not in ".…!?" or following is None:
        return True
    if following.group(1).islower():
        return False
    word = _LAST_WORD.search(text, max(text.rfind(" ", 0, stop.start()) + 1, stop.start() - 40), stop.start())
    single = mark == "." and not stop.group().startswith("..")
    return not (single and word and (_is_short_for(word.group().lstrip(".-’'"), following.group(1)) or _counts(text, word, stop)))


def _counts(text: str, word: re.Match[str], stop: re.Match[str]) -> bool:
    """Whether the stop makes an ordinal of the number before it: 3. Oktober."""
    following = _FOLLOWING.match(text, stop.end())
    return len(word.group()) < 3 and word.group().isdigit() and bool(following and following[1].lower() in word_list("ordinals"))


def _is_short_for(word: str, following: str) -> bool:
    """Whether the word before a stop is an abbreviation or an initial."""
    short = word_list("abbreviations")
    if word.lower() in short or (f"{word.lower()}#" in short and following.isdigit()):
        return True
    return bool(_INITIAL.fullmatch(word)) and word[-1].isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
