"""What is known of the feeds that are followed."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sql

from bot.shelf.database import TABLES, writing
from bot.shelf.editions import mark

FEEDS = sql.Table(
    "feeds",
    TABLES,
    sql.Column("address", sql.String(32), primary_key=True),
    sql.Column("etag", sql.Text),
    sql.Column("last_modified", sql.Text),
)
ENTRIES = sql.Table(
    "feed_entries",
    TABLES,
    sql.Column("feed", sql.String(32), primary_key=True),
    sql.Column("entry", sql.String(32), primary_key=True),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The marks a feed had when it was last read through (see fetching.Stamp), and its entries that were taken, as `mark` makes them."""

    etag: str | None = None
    last_modified: str | None = None
    entries: frozenset[str] = frozenset()


class Followed:
    """What was last seen of each feed, by its address."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def seen(self, address: str) -> Seen:
        """What was seen of the feed; nothing where it is new."""
        with self._engine.connect() as connection:
            row = connection.execute(sql.select(FEEDS).where(FEEDS.c.address == mark(address))).first()
            entries = connection.scalars(sql.select(ENTRIES.c.entry).where(ENTRIES.c.feed == mark(address)))
            return Seen(row.etag if row else None, row.last_modified if row else None, frozenset(entries))

    def keep(self, address: str, seen: Seen) -> None:
        """Keep what was seen of the feed, in place of what was seen before."""
        feed = mark(address)
        with writing(self._engine) as connection:
            connection.execute(sql.delete(FEEDS).where(FEEDS.c.address == feed))
            connection.execute(sql.delete(ENTRIES).where(ENTRIES.c.feed == feed))
            connection.execute(sql.insert(FEEDS).values(address=feed, etag=seen.etag, last_modified=seen.last_modified))
            if seen.entries:
                connection.execute(sql.insert(ENTRIES), [{"feed": feed, "entry": entry} for entry in sorted(seen.entries)])
