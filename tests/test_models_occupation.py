import csv
import json
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from data.errors import UnusableInput
from models.encoder import load_encoder
from models.occupation import OccupationCoder, shipped_folder
from models.occupation_features import known, title_batch, title_words, whole_hashes, word_hashes
from models.occupation_isco import IscoKey
from models.occupation_mixture import Mixing, Opinions, log_prior, mixed
from models.occupation_network import load_network
from models.occupation_votes import Entry
from models.text import NORMALISATION_VERSION
from models.train_occupation import OccupationSettings, missing_parts, train_occupation
from models.training.occupation_demand import class_shares, open_jobs
from models.training.occupation_noise import Noise
from models.training.occupation_shared import SharedTitle, SharedTitles, read_shared

WORK = {
    "11101": ("Helfer/in - Landwirtschaft", "Erntehelfer/in", "Landarbeiter/in"),
    "22342": ("Schreiner/in", "Tischler/in", "Möbeltischler/in"),
    "26212": ("Elektriker/in", "Elektroinstallateur/in", "Bauelektriker/in"),
    "29302": ("Koch/Köchin", "Hotelkoch/-köchin", "Kantinenkoch/-köchin"),
    "43414": ("Softwareentwickler/in", "Programmierer/in", "Anwendungsentwickler/in"),
    "51311": ("Lagerhelfer/in", "Lagerarbeiter/in", "Packer/in"),
    "52122": ("Berufskraftfahrer/in", "Lkw-Fahrer/in", "Kraftfahrer/in"),
    "54101": ("Reinigungskraft", "Raumpfleger/in", "Putzhilfe"),
    "62302": ("Lebensmittelverkäufer/in", "Feinkostverkäufer/in", "Obstverkäufer/in"),
    "81302": ("Krankenpfleger/in", "Gesundheits- und Krankenpfleger/in", "Pflegefachmann/-frau"),
    "84124": ("Lehrer/in", "Realschullehrer/in", "Gymnasiallehrer/in"),
}
TINY = OccupationSettings(steps=60, batch=64, width=16)


@pytest.fixture(scope="module")
def coder() -> OccupationCoder:
    return OccupationCoder.load()


@pytest.fixture(scope="module")
def kldb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kldb")
    with (folder / "kldb2010_job_titles_2019.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("title", "kldb_code"))
        writer.writerows((title, code) for code, titles in WORK.items() for title in titles)
    return folder


@pytest.fixture(scope="module")
def tiny(kldb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train_occupation(kldb, tmp_path_factory.mktemp("weights"), seed=3, settings=TINY)


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Reinigungskraft (m/w/d) in Teilzeit", "541"),
        ("Wir suchen ab sofort eine*n Bäcker*in für unsere Filiale in Ulm", "292"),
        ("Lkw-Fahrer/in C/CE, täglich zu Hause", "521"),
        ("Software Developer (all genders)", "434"),
        ("Anlagenmechaniker SHK (m/w/d)", "342"),
        ("медсестра", "813"),
        ("كهربائي", "262"),
        ("aşçı", "293"),
        ("پرستار", "813"),
        ("водитель грузовика", "521"),
        ("plombier", "342"),
        ("cleaner", "541"),
    ],
)
def test_titles_of_many_languages_find_their_group(coder: OccupationCoder, title: str, group: str) -> None:
    assert coder.code([title])[0].kldb[:3] == group


def test_both_genders_get_the_same_answer(coder: OccupationCoder) -> None:
    forms = ["Köchin", "Koch", "Koch/Köchin (m/w/d)", "Köch:in"]
    answers = coder.code(forms)
    assert len({(answer.kldb, answer.probability) for answer in answers[:3]}) == 1
    assert [answer.title for answer in answers] == forms


def test_helpers_and_leaders_differ_in_the_last_digit(coder: OccupationCoder) -> None:
    levels = [answer.kldb[-1] for answer in coder.code(["Helfer/in Küche", "Koch", "Arzt"])]
    assert levels == ["1", "2", "4"]


def test_probabilities_are_ordered_and_leave_room(coder: OccupationCoder) -> None:
    for answer in coder.code(["Pflegefachkraft", "Mitarbeiter (m/w/d)", "Dipl.-Ing. Bau", "xqzw", "工程师"]):
        chances = [answer.probability, *(other.probability for other in answer.alternatives)]
        assert len(answer.alternatives) == 2
        assert all(first >= second >= 0 for first, second in pairwise(chances))
        assert sum(chances) <= 1 + 1e-3
        assert answer.kldb not in {other.kldb for other in answer.alternatives}


def test_what_says_nothing_is_unclear(coder: OccupationCoder) -> None:
    titles = ["", "(m/w/d)", "12345", "Mitarbeiter (m/w/d) gesucht", "Werde Teil unseres Teams!"]
    assert all(answer.unclear for answer in coder.code(titles))
    assert not coder.code(["Zahnarzt (m/w/d)"])[0].unclear


