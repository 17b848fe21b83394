"""People read in an older way are read anew."""

import sqlalchemy as sql
from alembic import op

revision = "5"
down_revision = "4"
READ = "people_read"


def upgrade() -> None:
    """Drop what was read of people; its table is made again with a column for the way of reading."""
    if sql.inspect(op.get_bind()).has_table(READ):
        op.drop_table(READ)
