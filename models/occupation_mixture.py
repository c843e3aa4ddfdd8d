"""Several opinions on a title -> one distribution over the classes.

The network's and the encoder's opinions are multiplied, each to a power below 1, since they rest on the same sources
and are too sure together; what is advertised often, and which requirement levels are, counts as a third. The powers
were fitted on development titles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.encoder import Encoder
from models.occupation_head import Head, load_head
from models.occupation_network import Network, checked_bytes, load_network
from models.occupation_votes import Entry, LexiconVotes, read_entries
from models.text import title_parts

Array = NDArray[np.float32]

LEXICON = "lexicon.tsv"

_EXACT_SHARE = 0.5  # of the lexicon's vote, where a title is one of its expressions word for word
_SMALLEST = 1e-7


@dataclass(frozen=True, slots=True)
class Mixing:
    """How much each opinion counts.

    `head_share` is the head's part of the encoder's opinion, the rest is the lexicon's vote; `levels` are added to the
    log-probability of helpers, skilled, specialists and experts.
    """

    network_power: float = 0.32
    encoder_power: float = 0.47
    head_share: float = 0.69
    demand_power: float = 0.23
    levels: tuple[float, float, float, float] = (0.19, 0.46, -0.26, -0.38)


@dataclass(frozen=True, slots=True)
class Opinions:
    """Of n titles, over the classes: `network` as logarithms, `head` None without one; votes may be zero rows."""

    network: Array
    head: Array | None
    nearest: Array
    exact: Array


def mixed(opinions: Opinions, prior: Array, mixing: Mixing) -> Array:
    """Return (n, classes), rows that sum to 1.

    Args:
        opinions: of the titles.
        prior: (classes,) of `log_prior`.
        mixing: how much each counts.

    """
    found = mixing.network_power * opinions.network + prior
    encoder, knows = _of_encoder(opinions, mixing)
    logarithm = np.log(np.maximum(encoder, _SMALLEST))
    found += np.where(knows, mixing.encoder_power * logarithm, (1 - mixing.network_power) * opinions.network)
    result: Array = np.exp(found - found.max(axis=1, keepdims=True))
    result /= result.sum(axis=1, keepdims=True)
    return result


def log_prior(demand: Array, classes: tuple[str, ...], mixing: Mixing) -> Array:
    """Return (classes,) what demand (logarithms) and requirement level add to the log-probability of a class."""
    levels = dict(zip("1234", mixing.levels, strict=True))
    level = np.array([levels.get(code[-1], 0.0) for code in classes], dtype=np.float32)
    return np.asarray(mixing.demand_power * demand + level, dtype=np.float32)


def votes_of(opinions: Opinions) -> Array:
    """Return (n, classes) the lexicon's vote: that of the very words counts beside that of the nearest."""
    sure = _EXACT_SHARE * opinions.exact.sum(axis=1, keepdims=True)
    return np.asarray((1 - sure) * opinions.nearest + _EXACT_SHARE * opinions.exact, dtype=np.float32)


def _of_encoder(opinions: Opinions, mixing: Mixing) -> tuple[Array, NDArray[np.bool_]]:
    """The encoder's opinion, and (n, 1) whether it has one: a title whose words it does not know gets no vote."""
    votes = votes_of(opinions)
    knows = votes.sum(axis=1, keepdims=True) > 0
    if opinions.head is None:
        network = np.exp(opinions.network)
        return mixing.head_share * network + (1 - mixing.head_share) * votes, knows
    return mixing.head_share * opinions.head + (1 - mixing.head_share) * votes, knows


class Mixture:
    """Raw probabilities of titles; a title of several jobs is read part by part, without the noise around them.

    Args:
        network: reads the letters.
        head: reads the vectors of the encoder with this fingerprint, and of no other.
        entries: of the lexicon.
        mixing: how much each opinion counts.
        encoder: called once, when the first title comes.

    """

    def __init__(
        self,
        network: Network,
        head: tuple[Head, str],
        entries: Sequence[Entry],
        mixing: Mixing,
        encoder: Callable[[], Encoder],
    ) -> None:
        self.entries = entries
        self.mixing = mixing
        self._network, self._head, self._load_encoder = network, head, encoder
        self._votes = LexiconVotes(entries, network.classes)

    @property
    def classes(self) -> tuple[str, ...]:
        """The five-digit codes in the order of the columns."""
        return self._network.classes

    @property
    def demand(self) -> Array:
        """(classes,) logarithm of how many jobs of the class's group are advertised."""
        return self._network.demand

    def probabilities(self, titles: Sequence[str]) -> Array:
        """Return (n, classes) for titles in normal form; each row is the mean over the parts of a title."""
        split = [title_parts(title) or (title,) for title in titles]
        parts = list(dict.fromkeys(part for parts in split for part in parts))
        prior = log_prior(self.demand, self.classes, self.mixing)
        found = mixed(self.opinions(parts), prior, self.mixing)
        place = {part: number for number, part in enumerate(parts)}
        result = np.zeros((len(titles), len(self.classes)), dtype=np.float32)
        for row, several in enumerate(split):
            result[row] = found[[place[part] for part in several]].mean(axis=0)
        return result

    def opinions(self, parts: Sequence[str]) -> Opinions:
        """What each has to say of parts of titles in normal form."""
        vectors = self._encoder.encode(parts)
        head, fingerprint = self._head
        return Opinions(
            network=self._network.log_probabilities(list(parts)),
            head=head.probabilities(vectors) if self._encoder.fingerprint == fingerprint else None,
            nearest=self._votes.nearest(vectors, self._encoder),
            exact=self._votes.exact(parts),
        )

    @cached_property
    def _encoder(self) -> Encoder:
        return self._load_encoder()


def load_mixture(folder: Path, encoder: Callable[[], Encoder]) -> tuple[Mixture, dict[str, object]]:
    """Load the parts of a folder of weights; return its manifest, too.

    Raises:
        UnusableInput: for missing or damaged weights.

    """
    network, manifest = load_network(folder)
    head = (load_head(folder, manifest), str(manifest.get("encoder")))
    entries = read_entries(checked_bytes(folder, LEXICON, manifest))
    measured = manifest.get("mixing")
    mixing = Mixing(**measured) if isinstance(measured, dict) else Mixing()
    return Mixture(network, head, entries, mixing, encoder), manifest
