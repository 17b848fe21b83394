"""What a page says around its article: the controls, boxes, captions and headings listed in the data files beside this one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.cleaning.lines import is_prose, size

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = r"[\d.,]+\s*[km]?"
_EDGES = re.compile(r"^[\s\W]*(?=[\w©(])|[\s.!:…»›>→,|*_-]+$")
_CLOCK = re.compile(r"[\d\s.,:/|•·–-]*")


def is_control(text: str) -> bool:
    """Whether a line is a menu entry or a button."""
    parts = text.split(" | ")
    return all(_is_one("controls.txt", part) for part in (parts[:1] + parts[-1:]))


def is_trailer(text: str) -> bool:
    """Whether a line heads a list of other pages or of comments."""
    return is_comments(text) or _is_one("trailers.txt", text)


def is_comments(text: str) -> bool:
    """Whether a line heads what readers wrote below an article."""
    return _is_one("comments.txt", text)


def is_link(text: str) -> bool:
    """Whether a line is a trailer and the one page it leads to ("Read more: ...")."""
    return ":" in text.rstrip(": ") and is_trailer(text)


def is_caption(text: str) -> bool:
    """Whether a line is a picture's credit, or holds no letter."""
    return _is_one("captions.txt", text) or bool(_CLOCK.fullmatch(text))


def is_box(text: str) -> bool:
    """Whether a paragraph is an advert, a consent or a subscription box."""
    return len(text) <= 600 and size(text) <= 100 and _matches("boxes.txt", text)


def is_furniture(text: str) -> bool:
    """Whether a block of a scraped page is no part of its article: a box, a control, a caption, or a heading above other pages."""
    return any(is_one(text) for is_one in (is_box, is_control, is_trailer, is_caption))


def without_furniture(body: Sequence[str]) -> list[str]:
    """The blocks without the furniture among them and without what stands below a trailer, up to the next prose."""
    kept: list[str] = []
    below_trailer = False
    for block in body:
        below_trailer = (is_trailer(block) and not is_link(block)) or (below_trailer and not is_prose(block))
        if not below_trailer and not is_furniture(block):
            kept.append(block)
    return kept


def is_marker(text: str) -> bool:
    """Whether a line can be nothing but an advert's or a page's mark, in whatever text it stands."""
    return len(text) <= 80 and key(text) in _marks()


def key(text: str) -> str:
    """The line as the lists have it: lower case, plain apostrophes, no marks around it."""
    return _EDGES.sub("", " ".join(text.replace("’", "'").casefold().split()))


def _is_one(name: str, text: str) -> bool:
    return len(text) <= 160 and size(text) <= 14 and not (size(text) > 6 and text.rstrip().endswith((".", "。"))) and _matches(name, text)


@lru_cache(maxsize=16_384)
def _matches(name: str, text: str) -> bool:
    return bool(_pattern(name).fullmatch(key(text)))


def _lines(name: str) -> list[str]:
    lines = files("bot.cleaning").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.casefold() for line in lines if line.strip() and not re.match(r"# [A-Z]", line)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(line).replace(r"\*", ".*").replace(r"\#", _NUMBER) for line in _lines(name)))


@cache
def _marks() -> frozenset[str]:
    return frozenset(line for line in _lines("boxes.txt") if "*" not in line and "#" not in line)
