"""The normal form of a title, its parts, and the phrases of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.gender import masculine
from models.text import MAX_PHRASE_WORDS, MAX_PHRASES, normal_title, phrases, title_parts

MARKERS = (
    *(
        "(m/w/d)",
        "(m|w|d)",
        "(gn)",
        "(w/m/x)",
        "m/w/d",
        "(all genders)",
        "(M/W/D)",
        "(m, w, d)",
        "(m/w/divers)",
    ),
    *(
        "(m/w/div.)",
        "[m/w/d]",
        "(w/m/d)*",
        "(männlich/weiblich/divers)",
        "(h/f)",
        "(d/m/w)",
        "m | w | d",
        "(mwd)",
    ),
    *(
        "(m/w/d/k.A.)",
        "(alle Geschlechter)",
        "(geschlechtsneutral)",
        "(m&#x2F;w&#x2F;d)",
        "(f/m/x)",
        "(m/w/d/*)",
    ),
)
FORMS = (
    "Pfleger/in",
    "Pfleger/-in",
    "Pfleger*in",
    "Pfleger:in",
    "Pfleger_in",
    "Pfleger(in)",
    "PflegerIn",
    "Pflegerin",
)
PAIRS = (
    ("Krankenschwester", "Krankenpfleger"),
    ("Kinderkrankenschwester", "Kinderkrankenpfleger"),
    ("Kauffrau im Einzelhandel", "Kaufmann im Einzelhandel"),
    ("Bürokauffrau", "Bürokaufmann"),
    ("Pflegefachfrau", "Pflegefachmann"),
    ("Köchin", "Koch"),
    ("Beiköchin", "Beikoch"),
    ("Zahnärztin", "Zahnarzt"),
    ("Rechtsanwältin", "Rechtsanwalt"),
    ("Bäuerin", "Bauer"),
    ("Fluglotsin", "Fluglotse"),
    ("Briefbotin", "Briefbote"),
    ("Sozialpädagogin", "Sozialpädagoge"),
    ("Psychologin", "Psychologe"),
    ("Logopädin", "Logopäde"),
    ("Physiotherapeutin", "Physiotherapeut"),
    ("Friseurin", "Friseur"),
    ("Friseuse", "Friseur"),
    ("Räucherin", "Räucherer"),
    ("Medizinische Fachangestellte", "Medizinischer Fachangestellter"),
    ("Staatlich geprüfte Technikerin", "Staatlich geprüfter Techniker"),
    ("Technische Leiterin", "Technischer Leiter"),
    ("Finanzbeamtin", "Finanzbeamter"),
    ("Stewardess", "Steward"),
    ("Hauswartin", "Hauswart"),
    ("Fachwirtin", "Fachwirt"),
    ("Verkäuferinnen", "Verkäufer"),
    ("Landwirtinnen", "Landwirt"),
    ("Schichtleiterin Lager", "Schichtleiter Lager"),
    ("IT-Technikerin", "IT-Techniker"),
)
NO_WOMEN = (
    *(
        "Benzin",
        "Termin",
        "Medizin",
        "Berlin",
        "Jungfrau",
        "Admin",
        "Vitamin",
        "Ehefrau",
        "Hausfrau",
        "Magazin",
    ),
    *(
        "Kamin",
        "Ruin",
        "Satin",
        "Insulin",
        "Delfin",
        "Latein",
        "Verein",
        "Wein",
        "Stein",
        "Führerschein",
        "Urin",
    ),
    *(
        "Platin",
        "Disziplin",
        "Harzin",
        "Kerosin",
        "Nikotin",
        "Protein",
        "Cousin",
        "Mandarin",
        "Margarine",
        "Login",
    ),
    *(
        "Plugin",
        "Konstantin",
        "Valentin",
        "Kerstin",
        "Martin",
        "Robin",
        "Augustin",
        "Stettin",
        "Schwerin",
        "Turin",
    ),
    *(
        "Heparin",
        "Kasein",
        "Melanin",
        "Doktrin",
        "Gelatine",
        "Toxin",
        "Bulletin",
        "Glycerin",
        "Rosmarin",
        "Zeppelin",
    ),
    *(
        "captain",
        "médecin",
        "magasin",
        "jardin",
        "marin",
        "bulletin",
        "train",
        "cabin",
        "violin",
        "Meerjungfrau",
    ),
    *(
        "Traumfrau",
        "Gastwirtschaft",
        "Landfrau",
        "Bauersfrau",
        "Palatin",
        "Muezzin",
        "Assassin",
        "Fischer",
        "Dolmetscher",
    ),
)


@pytest.mark.parametrize("marker", MARKERS)
def test_every_spelling_of_the_marker_goes(marker: str) -> None:
    assert normal_title(f"Koch {marker}") == "koch"
    assert normal_title(f"Koch {marker} in Vollzeit") == "koch in vollzeit"


@pytest.mark.parametrize("form", FORMS)
def test_every_inner_marker_gives_the_same_form(form: str) -> None:
    assert normal_title(form) == normal_title("Pfleger") == "pfleger"


@pytest.mark.parametrize(("woman", "man"), PAIRS)
def test_feminine_and_masculine_are_the_same(woman: str, man: str) -> None:
    assert normal_title(woman) == normal_title(man)
    for written in (
        f"{woman}/{man}",
        f"{man} / {woman}",
        f"{woman} (m/w/d)",
        f"{man} bzw. {woman}",
        woman.upper(),
    ):
        assert normal_title(written) == normal_title(man)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Ärzt*in", "arzt"),
        ("Pädagog:innen", "pädagoge"),
        ("Lotse/-lotsin", "lotse"),
        ("Krankenpfleger/-schwester", "krankenpfleger"),
        ("Pflegefachmann/-frau/-person", "pflegefachmann"),
        ("Kauffrau*mann", "kaufmann"),
        ("Medizinische/r Fachangestellte/r", "medizinische fachangestellte"),
        ("cocinero/a", "cocinero"),
        ("employé(e)", "employé"),
        ("Hebamme", "hebamme"),
        ("<b>Maler</b> &amp; Lackierer (m/w/d)", "maler & lackierer"),
        ("", ""),
        ("(m/w/d)", ""),
    ],
)
def test_normal_forms(written: str, form: str) -> None:
    assert normal_title(written) == form


@pytest.mark.parametrize("word", NO_WOMEN)
def test_words_that_only_look_feminine_stay(word: str) -> None:
    assert normal_title(word) == word.lower()


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*MARKERS, *FORMS, "/", "-", "und", "&amp;", "<b>"])).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_normal_title_is_idempotent(title: str) -> None:
    form = normal_title(title)
    assert normal_title(form) == form


@given(st.text(alphabet=st.characters(categories=["Ll"]), max_size=20))
@settings(max_examples=200, deadline=None)
def test_masculine_is_idempotent(word: str) -> None:
    assert masculine(masculine(word)) == masculine(word)


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Koch (m/w/d) / Beikoch in Vollzeit", ("koch", "beikoch")),
        ("Maler und Lackierer (m/w/d)", ("maler und lackierer",)),
        ("Gesundheits- und Krankenpfleger/in", ("gesundheits- und krankenpfleger",)),
        ("Mitarbeiter (m/w/d) in der Kleinteilmontage", ("kleinteilmontage",)),
        ("Verkäuferin ab sofort gesucht", ("verkäufer",)),
        ("Wir suchen zum nächstmöglichen Zeitpunkt einen Bäcker (m/w/d)", ("bäcker",)),
        ("Fliesenleger (m/w/d) für unser Team", ("fliesenleger",)),
        ("Reinigungskraft (m/w/d) Teilzeit in 12345 Musterstadt", ("reinigungskraft",)),
        ("Schlosser bei der Muster GmbH & Co. KG", ("schlosser",)),
        ("Küchenhilfe auf 556 € Basis", ("küchenhilfe",)),
        ("Buchhalterin oder Sekretärin", ("buchhalter", "sekretär")),
        ("طباخ / مساعد طباخ", ("طباخ", "مساعد طباخ")),
        ("Gesucht!", ("gesucht",)),
        ("1234", ()),
    ],
)
def test_title_parts(title: str, parts: tuple[str, ...]) -> None:
    assert title_parts(title) == parts


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_title_parts_never_loses_a_title(title: str) -> None:
    parts = title_parts(title)
    assert bool(parts) == any(sign.isalpha() for sign in normal_title(title))
    assert len(parts) <= 4


def test_phrases_split_at_sentences_bullets_and_commas() -> None:
    person = "Я працювала медсестрою вісім років, німецька B1, без нічних змін."
    text = f"{person}\n• Grundpflege\n- Wundversorgung; Dokumentation"
    assert phrases(text) == (
        "Я працювала медсестрою вісім років",
        "німецька B1",
        "без нічних змін",
        "Grundpflege",
        "Wundversorgung",
        "Dokumentation",
    )


def test_phrases_of_arabic_text() -> None:
    assert phrases("عملت كهربائياً عشر سنوات في شركة كبيرة، وعندي خبرة في التمديدات. أبحث عن عمل") == (
        "عملت كهربائياً عشر سنوات في شركة كبيرة",
        "وعندي خبرة في التمديدات",
        "أبحث عن عمل",
    )


@given(st.text(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_phrases_are_few_short_and_distinct(text: str) -> None:
    found = phrases(text)
    assert len(found) <= MAX_PHRASES
    assert len(set(found)) == len(found)
    assert all(len(phrase.split()) <= MAX_PHRASE_WORDS for phrase in found)
