"""A mark for every write, so that whoever follows the changes notices a store that was put back."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table of writes; what was written so far counts as one write."""
    writes = op.create_table(
        "writes",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.BigInteger, nullable=False),
    )
    last = sa.text("SELECT value FROM counters WHERE name = 'changes'")
    if seq := op.get_bind().execute(last).scalar_one():
        op.bulk_insert(writes, [{"seq": seq, "mark": secrets.randbelow(2**62)}])
    op.execute("DELETE FROM counters WHERE name = 'identity'")
