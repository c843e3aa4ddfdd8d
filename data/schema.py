"""The tables of the store. Their history is in `data.migrations`; a test keeps the two equal."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

SCHEMA_REVISION = "0002"
"""The newest migration: what a store looks like that this version can work with."""

CHANGES = "changes"
"""Name of the counter that numbers all changes of records."""

POSTCODES = "postcodes"
"""Name of the counter row that holds another number after every change of the postcodes."""

# PostgreSQL compares by code point then, as SQLite does, whatever the server's language is.
KeyText = Text().with_variant(Text(collation="C"), "postgresql")
RowNumber = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

counters = Table(
    "counters",
    metadata,
    Column("name", KeyText, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=False),
    Column("kind", KeyText, nullable=False),
    Column("owner", KeyText, nullable=False),
    Column("id", KeyText, nullable=False),
    Column("body", Text),
    Column("content_hash", Text),
    Column("recorded_at", Text, nullable=False),
    Index("versions_of_record", "kind", "owner", "id", "seq"),
    Index(
        "versions_deletions",
        "seq",
        sqlite_where=text("body IS NULL"),
        postgresql_where=text("body IS NULL"),
    ),
)

writes = Table(
    "writes",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=False),
    Column("mark", BigInteger, nullable=False),
)
"""The last number of each write, with a random mark: two states of a store that were written apart share none."""

records = Table(
    "records",
    metadata,
    Column("kind", KeyText, nullable=False),
    Column("owner", KeyText, nullable=False),
    Column("id", KeyText, nullable=False),
    Column("seq", RowNumber, ForeignKey("versions.seq"), nullable=False),
    Column("body", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    PrimaryKeyConstraint("kind", "owner", "id", name="records_key"),
    Index("records_seq", "seq", unique=True),
)

postcodes = Table(
    "postcodes",
    metadata,
    Column("country", KeyText, nullable=False),
    Column("postcode", KeyText, nullable=False),
    Column("name", KeyText, nullable=False),
    Column("source", KeyText, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("state", Text),
    Column("district_code", Text),
    PrimaryKeyConstraint("country", "postcode", "name", "source", name="postcodes_key"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("owner", KeyText, nullable=False),
    Column("candidate", KeyText, nullable=False),
    Column("vacancy", KeyText, nullable=False),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("reason", Text),
    Column("content_hash", Text, nullable=False, unique=True),
    Column("recorded_at", Text, nullable=False),
)
