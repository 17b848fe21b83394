"""The one database of a library: opened, brought up to its schema, and refused in one clear line where it cannot be."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import UnusableLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import ExceptionContext

VERSION = 5
"""Of the tables; a database of a later version is refused."""
CHANNEL = "article_bot"
"""Where PostgreSQL tells of every change to the articles."""

TABLES = sql.MetaData()
_ABOUT = sql.Table("about", TABLES, sql.Column("name", sql.String(40), primary_key=True), sql.Column("value", sql.Text, nullable=False))
_ALIVE = {"connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4, "tcp_user_timeout": 30_000}
_LOCK = 6_405_142_051  # any number of 64 bits that no other program locks by


def open_database(url: str) -> sql.Engine:
    """The database at `url` ("memory:" for one that is forgotten), its tables made where they are missing; raises UnusableLibrary."""
    try:
        engine = _engine(url)
        with engine.connect() as connection:
            current = _version(connection) == VERSION
        if not current:
            with writing(engine) as connection:
                _bring_up_to_date(connection, url)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise UnusableLibrary(shown(url), _reason(error)) from error
    return engine


def upsert(engine: sql.Engine, table: sql.Table) -> sql.Insert:
    """The statement that writes a row of the table in place of one of its primary key; its rows are given on execution."""
    insert = postgresql.insert(table) if engine.dialect.name == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others)


def shown(url: str | sql.URL) -> str:
    """The address of a library without its password."""
    try:
        return sql.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return str(url)


def _reason(error: BaseException) -> str:
    if isinstance(error, ImportError):
        return f"it needs {error.name}, which `pip install -e '.[postgres]'` brings"
    return (str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__])[0]


def _engine(url: str) -> sql.Engine:
    if url == "memory:":  # one connection, used by one thread at a time
        return sql.create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args={"check_same_thread": False})
    parsed = sql.make_url(url)
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = sql.create_engine(parsed)
        sql.event.listen(engine, "connect", _prepare_sqlite)
    else:  # a connection that was lost is replaced before it is used, and one that went silent is lost after half a minute
        engine = sql.create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=20, connect_args={**_ALIVE, **parsed.query})
    sql.event.listen(engine, "handle_error", _complain)
    return engine


def _complain(context: ExceptionContext) -> None:
    """Whatever the database refuses, now or later, is told in one sentence."""
    if not context.is_pre_ping and context.engine is not None:
        fault = context.original_exception
        raise UnusableLibrary(shown(context.engine.url), _reason(fault)) from fault


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Readers go on while one writes; a commit is on the disk when it returns; another writer is waited for."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@contextmanager
def writing(engine: sql.Engine) -> Iterator[sql.Connection]:
    """A transaction that no other process's `writing` overlaps, so that what it reads stays true until it is committed."""
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_LOCK)))
        yield connection


def tell(connection: sql.Connection) -> None:
    """Let every process know, once the transaction is committed, that articles have changed."""
    counted = sql.cast(sql.cast(_ABOUT.c.value, sql.BigInteger) + 1, sql.Text)
    if not connection.execute(sql.update(_ABOUT).where(_ABOUT.c.name == "changes").values(value=counted)).rowcount:
        connection.execute(sql.insert(_ABOUT).values(name="changes", value="1"))
    if connection.dialect.name == "postgresql":
        connection.execute(sql.select(sql.func.pg_notify(CHANNEL, "")))


def changes(connection: sql.Connection) -> int:
    """How often the articles were changed so far, by whichever process."""
    return int(connection.scalar(sql.select(_ABOUT.c.value).where(_ABOUT.c.name == "changes")) or 0)


def _bring_up_to_date(connection: sql.Connection, url: str) -> None:
    """Make the tables of a new library; of an older one, make them what they are today."""
    found = _version(connection)
    if found is not None and found > VERSION:
        raise UnusableLibrary(shown(url), f"it was made by a newer article-bot (tables of version {found}, this one knows {VERSION})")
    if found is not None and found < VERSION:
        _migrate(connection, found)
    TABLES.create_all(connection)
    if found is None:
        connection.execute(sql.insert(_ABOUT).values(name="version", value=str(VERSION)))


def _version(connection: sql.Connection) -> int | None:
    """The version of the tables, None where there are none."""
    if not sql.inspect(connection).has_table(_ABOUT.name):
        return None
    found = connection.scalar(sql.select(_ABOUT.c.value).where(_ABOUT.c.name == "version"))
    return None if found is None else int(found)


def _migrate(connection: sql.Connection, found: int) -> None:
    """Walk the tables of an older version up to today's."""
    from alembic import command  # noqa: PLC0415 - it takes half a second to load, and only an older library needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.stamp(config, str(found))
    command.upgrade(config, str(VERSION))
    connection.execute(sql.update(_ABOUT).where(_ABOUT.c.name == "version").values(value=str(VERSION)))


def secret(connection: sql.Connection, name: str, fresh: str) -> str:
    """The secret of that name, kept with the library; `fresh` where none was kept yet, that of the first where several bring one."""
    kept = sql.select(_ABOUT.c.value).where(_ABOUT.c.name == name)
    found = connection.scalar(kept)
    if found is None:
        first = sql.text("INSERT INTO about (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
        connection.execute(first, {"name": name, "value": fresh})
        found = connection.scalar(kept)
    return found or fresh
