"""Every sentence of the bot's own is there in every language, none is left over, and each says what the English one says of."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale
from conftest import ROOT

from config import load_phrases
from handlers.commands import COMMANDS
from handlers.direction import END, ISOLATE
from handlers.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = load_phrases()
ENGLISH = TABLES["en"]
LANGUAGES = ["ar", "de", "el", "en", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "pt", "ro", "ru", "th", "tr", "uk", "vi", "zh"]


def test_the_phrases_are_exactly_those_that_are_said() -> None:
    said = set()
    for path in (ROOT / "handlers").rglob("*.py"):
        text = path.read_text()
        said |= set(re.findall(r"\bsay\(\s*\"(\w+)\"", text)) | set(re.findall(r"phrases(?:\.of\(\w+\))?, \"(\w+)\"", text))
        said |= set(re.findall(r"\"(word_\w+)\"", text))
    said |= {"not_found"} | {f"command_{name}" for name in COMMANDS if name != "start"}
    said |= {f"{what}_{period}" for what in ("digest", "none") for period in ("today", "week", "since")}
    said |= {"kept_added", "kept_updated", "kept_unchanged", "undone_added", "undone_updated"}
    said |= {"slow_down", "slow_down_chat", "allowed", "open_to_all"}
    assert said == set(ENGLISH)


def test_the_languages_are_those_that_are_promised() -> None:
    assert sorted(TABLES) == LANGUAGES


def forms(phrase: Any) -> dict[str, str]:
    """The forms of a phrase by their CLDR names; of one without, its only form."""
    return phrase if isinstance(phrase, dict) else {"other": phrase}


def placeholders(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_keys_the_placeholders_and_its_own_plural_forms(language: str) -> None:
    table = TABLES[language]
    tags = set(Locale.parse(language).plural_form.tags) | {"other"}
    assert list(table) == list(ENGLISH)
    for key, english in ENGLISH.items():
        told = forms(table[key])
        assert isinstance(table[key], dict) == isinstance(english, dict), key
        assert set(told) == (tags if isinstance(english, dict) else {"other"}), key
        wanted = placeholders(forms(english).values())
        assert placeholders(told.values()) <= wanted, key
        assert wanted - {"headline"} == placeholders([told["other"]]) - {"headline"}, key
        for tag, text in told.items():
            left_out = {"count", "headline"} if tag in {"zero", "one", "two"} else {"headline"}
            assert wanted - left_out <= placeholders([text]), (key, tag)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_keeps_to_what_telegram_shows(language: str) -> None:
    table = TABLES[language]
    assert all(1 <= len(text) <= 256 for key, text in table.items() if key.startswith("command_"))
    assert len(table["description"]) <= 512
    assert len(table["short_description"]) <= 120
    assert all(len(table[key]) <= 64 for key in ("inline_none", "inline_not_open"))
    assert all(text.strip() for phrase in table.values() for text in forms(phrase).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_a_form(language: str) -> None:
    phrases = Phrases(TABLES).of(language)
    for count in (0, 1, 2, 3, 5, 11, 21, 100, 1_000_000):
        assert phrases.say("mentions", count=count).strip()


@pytest.mark.parametrize(
    ("wishes", "spoken"),
    [
        (("pt-br",), "pt"),
        ((None, "ZH-hans"), "zh"),
        (("sv", "en-US"), "en"),
        ((None, "sv"), "en"),
        (("fa", "de"), "fa"),
        ((), "en"),
    ],
)
def test_the_first_wish_that_is_spoken_is_the_language(wishes: tuple[str | None, ...], spoken: str) -> None:
    assert Phrases(TABLES).of(*wishes).language == spoken


def test_plural_forms_are_the_languages_own() -> None:
    russian = Phrases(TABLES).of("ru")
    said = {russian.say("articles_title", count=count).replace(str(count), "") for count in (2, 5, 21)}
    assert len(said) == 3


def test_numbers_are_written_as_the_language_writes_them() -> None:
    phrases = Phrases(TABLES)
    assert "12,345" in phrases.say("articles_title", count=12_345)
    assert "12.345" in phrases.of("de").say("articles_title", count=12_345)
    assert "12345" in phrases.say("not_allowed", id="12345")


def test_a_text_of_another_direction_is_set_apart_and_a_command_is_not() -> None:
    phrases = Phrases(TABLES)
    assert phrases.say("removed", headline="Tide") == "Removed: Tide"
    assert phrases.say("removed", headline="المد") == f"Removed: {ISOLATE}المد{END}"
    assert f"{ISOLATE}Tide{END}" in phrases.of("ar").say("removed", headline="Tide")
    assert ISOLATE not in phrases.of("fa").say("works_inline", name="@bot")
