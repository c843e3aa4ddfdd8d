"""What advertisements put around a job title, so that the encoder learns to look through it.

All templates are written for this purpose; `{}` stands for the title in its normal form.
"""

from collections.abc import Sequence

from numpy.random import Generator

_HEADS = (
    *(
        "mitarbeiter {}",
        "mitarbeiter im bereich {}",
        "mitarbeiter für {}",
        "fachkraft {}",
        "mitarbeiter - {}",
    ),
    *("unterstützung als {}", "verstärkung als {}", "team {}", "quereinsteiger als {}", "erfahrener {}"),
    *("motivierter {}", "engagierter {}", "junior {}", "senior {}", "ausbildung zum {}", "ausbildung {}"),
    *("zuverlässiger {}", "freundlicher {}", "gelernter {}", "erfahrene {}", "staatlich anerkannter {}"),
)
_OPENINGS = (
    *("wir suchen {}", "wir suchen einen {}", "gesucht: {}", "zur verstärkung unseres teams suchen wir {}"),
    *("ab sofort {}", "werde {}", "dein job als {}", "ihre stelle als {}", "job als {}", "arbeiten als {}"),
    *(
        "suche {}",
        "wir stellen ein: {}",
        "stellenangebot {}",
        "zum nächstmöglichen zeitpunkt {}",
        "komm als {}",
    ),
)
_ENDINGS = (
    *(
        "{} gesucht",
        "{} in vollzeit",
        "{} in teilzeit",
        "{} voll- oder teilzeit",
        "{} vollzeit",
        "{} tz",
        "{} vz",
    ),
    *(
        "{} ab sofort",
        "{} minijob",
        "{} auf 556 euro basis",
        "{} für unser team",
        "{} unbefristet",
        "{} 38,5 h/woche",
    ),
    *(
        "{} 3-schicht",
        "{} im schichtdienst",
        "{} tagschicht",
        "{} ohne nachtschicht",
        "{} 20 stunden",
        "{} 100 %",
    ),
    *(
        "{} mit berufserfahrung",
        "{} mit führerschein",
        "{} quereinsteiger willkommen",
        "{} direktvermittlung",
    ),
    *(
        "{} mit homeoffice",
        "{} für die region",
        "{} bundesweit",
        "{} mit übernahme",
        "{} - firmenwagen",
        "{} als aushilfe",
    ),
    *(
        "{} im innendienst",
        "{} im außendienst",
        "{} in festanstellung",
        "{} - gehalt bis 3500 euro",
        "{} gute bezahlung",
    ),
    *("{} bei einem familienunternehmen", "{} in einem jungen team", "{} für neues projekt", "{} zum 01.09."),
)
_PLACES = (
    *(
        "{} in {place}",
        "{} {place}",
        "{} - {place}",
        "{} raum {place}",
        "{} am standort {place}",
        "{} für {place}",
    ),
    *("{} region {place}", "{}, {place}", "{} | {place}", "{} großraum {place}"),
)
_TOWNS = (
    *(
        "aalen",
        "augsburg",
        "backnang",
        "bamberg",
        "berlin",
        "biberach",
        "bremen",
        "calw",
        "coburg",
        "dresden",
    ),
    *(
        "erfurt",
        "erlangen",
        "esslingen",
        "freiburg",
        "friedrichshafen",
        "fulda",
        "göppingen",
        "hamburg",
        "hannover",
    ),
    *(
        "heidelberg",
        "heilbronn",
        "hof",
        "ingolstadt",
        "karlsruhe",
        "kassel",
        "kempten",
        "köln",
        "konstanz",
        "landshut",
    ),
    *(
        "leipzig",
        "lörrach",
        "ludwigsburg",
        "mainz",
        "mannheim",
        "münchen",
        "neustadt",
        "nürnberg",
        "offenburg",
    ),
    *(
        "passau",
        "pforzheim",
        "ravensburg",
        "regensburg",
        "reutlingen",
        "rosenheim",
        "rottweil",
        "schwäbisch hall",
    ),
    *(
        "schweinfurt",
        "sindelfingen",
        "singen",
        "stuttgart",
        "suhl",
        "tübingen",
        "tuttlingen",
        "ulm",
        "weimar",
        "würzburg",
    ),
)
_FIRMS = (
    *("{} bei der {name} gmbh", "{} {name} gmbh & co. kg", "{} für die {name} ag", "{} - {name} gruppe"),
    *("{} im haus {name}", "{} firma {name}", "{name} sucht {}", "{} bei {name}"),
)
_NAMES = (
    *(
        "müller",
        "schmidt",
        "weber",
        "hoffmann",
        "becker",
        "wagner",
        "bauer",
        "koch und söhne",
        "maier",
        "sonnenhof",
    ),
    *(
        "nordstern",
        "albblick",
        "rheintal",
        "neckar",
        "kraft",
        "linde",
        "stadtwerke",
        "klinikum",
        "vita",
        "primus",
    ),
)


def noisy(title: str, others: Sequence[str], rng: Generator) -> str:
    """Return `title` as an advertisement may put it: one or two additions, at times a second job beside it.

    Args:
        title: in normal form.
        others: titles of the same occupation, one of which may be joined to it.
        rng: the source of chance.

    """
    text = title
    if others and rng.random() < 0.2:
        text = f"{text} {_one(('/', 'oder', '-', 'und'), rng)} {_one(others, rng)}"
    for _ in range(1 + int(rng.random() < 0.35)):
        text = _dressed(text, rng)
    return text


def _dressed(text: str, rng: Generator) -> str:
    chance = rng.random()
    if chance < 0.22:
        return _one(_HEADS, rng).replace("{}", text)
    if chance < 0.36:
        return _one(_OPENINGS, rng).replace("{}", text)
    if chance < 0.66:
        return _one(_ENDINGS, rng).replace("{}", text)
    if chance < 0.88:
        return _one(_PLACES, rng).replace("{place}", _one(_TOWNS, rng)).replace("{}", text)
    return _one(_FIRMS, rng).replace("{name}", _one(_NAMES, rng)).replace("{}", text)


def _one(choices: Sequence[str], rng: Generator) -> str:
    return choices[int(rng.integers(len(choices)))]
