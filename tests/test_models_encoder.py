"""The shipped encoder and its light runtime, beside sentence-transformers as the oracle."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import PassungError, UnusableInput
from data.lexicon import occupation_titles
from models.encoder import Encoder, SentenceTransformerEncoder, encode_titles, load_encoder, shipped_folder
from models.static import StaticEncoder

SCRIPTS = [
    *(
        "krankenpfleger",
        "Köchin in Vollzeit",
        "медсестра",
        "електрик із досвідом",
        "ممرض",
        "كهربائي",
        "hemşire",
    ),
    *(
        "پرستار",
        "کلان‌سالان",
        "ነርስ",
        "infirmière",
        "kelner/kelnerka",
        "αρχιτέκτονας",
        "готвач",
        "看護師",
        "ქართული",
    ),
    *(
        "אחות",
        "नर्स",
        "",
        " ",
        "!!!",
        "12345",
        "C++",
        "C#",
        "x" * 500,
        "👩‍🍳",
        "a\u0301",
        "№ 5",
        "İŞÇİ",
        "straße",
    ),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def oracle() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(str(shipped_folder()))


def test_light_runtime_equals_sentence_transformers(
    encoder: Encoder, oracle: SentenceTransformerEncoder
) -> None:
    assert encoder.dimension == oracle.dimension
    np.testing.assert_allclose(encoder.encode(SCRIPTS), oracle.encode(SCRIPTS), atol=1e-5)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_rows_have_length_one_or_zero(texts: list[str]) -> None:
    encoder = _once()
    lengths = np.linalg.norm(encoder.encode(texts), axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))
    shares = encoder.coverage(texts)
    assert np.all((shares >= 0) & (shares <= 1))


_LOADED: list[Encoder] = []


def _once() -> Encoder:
    if not _LOADED:
        _LOADED.append(load_encoder())
    return _LOADED[0]


def test_a_batch_equals_its_texts_one_by_one(encoder: Encoder) -> None:
    together = encoder.encode(SCRIPTS)
    for row, text in zip(together, SCRIPTS, strict=True):
        np.testing.assert_allclose(row, encoder.encode([text])[0], atol=1e-6)
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_what_is_not_known_has_no_vector_and_no_coverage(encoder: Encoder) -> None:
    unknown = ["ქართული", "", "看護師", "नर्स", "!!!"]
    assert not encoder.encode(unknown).any()
    assert not encoder.coverage(unknown).any()


def test_coverage_tells_known_languages_from_unknown_ones(encoder: Encoder) -> None:
    known = encoder.coverage(
        ["Krankenpfleger mit Erfahrung", "медсестра", "كهربائي", "hemşire", "infirmière"]
    )
    foreign = encoder.coverage(["muuguzi wa hospitali", "kaiwhakahaere tapuhi", "igqirha lamazinyo"])
    assert known.min() > 0.75
    assert foreign.max() < 0.75


@pytest.fixture(scope="module")
def german() -> tuple[list[str], list[str]]:
    """The German titles that the lexicon shows, one a concept, and the concepts."""
    shown: dict[str, str] = {}
    for title in occupation_titles():
        if title.lang == "de":
            shown.setdefault(title.concept, title.title)
    return list(shown.values()), list(shown)


@pytest.mark.parametrize(
    "said", ["медсестра", "ممرض", "ممرضة", "hemşire", "پرستار", "infirmière", "nurse", "نرس"]
)
def test_nurse_in_every_language(encoder: Encoder, german: tuple[list[str], list[str]], said: str) -> None:
    others = [
        title
        for title, concept in zip(*german, strict=True)
        if "nurs" not in concept and "care" not in concept
    ]
    assert len(others) > 30
    documents = encode_titles(encoder, ["Pflegefachkraft", "Krankenpfleger", *others])
    scores = documents @ encode_titles(encoder, [said])[0]
    assert scores[:2].max() > scores[2:].max()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("كهربائي", "Elektroniker"),
        ("електрик", "Elektroniker"),
        ("aşçı", "Koch"),
        ("кухар", "Koch"),
        ("آشپز", "Koch"),
        ("خباز", "Bäcker"),
        ("نانوای", "Bäcker"),
        ("водитель грузовика", "Berufskraftfahrer"),
        ("دریور", "Kraftfahrer"),
        ("marangoz", "Tischler"),
        ("Putzfrau", "Reinigungskraft"),
        ("MFA", "Medizinische Fachangestellte"),
        ("Staplerfahrer", "Gabelstaplerfahrer"),
        ("خياطة", "Schneider"),
        ("kuaför", "Friseur"),
    ],
)
def test_what_people_say_finds_the_german_title(
    encoder: Encoder, german: tuple[list[str], list[str]], said: str, title: str
) -> None:
    documents = [title, *(other for other in german[0] if other != title)]
    scores = encode_titles(encoder, documents) @ encode_titles(encoder, [said])[0]
    assert (scores > scores[0]).mean() < 0.03


@pytest.mark.parametrize(
    ("woman", "man"),
    [("Krankenschwester", "Krankenpfleger"), ("Köchin (m/w/d)", "Koch"), ("Kauffrau", "Kaufmann")],
)
def test_forms_of_gender_have_one_vector(encoder: Encoder, woman: str, man: str) -> None:
    one, two = encode_titles(encoder, [woman, man])
    np.testing.assert_array_equal(one, two)


def test_manifest_names_every_file_and_the_whole_is_small() -> None:
    folder = shipped_folder()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert all(
        (folder / name).stat().st_size == described["bytes"] for name, described in manifest["files"].items()
    )
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= 40_000_000


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(shipped_folder(), folder)
    content = bytearray((folder / "model.safetensors").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(UnusableInput, match="is damaged"):
        StaticEncoder(folder)


@pytest.mark.parametrize("missing", ["manifest.json", "tokenizer.json"])
def test_missing_files_are_refused(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(shipped_folder(), folder)
    (folder / missing).unlink()
    with pytest.raises(UnusableInput, match="cannot be read"):
        StaticEncoder(folder)


def test_an_unknown_name_is_answered_without_network(tmp_path: Path) -> None:
    for name in ("nobody/has-this-model", str(tmp_path)):
        with pytest.raises(PassungError, match="no sentence-transformers model on this machine"):
            load_encoder(name)


def test_the_loader_takes_a_folder_of_our_own(encoder: Encoder, oracle: SentenceTransformerEncoder) -> None:
    again = load_encoder(str(shipped_folder()))
    assert again.fingerprint == encoder.fingerprint != oracle.fingerprint
    assert oracle.coverage(["Koch", "ქართული", ""]).tolist() == [1.0, 0.0, 0.0]
