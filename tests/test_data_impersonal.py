"""What is matched of a masked text: the words about work, where they stood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.impersonal import impersonal
from data.masking import PLACEHOLDERS, mask

LEFT = [
    ("Ich heiße [Name] und bin Köchin.", "bin Köchin."),
    ("اسمي [Name] وأنا كهربائي", "أنا كهربائي"),
    ("نام من [Name] است و من آشپز هستم.", "من آشپز هستم."),
    ("Mein Beruf: Koch. E-Mail: [E-Mail], Tel. [Telefon]", "Mein Beruf: Koch. ,"),
    ("Geboren am [Geburtsdatum] in Charkiw. Ich nähe.", ". Ich nähe."),
    ("Mit freundlichen Grüßen, [Name]", ""),
    ("I have three children and I cook.", "I cook."),
    ("Ich habe eine Aufenthaltserlaubnis nach § 25 Abs. 2 AufenthG.", "."),
    ("Kadın hemşireyim.", "hemşireyim."),
    ("پنج سال خانم قابله بودم.", "پنج سال قابله بودم."),
]
KEPT = [
    "Ich habe drei Kinder großgezogen und in der Küche geholfen.",
    "Kadın terzisi, erkek kuaförü olarak çalıştım.",
    "Ich koche, backe und nähe. Erfahrung: zehn Jahre.",
    "I looked after three children.",
]


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_what_only_leads_up_to_the_speaker_is_blank(text, left):
    assert " ".join(impersonal(text).split()) == left


@pytest.mark.parametrize("text", KEPT)
def test_words_of_work_stay(text):
    assert impersonal(text) == text


def test_words_keep_their_positions():
    text = mask("Ich heiße Amina Yusuf und bin Köchin.")
    assert impersonal(text).index("Köchin") == text.index("Köchin")


WORDS = st.sampled_from(
    [*PLACEHOLDERS, "Ich heiße", "und", "و", "habe", "zwei", "Kinder", "§", "24", ":", ",", ".", "\n", "Koch"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_length_stays_and_placeholders_go(text):
    left = impersonal(text)
    assert len(left) == len(text)
    assert not any(held in left for held in PLACEHOLDERS)


@pytest.mark.parametrize(
    "part", ["a", "Ich heiße ", "Tel. ", "- ", " und ", "[Name] ", "§ 1 ", "habe ", " a: ", "من "]
)
def test_hostile_text_takes_linear_time(part):
    impersonal("[" + part * (100_000 // len(part)))
