"""The one database of a library: opened, brought up to its schema, and refused in one clear line where it cannot be."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import UnusableLibrary

VERSION = 2
"""Of the tables; a database of a later version is refused."""

TABLES = sql.MetaData()
_ABOUT = sql.Table("about", TABLES, sql.Column("name", sql.String(40), primary_key=True), sql.Column("value", sql.Text, nullable=False))


def open_database(url: str) -> sql.Engine:
    """The database at `url` ("memory:" for one that is forgotten), its tables made where they are missing; raises UnusableLibrary."""
    try:
        engine = _engine(url)
        with engine.begin() as connection:
            _bring_up_to_date(connection, url)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise UnusableLibrary(url, _reason(error)) from error
    return engine


def _reason(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"it needs {error.name}, which `pip install -e '.[postgres]'` brings"
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _engine(url: str) -> sql.Engine:
    if url == "memory:":  # one connection, used by one thread at a time
        return sql.create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args={"check_same_thread": False})
    parsed = sql.make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sql.create_engine(parsed)
    if parsed.get_backend_name() == "sqlite":
        sql.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Readers go on while one writes; a commit is on the disk when it returns; another writer is waited for."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _bring_up_to_date(connection: sql.Connection, url: str) -> None:
    """Make the tables of a new library; of an older one, make them what they are today."""
    found = _version(connection)
    if found is not None and found > VERSION:
        raise UnusableLibrary(url, f"it was made by a newer article-bot (tables of version {found}, this one knows {VERSION})")
    if found is not None and found < VERSION:
        _migrate(connection)
    TABLES.create_all(connection)
    if found is None:
        connection.execute(sql.insert(_ABOUT).values(name="version", value=str(VERSION)))


def _version(connection: sql.Connection) -> int | None:
    """The version of the tables, None where there are none."""
    if not sql.inspect(connection).has_table(_ABOUT.name):
        return None
    found = connection.scalar(sql.select(_ABOUT.c.value).where(_ABOUT.c.name == "version"))
    return None if found is None else int(found)


def _migrate(connection: sql.Connection) -> None:
    """Walk an older library's tables up to today's, in one transaction, while other processes wait."""
    from alembic import command  # noqa: PLC0415 - it takes half a second to load, and only an older library needs it
    from alembic.config import Config  # noqa: PLC0415

    wait = "BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "LOCK TABLE about IN EXCLUSIVE MODE"
    connection.exec_driver_sql(wait)
    found = _version(connection)
    if found is None or found == VERSION:
        return
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.stamp(config, str(found))
    command.upgrade(config, str(VERSION))
    connection.execute(sql.update(_ABOUT).where(_ABOUT.c.name == "version").values(value=str(VERSION)))


def secret(connection: sql.Connection, name: str, fresh: str) -> str:
    """The secret of that name, kept with the library; `fresh` where none was kept yet."""
    found = connection.scalar(sql.select(_ABOUT.c.value).where(_ABOUT.c.name == name))
    if found is None:
        connection.execute(sql.insert(_ABOUT).values(name=name, value=fresh))
    return found or fresh
