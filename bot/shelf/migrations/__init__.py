"""How the tables of an older library become those of today; alembic walks from one version to the next."""
