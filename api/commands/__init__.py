"""The commands of `passung`, one module a command."""
