"""Conditions stated plainly: fixed term, temporary agency, career changers, start, number of openings."""

import datetime as dt
import re

from models.reading.cues import CuedPattern, listed_words
from models.reading.finding import Finding
from models.reading.headings import Section
from models.reading.sentences import Sentence, Source

TRIGGERS = listed_words(
    "befrist vertretung zeitarbeit überlass leiharb personaldienst tarif quereinst seiteneinst umsteig",
    "branchenfremd contract vertrag saison maternity 20 stellen plätze suchen sucht bilden",
    "permanent fixed temporary career looking",
    "positions openings",
    "agency ende-datum brauchen temp",
)
"""A sentence without any of these needs no further look."""

_FIXED = CuedPattern(
    r"(?<!un)\bbefristet\w*|\belternzeitvertretung|\b(?:mutterschutz|krankheits"
    r"|schwangerschafts)vertretung|\bfixed[- ]term|\btemporary (?:contract|position)"
    r"|\bbefristung\b|\b(?:vertrag|contract) (?:\w+ ){0,3}?(?:über|für|läuft|geht|is for|runs)\b[^.;]{0,25}?"
    r"\b(?:monate?|jahre?|months?|years?)\b|\bseasonal contract|\bmaternity cover|\bsaison"
    r"(?:arbeit|vertrag|stelle|kraft)",
    "befrist vertretung fixed temporary vertrag contract maternity saison",
)
_PERMANENT = CuedPattern(
    r"\bunbefristet\w*|\bohne befristung|\bkeine befristung|\bnicht befristet|\bpermanent "
    r"(?:contract|position|job)|\bkein ende-?datum|\bunlimited contract",
    "befrist permanent ende-datum endedatum unlimited",
)
_FIRST_FIXED = CuedPattern(
    r"\b(?:zunächst|vorerst|erst|anfangs|initially) .{0,40}\b(?:befristet|fixed)"
    r"|\bbefristet\w*.{0,50}\b(?:danach|anschließend|später|übernahme|option|aussicht"
    r"|verlänger)",
    "befrist fixed",
)
_LATER = re.compile(r"\b(?:nach der|danach|später|anschließend|nach bestandener|after|later)\b")
_AGENCY = CuedPattern(
    r"\bzeitarbeit(?!geber)\w*|\barbeitnehmerüberlassung|\bleiharbeit\w*|\bpersonaldienstleist"
    r"(?:er|erin|ung)s?\b|\bpersonalüberlassung|\b(?:igz|bap|gvp)[- ]?(?:dgb[- ])?tarif\w*"
    r"|\büberlassungstarif|\btemp(?:orary)? (?:work |employment |staffing )?agency"
    r"|\bstaffing agency",
    "zeitarbeit überlass leiharbeit personaldienst igz bap gvp agency",
)
_NO_AGENCY = CuedPattern(
    r"\b(?:keine?|keinerlei|nicht über|ohne|statt|raus aus der|weg von der|weder) "
    r"(?:\w+ ){0,2}?(?:zeitarbeit|leiharbeit|arbeitnehmerüberlassung|personaldienstleist)\w*|\b"
    r"(?:zeitarbeit|leiharbeit)\w*[^.]{0,20}\b(?:nicht|nein|keine)\b|\bno (?:temp|agency)",
    "zeitarbeit überlass leiharbeit personaldienst agency temp",
)
_AGENCY_ELSE = CuedPattern(
    r"\b(?:bewerbungen|anfragen|angebote|anrufe|vorschläge|unterlagen) (?:von|über|durch) "
    r"(?:\w+ )?(?:personal|zeitarbeit)|\bzeitarbeitskräfte|\bzeitarbeit(?:nehmer)?(?:innen)? "
    r"(?:einteilen|betreuen)|\berfahrung (?:in|aus) der zeitarbeit|\baus der zeitarbeit"
    r"|\bdisponier",
    "zeitarbeit personal disponier",
)
_CHANGERS = CuedPattern(
    r"\b(?:quereinst\w+|seiteneinst\w+|umsteiger\w*|branchenfremde?\w*)|\bcareer[- ]changers?\b"
    r"|\blateral entrants?",
    "quereinst seiteneinst umsteiger branchenfremd career lateral",
)
_CHANGERS_NOT = re.compile(r"\b(?:keine?|nicht für|leider|nicht geeignet|nicht möglich|ausgeschlossen|no)\b")
_CHANGERS_ELSE = re.compile(
    r"\bunser\w* (?:\w+ )?quereinst|\b(?:betreuen|begleiten|schulen|einarbeiten|anleiten"
    r"|ausbilden) (?:sie )?(?:\w+ )?quereinst|\bals quereinsteiger\w* (?:begonnen|angefangen"
    r"|gestartet)|\bquereinsteiger\w* (?:einarbeiten|anleiten|schulen|betreuen)"
)
_MONTHS = {
    **{"januar": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8},
    **{
        "september": 9,
        "oktober": 10,
        "november": 11,
        "dezember": 12,
        "jänner": 1,
        "january": 1,
        "february": 2,
    },
    **{"march": 3, "may": 5, "june": 6, "july": 7, "october": 10, "december": 12},
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\. ?(?:(?P<number>\d{{1,2}})\. ?|(?P<month>{_MONTH}) )"
    rf"|(?P<iso>20\d\d-\d\d-\d\d)|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? "
    rf"|(?P<month3>{_MONTH}) (?P<day3>\d{{1,2}}), |(?P<alone>{_MONTH}) )(?P<year>20\d\d)?"
)
_START = re.compile(
    rf"\b(?:ab(?: dem)?|zum|beginn:?|start:?|starttermin:?|eintritt:?|eintrittstermin:?"
    rf"|arbeitsbeginn:?|ausbildungsbeginn:?|ausbildungsstart:?|vom|beginnt am|startet am"
    rf"|beginnen (?:am|im)|beginn (?:ist )?(?:am|ist der|im)|start (?:am|im|ist am|ist der)"
    rf"|los geht es (?:am|im)|starting(?: on| in)?|starts?(?: on| in|:)|from|as of|begins? "
    rf"(?:on|in)) {_DATE}"
)
_START_ELSE = re.compile(
    r"bewerbung|bewerben|frist\b|bewerbungsschluss|gegründet|seit|eröffnet|umzug"
    r"|\bwird .{0,30}\bneu|erhöh|steig|tarif|deadline|apply|gilt|gelten|\bbis (?:zum )?$"
    r"|entgelt"
)
_NUMBERS = {
    **{"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10},
    **{"zwölf": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10},
}
_COUNT = r"(?P<count>" + "|".join(_NUMBERS) + r"|\d{1,2})"
_OPENINGS = re.compile(
    rf"\b{_COUNT} (?:\w+ ){{0,2}}?(?:stellen|arbeitsplätze|ausbildungsplätze|ausbildungsstellen"
    rf"|praktikumsplätze|plätze|positionen|openings|positions|vacancies)\b(?! hinter| nach"
    rf"| vor)"
)
_OPENINGS_FRAME = re.compile(
    r"\b(?:suchen|sucht|zu besetzen|besetzen|frei\w*|vergeben|offene?n?|bieten|bietet|haben wir"
    r"|ausgeschrieben|zu vergeben|available|open|have|neue)\b"
)
_SEARCHED = re.compile(
    rf"\b(?:suchen wir|wir suchen|sucht|bilden wir|looking for|brauchen wir|stellen wir)"
    rf"(?: für (?:\w+ ){{1,4}}?)?(?: ab sofort| dringend| zum \w+)? {_COUNT} (?!(?:jahre|tage"
    rf"|monate|wochen|stunden|uhr|standorte|schichten|hotels|nette kollegen aus)\b)"
    rf"(?:[\w-]+ ){{0,4}}?[\w:*/-]{{4,}}(?:en|er|innen|kräfte|leute|azubis|kollegen|s)\b"
)


def find_conditions(sentence: Sentence) -> list[Finding]:
    """Read the conditions that a sentence states plainly."""
    found = [
        _fixed_term(sentence),
        _agency(sentence),
        _changers(sentence),
        _start(sentence),
        _openings(sentence),
    ]
    return [finding for finding in found if finding is not None]


def _fixed_term(sentence: Sentence) -> Finding | None:
    low = sentence.low
    permanent, fixed = _PERMANENT.search(low), _FIXED.search(low)
    if permanent and not fixed and _LATER.search(low[: permanent.start()]):
        return None
    if permanent and fixed and not _FIRST_FIXED.search(low):
        return None
    if fixed and (not permanent or _FIRST_FIXED.search(low)):
        return Finding("fixed_term", True, sentence, fixed.start(), fixed.end(), "fixed-term", 0.93)
    if permanent:
        return Finding(
            "fixed_term", False, sentence, permanent.start(), permanent.end(), "fixed-term:none", 0.94
        )
    return None


def _agency(sentence: Sentence) -> Finding | None:
    low = sentence.low
    if _AGENCY_ELSE.search(low):
        return None
    if denied := _NO_AGENCY.search(low):
        return Finding("temporary_agency", False, sentence, denied.start(), denied.end(), "agency:none", 0.9)
    if match := _AGENCY.search(low):
        return Finding("temporary_agency", True, sentence, match.start(), match.end(), "agency", 0.92)
    return None


def _changers(sentence: Sentence) -> Finding | None:
    match = _CHANGERS.search(sentence.low)
    if match is None or _CHANGERS_ELSE.search(sentence.low) or sentence.section is Section.TASKS:
        return None
    welcome = _CHANGERS_NOT.search(sentence.low) is None
    return Finding(
        "career_changers_welcome", welcome, sentence, match.start(), match.end(), "career-changers", 0.92
    )


def _start(sentence: Sentence) -> Finding | None:
    for match in _START.finditer(sentence.low):
        if _START_ELSE.search(sentence.low[max(0, match.start() - 30) : match.start()]):
            continue
        if (date := _date(match)) is not None:
            sure = match["alone"] is None
            value = date.isoformat()
            return Finding(
                "start", value, sentence, match.start(), match.end(), "start", 0.94 if sure else 0.85
            )
    return None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if not match["year"]:
            return None
        name = match["month"] or match["month2"] or match["month3"] or match["alone"]
        month = _MONTHS[name] if name else int(match["number"])
        return dt.date(int(match["year"]), month, int(match["day"] or match["day2"] or match["day3"] or 1))
    except ValueError:
        return None


def _openings(sentence: Sentence) -> Finding | None:
    low = sentence.low
    match = _SEARCHED.search(low)
    if match is None and (match := _OPENINGS.search(low)) is not None:
        bare = sentence.source is Source.TITLE or sentence.bare
        if not _OPENINGS_FRAME.search(low) and not (bare and match.start() < 3):
            return None
    if match is None:
        return None
    count = _NUMBERS.get(match["count"]) or int(match["count"])
    if not 1 <= count <= 60:
        return None
    return Finding("openings", count, sentence, match.start("count"), match.end(), "openings", 0.9)
