"""Training, end to end, on a tiny ESCO folder made here."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from data.errors import UnusableInput
from models.encoder import encode_titles, load_encoder
from models.train_encoder import Settings, Sources, missing_parts, train_encoder
from models.training.compress import compressed
from models.training.noise import noisy
from models.training.sources import read_concepts
from models.training.vocabulary import train_tokenizer

SMALL = Settings(dimension=48, width=64, vocabulary=700, steps=30, batch=48, warm_up=5, checkpoint_every=10)
WORDS = [
    "Wasser",
    "Feuer",
    "Holz",
    "Stein",
    "Brot",
    "Glas",
    "Papier",
    "Leder",
    "Seide",
    "Gold",
    "Kupfer",
    "Beton",
]
WATERS = [
    "water",
    "fire",
    "wood",
    "stone",
    "bread",
    "glass",
    "paper",
    "leather",
    "silk",
    "gold",
    "copper",
    "concrete",
]


def write_esco(folder: Path, words: list[str] = WORDS) -> Sources:
    folder.mkdir(parents=True, exist_ok=True)
    languages = {
        "de": [f"{word}macher/{word}macherin" for word in words],
        "en": [f"{word} maker" for word in WATERS],
    }
    for language, labels in languages.items():
        with (folder / f"occupations_{language}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description"])
            for number, label in enumerate(labels[: len(words)]):
                writer.writerow(
                    [f"uri/{number}", f"7{number:03}", label, f"{label.split('/')[0]} alt", f"Macht {label}."]
                )
    lexicon = folder / "lexicon"
    lexicon.mkdir(exist_ok=True)
    rows = [f"c{number}\t7{number:03}\t2{number:04}\tde\t{word}werker" for number, word in enumerate(words)]
    rows += [
        f"c{number}\t7{number:03}\t2{number:04}\ttr\t{word[::-1]}ci" for number, word in enumerate(words)
    ]
    (lexicon / "occupations.tsv").write_text(
        "\n".join(["concept\tisco\tkldb\tlang\ttitle", *rows]), encoding="utf-8"
    )
    (lexicon / "skills.tsv").write_text(
        "concept\tlang\tphrase\nmix\tde\tmischen\nmix\ten\tmixing", encoding="utf-8"
    )
    return Sources(folder, lexicon=lexicon)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    return train_encoder(write_esco(folder / "esco"), seed=1, out=folder / "out", settings=SMALL)


def test_a_trained_folder_loads_and_has_learned(trained: Path) -> None:
    encoder = load_encoder(str(trained))
    german = encode_titles(encoder, [f"{word}macher" for word in WORDS])
    english = encode_titles(encoder, [f"{word} maker" for word in WATERS])
    assert ((english @ german.T).argmax(axis=1) == np.arange(len(WORDS))).mean() > 0.7


def test_manifest_says_what_was_done(trained: Path) -> None:
    manifest = json.loads((trained / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["seed"] == 1
    assert manifest["settings"]["steps"] == SMALL.steps
    assert manifest["concepts"] == {"esco": 12, "lexicon": 12, "everyday": 1}
    assert any("KldB" in line for line in manifest["not_learned"])
    assert not list(trained.glob("checkpoint*"))


def test_the_same_seed_gives_the_same_weights_also_after_a_stop(trained: Path, tmp_path: Path) -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop(step: int, steps: int, loss: float) -> None:
        if step == 15:
            raise Stopped

    sources = write_esco(tmp_path / "esco")
    with pytest.raises(Stopped):
        train_encoder(sources, seed=1, out=tmp_path / "out", settings=SMALL, progress=stop)
    assert (tmp_path / "out" / "checkpoint.safetensors").is_file()
    again = train_encoder(sources, seed=1, out=tmp_path / "out", settings=SMALL)
    words = [f"{word}macher" for word in WORDS]
    one, two = load_encoder(str(trained)), load_encoder(str(again))
    np.testing.assert_allclose(one.encode(words), two.encode(words), atol=1e-3)


def test_another_seed_gives_other_weights(trained: Path, tmp_path: Path) -> None:
    other = train_encoder(write_esco(tmp_path / "esco"), seed=2, out=tmp_path / "out", settings=SMALL)
    assert load_encoder(str(other)).fingerprint != load_encoder(str(trained)).fingerprint


def test_a_checkpoint_of_another_run_is_refused(tmp_path: Path) -> None:
    sources = write_esco(tmp_path / "esco")

    def stop(step: int, steps: int, loss: float) -> None:
        if step == 11:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_encoder(sources, seed=1, out=tmp_path / "out", settings=SMALL, progress=stop)
    with pytest.raises(UnusableInput, match="other settings"):
        train_encoder(sources, seed=2, out=tmp_path / "out", settings=SMALL)


def test_excluded_expressions_and_held_out_concepts_are_not_read(tmp_path: Path) -> None:
    seen: list[str] = []

    def excluded(text: str) -> bool:
        seen.append(text)
        return text.startswith("wasser")

    out = train_encoder(
        write_esco(tmp_path / "esco"),
        seed=1,
        out=tmp_path / "out",
        settings=SMALL,
        excluded=excluded,
        held_out=lambda concept: concept.key == "uri/1",
    )
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert "wassermacher" in seen
    assert manifest["concepts"]["esco"] == 11


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("occupations_de.csv", b"nothing,of,use\n1,2,3\n", "has no column"),
        ("occupations_de.csv", b"\xff\xfe\x00bad", "cannot be read|has no column"),
        ("lexicon/occupations.tsv", b"wrong\theader\n", "the first line must be"),
        (
            "lexicon/occupations.tsv",
            b"concept\tisco\tkldb\tlang\ttitle\na\tb\n",
            "line 2 does not have 5 columns",
        ),
    ],
)
def test_unusable_input_is_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    sources = write_esco(tmp_path / "esco")
    (sources.esco / name).write_bytes(content)
    with pytest.raises(UnusableInput, match=reason):
        train_encoder(sources, seed=1, out=tmp_path / "out", settings=SMALL)


def test_empty_and_missing_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="is no folder"):
        read_concepts(Sources(tmp_path / "nowhere"))
    with pytest.raises(UnusableInput, match="holds no ESCO file"):
        read_concepts(Sources(tmp_path))
    with pytest.raises(UnusableInput, match="at least 10 are needed"):
        read_concepts(write_esco(tmp_path / "few", WORDS[:3]))


def test_missing_sources_are_said(tmp_path: Path) -> None:
    assert len(missing_parts(Sources(tmp_path))) == 2
    assert missing_parts(Sources(tmp_path, tmp_path, tmp_path)) == ()


def test_noise_keeps_the_title() -> None:
    rng = np.random.default_rng(1)
    copies = [noisy("wassermacher", ("feuermacher",), rng) for _ in range(200)]
    assert all("wassermacher" in copy for copy in copies)
    assert len(set(copies)) > 100
    assert any("feuermacher" in copy for copy in copies)


def test_real_sources_are_read() -> None:
    folder = Path(__file__).parents[1] / ".." / "shared" / "data"
    if not (folder / "kldb").is_dir():
        pytest.skip("the Federal Employment Agency's files are not beside the repository")
    from models.training.sources import kldb_to_isco

    key = kldb_to_isco(folder / "kldb")
    assert key["81302"] == "3221"
    assert len(key) > 1_200


def test_compression_keeps_inner_products() -> None:
    rng = np.random.default_rng(1)
    narrow = rng.normal(size=(200, 8)).astype(np.float32)
    tables = [narrow @ rng.normal(size=(8, 16)).astype(np.float32) for _ in range(2)]
    joined = np.concatenate(tables, axis=1)
    small = compressed(tables, 8)
    assert small.shape == (200, 8)
    wanted, found = joined @ joined.T, small @ small.T
    np.testing.assert_allclose(found / found.max(), wanted / wanted.max(), atol=1e-4)


def test_tokenizer_is_deterministic(tmp_path: Path) -> None:
    concepts = read_concepts(write_esco(tmp_path / "esco"))
    one, two = train_tokenizer(concepts, 700), train_tokenizer(concepts, 700)
    assert one.to_str() == two.to_str()
