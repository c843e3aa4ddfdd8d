"""From a coded title to ISCO-08: by the official key where the user has it, else by the lexicon's own rows."""

from collections.abc import Mapping, Sequence

from models.occupation_votes import Entry


class IscoKey:
    """ISCO-08 groups of coded titles.

    Args:
        entries: of the lexicon, each with both codes.
        official: KldB (five digits) -> ISCO-08 (four digits); empty where the user has no key.

    """

    def __init__(self, entries: Sequence[Entry], official: Mapping[str, str]) -> None:
        self._official = official
        coded = [entry for entry in entries if entry.isco]
        self._titles = {(entry.text, entry.kldb): entry.isco for entry in coded}
        named: dict[str, set[str]] = {}
        for entry in coded:
            named.setdefault(entry.kldb, set()).add(entry.isco)
        self._classes = {kldb: next(iter(groups)) for kldb, groups in named.items() if len(groups) == 1}

    def of(self, title: str, kldb: str) -> str | None:
        """The group of a title (normal form) in a class; None where neither key nor lexicon decide it."""
        return self._official.get(kldb) or self._titles.get((title, kldb)) or self._classes.get(kldb)
