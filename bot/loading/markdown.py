"""A Markdown file: YAML front matter, then paragraphs taken as written."""

from __future__ import annotations

import re
from typing import Any

import yaml

from bot.loading.decoding import NotText
from bot.loading.fields import WrongField
from bot.text import paragraphs

_KEYS = ("id", "title", "author", "published", "date", "url", "publisher")
_FRONT = re.compile(r"\A---[^\S\n]*\n(?:(.*?)\n)??(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"#[^\S\n]+([^\n]*?)(?:[^\S\n]+#+)?[^\S\n]*(?:\n|\Z)|([^\n]+)\n=+[^\S\n]*(?:\n|\Z)")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_STARTS = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|>|\||#{1,6}\s|={3,}\s*$|-{3,}\s*$)")


def read_markdown(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of the front matter and the paragraphs of the body; a leading heading becomes the title where none is given.

    Raises NotText, with the line, for front matter that is no YAML mapping or a field that is no text.
    """
    front = _FRONT.match(text)
    fields = _fields(front.group(1) or "") if front else {}
    body = _body(text[front.end() :] if front else text)
    heading = _HEADING.match(body[0]) if body else None
    if heading is None:
        return fields, body
    title = " ".join((heading.group(1) or heading.group(2) or "").split())
    if not title or fields.get("title", title).casefold() != title.casefold():
        return fields, body
    rest = body[0][heading.end() :].strip()
    return {"title": title, **fields}, ((rest,) if rest else ()) + body[1:]


def line_of_key(text: str, key: str) -> int | None:
    """The line of the front matter that gives the key, None where there is none."""
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _fields(front: str) -> dict[str, Any]:
    """The front matter's known keys, each value as it is written there: nothing is constructed from it."""
    try:
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise NotText(f"its front matter is not YAML ({problem})", mark.line + 2 if mark else 2) from None
    except (RecursionError, ValueError, OverflowError):
        raise NotText("its front matter is not YAML (it is nested too deeply, or names no character)", 2) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise NotText("its front matter holds no keys and values", root.start_mark.line + 2)
    return dict(_field(name, value) for name, value in root.value if name.value in _KEYS and not _is_null(value))


def _is_null(value: yaml.Node) -> bool:
    return bool(value.tag == "tag:yaml.org,2002:null")


def _field(name: yaml.Node, value: yaml.Node) -> tuple[str, str]:
    if isinstance(value, yaml.ScalarNode):
        return name.value, value.value
    kind = "a list" if isinstance(value, yaml.SequenceNode) else "an object"
    raise NotText(str(WrongField(name.value, f"must be a string, not {kind}")), name.start_mark.line + 2)


def _body(text: str) -> tuple[str, ...]:
    """The paragraphs; a soft line break in one becomes a space, unless it is in code or before a list item, a table row or a quote."""
    found, fenced = [], False
    for paragraph in paragraphs(text):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            fence = bool(_FENCE.match(line))
            if not lines or fenced or fence or _breaks(lines[-1], line):
                lines.append(line)
            else:
                lines[-1] += " " + line.strip()
            fenced ^= fence
        found.append("\n".join(line.rstrip().removesuffix("\\").rstrip() for line in lines))
    return tuple(paragraph for paragraph in found if paragraph)


def _breaks(line: str, following: str) -> bool:
    """Whether the break between two lines of a paragraph is to be kept."""
    ended = line.endswith(("  ", "\\")) or line.lstrip().startswith(("|", "#", "```", "~~~", "===", "---"))
    return ended or bool(_STARTS.match(following))
