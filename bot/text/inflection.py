"""How English inflects a verb where the question has taken its ending: asked "what did they ban", written "banned"."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.text.lists import word_pairs

_VOWELS = "aeiou"


@lru_cache(maxsize=16_384)
def past_forms(verb: str) -> tuple[str, ...]:
    """The past forms of a folded English verb: the irregular ones, or the regular one as it may be spelt; a guess for any other word."""
    return _irregular().get(verb) or _regular(verb)


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}d",)
    if len(verb) > 2 and verb[-1] == "y" and verb[-2] not in _VOWELS:
        return (f"{verb[:-1]}ied",)
    if len(verb) > 2 and verb[-1] not in f"{_VOWELS}wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        return (f"{verb}ed", f"{verb}{verb[-1]}ed")
    return (f"{verb}ed",)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    pasts: dict[str, list[str]] = {}
    for past, verb in word_pairs("irregular").items():
        pasts.setdefault(verb, []).append(past)
    return {verb: tuple(found) for verb, found in pasts.items()}
