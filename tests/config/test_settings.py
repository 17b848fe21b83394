"""The settings: every fault is one line that names the key and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.settings import SettingsError, load_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ARTICLE_BOT_NONSENSE", "1", "ARTICLE_BOT_NONSENSE"),
        ("ARTICLE_BOT_ANSWERS__PASSAGES", "many", "answers.passages in the environment"),
        ("ARTICLE_BOT_TIME_ZONE", "Mars", "time_zone"),
        ("ARTICLE_BOT_TELEGRAM__BASE_URL", "https://example.org", "must end in /bot"),
        ("ARTICLE_BOT_TELEGRAM__ADMINS", "1,x", "telegram.admins"),
    ],
)
def test_a_bad_variable_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=said):
        load_settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("telegram: {tokn: x}", "telegram.tokn"),
        ("nonsense: 1", "nonsense"),
        ("answers: {passages: 0}", "answers.passages"),
        ("telegram: [1", "line 1"),
        ("- 1", "sections"),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=said) as caught:
        load_settings(file)
    assert "mine.yaml" in str(caught.value)


def test_the_environment_stands_above_the_file_and_lists_may_have_commas(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("answers: {passages: 5}\ntelegram: {admins: [9]}")
    monkeypatch.setenv("ARTICLE_BOT_TELEGRAM__ADMINS", "1, 2")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    settings = load_settings(file)
    assert (settings.answers.passages, settings.telegram.admins, settings.telegram.token) == (5, (1, 2), "1:secret")
    assert "secret" not in repr(settings)
