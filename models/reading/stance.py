"""How a sentence stands to what it names: demanded, wished for, denied, offered, or said of somebody else.

"Englisch ist von Vorteil", "ein Auto brauchen Sie nicht", "wir bezahlen den Führerschein" and "unser Meister spricht
Kroatisch" all name something that nobody has to bring along. The rules work on the parts between commas: a mark at
the end of an enumeration governs the whole enumeration, a mark at its beginning what follows.
"""

import re
from enum import Enum

from models.reading.headings import Section
from models.reading.sentences import Part, Sentence


class Stance(Enum):
    """How a sentence stands to something it names."""

    STATED = "stated"
    DEMANDED = "demanded"
    WISHED = "wished"
    DENIED = "denied"
    OFFERED = "offered"
    OTHERS = "others"

    @property
    def holds(self) -> bool:
        """Whether it counts as a requirement."""
        return self in (Stance.STATED, Stance.DEMANDED)


_WISH_AHEAD = re.compile(
    r"\b(?:idealerweise|im idealfall|im besten fall|im besten falle|bestenfalls|am besten"
    r"|am liebsten|besser|gerne?|"
    r"vorzugsweise|bevorzugt|optimalerweise|wünschenswerterweise|perfekt wäre|ideally|preferably|better)\b"
)
_WISH_WORDS = (
    r"von (?:großem |grossem |besonderem )?vorteil|vorteilhaft\w*|wünschenswert\w*|erwünscht\w*"
    r"|gewünscht|gern gesehen"
    r"|(?:ein|großes|echtes|klares|dickes) (?:plus|bonus)\b|(?:ein|einen) (?:echter |großer )?"
    r"(?:bonus|vorteil|gewinn|pluspunkt)\b"
    r"|pluspunkte?|bonuspunkte?|w[äa]ren?(?: \w+)? (?:schön|toll|super|gut|ideal|prima|klasse"
    r"|hilfreich|praktisch|perfekt"
    r"|optimal|willkommen|fein|nett|günstig|nicht schlecht)|(?:schön|gut|toll|ideal|super|prima"
    r"|klasse|hilfreich|praktisch|perfekt|nett) w[äa]ren?"
    r"|(?:ist|sind) (?:\w+ )?(?:ideal|praktisch|gut|willkommen|optional|hilfreich|nützlich)\b"
    r"|hilfreich|hilft|helfen (?:uns|weiter|dabei|im|ihnen|dir|sehr)|nützlich|begrüß\w+"
    r"|willkommen|freuen (?:wir )?uns|uns freuen"
    r"|nicht zwingend|kein muss|keine bedingung|nice to have|von nutzen|freut (?:uns|sich)"
    r"|sehen wir gern\w*|punkten"
    r"|begeistern uns|umso besser|optional|ideal\b|schadet nicht|runden \w+ (?:profil )?ab|rundet"
    r"|(?:an? (?:\w+ )?)?(?:plus|advantage|asset|bonus)\b|preferred|desirable|desired|helpful"
    r"|useful|welcome|would be (?:great|good|nice)"
)
_WISH_BEHIND = re.compile(rf"(?:{_WISH_WORDS})")
_WISH_FIRST = re.compile(
    r"\W*(?:(?:schön|gut|ideal|hilfreich|nützlich|praktisch|von vorteil|wünschenswert|erwünscht"
    r"|ein plus|willkommen"
    r"|gern gesehen|wir freuen uns|wir begrüßen|gewünscht|vorteilhaft|pluspunkte?|bonus"
    r"|nice to have|ein bonus"
    r"|ein vorteil|ein pluspunkt|optional)\b)"
)
_DENIAL = re.compile(
    r"\bnicht (?:\w+ ){0,2}?(?:nötig|notwendig|erforderlich|zwingend|vorausgesetzt"
    r"|voraussetzung|verlangt|gebraucht"
    r"|benötigt|erwartet|bedingung|entscheidend|pflicht|wichtig|brauchen|benötigen|mitbringen"
    r"|haben|gefragt)\b"
    r"|\b(?:brauchen|brauchst|braucht|benötigen|benötigst|müssen|musst|erwarten|verlangen)\b.*\bnicht\b"
    r"|\bnicht\W*$|\b(?:erwartet|verlangt|braucht|fordert)\b.*\bniemand|\bniemand\b|\bunnötig\b"
    r"|\bentfällt\b|\begal\b"
    r"|\bkeine (?:voraussetzung|bedingung|pflicht)\b|\bkein (?:muss|hindernis)\b"
    r"|\bverzichten wir\b|\bwir verzichten\b"
    r"|\bspiel(?:t|en) keine rolle\b|\bnebensache\b|\bzweitrangig\b"
    r"|\bnot (?:\w+ )?(?:required|needed|necessary|essential|expected)|\b(?:don't|do not) "
    r"(?:need|have to|require)|\bnot a must"
)
_DENIAL_OF_ALL = re.compile(
    r"\b(?:sind|werden|is|are) (?:\w+ )?(?:nicht|not) (?:\w+ ){0,2}?(?:nötig|notwendig"
    r"|erforderlich|voraussetzung|vorausgesetzt|needed|required)"
)
_DENIAL_AHEAD = re.compile(r"\b(?:kein(?:e|en|er|em|erlei)?|ohne|weder|noch keine?n?|statt|no|without)\b")
_OFFER = re.compile(
    r"\bwir (?:\w+ ){0,3}?(?:bieten|zahlen|bezahlen|finanzieren|fördern|schulen|zeigen"
    r"|organisieren|ermöglichen|bringen"
    r"|vermitteln|erstatten|unterstützen|helfen|bilden|qualifizieren|trainieren|spendieren"
    r"|schenken|lehren|übernehmen die)\b"
    r"|\b(?:bieten|zahlen|bezahlen|finanzieren|fördern|schulen|zeigen|organisieren|ermöglichen"
    r"|vermitteln|erstatten"
    r"|unterstützen|übernehmen|qualifizieren|spendieren|bilden|bringen|erklären|lehren) wir\b"
    r"|\bkosten(?:los|frei)\w*|\bgratis\b|\bauf (?:unsere )?kosten\b|\bunsere kosten\b|zuschuss"
    r"|zuschüsse|\w*zulagen?\b|zuschl[aä]g|\brabatt|prämie"
    r"|\w*kurse?[ns]?\b|\bsprachunterricht|\bbei uns (?:\w+ ){0,2}?(?:gemacht|erworben|erwerben"
    r"|machen|lernen|nachholen|nachgeholt|ablegen)"
    r"|\b(?:lernst|lernen|erwerben|erwirbst|erweitern|erweiterst|vertiefen|vertiefst|bekommen"
    r"|bekommst|erhalten|erhältst|machen|machst) (?:sie|du)\b"
    r"|\b(?:sie|du) (?:\w+ ){0,2}?(?:lernst|lernen|erweitern|erweiterst|vertiefen|vertiefst"
    r"|erwerben|erwirbst|erhalten|erhältst|bekommen|bekommst|verbessern|verbesserst"
    r"|auffrischen)\b"
    r"|\bnachgeholt\b|\bnachholen\b|\bförder(?:n|ung)\b|\bbezahlt(?:e|en)? (?:weiter|fort|aus)"
    r"|\bwird (?:\w+ )?(?:bezahlt|übernommen|finanziert|gefördert)"
    r"|\bwe (?:\w+ )?(?:offer|provide|pay|cover|teach|help|support|train|organise|organize)\b"
    r"|\byou (?:will |can )?learn\b|\bfree (?:\w+ )?(?:course|lessons)"
)
_OTHERS = re.compile(
    r"^\W*(?:unser[em]?|unsere[nr]?|ihre? (?:chef\w*|teamleit\w*|kolleg\w*|vorgesetzt\w*"
    r"|team))\b(?!.*\b(?:sucht|suchen|erfordert|verlangt|braucht|setzt|wünscht)\b)"
    r"|\bbei uns (?:arbeiten|sprechen|wird|werden|spricht|treffen)\b|\bwir (?:sind|sprechen"
    r"|haben|betreuen|beraten|arbeiten)\b"
    r"|\b(?:spricht|sprechen|versteht|verstehen) (?:bei uns|das team|wir|viele|man|alle|unsere?)\b"
    r"|\b(?:das team|team|man|kolleg\w+|kunden|kundinnen|gäste|patient\w+|bewohner\w*|viele"
    r"|chef\w*|meister\w*) (?:\w+ ){0,2}?(?:spricht|sprechen)\b"
    r"|\bsie (?:unterstützen|begleiten|betreuen|entlasten|beraten|unterrichten|helfen) (?!bei\b"
    r"|im\b|in\b|beim\b)"
    r"|\bour (?:team|staff|colleagues|guests)\b.*\bspeak|\bwe (?:also )?speak\b|\bspoken\b"
)
_DEMAND = re.compile(
    r"\b(?:erforderlich|zwingend|voraus|voraussetzung|vorausgesetzt|vorraus\w*|pflicht"
    r"|bedingung|nötig|notwendig|verlangt|verlangen|unverzichtbar|unbedingt"
    r"|erwarten|erwartet|benötigen|benötigst|benötigt|brauchen|brauchst|braucht|muss|müssen"
    r"|musst|verfügen|verfügst|mindestens|mind|bringen|bringst|besitzen"
    r"|besitzt|beherrschen|beherrschst|setzen|reicht|genügt|genügen|wichtig|required|needed"
    r"|must|need|essential|necessary|at least|minimum)\b"
)
_VERB = re.compile(
    r"\b(?:ist|sind|wäre|wären|haben|hast|hat|wird|werden|kann|können|kannst|sollten|solltest"
    r"|soll|sollen|bringen|bringst|setzen|sprechen|sprichst|lernen|bieten|arbeiten|arbeitest"
    r"|freuen)\b"
)
_HEAD = re.compile(
    r"kenntnis|erfahrung|führerschein|fahrerlaubnis|ausbildung|studium|abschluss|deutsch"
    r"|englisch|\w(?:schein|prüfung|pass)\b|umgang|bereitschaft"
    r"|^\W*(?:ein|eine|einen|der|die|das|jede|weitere|zusätzliche)\b"
)
_BLOCKING_SECTIONS = {
    Section.WISHES: Stance.WISHED,
    Section.OFFER: Stance.OFFERED,
    Section.COMPANY: Stance.OTHERS,
    Section.CONTACT: Stance.OTHERS,
}


