"""What every test may use."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sql
import yaml
from stand_in import TOKEN, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parent.parent
UNLIMITED = {"questions_per_minute": 0, "group_questions_per_minute": 0}
"""The limits of a tester who asks faster than a reader."""


def environment(**more: str) -> dict[str, str]:
    """The environment without anybody's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARTICLE_BOT_", "TELEGRAM_"))}
    return kept | more


def article_bot(*arguments: str, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process, run in the project's folder."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(**more), input=given, capture_output=True, timeout=60, check=False)


def telegram_settings(folder: Path, base_url: str, limits: Mapping[str, int] = UNLIMITED, **more: Any) -> list[str]:
    """The options that point the bot at `base_url`, with a library of its own, these limits and `more` settings of Telegram's section."""
    file = folder / "telegram.yaml"
    told = {"telegram": {"base_url": base_url, "messages_per_second": 0, "group_messages_per_minute": 0, **more}}
    file.write_text(yaml.safe_dump(told | {"limits": dict(limits)}))
    return ["--config", str(file), "--library", f"sqlite:///{folder}/library.db"]


@contextmanager
def answering(stand_in: StandIn, *options: str, program: Sequence[str] = ("-m", "bot")) -> Iterator[subprocess.Popen[bytes]]:
    """The real process while it answers on the stand-in; it is told to stop in the end."""
    command = [sys.executable, *program, "run", *options]
    paths = environment(TELEGRAM_BOT_TOKEN=TOKEN, PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}")
    with subprocess.Popen(command, cwd=ROOT, env=paths, stderr=subprocess.PIPE) as process:
        try:
            stand_in.reply_to(stand_in.says("/start"), 30)
            yield process
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of an empty database of PostgreSQL, which is dropped in the end."""
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server and os.environ.get("CI"):
        pytest.fail("TEST_POSTGRES_URL is missing: .ci/run starts PostgreSQL and sets it")
    if not server:
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server; .ci/run starts one")
    name = f"test_{secrets.token_hex(6)}"
    with sql.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sql.NullPool).connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        with closing_connections():
            yield sql.make_url(server).set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def closing_connections() -> Iterator[None]:
    """Every connection that this process makes to a database meanwhile is closed in the end."""
    made = list[Any]()

    def note(connection: Any, _record: object) -> None:
        made.append(connection)

    sql.event.listen(sql.Pool, "connect", note)
    try:
        yield
    finally:
        sql.event.remove(sql.Pool, "connect", note)
        for connection in made:
            connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty library, on each kind of database; what lies beside it is in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    address: str = f"sqlite:///{tmp_path / 'library.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres")
    return address


@pytest.fixture(scope="session")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in that the real process answers on, with the seeds."""
    folder = tmp_path_factory.mktemp("telegram")
    with standing_in() as (stand_in, base_url), answering(stand_in, *telegram_settings(folder, base_url)):
        yield stand_in
