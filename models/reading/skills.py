"""Skills that an advertisement demands or wishes for.

A skill is a method, tool, material, activity, field of knowledge or certificate, as it stands in the text without
frame words ("Kenntnisse in"), articles and adjectives of quality. Personal qualities, sectors ("Erfahrung im
Einzelhandel"), papers about the person, languages and licences are none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from models.reading.finding import Finding
from models.reading.headings import Section
from models.reading.sentences import Sentence
from models.reading.stance import Stance, stance

_INTO = (
    r"(?:in der|in den|in dem|im|in|mit dem|mit der|mit den|mit|der|des|von|vom|beim|bei der"
    r"|bei|auf dem|auf|zum|zur|zu|über|rund um)"
)
_FRAME = re.compile(
    rf"\b(?:(?:grund|fach|basis|vor|anwender|produkt)?ken+t?n?is+e?n?|(?:praxis"
    rf"|berufs)?erfahrung(?:en)?|praxis|routine|know-how|wissen|umgang|fertigkeiten|expertise"
    rf"|vertrautheit|sicherheit|fundiertes wissen|geübt|fit|versiert|vertraut|erfahren"
    rf"|bewandert|firm|sattelfest|fachwissen|übung)"
    rf" (?:{_INTO}) (?:(?:dem |der )?(?:bereich|gebiet|umgang|arbeit|arbeiten|bedienung"
    rf"|handhabung|anwendung|nutzung|einsatz|software|programmen wie|programm)(?: (?:mit|der"
    rf"|des|von|in|im))? )?(?=\S)"
    r"|\b(?:experience|knowledge|skills|proficiency|proficient|familiar|confident|experienced"
    r"|skilled|expertise) (?:in|with|of|using|at) (?:the )?(?=\S)"
)
_COMPOUND = re.compile(
    r"\b(?!(?:grund|vor|fach|basis|sprach|menschen|an|er|deutsch|englisch"
    r"|orts)-?kenntn)[\w/-]*[\w-]{3,}ken+t?n?is+(?:se|sen)?\b(?! (?:in|mit|im|der|des|von"
    r"|über)\b)(?: nach \w+)?"
)
_CERTIFICATE = re.compile(
    r"\b(?!(?:kranken|gut|augen|an|sonnen|tot|ge|er|liefer|mond|kassen|heiligen|geld|schuld"
    r"|überweisungs|tipp|lotto|teil|kerzen|fahr)schein)[\w-]*(?<!führer)schein(?:e|s)?\b"
    r"(?! klasse)(?: (?:modul|nach|für|klasse|typ) [^,;.]{1,30})?"
    r"|\b(?:sachkunde|befähigungs|fachkunde|schweißer)-?(?:prüfung|nachweis|zeugnis|pass)?\b"
    r"(?! (?:wird|bekommen))(?: (?:nach|im|in|gemäß|für) [^,;.]{1,30})?"
    r"|\bunterrichtung nach § ?34a(?: gewo)?|\bschwimmabzeichen(?: in \w+)?"
    r"|\brettungsschwimmer\w*|\bausbildereignung\w*|\b(?:ada|aevo)-?schein|\b(?:barista"
    r"|erste-hilfe|ersthelfer|motorsägen|schweiß|hygiene)-?(?:kurs|schein|zertifikat"
    r"|schulung)\b"
    r"|\bröntgenkunde\b|\bpraxisanleiter(?:qualifikation|schein|weiterbildung)|\bzertifi\w+ "
    r"(?:in|als|nach) [^,;.]{2,30}"
)
_KNACK = re.compile(
    r"\b(?:handwerkliche?s?|technische?s?|räumliche?s?|kaufmännische?s?|mathematische?s?"
    r"|kreative?s?) (?:geschick|verständnis|können|grundverständnis|vorstellungsvermögen"
    r"|denken)\b|\bzahlenverständnis\b|\bfingerfertigkeit\b"
)
_MASTERY = re.compile(
    r"\b(?:sie|du) (?:beherrschen|beherrschst|kennen|kennst) (?:sich |dich )?(?:(?:gut "
    r"|bestens |sicher )?(?:mit|in) )?|\b(?:beherrschen|beherrschst|kennen|kennst) (?:sie|du) "
    r"(?:sich |dich )?(?:(?:mit|in) )?"
    r"|\b(?:sie|du) (?:sind|bist|fühlen sich|fühlst dich) (?:sicher|fit|versiert|geübt"
    r"|routiniert|erfahren|firm|zu hause) (?:in der|in den|im|in|mit|beim|auf) "
    r"|\b(?:sie|du) (?:arbeiten|arbeitest) (?:routiniert|sicher|selbstständig|gern|täglich"
    r"|geübt) mit |\b(?:haben|hast) (?:sie |du )?(?:schon |bereits |schon einmal |einmal "
    r"|viel )?mit (?=.*\bgearbeitet\b)|\bgearbeitet haben mit "
    r"|\bwissen(?: sie)?,? wie man |\bweißt(?: du)?,? wie man |\b(?:sie|du) (?:können|kannst) "
    r"(?!(?:sich|dich|ihre?n?|deine?n?|bei|uns|gern|auch|hier|sofort|schon|jederzeit|zwischen"
    r"|mit|am|in|die|der|das|den|einen|es|wählen|auf|zu|nach|von|ab|bis|gut|sehr|frei|selbst"
    r"|deutsch|mitreden|flexibel|dabei|an|eine)\b)|\b(?:kennst|kennen) (?=[\w-]+\W*$)"
    r"|\byou (?:know|master|can use) (?:how to )?"
)
_DEMANDED = re.compile(
    r"^\W*(?P<what>[^,;:]{3,60}?) (?:sind|ist|werden|wird|setzen wir|bringen sie|bringst du"
    r"|sollten sie|erwarten wir|wäre|wären)?\s?(?:\w+ )?(?:erforderlich|voraus|vorausgesetzt"
    r"|voraussetzung|pflicht|notwendig|nötig|mit(?:bringen)?|zwingend|von vorteil|wünschenswert"
    r"|ideal|schön|ein plus|ein pluspunkt|hilfreich|unverzichtbar)\W*$"
)
_STOP = re.compile(
    r"[,;:.!?](?=\s|$)|\s[-]\s|\b(?:sind|ist|wäre|wären|setzen|setzt|werden|wird|haben|hast|hat"
    r"|bringen|bringst|erforderlich|von vorteil|vorteilhaft|wünschenswert|notwendig|nötig"
    r"|vorausgesetzt|voraussetzung|voraus|erwarten|erwartet|zwingend|mitbringen|gesammelt"
    r"|besitzen|aber|jedoch|gern|gerne|idealerweise|verfügen|zeichnen|runden|aus|mit(?=\W*$)"
    r"|gearbeitet|oder vergleichbar\w*|oder ähnlich\w*|oder einer|oder einem"
    r"|oder die bereitschaft|wünschen|reicht|reichen|genügt|hilft|helfen|is|are|would|required"
    r"|preferred|desirable|damit|weil|wenn|die sie|das sie|sicher|sowohl|kein|keine|nicht"
    r"|von mindestens|sammeln|besser|im idealfall|bzw\.)(?![\w-])|\((?:m/w|w/m)"
)
_SPLIT = re.compile(r"\s*(?:,|;|\bund\b|\bsowie\b|\boder\b|&|\band\b|\bor\b|\s/\s)\s*")
_LEFT = re.compile(
    r"^(?:\W+|(?:der|die|das|dem|den|des|im|in|mit|von|vom|beim|bei|auf|zum|zur|zu|ein|eine"
    r"|einen|einem|einer|eines|einige|ihre|ihr|deine|dein|erste[rns]?|gute[rnms]?|sehr"
    r"|sichere[rnms]?|solide[rnms]?|fundierte[rnms]?|umfassende[rnms]?|einschlägige[rnms]?"
    r"|praktische[rnms]?|mehrjährige[rnms]?|gängige[rnms]?|aktuelle[rnms]?|gültige[rnms]?"
    r"|versierte[rnms]?|vertiefte[rnms]?|routinierte[rnms]?|ausgeprägte[rnms]?|idealerweise"
    r"|gern|auch|anderen|andere|allen|alle|möglichst|mindestens|wünschenswert:?|hilfreich:?"
    r"|bereich|gebiet|the|a|an|good|basic|strong|your|some|grundlegende[rnms]?"
    r"|grundkenntnisse in|vorausgesetzt werden|erforderlich sind|von vorteil sind|modernen?"
    r"|gängigen?|üblichen?|typischen?|entsprechende[rnms]?|nachgewiesene[rnms]?|wir erwarten"
    r"|sie haben|du hast|sie besitzen|du besitzt|u\. ?a\.|z\. ?b\.|wie)\b\s*)",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"(?:\s+(?:sie|du|wir|ebenfalls|auch|gut|sicher|besitzen|haben|mit|o\. ?ä|etc|usw|u\. ?ä"
    r"|ein|eine|bei|im|in|der|die|das|und|oder|schon|bereits|uns|ihnen|bringen)|\W+)$",
    re.IGNORECASE,
)
_SECTOR = re.compile(
    r"^(?:\w*einzelhandel|\w*handel|gastronomie|\w*gastronomie|hotellerie|pflege|\w*pflege(?=$"
    r"| oder)|altenpflege|krankenpflege|handwerk|baugewerbe|bau|industrie|\w*industrie|logistik"
    r"|lager|lagerbereich|verkauf|vertrieb|produktion|branche|bereich|büro|krankenhaus|klinik"
    r"|kita|service|transport|beruf|position|öffentlichen dienst|großküche|küche|haushalt"
    r"|reinigung|gebäudereinigung|verwaltung|handwerksbetrieb|betrieb|praxis|hotel|bäckerei"
    r"|metzgerei|gesundheitswesen|fertigung|montage|tätigkeit\w*|ausbildung|vergleichbaren?.*"
    r"|ähnlichen?.*|einer ähnlichen.*|team|ihrem? .*|deinem? .*|diesem? .*|beruflichen? .*"
    r"|ambulanten.*|stationären.*|arbeit|job|umfeld|similar.*|field|role|retail|care"
    r"|hospitality)$"
)
_PERSONS = re.compile(
    r"\b(?:menschen|kunden|kundinnen|kundschaft|gästen?|kindern|patient\w*|bewohner\w*"
    r"|jugendlichen|tieren|senior\w*|kolleg\w*|people|children|customers|guests|clients"
    r"|vielfalt|behörden)\b"
)
_NO_SKILL = re.compile(
    r"\b(?:zuverlässig\w*|team\w*|belastbar\w*|flexib\w*|pünktlich\w*|freundlich\w*|geduld"
    r"|motivation|engagement|verantwortungs\w*|sorgfalt|sorgfältig\w*|selbstständig\w*"
    r"|selbständig\w*|freude|spaß|leidenschaft|lust|interesse|bereitschaft|auftreten"
    r"|umgangsformen|schwindelfrei\w*|fitness|ausdauer|kondition|einfühlungsvermögen|empathie"
    r"|herz|humor|offenheit|lernbereit\w*|kommunikations\w*|durchsetzungs\w*|ordnungssinn"
    r"|führungszeugnis|gesundheitszeugnis|zeugnis\w*|impf\w*|masern\w*|arbeitserlaubnis"
    r"|aufenthalts\w*|führerschein\w*|fahrerlaubnis|fahrerkarte|pkw|auto|praktikum"
    r"|schulabschluss|hauptschul\w*|realschul\w*|mittlere reife|abitur|studium|ausbildung"
    r"|berufsausbildung|lehre|abschluss|meister\w*|berufserfahrung|(?<!-)erfahrung"
    r"|(?<!-)kenntnisse|vorkenntnisse|sprach\w*|deutsch\w*|englisch\w*|arabisch\w*|türkisch\w*"
    r"|russisch\w*|ukrainisch\w*|französisch\w*|polnisch\w*|rumänisch\w*|dari|muttersprach\w*"
    r"|ortskenntnisse|wohnort|wohnen|schicht\w*|nacht\w*|wochenend\w*|reisebereit\w*|teilzeit"
    r"|vollzeit|alter|jahre|stunden|quereinst\w*|anerkennung|german|english|driving|licen[cs]e"
    r"|degree|training|shift\w*|mobilität|körperlich\w*|umgang|arbeitsweise|zahlen|bildung"
    r"|examen|studienabschluss|berufsabschluss|klasse|führungserfahrung)\b"
)
_LEARNING = re.compile(
    r"\b(?:kenntnisprüfung|prüfungen|lern\w+ (?:sie|du)|sie lernen|du lernst|sie erweitern"
    r"|du erweiterst|unsere stärken|kennenlernen|lernen sie .* kennen|sie bereiten|vermitteln"
    r"|zeigen|ihren aufgaben|deinen aufgaben|zu ihren|aufgaben gehör\w+)\b"
)
_MAX_WORDS = 7


def find_skills(sentence: Sentence) -> list[Finding]:
    """Read the skills that a sentence demands ("skills_required") or wishes for ("skills_optional")."""
    if sentence.section in (Section.TASKS, Section.OFFER, Section.COMPANY, Section.CONTACT):
        return []
    if _LEARNING.search(sentence.low):
        return []
    spans: list[tuple[int, int, str, float]] = []
    for start, end, rule, probability in _candidates(sentence):
        if not any(start < other_end and other_start < end for other_start, other_end, _, _ in spans):
            spans.append((start, end, rule, probability))
    return [finding for span in sorted(spans) if (finding := _finding(sentence, *span)) is not None]


def _candidates(sentence: Sentence) -> Iterator[tuple[int, int, str, float]]:
    for pattern, rule in ((_FRAME, "frame"), (_MASTERY, "mastery")):
        for match in pattern.finditer(sentence.low):
            yield from _listed(sentence, match, rule)
    for pattern, rule in ((_COMPOUND, "compound"), (_CERTIFICATE, "certificate"), (_KNACK, "knack")):
        for match in pattern.finditer(sentence.low):
            if (span := _trimmed(sentence, match.start(), match.end(), keep=rule == "knack")) is not None:
                yield (*span, rule, 0.93)
    if demanded := _DEMANDED.match(sentence.low):
        span = _trimmed(sentence, demanded.start("what"), demanded.end("what"))
        if span is not None and _is_noun_phrase(sentence, *span):
            yield (*span, "demanded", 0.85)
    if sentence.section in (Section.PROFILE, Section.WISHES):
        yield from _known(sentence)


def _listed(sentence: Sentence, match: re.Match[str], rule: str) -> Iterator[tuple[int, int, str, float]]:
    """Take an enumeration behind a frame apart: "Kenntnisse in Word, Excel und SAP sind …"."""
    start, experience = (
        match.end(),
        match[0].lstrip().startswith(("erfahrung", "berufserfahrung", "experience")),
    )
    while start < len(sentence.low):
        stop = _STOP.search(sentence.low, start)
        end = stop.start() if stop else len(sentence.low)
        for left, right in _split(sentence, start, end):
            span = _trimmed(sentence, left, right)
            if span is not None and not (experience and _SECTOR.match(sentence.low[span[0] : span[1]])):
                yield (*span, rule, 0.93)
        if stop is None or stop[0] != "," or not _continues(sentence, stop.end()):
            return
        start = stop.end()


def _continues(sentence: Sentence, start: int) -> bool:
    """Whether the part behind a comma goes on with the enumeration: a few words, a noun first, no new frame."""
    part = sentence.low[start : start + 80]
    following = re.match(r"\s*(?:[\w-]+ ?){1,3}(?=,|\s+(?:und|sowie|oder)\s|\W*$)", part)
    if following is None or _FRAME.search(following[0] + " x"):
        return False
    first = sentence.text[start:].lstrip()[:1]
    return first.isupper() and not _NO_SKILL.search(following[0]) and not _CERTIFICATE.search(following[0])


def _split(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    if "bereich" in sentence.low[start:end]:
        yield start, end
        return
    for match in _SPLIT.finditer(sentence.low, start, end):
        before = sentence.low[position : match.start()].rstrip()
        if before.endswith("-"):
            continue
        yield position, match.start()
        position = match.end()
    yield position, end


def _trimmed(sentence: Sentence, start: int, end: int, *, keep: bool = False) -> tuple[int, int] | None:
    """Leave articles, adjectives of quality and trailing words off; None if no skill is left."""
    while not keep and (match := _LEFT.match(sentence.text[start:end])) and match.end():
        start += match.end()
    while match := _RIGHT.search(sentence.text[start:end]):
        end = start + match.start()
    words = sentence.low[start:end]
    if len(words) < 2 or len(words.split()) > _MAX_WORDS or not any(char.isalpha() for char in words):
        return None
    if _NO_SKILL.search(words) or _PERSONS.search(words) or (words.count("(") != words.count(")")):
        if words.count("(") == words.count(")") + 1 and sentence.low[end : end + 1] == ")":
            return start, end + 1
        return None
    return start, end


def _is_noun_phrase(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.text[start:end].split()
    return (
        len(words) <= 6
        and any(word[:1].isupper() for word in words)
        and not re.search(
            r"\b(?:sie|du|wir|ich|es|man|uns|ihr|wie|was|wer|ist|sind|haben)\b", sentence.low[start:end]
        )
    )


def _finding(sentence: Sentence, start: int, end: int, rule: str, probability: float) -> Finding | None:
    position = stance(sentence, start)
    if position.holds:
        return Finding(
            "skills_required", sentence.text[start:end], sentence, start, end, f"skills:{rule}", probability
        )
    if position is Stance.WISHED:
        return Finding(
            "skills_optional", sentence.text[start:end], sentence, start, end, f"skills:{rule}", probability
        )
    return None


def _known(sentence: Sentence) -> Iterator[tuple[int, int, str, float]]:
    """Find skills of the project's lexicon in a sentence of a profile, the longest ones first."""
    known = known_skills()
    words = [(match.start(), match.end()) for match in re.finditer(r"[\w§./-]*\w", sentence.low)]
    position = 0
    while position < len(words):
        for length in range(min(5, len(words) - position), 0, -1):
            start, end = words[position][0], words[position + length - 1][1]
            if sentence.low[start:end] in known and not _NO_SKILL.search(sentence.low[start:end]):
                yield start, end, "lexicon", 0.85
                position += length - 1
                break
        position += 1


@lru_cache(maxsize=1)
def known_skills() -> frozenset[str]:
    """Return the German skill phrases of the project's lexicon, lower-cased; empty where it is absent."""
    path = files("data") / "lexicon" / "skills.tsv"
    if not path.is_file():
        return frozenset()
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return frozenset(phrase.lower() for _, language, phrase in rows if language == "de")
