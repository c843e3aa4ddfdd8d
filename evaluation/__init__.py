"""Offline benchmarks: how precise and how fair the ranking is."""
