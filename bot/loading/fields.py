"""What may be said about an article: its id, title and sources, checked."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.cleaning import plain
from bot.model import Article, Source

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_ID = 200
_LONGEST_TITLE = 80  # characters of a headline made of the first words
_NAMES = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}


class WrongField(Exception):
    """A field whose value cannot be taken, as `key` and a sentence that names both."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        super().__init__(f"{key} {reason}")


def article(fields: Mapping[str, Any], paragraphs: Sequence[str], path: Path, place: str, line: int | None = None) -> Article:
    """The article of these fields and paragraphs, read from `line` of `path`; `place` is its id where none is given.

    A missing headline is made of the file's name or the first words (see `headline`). Raises WrongField.
    """
    given = given_id(fields)
    mark = f"#{line}" if line else ""
    title = line_of(fields, "title") or headline(paragraphs[0], None if line else path)
    origin = None if given else f"{path.parent.resolve() / path.name}{mark}"
    return Article(given or made_id(place + mark), title, tuple(paragraphs), sources(fields), origin=origin and shown(origin))


def headline(paragraph: str, path: Path | None) -> str:
    """A headline for an article without one: the file's name where it is two or more words, else the first words.

    "china-might-push.txt" gives "China might push"; "a1.txt" the first words of the paragraph, up to 80 characters.
    """
    name = " ".join(shown(path.stem).replace("_", " ").replace("-", " ").split()) if path else ""
    if sum(len(word) > 2 and word.isalpha() for word in name.split()) >= 2:
        return name[0].upper() + name[1:]
    words = " ".join(paragraph.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    cut = words[: _LONGEST_TITLE + 1].rpartition(" ")[0] or words[:_LONGEST_TITLE]
    return cut.rstrip(" ,;:–—-") + "…"


def shown(name: str) -> str:
    """A file's name as text that can be shown and stored, whatever bytes it has."""
    text = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" else char for char in text)


def made_id(place: str) -> str:
    """An id of at most 200 characters, different for different places."""
    place = shown(place)
    if len(place) <= _LONGEST_ID:
        return place
    return place[: _LONGEST_ID - 13] + "~" + hashlib.sha256(place.encode()).hexdigest()[:12]


def given_id(fields: Mapping[str, Any]) -> str | None:
    """The id the owner gave, None where there is none. Raises WrongField."""
    text = text_of(fields, "id")
    if text is None:
        return None
    if not text.strip() or len(text) > _LONGEST_ID:
        raise WrongField("id", f"must have 1 to {_LONGEST_ID} characters, not {len(text)}")
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise WrongField("id", f"must hold no control characters: {_short(text)}")
    return text


def sources(fields: Mapping[str, Any]) -> tuple[Source, ...]:
    """Where it was published: the article's own fields first, then those of its `sources`. Raises WrongField."""
    listed = fields.get("sources") or []
    if not isinstance(listed, list):
        raise WrongField("sources", f"must be a list, not {_kind(listed)}")
    found = [_source(fields), *(_listed_source(each, place) for place, each in enumerate(listed))]
    return tuple(dict.fromkeys(source for source in found if source != Source())) or (Source(),)


def _listed_source(fields: object, place: int) -> Source:
    if not isinstance(fields, Mapping):
        raise WrongField(f"sources[{place}]", f"must be an object, not {_kind(fields)}")
    return _source(fields, f"sources[{place}].")


def _source(fields: Mapping[str, Any], prefix: str = "") -> Source:
    dated = "published" if fields.get("published") else "date"
    url, published = line_of(fields, "url", prefix), line_of(fields, dated, prefix)
    if url and not _is_address(url):
        raise WrongField(prefix + "url", f"must be an http or https address, not {_short(url)}")
    if published and not _is_date(published):
        raise WrongField(prefix + dated, f"must be an ISO 8601 date such as 2017-02-27, not {_short(published)}")
    return Source(url, line_of(fields, "publisher", prefix), published, line_of(fields, "author", prefix))


def text_of(fields: Mapping[str, Any], key: str, prefix: str = "") -> str | None:
    """The text of a field, None where it is missing or null. Raises WrongField for any other type."""
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise WrongField(prefix + key, f"must be a string, not {_kind(value)}")


def line_of(fields: Mapping[str, Any], key: str, prefix: str = "") -> str | None:
    """The text of a field on one line, None where nothing is in it. Raises WrongField."""
    return " ".join(plain(text_of(fields, key, prefix) or "").split()) or None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "nothing")


def _short(value: str) -> str:
    return repr(value if len(value) <= 80 else value[:79] + "…")
