"""German job words without grammatical gender: every form becomes the masculine singular of the dictionaries.

A job that is written as "Köchin", "Koch/Köchin", "Köch*in" or "Koch (m/w/d)" is the same job. The rule knows
the endings that form names of people (-erin, -istin, -ologin …) instead of every word in -in, so that
"Benzin", "Medizin" and "Berlin" stay what they are. Words are lower-case here.
"""

import re

# Ends of words whose masculine form is not the feminine one without its ending.
_IRREGULAR = {
    "ärztin": "arzt",
    "köchin": "koch",
    "anwältin": "anwalt",
    "bäuerin": "bauer",
    "beamtin": "beamte",
    "amtmännin": "amtmann",
    "bischöfin": "bischof",
    "vorständin": "vorstand",
    "wärtin": "wart",
    "rätin": "rat",
    "lotsin": "lotse",
    "matrosin": "matrose",
    "botin": "bote",
    "gesellin": "geselle",
    "gehilfin": "gehilfe",
    "hirtin": "hirte",
    "schützin": "schütze",
    "komparsin": "komparse",
    "pantomimin": "pantomime",
    "pädin": "päde",
    "stewardess": "steward",
    "stewardeß": "steward",
    "directrice": "direktor",
    "balletteuse": "balletttänzer",
}

# Feminine endings of names of people: the masculine form is the word without -in …
_WITHOUT_IN = (
    *("erin", "istin", "lystin", "entin", "antin", "eurin", "ärin", "isörin", "torin", "sorin", "ditorin"),
    *(
        "peutin",
        "nautin",
        "wirtin",
        "wartin",
        "grafin",
        "graphin",
        "nomin",
        "urgin",
        "sophin",
        "pathin",
        "mazeutin",
    ),
    *("architektin", "chefin", "detektivin", "diakonin", "pilotin", "soldatin", "advokatin", "diplomatin"),
    *(
        "kandidatin",
        "bürokratin",
        "athletin",
        "akrobatin",
        "poetin",
        "bibliothekarin",
        "archivarin",
        "notarin",
    ),
    *(
        "kommissarin",
        "dokumentarin",
        "missionarin",
        "registrarin",
        "veterinarin",
        "referendarin",
        "vikarin",
        "antiquarin",
        "kapitänin",
        "konsulin",
        "dekanin",
        "coachin",
    ),
    *("magistratin", "stipendiatin", "aktuarin", "juniorin", "seniorin", "majorin", "generalin", "schmiedin"),
    *(
        "metzin",
        "prälatin",
        "scoutin",
        "agentin",
        "novizin",
        "vormundin",
        "gymnastin",
        "orandin",
        "anatomin",
        "geodätin",
        "clownin",
    ),
)
# … or the word with -e in its place.
_WITH_E = ("ologin", "alogin", "agogin", "strategin", "kollegin", "expertin", "kundin", "insassin")
# Verbs in -ern name their people in -erer, whose feminine form has lost one -er.
_WITH_ERER = (
    *(
        "räucherin",
        "zauberin",
        "förderin",
        "kupferin",
        "faserin",
        "zimmerin",
        "kämmerin",
        "steuerin",
        "pflasterin",
    ),
    *("polsterin", "kletterin", "fütterin", "sinterin", "besserin", "silberin", "holländerin", "lieferin"),
    *("wanderin", "ruderin", "plünderin", "versicherin", "säuberin", "eroberin", "lagerin", "schleuderin"),
)
# They end like a name of a person and are none.
_NO_PERSON = frozenset(
    (
        *("adamantin", "argentin", "augustin", "aventin", "balletin", "batistin", "benedictin"),
        *("brigantin", "bulletin", "byzantin", "christin", "clementin", "clerin", "cristin", "darin"),
        *("dementin", "diamantin", "elefantin", "erin", "florentin", "glistin", "glycerin", "glyzerin"),
        *("hierin", "katherin", "kerstin", "konstantin", "kristin", "levantin", "nitroglycerin"),
        *("palästin", "philistin", "pristin", "quentin", "schwerin", "serpentin", "severin", "tangerin"),
        *("terpentin", "transferrin", "trentin", "tridentin", "triglycerin", "valentin", "vincentin"),
        *("worterin"),
    )
)

