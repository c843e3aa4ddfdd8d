"""The engine: pure functions around one index."""
