"""Which language a text is written in, and which a question may be."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.text.asking import asking
from bot.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from py3langid.langid import LanguageIdentifier

_SCRIPTS = {
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar fa ku ps ug ur"),
    "Cyrillic": ("\u0400-\u052f", "be bg kk ky mk mn ru sr uk"),
    "Devanagari": ("\u0900-\u097f", "hi mr ne"),
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    "Hebrew": ("\u0590-\u05ff", "he yi"),
    "Thai": ("\u0e00-\u0e7f", "th"),
    "Kana": ("\u3040-\u30ff", "ja"),
    "Han": ("\u3400-\u4dbf\u4e00-\u9fff", "zh ja"),
    "Hangul": ("\uac00-\ud7af\u1100-\u11ff", "ko"),
    "Bengali": ("\u0980-\u09ff", "as bn"),
    "other": (
        "\u0530-\u058f\u0700-\u074f\u0780-\u07bf\u0a00-\u0dff\u0e80-\u0fff\u1000-\u10ff\u1200-\u139f\u1780-\u17ff",
        "am dz gu hy ka km kn lo ml my or pa si ta te",
    ),
}
"""The characters of each script but the Latin, and the languages that are written in it."""
_WRITTEN = [(re.compile(f"[{characters}]"), frozenset(codes.split())) for characters, codes in _SCRIPTS.values()]
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_NOT_LATIN = frozenset[str]().union(*(codes for _, codes in _WRITTEN)) - {"ku", "sr"}
WORD_GAIN = 10.0
"""What one function word of a language says for it, beside py3langid's logarithms."""
DOUBT = 12.0
"""Languages that fit a question by so much less than the best may still be the one (natural logarithms)."""
USUAL = 0.1
"""A passage of which such a share of the words are its article's function words is in the article's language; so is a short one."""
SHORT = 60
"""Characters below which no passage is taken to be in another language than its article."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model takes a while to load

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, best on a paragraph or more."""
    return str(_identifier().classify(text[:1_500])[0])


def passage_language(text: str, usual: str) -> str:
    """The language of a passage of an article that is mostly in `usual`."""
    if len(text) < SHORT:
        return usual
    if not _script(usual).search(text):
        return language(text)
    known = asking(usual)
    if known.cuts or not known.words:
        return usual
    said = text[:400].casefold().split()
    return usual if sum(word in known.words for word in said) >= USUAL * len(said) else language(text)


@cache
def _script(code: str) -> re.Pattern[str]:
    """What finds a character of the script that the language is written in."""
    return next((written for written, codes in _WRITTEN if code in codes), _LATIN)


def _in_its_script(text: str, languages: Sequence[str]) -> list[str]:
    """Those of the languages that are written in a script of which the text has characters."""
    found = {code for written, codes in _WRITTEN if written.search(text) for code in codes}
    if "ja" in languages and _WRITTEN[6][0].search(text):
        found.discard("zh")
    latin = bool(_LATIN.search(text))
    return [code for code in languages if code in found or (latin and code not in _NOT_LATIN)]


@lru_cache(maxsize=1_024)
def question_languages(question: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the library's `languages` (ISO 639-1) that the question may be in, the likeliest first; never none.

    Told by its script, its function words and, short as it is, a little by its letters (py3langid).
    """
    plausible = _in_its_script(question, languages) or list(languages) or ["en"]
    if len(plausible) == 1:
        return tuple(plausible)
    letters = {code: float(score) for code, score in _identifier().rank(question)}
    said = frozenset(words(question))
    unknown = min(letters.values())
    fit = {code: letters.get(code, unknown) + WORD_GAIN * len(said & asking(code).words) for code in plausible}
    best = max(fit.values())
    return tuple(sorted((code for code in plausible if fit[code] >= best - DOUBT), key=lambda code: (-fit[code], code)))
