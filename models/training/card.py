"""The card that goes with trained weights: data, rights, use, limits, and how to measure them."""

from collections.abc import Mapping
from typing import Any

_RIGHTS = {
    "esco": "ESCO occupation labels and descriptions in 28 languages (© European Union, reuse with attribution)",
    "skill": "ESCO skill collections (© European Union, reuse with attribution)",
    "kldb": "KldB 2010 (2020): classes, job titles, task descriptions, key to ISCO-08 (Federal Employment Agency)",
    "agency": "names of occupations (Federal Employment Agency)",
    "competence": "competences with search words (Federal Employment Agency)",
    "lexicon": "the project's own lexicon of occupations in nine languages (Apache-2.0)",
    "everyday": "the project's own lexicon of skills in eight languages (Apache-2.0)",
}

_CARD = """# Card of the encoder

**What it is.** A static encoder: a text's vector is the mean of the vectors of its subwords, of length 1.
{tokens:,} subwords x {dimension} dimensions, fp16. Made for short fields: titles of jobs, skills, phrases.
It loads with `SentenceTransformer(folder)` and, faster, with `models.encoder.load_encoder(folder)`.

**Intended use.** To bring together what people call their work, in their language, and what employers write,
inside Passung. Titles are brought to the gender-neutral normal form first (`models.text.normal_title`, version
{normal_form}). Similarity is a hint for ranking that a person checks; it is no assessment of a person.

**Learned from** (concepts):
{sources}

Only expressions were learned from, no text of people and no advertisement. The weights hold no table of names:
they are numbers for subwords.

**Not learned**: {missing}

**Settings.** Seed {seed}; {settings}. Made again by `passung train encoder` with the same folders and seed.

**Limits.** Word order does not count, so "nurse, not cook" reads like "nurse cook"; long texts are split into phrases
before they are encoded. Languages outside the sources are not known: text in another script has no vector, and
`coverage` tells how much of a text the vocabulary knows. Turkish, Dari, Russian and Tigrinya rest on the
lexicon alone, so a rarer occupation in them may be misread. Words of several trades stay ambiguous. Bias: what
the classifications call an occupation, and how they group them, is what the encoder takes for alike.

**Files.** `manifest.json` holds the sha256 of each; the loader refuses others.
"""


def card(described: Mapping[str, Any], tokens: int) -> str:
    """Return the card (Markdown) of a run as `describe` describes it."""
    counts: Mapping[str, int] = described["concepts"]
    settings: Mapping[str, Any] = described["settings"]
    return _CARD.format(
        tokens=tokens,
        dimension=settings["dimension"],
        normal_form=described["normal_form"],
        sources="\n".join(
            f"- {counts[kind]:,}: {rights}" for kind, rights in _RIGHTS.items() if kind in counts
        ),
        missing="; ".join(described["not_learned"]) or "nothing is missing",
        seed=described["seed"],
        settings=", ".join(f"{name} {value}" for name, value in settings.items()),
    )
