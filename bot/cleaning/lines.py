"""The blocks of a raw text: its paragraphs, whether blank lines, single line breaks or indents keep them apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_PAGE_BREAKS = re.compile(r"[\x0c\x1c-\x1e\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MARK = re.compile(r"\s*(?:[-*+•‣◦▪–—·●○■□➢➤►»>|]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+\S|\s*\|")
_CELLS = re.compile(r"\S(?:\t| \| |\s{3,})\S")
_ENDS = re.compile(r"[.!?…。！？｡؟۔।॥։።:][\"'”’»›)\]）」』】*_]*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WIDEST = 120


def plain(text: str) -> str:
    """`text` with `\\n` as its only line break and without control characters (tabs stay) or lone surrogates."""
    if text.replace("\n", "").isprintable():  # as nearly every text is, and three times faster to tell
        return text
    text = text.removeprefix("\ufeff")
    return _CONTROLS.sub("", _PAGE_BREAKS.sub("\n\n", _BREAKS.sub("\n", text)))


def ends_sentence(line: str) -> bool:
    """Whether a sentence, or the lead to a list, ends where the line does."""
    return bool(_ENDS.search(line.rstrip()))


def is_item(line: str) -> bool:
    """Whether the line is one of a list, a table or a quote: its break is to be kept."""
    return bool(_MARK.match(line) or _CELLS.search(line.strip()))


def size(text: str) -> float:
    """About how many words the text has, in a script without spaces too."""
    return len(text.split()) + len(_UNSPACED.findall(text)) / 2


def is_prose(block: str) -> bool:
    """Whether the block holds a sentence, or is too long for a menu entry or a headline."""
    longest = max(block.split("\n"), key=len)
    return (ends_sentence(block) and not block.endswith(":") and size(block) >= 6) or size(longest) >= 28


def blocks(raw: str) -> list[str]:
    """The paragraphs of `raw` word for word, in order; hard-wrapped lines are joined, those of lists and verse keep their breaks."""
    groups = _groups(plain(raw))
    width = _wrap_width(groups)
    found: list[str] = []
    for group in groups:
        found.extend(_unwrapped(group, width, first=not found) if width else _separate(group))
    return found


def _groups(text: str) -> list[list[str]]:
    parts = re.split(r"\n[^\S\n]*(?=\n)", text)
    groups = [[line.rstrip() for line in part.split("\n") if line.strip()] for part in parts]
    return [group for group in groups if group]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The column at which the text's lines were wrapped; None where they were not."""
    pairs = [pair for group in groups for pair in pairwise(group) if not any(is_item(line) for line in pair)]
    pairs = [pair for pair in pairs if "://" not in pair[0] and not ends_sentence(pair[0])]
    width = max((len(line) for line, _ in pairs), default=0)
    if not 40 <= width <= _WIDEST or any(len(line) > _WIDEST and "://" not in line for group in groups for line in group):
        return None
    full = sum(_is_full(line, following, width) for line, following in pairs)
    goes_on = sum(not following.lstrip()[:1].isupper() for _, following in pairs)
    return width if full >= 0.6 * len(pairs) and goes_on >= 0.35 * len(pairs) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    first = 1 if _UNSPACED.match(following.lstrip()) else len(following.split(maxsplit=1)[0]) + 1
    return len(line) + first > width - 4


def _unwrapped(group: list[str], width: int, *, first: bool) -> Iterator[str]:
    text = group[0].strip()
    for line, following in pairwise(group):
        full = _is_full(line, following, width)
        indented = following[:1].isspace() and not line[:1].isspace()
        item = is_item(following) and (not full or ends_sentence(line) or is_item(line))
        headline = first and line is group[0] and not full and not is_item(line) and following.lstrip()[:1].isupper()
        if headline or ((not full or indented) and ends_sentence(line) and not item):
            yield text
            text = following.strip()
        else:
            text = _joined(text, following.strip(), breaks=item or (not full and not _goes_on(line, following)))
    yield text


def _goes_on(line: str, following: str) -> bool:
    return following.lstrip()[:1].islower() and not _CELLS.search(line.strip())


def _joined(text: str, line: str, *, breaks: bool) -> str:
    if breaks:
        return f"{text}\n{line}"
    if re.search(r"[^\W\d_]-$", text) and line[:1].islower():
        return text + line
    return text + line if _UNSPACED.match(line) and not text[-1].isascii() else f"{text} {line}"


def _separate(group: list[str]) -> Iterator[str]:
    """Long lines stand alone; a run of short ones is verse or a list, unless most of them end a sentence."""
    run: list[str] = []
    for line in group:
        if size(line) > 16 and not is_item(line):
            yield from _runs(run)
            yield line.strip()
            run = []
        else:
            run.append(line)
    yield from _runs(run)


def _runs(lines: list[str]) -> Iterator[str]:
    prose = [line for line in lines if not is_item(line)]
    if prose and sum(map(ends_sentence, prose)) * 2 <= len(prose) > 1:
        yield "\n".join(line.strip() for line in lines)
        return
    items: list[str] = []
    for line in lines:
        if items and not is_item(line):
            yield "\n".join(items)
            items = []
        if is_item(line):
            items.append(line.strip())
        else:
            yield line.strip()
    if items:
        yield "\n".join(items)
