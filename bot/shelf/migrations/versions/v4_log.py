"""The score and the article of every question in the log."""

import sqlalchemy as sql
from alembic import op

revision = "4"
down_revision = "3"
LOG = "questions_asked"


def upgrade() -> None:
    """Add two columns, where there is a log; a library that no bot answered from has none yet."""
    if sql.inspect(op.get_bind()).has_table(LOG):
        op.add_column(LOG, sql.Column("score", sql.Float))
        op.add_column(LOG, sql.Column("article", sql.BigInteger))
