"""A labour market of any size for benchmarks: varied, whole records, made from what the project ships.

Every vacancy is one of the sample town's with a title of the lexicon, a place of the gazetteer and requirements drawn
anew, so that titles, skills, places and levels mix as in a country and not as in one town.
"""

import json
import random
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from data.gazetteer.table import PlaceEntry, read_lines
from data.lexicon import occupation_titles, skill_phrases

SUFFIXES = ("", " (m/w/d)", " (w/m/d) in Vollzeit", "/in (m/w/d)", " gesucht", " – ab sofort", " in Teilzeit")
LEVELS = (None, "A1", "A2", "B1", "B1", "B2", "B2", "C1")


def sample(name: str) -> list[dict[str, Any]]:
    """The records of the sample town: "vacancies" or "candidates"."""
    text = (files("data") / "sample" / f"{name}.ndjson").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def german_places() -> list[PlaceEntry]:
    """All German places of the gazetteer."""
    rows = (line.split("\t") for line in read_lines("places.tsv"))
    entries = [
        PlaceEntry(name, area, float(lat), float(lon), int(people or 0))
        for _, name, area, lat, lon, people in rows
    ]
    return [entry for entry in entries if entry.country == "DE"]


def vacancies(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """`count` raw vacancies, the same for the same seed."""
    draw = random.Random(seed)
    templates = sample("vacancies")
    titles = [(row.title, row.kldb) for row in occupation_titles() if row.lang == "de"]
    skills = [row.phrase for row in skill_phrases() if row.lang == "de"]
    places = german_places()
    weights = [max(entry.population, 500) for entry in places]
    for number, place in enumerate(draw.choices(places, weights, k=count)):
        yield _vacancy(draw, number, draw.choice(templates), draw.choice(titles), skills, place)


def _vacancy(
    draw: random.Random,
    number: int,
    template: dict[str, Any],
    title: tuple[str, str],
    skills: list[str],
    place: PlaceEntry,
) -> dict[str, Any]:
    language = draw.choice(LEVELS)
    wage = draw.choice((None, round(draw.uniform(13.9, 32), 2)))
    own = {
        key: template[key]
        for key in ("description", "employer", "kind", "workplace_languages")
        if key in template
    }
    return own | {
        "id": f"b-{number:06d}",
        "title": title[0] + draw.choice(SUFFIXES),
        "level": int(title[1][-1]) if draw.random() < 0.7 else None,
        "skills_required": draw.sample(skills, draw.randint(0, 6)),
        "languages": [{"code": "de", "level": language}] if language else [],
        "hours": draw.choice((None, "full", "full", "part", "any", "mini")),
        "shifts": draw.choice((None, None, True, False)),
        "nights": draw.choice((None, None, True, False)),
        "wage": {"min": wage, "period": "hour"} if wage else None,
        "places": [{"name": place.name, "country": "DE", "lat": place.lat, "lon": place.lon}],
    }


def candidates(count: int, seed: int = 2) -> list[dict[str, Any]]:
    """`count` raw people: the sample town's, moved to places all over the country; half keep their own."""
    draw = random.Random(seed)
    people = sample("candidates")
    places = [place for place in german_places() if place.population > 20_000]
    made = []
    for number in range(count):
        person = dict(people[number % len(people)], id=f"p-{number:04d}")
        if draw.random() < 0.5:
            place = draw.choice(places)
            person["place"] = {"name": place.name, "lat": place.lat, "lon": place.lon}
        made.append(person)
    return made
