"""Longest match of word sequences, where a word of the text may stand for several stems."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


@dataclass
class Trie(Generic[Item]):
    """Word sequences and what they mean; several meanings may share one sequence."""

    _root: dict[str, Any] = field(default_factory=dict)

    def add(self, words: Iterable[str], item: Item) -> None:
        """Add a meaning of a sequence of words; an empty sequence is ignored."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        if node is not self._root:
            items = node.setdefault("", [])
            if item not in items:
                items.append(item)

    def begins(self, forms: Iterable[str]) -> bool:
        """Whether any sequence begins with one of these forms of a word."""
        return not self._root.keys().isdisjoint(forms)

    def longest(self, forms: Sequence[Sequence[str]], start: int, stop: int) -> tuple[int, list[Item]] | None:
        """Return the end of the longest sequence that begins at `start`, and its meanings; None without any.

        Args:
            forms: For every word of the text its possible forms, the likeliest first.
            start: Index of the first word.
            stop: Index behind the last word that may belong to the sequence.

        """
        best: tuple[int, list[Item]] | None = None
        nodes = [self._root[form] for form in forms[start] if form in self._root]
        position = start + 1
        while nodes:
            found = next((node[""] for node in nodes if "" in node), None)
            if found is not None:
                best = (position, found)
            if position == stop:
                break
            nodes = [node[form] for node in nodes for form in forms[position] if form in node]
            position += 1
        return best