def test_a_description_helps_where_the_title_is_unclear(coder: OccupationCoder) -> None:
    title = "Mitarbeiter (m/w/d) gesucht"
    text = "Reinigung von Büros und Treppenhäusern. Unterhaltsreinigung. Glasreinigung."
    alone, helped = coder.code([title, title], ["", text])
    assert alone.unclear
    assert helped.kldb[:3] == "541"


def test_isco_comes_from_the_key_before_the_lexicon() -> None:
    own = OccupationCoder.load().code(["Koch"])[0]
    keyed = OccupationCoder.load(isco={own.kldb: "9999"}).code(["Koch"])[0]
    assert own.isco == "5120"
    assert keyed.isco == "9999"


def test_descriptions_must_be_as_many_as_titles(coder: OccupationCoder) -> None:
    with pytest.raises(ValueError, match="2 titles, but 1"):
        coder.code(["Koch", "Arzt"], ["kocht"])
    assert coder.code([]) == []


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_company_changes_no_answer(titles: list[str]) -> None:
    coder = _coder()
    together = coder.code(titles)
    for title, answer in zip(titles, together, strict=True):
        alone = coder.code([title])[0]
        assert (alone.title, alone.unclear) == (title, answer.unclear)
        assert alone.probability == pytest.approx(answer.probability, abs=1e-3)


def _coder(made: list[OccupationCoder] = []) -> OccupationCoder:  # noqa: B006  one for all examples
    if not made:
        made.append(OccupationCoder.load())
    return made[0]


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    for name in ("network.safetensors", "head.safetensors", "lexicon.tsv"):
        folder = tmp_path / name
        shutil.copytree(shipped_folder(), folder)
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)
        with pytest.raises(UnusableInput, match="damaged"):
            OccupationCoder.load(folder)
    with pytest.raises(UnusableInput, match="cannot be read"):
        OccupationCoder.load(tmp_path / "nowhere")


def test_shipped_weights_are_small_and_of_this_normal_form() -> None:
    folder = shipped_folder()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 5_500_000
    assert manifest["normal_form"] == NORMALISATION_VERSION


