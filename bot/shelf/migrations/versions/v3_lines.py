"""What a publisher repeats in its articles."""

import sqlalchemy as sql
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add a table."""
    op.create_table(
        "lines",
        sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("line", sql.BigInteger, primary_key=True, autoincrement=False),
        sql.Column("words", sql.Integer, nullable=False),
        sql.Column("publisher", sql.String(32), nullable=False, index=True),
    )
