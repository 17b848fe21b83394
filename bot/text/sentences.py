"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import re

from bot.text.lists import word_list

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_MARKS = r"\"'”’»›)\]）」』】"
_CLOSERS = rf"(?:[{_MARKS}“«‹]|[ \u00a0\u202f][»›](?=[\s,.;:!?]|$))*"
"""What may close a quotation behind a stop: in French after a space, in German as others open one."""
_CJK_CLOSERS = rf"[{_MARKS}]*+"
_END = re.compile(
    rf"(?<![ก-๛])[.!?…]+{_CLOSERS}(?=\s)"  # Latin, Greek, Cyrillic: only before a space; Thai has it in abbreviations alone
    rf"|[。！？｡]+{_CJK_CLOSERS}(?!(?<=[」』])(?:と|って|など|という))"  # Chinese and Japanese write no space; 」と: said somebody
    rf"|[؟؛।॥۔።]{_CJK_CLOSERS}"  # Arabic, Hindi, Urdu, Amharic
    rf"|[։;]{_CLOSERS}(?=\s)"  # Armenian; Greek asks with ;
    r"|(?<=[ก-ฺเ-๎])[ \u00a0]+(?=[ก-ฮเ-ไ])"  # Thai has a space and no stop
)
_ASCII_END = re.compile(r"[.!?][.!?]*[\"')\]]*(?=\s)")
"""The same where all characters are ASCII."""
_CLAUSE = 40
"""Characters of Thai after which a space ends what is quoted as a sentence; a nearer one parts the words of a list."""
_LAST_WORD = re.compile(r"[\w\u0900-\u0dff.\-’']+$")
_LATIN_END = re.compile(r"[^\u3040-\u30ff\u3400-\u9fff]*$")
_NEXT = re.compile(r"\s+([\"'“‘«‹(\[¿¡„»–—-]*)\s*(\w[\w\u0900-\u0dff’']*\.?|\S)")
_SPACED_DOTS = re.compile(r"[ \u00a0]\.")
"""What follows each but the last dot of an ellipsis written with spaces: ". . ."."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ROMAN = re.compile(r"[IVX]+\.?")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_BEFORE = 40
"""Characters before a stop in which its word and the one before that are looked for."""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of `text`: what blank lines keep apart, without the white space around it."""
    return tuple(part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")) if part.strip())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) slices in reading order, white space around them left out.

    A stop after an abbreviation ("Dr."), an initial ("J."), inside a number, or before a lower-case word ends nothing.
    """
    spans, start = [], 0
    for stop in (_ASCII_END if text.isascii() else _END).finditer(text):
        if stop.end() - start > _CLAUSE if stop.group().isspace() else _ends_sentence(text, start, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return [_trim(text, *span) for span in spans if text[slice(*span)].strip()]


def sentences(text: str) -> list[str]:
    """The sentences of `text`, word for word, in reading order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that begins at `start`."""
    mark = stop.group()[0]
    following = _NEXT.match(text, stop.end())
    if mark == ";":
        return bool(_GREEK.search(text[max(0, stop.start() - 12) : stop.start()]))
    if mark == "." and _SPACED_DOTS.match(text, stop.end()):
        return False
    if mark not in ".…!?" or following is None:
        return True
    if following[2][0].islower():
        return False
    if stop.group() != ".":
        return True
    *before, word = text[max(start, stop.start() - _BEFORE) : stop.start()].split() or [""]
    found = _LAST_WORD.search(word)
    whole = _LATIN_END.search(found.group().lstrip(".-’'")) if found else None
    return not (whole and whole.group() and _goes_on(whole.group(), before[-1] if before else "", following[1] + following[2]))


def _goes_on(word: str, before: str, following: str) -> bool:
    """Whether the stop behind the word belongs to it, so that the sentence goes on."""
    if word.isdigit():
        return len(word) < 3 and (following.lower() in word_list("ordinals") or before.lower() in word_list("counted"))
    if _ROMAN.fullmatch(word) and len(word) > 1:
        return not before[:1].isupper() and following.lower() not in word_list("starters")  # "II. Mehmed", but "Louis XIV."
    return _is_short(word, following) or _is_initial(word, before, following)


def _is_short(word: str, following: str) -> bool:
    """Whether the word before a stop is an abbreviation that does not end its sentence."""
    short, said = word_list("abbreviations"), word.lower().replace("’", "'")
    if said in short:
        return True
    if following[0].isdigit() or _ROMAN.fullmatch(following):
        return f"{said}#" in short or any(said.endswith(ending[1:-1]) for ending in short if ending.startswith("-"))
    if f"{said}+" not in short:
        return False
    if said in ("a.m", "p.m"):
        return following.lower() in word_list("months") | word_list("clocks")
    return following.lower() not in word_list("starters")


def _is_initial(word: str, before: str, following: str) -> bool:
    """Whether the word before a stop is an initial or a letter that stands for a word; one behind a number is its unit: 1867 r."""
    if not _INITIAL.fullmatch(word):
        return False
    if len(word) > 1:
        return word[-1].isupper() and following.lower() not in word_list("starters")
    if f"{before}{word}!".lower() in word_list("abbreviations"):
        return False
    counted = before[-1:].isdigit() or bool(_ROMAN.fullmatch(before))
    return word.isupper() or not counted or (len(following) == 2 and following[1] == ".")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
