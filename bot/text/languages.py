"""Which language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model takes a while to load

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, best on a paragraph or more."""
    return str(_identifier().classify(text[:4_000])[0])
