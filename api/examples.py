"""Examples for the document of the interface: a person, a vacancy, how they match, what opens more, a code."""

from typing import Any

CANDIDATE: dict[str, Any] = {
    "id": "c-1",
    "occupations": [{"title": "медсестра", "years": 8, "country": "UA"}],
    "skills": ["Wundversorgung", {"name": "Medikamentengabe", "evidence": "proved"}],
    "qualifications": [{"title": "Pflegediplom", "level": 2, "country": "UA", "recognition": "applied"}],
    "languages": [{"code": "uk", "level": "C2"}, {"code": "de", "level": "B1", "evidence": "tested"}],
    "wishes": {"occupations": ["Pflegefachkraft"], "hours": "full", "nights": False, "max_commute_km": 25},
    "place": "73033 Göppingen",
    "residence": {"title": "§24 AufenthG"},
    "driving_licences": ["B"],
    "text": "Ich habe acht Jahre in einem Krankenhaus gearbeitet.",
}
VACANCY: dict[str, Any] = {
    "id": "v-1",
    "title": "Pflegehelfer/in (m/w/d)",
    "description": "Wir suchen Unterstützung für unser Seniorenheim. Deutschkenntnisse mindestens B1.",
    "kind": "job",
    "employer": {"name": "Haus am Fluss", "support": ["german_course"]},
    "skills_required": ["Grundpflege"],
    "level": 1,
    "languages": [{"code": "de", "level": "B1"}],
    "hours": "full",
    "places": [{"name": "Göppingen", "postcode": "73033"}],
    "wage": {"min": 16.5, "period": "hour"},
}
MATCH: dict[str, Any] = {
    "candidate": "c-1",
    "vacancy": "v-1",
    "rank": 1,
    "score": 0.81,
    "startable": "now",
    "startable_from": None,
    "fit": {
        "occupation": 0.86,
        "skills": 0.74,
        "qualification": 1.0,
        "language": 1.0,
        "commute": 1.0,
        "wishes": None,
    },
    "for_candidate": 0.78,
    "for_employer": 0.84,
    "confidence": 0.8,
    "reasons": [{"code": "language", "text": "Deutsch B1 ist verlangt und vorhanden.", "values": {}}],
    "missing": [],
    "next_steps": [],
}
TITLE: dict[str, Any] = {
    "title": "Mitarbeiter (m/w/d) gesucht",
    "description": "Unterhaltsreinigung in Büros und Treppenhäusern.",
}
CODED: dict[str, Any] = {
    "title": "Mitarbeiter (m/w/d) gesucht",
    "kldb": "54101",
    "isco": "9112",
    "probability": 0.58,
    "unclear": False,
    "alternatives": [{"kldb": "54112", "probability": 0.22}, {"kldb": "54142", "probability": 0.14}],
}
OPENING: dict[str, Any] = {
    "vacancy": "v-2",
    "title": "Pflegefachkraft (m/w/d)",
    "employer": "Haus am Fluss",
    "startable": "now",
    "startable_from": None,
}
COURSE: dict[str, Any] = {
    "code": "language",
    "text": "Deutsch: Kurs bis B2 machen. Es fehlt eine Stufe.",
    "values": {"who": "candidate", "language": "de", "required": "B2", "level": "B1", "count": 1},
}
STEPS: dict[str, Any] = {
    "candidate": "c-1",
    "on": "2026-11-22",
    "considered": 24,
    "steps": [
        {
            "steps": [COURSE],
            "text": "Stellen, die dann offen stehen: 1.",
            "opens": 1,
            "eases": 0,
            "opened": [OPENING],
            "eased": [],
        }
    ],
}
LADDERS: dict[str, Any] = {
    "candidate": "c-1",
    "on": "2026-11-22",
    "ladders": [
        {
            "occupation": "медсестра",
            "profession": "nurse",
            "route": "recognition",
            "level": 2,
            "text": "Ziel: медсестра. Eine Brücke im selben Feld gibt es jetzt nicht. "
            "Zielstellen, die nach den Schritten offen stehen: 1.",
            "bridge_count": 0,
            "bridges": [],
            "steps": [COURSE],
            "opens": 1,
            "open_now": 0,
            "targets": [OPENING],
        }
    ],
}
RELAXATIONS: dict[str, Any] = {
    "vacancy": "v-1",
    "on": "2026-11-22",
    "considered": 33,
    "relaxations": [
        {
            "relaxation": {
                "code": "language",
                "text": "Deutsch: A2 statt B1 verlangen.",
                "values": {"who": "employer", "language": "de", "required": "B1", "level": "A2"},
            },
            "text": "Menschen, die dann anfangen können: 1.",
            "opens": 1,
            "eases": 0,
            "opened": [{"candidate": "c-2", "startable": "now", "startable_from": None}],
            "eased": [],
        }
    ],
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "CandidateInput": CANDIDATE,
    "VacancyInput": VACANCY,
    "Candidate": CANDIDATE | {"place": {"name": "Göppingen", "postcode": "73033", "country": "DE"}},
    "Vacancy": VACANCY | {"wage_eur_hour": 16.5},
    "Match": MATCH,
    "NextSteps": STEPS,
    "Ladders": LADDERS,
    "Relaxations": RELAXATIONS,
    "MatchRequest": {"candidate": CANDIDATE, "vacancies": [VACANCY]},
    "TitleToCode": TITLE,
    "CodedTitle": CODED,
}
