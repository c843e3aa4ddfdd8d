"""Occupation coding: what a vacancy or a person calls the work -> a KldB 2010 class, with honest probabilities.

Several opinions are mixed: a small network over character n-grams, another over the encoder's vectors, the lexicon's
very words, and its nearest expressions in the encoder's space, which carry the other languages. A title of several
jobs is read part by part, without the noise around them. Probabilities are calibrated on advertisements that nothing
was learned from; where they are low, the answer says that it is unclear.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.encoder import Encoder, load_encoder
from models.gender_pairs import masculine_words
from models.occupation_isco import IscoKey
from models.occupation_mixture import Mixture, load_mixture
from models.text import normal_title, phrases

Array = NDArray[np.float32]

ALTERNATIVES = 2

_CHUNK = 1_024
_MAX_PHRASES = 12
_PHRASES_POWER = 1.2


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another class that the title may mean."""

    kldb: str
    probability: float


@dataclass(frozen=True, slots=True)
class CodedOccupation:
    """The class of a title. `probability` is that of `kldb`; `unclear` is about its first three digits.

    `isco` is None where neither the official key nor the lexicon decides it; an empty title is unclear.
    """

    title: str
    kldb: str
    isco: str | None
    probability: float
    unclear: bool
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured on development titles: raw -> calibrated log-odds for class and group, and the threshold.

    Calibrated log-odds are `offset + slope * raw log-odds`.
    """

    class_offset: float = 0.0
    class_slope: float = 1.0
    group_offset: float = 0.0
    group_slope: float = 1.0
    unclear_below: float = 0.5


class OccupationCoder:
    """Codes titles in German and in the languages of the lexicon.

    Args:
        mixture: gives the raw probabilities.
        calibration: of the probabilities.
        isco: gives the ISCO-08 group of a coded title.

    """

    def __init__(self, mixture: Mixture, calibration: Calibration, isco: IscoKey) -> None:
        self._mixture, self._calibration, self._isco = mixture, calibration, isco
        self._codes = np.array(mixture.classes)
        groups, self._group = np.unique([code[:3] for code in mixture.classes], return_inverse=True)
        self._membership = np.eye(len(groups), dtype=np.float32)[self._group]

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        encoder: Encoder | None = None,
        isco: Mapping[str, str] | None = None,
    ) -> "OccupationCoder":
        """Load the shipped weights, or those of `passung train occupation`.

        Args:
            folder: None for the shipped ones.
            encoder: the one in use; None: the shipped one, loaded when it is first needed.
            isco: the official key (KldB five digits -> ISCO-08 four digits) where the user has it; it goes
                before the lexicon's own codes.

        Raises:
            UnusableInput: for missing or damaged weights.

        """
        folder = folder or shipped_folder()
        mixture, manifest = load_mixture(folder, lambda: encoder or load_encoder())
        measured = manifest.get("calibration")
        calibration = Calibration(**measured) if isinstance(measured, dict) else Calibration()
        return cls(mixture, calibration, IscoKey(mixture.entries, isco or {}))

    def code(self, titles: Sequence[str], descriptions: Sequence[str] | None = None) -> list[CodedOccupation]:
        """Code raw titles of any language; a description helps where the title alone is unclear.

        Args:
            titles: as they were written.
            descriptions: one for each title, "" where there is none; None: there are none.

        Raises:
            ValueError: where there are not as many descriptions as titles.

        """
        texts = [""] * len(titles) if descriptions is None else list(descriptions)
        if len(texts) != len(titles):
            raise ValueError(f"{len(titles)} titles, but {len(texts)} descriptions")
        keys = [
            (normal_title(masculine_words(title)), text) for title, text in zip(titles, texts, strict=True)
        ]
        distinct = list(dict.fromkeys(keys))
        answers = dict(zip(distinct, self._coded(distinct), strict=True))
        return [_named(answers[key], title) for key, title in zip(keys, titles, strict=True)]

    def class_probabilities(self, titles: Sequence[str]) -> Array:
        """Return (n, classes) the raw mixed probabilities of titles in normal form: for measuring."""
        return self._mixture.probabilities(titles)

    @property
    def mixture(self) -> Mixture:
        """Where the raw probabilities come from."""
        return self._mixture

    @property
    def classes(self) -> tuple[str, ...]:
        """The five-digit codes in the order of the columns of `class_probabilities`."""
        return self._mixture.classes

    def _coded(self, keys: list[tuple[str, str]]) -> Iterator[CodedOccupation]:
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            raw = self._read(self.class_probabilities([title for title, _ in chunk]), chunk)
            groups = raw @ self._membership
            best = groups.argmax(axis=1)
            inside = np.where(self._group == best[:, np.newaxis], raw, 0).argmax(axis=1)
            likeliest = np.argpartition(-raw, ALTERNATIVES, axis=1)[:, : ALTERNATIVES + 1]
            for row, (title, _) in enumerate(chunk):
                places = np.array([inside[row], *(place for place in likeliest[row] if place != inside[row])])
                yield self._answer(title, raw[row, places], places, float(groups[row, best[row]]))

    def _read(self, raw: Array, keys: list[tuple[str, str]]) -> Array:
        """Let the descriptions speak where the title alone is unclear: the more, the less it says.

        A phrase that is surer of its group counts more: most phrases of an advertisement name no occupation.
        """
        sure = self._group_probability((raw @ self._membership).max(axis=1))
        for row in np.flatnonzero(sure < self._calibration.unclear_below):
            found = [normal_title(phrase) for phrase in phrases(keys[row][1])[:_MAX_PHRASES]]
            if found:
                said = self.class_probabilities(found)
                told = np.average(said, axis=0, weights=(said @ self._membership).max(axis=1) ** 2)
                spoken = raw[row] * told ** (_PHRASES_POWER * (1 - sure[row]) ** 2)
                raw[row] = spoken / spoken.sum()
        return raw

    def _answer(self, title: str, raw: Array, places: NDArray[np.int64], group: float) -> CodedOccupation:
        """Put into words what was found: `raw` of the chosen place and of the likeliest others."""
        measured = self._calibration
        chance = _calibrated(raw, measured.class_offset, measured.class_slope)
        top = float(chance[0])
        left = 1.0 - top
        alternatives = []
        for other in (1 + np.argsort(-raw[1:], kind="stable"))[:ALTERNATIVES]:
            likely = min(float(chance[other]), top, left)
            left -= likely
            alternatives.append(Alternative(str(self._codes[places[other]]), round(likely, 4)))
        code = str(self._codes[places[0]])
        sure = self._group_probability(np.array([group], dtype=np.float32))[0]
        unclear = bool(sure < measured.unclear_below) or not any(map(str.isalpha, title))
        return CodedOccupation(
            title, code, self._isco.of(title, code), round(top, 4), unclear, tuple(alternatives)
        )

    def _group_probability(self, raw: Array) -> Array:
        return _calibrated(raw, self._calibration.group_offset, self._calibration.group_slope)


def shipped_folder() -> Path:
    """Return the folder of the weights that come with this distribution."""
    return Path(str(files("models") / "weights" / "occupation"))


def _named(answer: CodedOccupation, title: str) -> CodedOccupation:
    return CodedOccupation(
        title, answer.kldb, answer.isco, answer.probability, answer.unclear, answer.alternatives
    )


def _calibrated(raw: Array, offset: float, slope: float) -> Array:
    inside = raw.astype(np.float64).clip(1e-6, 1 - 1e-6)
    odds = offset + slope * np.log(inside / (1 - inside))
    result: Array = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return result