def stance(sentence: Sentence, position: int) -> Stance:
    """Tell how a sentence stands to what it names at `position`."""
    number = sentence.part_index(position)
    part = sentence.parts[number]
    if (blocked := _BLOCKING_SECTIONS.get(sentence.section)) is not None:
        return blocked
    if _denied(sentence, number, position):
        return Stance.DENIED
    if _wished(sentence, number, position):
        return Stance.WISHED
    if _OFFER.search(part.low):
        return Stance.OFFERED
    if _OTHERS.search(part.low) or (number and _OTHERS.match(sentence.parts[0].low) and not _own(part)):
        return Stance.OTHERS
    return Stance.DEMANDED if _DEMAND.search(part.low) else Stance.STATED


def is_denied(sentence: Sentence, position: int) -> bool:
    """Whether the sentence says that what stands at `position` is not needed, or not there."""
    return _denied(sentence, sentence.part_index(position), position)


def is_wished(sentence: Sentence, position: int) -> bool:
    """Whether the sentence only wishes for what stands at `position`."""
    return sentence.section is Section.WISHES or _wished(sentence, sentence.part_index(position), position)


def _own(part: Part) -> bool:
    return _VERB.search(part.low) is not None or _DEMAND.search(part.low) is not None


def _wished(sentence: Sentence, number: int, position: int) -> bool:
    return _wish_ahead(sentence, number, position) or _governed(sentence, number, position, _WISH_BEHIND)


