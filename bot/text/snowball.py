"""Words without their endings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import Stemmer

from bot.text.arabic import light_stem
from bot.text.folding import bare
from bot.text.general import irregular
from bot.text.lists import plain_words
from bot.text.words import is_number

_SNOWBALL = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_COMMA_DECIMALS = {
    "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hu", "id", "it", "lt", "nb", "nl", "nn", "no", "pl",
    "pt", "ro", "ru", "sr", "sv", "tr", "vi",
}  # fmt: skip
"""Languages that write 1.200,5 where English has 1,200.5."""
_DOTS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_PORTUGUESE_PLURAL = re.compile("(?:[õãoa]es|ãos)$")


@lru_cache(maxsize=16_384)
def stem(word: str, language: str = "en") -> str:
    """The folded `word` without its endings (Snowball, Arabic light10); itself if the language (ISO 639-1) has no stemmer.

    A word has the stem of its plain word: "Korean" and "Korea" are one, so are "sent" and "send", "pidió" and "pedir". Of a number the
    separators are read as the language has them.
    """
    if is_number(word):
        return _DOTS.sub("", word).replace(",", ".") if language in _COMMA_DECIMALS else word
    if language == "en":
        word = plain_words().get(word) or plain_words().get(word.removesuffix("s"), word)
    return regular(irregular(language).get(word, word), language)


def regular(word: str, language: str) -> str:
    """The folded `word`, no number, without its endings, whatever it is an irregular form of."""
    if language == "ar":
        return light_stem(word)
    return bare(snowball(word, language))


def snowball(word: str, language: str) -> str:
    """What the language's Snowball stemmer makes of a lower-case word; the word where it has none."""
    stemmer = _stemmer(language)
    if language == "pt":
        word = _PORTUGUESE_PLURAL.sub(lambda match: "ão" if "õ" in match[0] or "ã" in match[0] else "ao", word)
    return stemmer.stemWord(word) if stemmer else word


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_SNOWBALL[language], 0) if language in _SNOWBALL else None