# Heads before -frau that name an occupation; "Jungfrau", "Ehefrau", "Hausfrau" name none.
_COUPLE = re.compile(
    r"(.*(?:kauf|fach|wehr|kamera|ombuds|vertrauens|wach|decks|bühnen|maschinen|boots|see|steuer|müll|schieds|"
    r"haupt|konverter|berg|verbindungs|werbe|schutz|sanitäts|fuhr)|ob)(?:frau(?:en)?|leute|männer)"
)
_NURSE = re.compile(
    r"(.*(?:kranken|stations|fach|gemeinde|nacht|ober|operations|op-?|anästhesie|intensiv|säuglings|kinder|"
    r"dialyse|endoskopie|onkologie|psychiatrie|ambulanz|hilfs|sprechstunden|unterrichts|gesundheits|narkose|"
    r"pädiatrie|geriatrie|kardiologie|lehr|hygiene|aufnahme|bade|desinfektions|schiffs|wachen))schwestern?"
)
_EUSE = re.compile(r"(.*(?:fris|coiff|mass|chauff|souffl|polis?s|domp?t|contr?ol|regiss|conférenci))eusen?")

# Adjectives and adjectival nouns are folded to -e: "technischer/technische", "Angestellter/Angestellte".
_ADJECTIVE = re.compile(
    r".*(?:techn|edizin|agog|chem|phys|ökonom|metr|elektr|polit|krit|opt|log|stat|kosmet|akust|mechan|pharmazeut|"
    r"jurist|künstler|männ|gastronom|therapeut|tourist|klin|graf|strateg|akadem|energet|theol|orthopäd|päd|hydraul|"
    r"planer|gestalter|gärtner|analyt|didakt|informat|method|evangel|kathol|eth|prakt|mat)ischer|"
    r".*(?:lich|prüft|lernt|kannt|lomiert|iniert|fiziert|ständig|gestellt|auftragt|dienstet|chäftigt|bildend|"
    r"vorsitzend|studierend|reisend|leitend|ertretend|geordnet|mächtigt|legiert|angehend|operativ|administrativ|"
    r"kreativ|motiviert|erfahren|versiert|engagiert|forschend|freiwillig|berechtigt|beamt|national|alternativ|privat|mobil|angehörig|kundig|gefreit|verordnet)er|(?:erst|zweit|dritt)er"
)
_IERE = re.compile(
    r"(.*(?:p[aâ]tiss|sommel|garderob|infirm|caiss|hôtel|jardin|coutur|polic|ouvr|port))i[eè]re"
)
_ENDINGS = (
    *("in", "innen", "er", "frau", "frauen", "leute", "männer"),
    *("euse", "eusen", "ess", "eß", "rice", "iere", "ière", "schwestern"),
)


def masculine(word: str, *, certain: bool = False) -> str:
    """Return the masculine singular of a German job word; any other word comes back unchanged.

    Args:
        word: one lower-case word, hyphens included.
        certain: a marker ("Pädagog*in") has said that the word names a person, so that any -in is an ending.

    """
    if not word.endswith(_ENDINGS):
        return word
    if word.endswith("innen"):
        singular = masculine(word[:-3], certain=certain)
        return word if singular == word[:-3] else singular
    if word.endswith("in"):
        return _without_in(word, certain)
    if word.endswith("er"):
        return _folded_adjective(word)
    return _other_form(word)


def _without_in(word: str, certain: bool) -> str:
    irregular = _irregular(word)
    if irregular:
        return irregular
    if word in _NO_PERSON or len(word) < 5:
        return word
    if word.endswith(_WITH_ERER):
        return f"{word[:-2]}er"
    if word.endswith(_WITH_E):
        return f"{word[:-2]}e"
    return word[:-2] if certain or word.endswith(_WITHOUT_IN) else word


def _irregular(word: str) -> str | None:
    for feminine, form in _IRREGULAR.items():
        if word.endswith(feminine):
            return word[: -len(feminine)] + form
    return None


def _folded_adjective(word: str) -> str:
    if word.endswith("schwester"):
        return _other_form(word)
    return word[:-1] if _ADJECTIVE.fullmatch(word) else word


def _other_form(word: str) -> str:
    for pattern, ending in ((_COUPLE, "mann"), (_NURSE, "pfleger"), (_EUSE, "eur"), (_IERE, "ier")):
        found = pattern.fullmatch(word)
        if found:
            return found[1] + ending
    return _irregular(word) or word
