"""The tables of the first release, which made them itself."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing to do: they are there."""
