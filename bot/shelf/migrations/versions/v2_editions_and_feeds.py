"""Pages of PDFs, what tells that two articles are one, and what is known of feeds."""

import sqlalchemy as sql
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add a column and four tables."""
    op.add_column("articles", sql.Column("pages", sql.Text))
    op.create_table(
        "places",
        sql.Column("place", sql.String(32), primary_key=True),
        sql.Column("number", sql.Integer, nullable=False, index=True),
        sql.Column("digest", sql.String(32)),
    )
    op.create_table(
        "sketches",
        sql.Column("run", sql.BigInteger, primary_key=True, autoincrement=False),
        sql.Column("number", sql.Integer, primary_key=True, autoincrement=False, index=True),
    )
    op.create_table(
        "feeds",
        sql.Column("address", sql.String(32), primary_key=True),
        sql.Column("etag", sql.Text),
        sql.Column("last_modified", sql.Text),
    )
    op.create_table(
        "feed_entries",
        sql.Column("feed", sql.String(32), primary_key=True),
        sql.Column("entry", sql.String(32), primary_key=True),
    )
