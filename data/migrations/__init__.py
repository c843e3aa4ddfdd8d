"""The store's schema, step by step: alembic's scripts, shipped and run by `data.database`."""