def test_the_coder_was_made_with_the_shipped_encoder() -> None:
    manifest = json.loads((shipped_folder() / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["encoder"] == load_encoder().fingerprint, "train the coder again after the encoder"
    assert OccupationCoder.load().mixture.opinions(["koch"]).head is not None


def test_beside_another_encoder_the_head_is_left_out(tiny: Path) -> None:
    class Other:
        dimension = 3
        fingerprint = "another"

        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.tile(np.array([1, 0, 0], dtype=np.float32), (len(texts), 1))

        def coverage(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.ones(len(texts), dtype=np.float32)

    beside = OccupationCoder.load(tiny, encoder=Other())
    assert beside.mixture.opinions(["koch"]).head is None
    assert OccupationCoder.load(tiny).mixture.opinions(["koch"]).head is not None
    assert beside.class_probabilities(["koch", "maurer"]).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_opinions_are_mixed_by_powers() -> None:
    """By hand: network .8/.2 to the power 1/2, head and votes .5/.5 and 1/0, halved; no prior."""
    opinions = Opinions(
        network=np.log(np.array([[0.8, 0.2]], dtype=np.float32)),
        head=np.array([[0.5, 0.5]], dtype=np.float32),
        nearest=np.array([[1.0, 0.0]], dtype=np.float32),
        exact=np.zeros((1, 2), dtype=np.float32),
    )
    mixing = Mixing(network_power=0.5, encoder_power=1.0, head_share=0.5, demand_power=0, levels=(0, 0, 0, 0))
    first, second = 0.8**0.5 * 0.75, 0.2**0.5 * 0.25
    found = mixed(opinions, log_prior(np.zeros(2, dtype=np.float32), ("29302", "54101"), mixing), mixing)
    assert found[0] == pytest.approx([first / (first + second), second / (first + second)], abs=1e-5)


def test_demand_and_level_make_a_class_likelier() -> None:
    mixing = Mixing(demand_power=0.5, levels=(0.1, 0.2, 0.3, 0.4))
    prior = log_prior(np.array([2.0, 4.0], dtype=np.float32), ("29302", "54101"), mixing)
    assert prior == pytest.approx([1.2, 2.1])


def test_a_title_of_two_jobs_is_read_part_by_part(coder: OccupationCoder) -> None:
    both, one, other = coder.class_probabilities(["koch / maurer", "koch", "maurer"])
    assert both == pytest.approx((one + other) / 2, abs=1e-4)


def test_isco_is_the_very_title_s_or_the_one_that_its_class_agrees_on() -> None:
    entries = [
        Entry("koch", "29302", "5120"),
        Entry("beikoch", "29302", "5120"),
        Entry("packer", "51311", "9321"),
        Entry("lagerhelfer", "51311", "9333"),
        Entry("helfer", "51311", ""),
    ]
    key = IscoKey(entries, {})
    assert key.of("kantinenkoch", "29302") == "5120"
    assert key.of("packer", "51311") == "9321"
    assert key.of("helfer", "51311") is None
    assert key.of("maurer", "32122") is None
    assert IscoKey(entries, {"29302": "9999"}).of("koch", "29302") == "9999"


def test_shared_words_are_of_real_classes_and_drawn_by_their_shares() -> None:
    shared = read_shared()
    classes = OccupationCoder.load().classes
    assert {code for title in shared for code in title.classes} <= set(classes)
    assert len({title.text for title in shared}) == len(shared)
    assert "verkäufer" not in {title.text for title in read_shared(lambda text: text == "verkäufer")}
    titles = SharedTitles([SharedTitle("pfleger", ("81302", "82102"), (0.25, 0.75))], ("81302", "82102"))
    _, labels = titles.draw(2_000, np.random.default_rng(1))
    assert labels.mean() == pytest.approx(0.75, abs=0.05)


def test_a_tiny_training_run_learns_and_is_repeatable(kldb: Path, tiny: Path, tmp_path: Path) -> None:
    again = train_occupation(kldb, tmp_path, seed=3, settings=TINY)
    assert (tiny / "manifest.json").read_bytes() == (again / "manifest.json").read_bytes()
    coder = OccupationCoder.load(tiny)
    answers = coder.code(["Tischlerin in Vollzeit", "Kantinenkoch (m/w/d)", "Raumpflegerin"])
    assert [answer.kldb for answer in answers] == ["22342", "29302", "54101"]


def test_shipped_numbers_equal_the_trained_formula(tiny: Path) -> None:
    """The network in numpy pools as the one in torch does, but for the rounding of the weights."""
    import torch

    from models.training.occupation_fit import _pooled

    network, _ = load_network(tiny)
    batch = title_batch(["koch in ulm", "", "lkw-fahrer, nachts", "шеф"], network.vocabulary)
    table, places = torch.from_numpy(network.table), torch.from_numpy(network.places)
    with torch.no_grad():
        wanted = _pooled(table, batch, places, 0.0, np.random.default_rng(0)).numpy()
    assert np.abs(network._pooled(batch) - wanted).max() < 1e-4


def test_training_refuses_unusable_folders(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="holds no file"):
        train_occupation(tmp_path, tmp_path / "out")
    file = tmp_path / "kldb2010_job_titles_2019.csv"
    file.write_text("name,code\nKoch,29302\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="lacks the column title"):
        train_occupation(tmp_path, tmp_path / "out")


def test_training_refuses_a_place_without_room_for_a_folder(kldb: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnusableInput, match="no folder can be made here"):
        train_occupation(kldb, tmp_path / "file")


def test_what_is_missing_is_said(kldb: Path) -> None:
    gaps = missing_parts(kldb)
    assert [gap.partition(" is not there")[0] for gap in gaps] == [
        str(kldb / "ba_dkz_occupations.csv"),
        str(kldb / "kldb2010_v2020_explanations.csv"),
    ]


def test_progress_is_told_at_every_step(kldb: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    short = OccupationSettings(steps=3, batch=8, width=4)
    train_occupation(
        kldb, tmp_path, progress=lambda step, steps, _: told.append((step, steps)), settings=short
    )
    assert told == [(step, 5) for step in range(1, 6)]  # three of the network, two of the head


@given(st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_hashing_a_word_does_not_depend_on_its_neighbours(word: str) -> None:
    alone, _ = word_hashes([word])
    among, owner = word_hashes(["koch", word, "x"])
    assert sorted(alone) == sorted(among[owner == 1])
    assert whole_hashes([word])[0] in alone


def test_words_digits_and_signs_of_a_title() -> None:
    assert title_words("koch/beikoch (3 stunden) - ulm") == [
        *("koch", "/", "beikoch", "(", "#", "stunden", "-", "ulm")
    ]


def test_unknown_features_are_left_out() -> None:
    vocabulary = np.unique(word_hashes(["koch"])[0])
    assert (known(word_hashes(["xyz"])[0], vocabulary) == -1).all()
    batch = title_batch(["xyz", "koch"], vocabulary)
    assert list(np.diff(batch.row_starts)) == [0, len(vocabulary)]


def test_frames_hold_the_title_and_nothing_open() -> None:
    noise, rng = Noise(["ulm"]), np.random.default_rng(1)
    for _ in range(300):
        text = noise.dressed("zimmerer", "dachdecker", rng)
        assert "dachdecker" in text
        assert "{" not in text


def test_expected_shares_sum_to_one_and_follow_demand() -> None:
    from collections import Counter

    codes = ["51311", "51312", "11402"]
    shares = class_shares(codes, Counter({"51312": 9}))
    assert shares.sum() == pytest.approx(1)
    assert shares[1] > shares[0] > shares[2]
    assert all(len(group) == 3 and number > 0 for group, number in open_jobs().items())