def _wish_ahead(sentence: Sentence, number: int, position: int) -> bool:
    """Whether a mark before the position ("idealerweise …", "Hilfreich ist …") reaches it."""
    for index in range(number, -1, -1):
        part = sentence.parts[index]
        mark = _WISH_AHEAD.search(part.low) or _WISH_FIRST.match(part.low)
        if mark and (index < number or part.start + mark.start() < position):
            return True
        if _own(part) or (index < number and not part.low.rstrip().endswith((",", ":"))):
            return False
        if index == number and _HEAD.search(part.low[: max(0, position - part.start + 1)]) and number:
            previous = sentence.parts[number - 1].low.rstrip()
            if not previous.endswith(":"):
                return False
    return False


def _governed(sentence: Sentence, number: int, position: int, mark: re.Pattern[str]) -> bool:
    """Whether a mark in this part, or at the end of the enumeration that it begins, holds for the position."""
    part = sentence.parts[number]
    if mark.search(part.low):
        return True
    if _own(part):
        return False
    for following in sentence.parts[number + 1 :]:
        if _HEAD.search(following.low):
            return False
        if mark.search(following.low):
            return True
        if _own(following):
            return False
    return False


def _denied(sentence: Sentence, number: int, position: int) -> bool:
    part = sentence.parts[number]
    if _DENIAL.search(part.low):
        return True
    before = part.low[: max(0, position - part.start)]
    marks = list(_DENIAL_AHEAD.finditer(before))
    if marks:
        between = before[marks[-1].end() :]
        return " und " not in between or between.rsplit(" und ", 1)[0].endswith("-")
    return _governed(sentence, number, position, _DENIAL_OF_ALL)
