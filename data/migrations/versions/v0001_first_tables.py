"""First tables: versioned records, the change counter, postcodes, outcomes."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of version 1."""
    _make_counters()
    _make_versions()
    _make_records()
    _make_postcodes()
    _make_outcomes()


def _make_counters() -> None:
    counters = op.create_table(
        "counters",
        sa.Column("name", KEY, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    identity = secrets.randbelow(2**62)  # tells one store from another that has the same address
    op.bulk_insert(counters, [{"name": "changes", "value": 0}, {"name": "identity", "value": identity}])


def _make_versions() -> None:
    op.create_table(
        "versions",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("content_hash", sa.Text),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_index("versions_of_record", "versions", ["kind", "owner", "id", "seq"])
    deletion = sa.text("body IS NULL")
    op.create_index(
        "versions_deletions", "versions", ["seq"], sqlite_where=deletion, postgresql_where=deletion
    )


def _make_records() -> None:
    op.create_table(
        "records",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("seq", NUMBER, sa.ForeignKey("versions.seq"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "owner", "id", name="records_key"),
    )
    op.create_index("records_seq", "records", ["seq"], unique=True)


def _make_postcodes() -> None:
    op.create_table(
        "postcodes",
        sa.Column("country", KEY, nullable=False),
        sa.Column("postcode", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("state", sa.Text),
        sa.Column("district_code", sa.Text),
        sa.PrimaryKeyConstraint("country", "postcode", "name", "source", name="postcodes_key"),
    )


def _make_outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("candidate", KEY, nullable=False),
        sa.Column("vacancy", KEY, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("content_hash", sa.Text, nullable=False, unique=True),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
