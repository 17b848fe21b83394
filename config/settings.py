"""The settings, read from YAML with the environment on top; every fault is one line that names the key and the file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import available_timezones

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

FOLDER = Path(__file__).parent
SETTINGS = FOLDER / "settings.yaml"
PREFIX = "ARTICLE_BOT_"


class SettingsError(Exception):
    """A setting that cannot be used; the text names the key and the file."""


def _listed(value: Any) -> Any:
    """A list in the environment is JSON or separated by commas."""
    if not isinstance(value, str):
        return value
    if value.strip().startswith("["):
        return yaml.safe_load(value)
    return [part.strip() for part in value.split(",") if part.strip()]


def _web_address(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return value


def _bot_address(value: str) -> str:
    if not value.rstrip("/").endswith("/bot"):
        raise ValueError("must end in /bot")
    return _web_address(value.rstrip("/"))


def _known_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("is no time zone such as Europe/Berlin")
    return value


Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)]
Addresses = Annotated[tuple[Annotated[str, AfterValidator(_web_address)], ...], NoDecode, BeforeValidator(_listed)]


class Section(BaseModel):
    """A part of the settings: nothing unknown in it, nothing changed after it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Webhook(Section):
    """How Telegram reaches the bot where it does not poll."""

    url: Annotated[str, AfterValidator(_web_address)]
    listen: str
    port: Annotated[int, Field(ge=1, le=65535)]
    path: str
    secret_token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,256}$", repr=False)]


class Telegram(Section):
    """How the bot speaks on Telegram."""

    token: Annotated[str, Field(repr=False)]
    base_url: Annotated[str, AfterValidator(_bot_address)]
    admins: Ids
    allowed_chats: Ids
    announce: Ids
    stale_minutes: Annotated[float, Field(ge=0)]
    messages_per_second: Annotated[float, Field(ge=0)]
    group_messages_per_minute: Annotated[float, Field(ge=0)]
    webhook: Webhook


class Library(Section):
    """Where the articles are kept and where they come from."""

    url: str
    seeds: str
    feeds: Addresses
    feed_minutes: Annotated[float, Field(gt=0)]


class Answers(Section):
    """How much is answered, and how sure the bot has to be."""

    passages: Annotated[int, Field(ge=1, le=10)]
    least_score: Annotated[float, Field(ge=0, le=100)]
    follow_up_minutes: Annotated[float, Field(ge=0)]


class Limits(Section):
    """What one reader, and one group, may ask."""

    questions_per_minute: Annotated[int, Field(ge=0)]
    group_questions_per_minute: Annotated[int, Field(ge=0)]


class Log(Section):
    """How long questions are kept."""

    retention_days: Annotated[int, Field(ge=0)]


class Settings(BaseSettings):
    """Everything an owner may choose, as config/settings.yaml explains it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    telegram: Telegram
    library: Library
    answers: Answers
    limits: Limits
    log: Log
    time_zone: Annotated[str, AfterValidator(_known_zone)]

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource, *_: Any, **__: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment above the files."""
        return EnvSettingsSource(settings_cls), init_settings


def load_settings(extra: Path | None = None) -> Settings:
    """The settings of config/settings.yaml, the `extra` file laid over it and the environment on top; raises SettingsError."""
    table, files = _read(SETTINGS), [SETTINGS]
    if extra:
        table, files = _laid_over(table, _read(extra)), [extra, SETTINGS]
    if token := os.environ.get("TELEGRAM_BOT_TOKEN"):
        table["telegram"]["token"] = token
    _refuse_strange_variables()
    try:
        return Settings(**table)
    except ValidationError as error:
        raise SettingsError(_fault(error, files)) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"settings file {path} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        raise SettingsError(f"settings file {path} is not valid YAML" + (f" (line {where + 1})" if where is not None else "")) from None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"settings file {path} must hold sections such as telegram: and library:")
    return table or {}


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for key, value in above.items():
        under = laid.get(key)
        laid[key] = _laid_over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return laid


def _refuse_strange_variables() -> None:
    for name in os.environ:
        if name.startswith(PREFIX) and not _is_key(name.removeprefix(PREFIX).lower().split("__"), Settings):
            raise SettingsError(f"setting {name} in the environment: there is no such setting")


def _is_key(path: list[str], model: type[BaseModel]) -> bool:
    field = model.model_fields.get(path[0])
    if field is None:
        return False
    inner = field.annotation if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel) else None
    return inner is None if len(path) == 1 else bool(inner) and _is_key(path[1:], inner or Section)


def _fault(error: ValidationError, files: list[Path]) -> str:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    while path and path[-1].isdigit():
        path.pop()
    key = ".".join(path)
    variable = PREFIX + "__".join(path).upper()
    named = [name for name in (variable, "TELEGRAM_BOT_TOKEN" if key == "telegram.token" else variable) if name in os.environ]
    file = f"the environment ({named[0]})" if named else str(next((f for f in files if _holds(f, path)), files[0]))
    reason = {"extra_forbidden": "there is no such setting", "missing": "is missing"}.get(first["type"], first["msg"])
    reason = reason.removeprefix("Value error, ").removeprefix("Input ")
    given = "" if first["type"] in ("extra_forbidden", "missing") or "token" in key else f", not {first['input']!r}"
    return f"setting {key} in {file}: {reason[:1].lower() + reason[1:]}{given}"


def _holds(file: Path, path: list[str]) -> bool:
    table: Any = _read(file)
    for part in path:
        if not isinstance(table, dict) or part not in table:
            return False
        table = table[part]
    return True


def load_phrases() -> dict[str, dict[str, Any]]:
    """Every sentence of the bot's own, by language: the parsed files of config/phrases."""
    return {file.stem: _read(file) for file in sorted((FOLDER / "phrases").glob("*.yaml"))}


load_weights = partial(_read, FOLDER / "ranking.yaml")
"""The parsed weights of the matcher."""
