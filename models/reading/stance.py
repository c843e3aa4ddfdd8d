"""How a sentence stands to what it names: demanded, wished for, denied, offered, or said of somebody else.

"Englisch ist von Vorteil", "ein Auto brauchen Sie nicht", "wir bezahlen den Führerschein" and "unser Meister spricht
Kroatisch" all name something that nobody has to bring along. The rules work on the parts between commas: a mark at
the end of an enumeration governs the whole enumeration, a mark at its beginning what follows.
"""

import re
from enum import Enum

from models.reading.cues import CuedPattern
from models.reading.headings import Section
from models.reading.sentences import Part, Sentence


class Stance(Enum):
    """How a sentence stands to something it names."""

    STATED = "stated"
    WISHED = "wished"
    DENIED = "denied"
    OFFERED = "offered"
    OTHERS = "others"

    @property
    def holds(self) -> bool:
        """Whether it counts as a requirement."""
        return self is Stance.STATED


_WISH_AHEAD = CuedPattern(
    r"\b(?:idealerweise|im idealfall|im besten falle?|bestenfalls|am besten|am liebsten|besser"
    r"|vorzugsweise|bevorzugt"
    r"|optimalerweise|wünschenswerterweise|perfekt wäre|schön wäre|ideally|preferably|better)\b"
    r"|(?:^|(?<=[,;(]))\s*(?:und |dazu )?gerne?\b"
    r"|\bgerne? (?=(?:auch|mehr|schon|bereits|erste|noch|im|in)\b)",
    "ideal besten liebsten besser vorzug optimal wünsch perfekt schön gern better prefer",
)
_WISH_BEHIND = CuedPattern(
    r"von (?:großem |besonderem )?vorteil|im vorteil|vorteilhaft|wünschenswert|erwünscht"
    r"|gewünscht|gern gesehen"
    r"|\b(?:ein|großes|echtes|klares|dickes) (?:echtes |großes )?(?:plus|bonus)\b|pluspunkt"
    r"|bonuspunkt|\bplus\W*$"
    r"|\b(?:ein|einen) (?:echter |großer )?(?:bonus|vorteil|gewinn|schatz)\b|\bgewinn\b"
    r"|\b(?:wäre|wären)(?: \w+){0,2} (?:schön|toll|super|gut|ideal|prima|klasse|hilfreich"
    r"|praktisch|perfekt|optimal"
    r"|willkommen|fein|nett|günstig|großartig|wunderbar|von nutzen|nicht schlecht|spitze)"
    r"|\b(?:schön|gut|toll|ideal|super|prima|klasse|hilfreich|praktisch|perfekt|nett|wunderbar) wäre"
    r"|\b(?:ist|sind) (?:\w+ )?(?:ideal|praktisch|schön|willkommen|optional|hilfreich|nützlich|gefragt)\b"
    r"|^\W*(?:ein|eine|der|die)\b.*\b(?:ist|sind) gut\W*$|hilfreich|\bhilft\b|\bhelfen (?:uns"
    r"|weiter|dabei|im|ihnen|dir|sehr)\b|\berleichter\w+|\bmach\w* .{0,12}leichter"
    r"|nützlich|begrüß\w+|willkommen|\bfreuen (?:wir )?uns\b|\buns freuen\b|nicht zwingend"
    r"|\bkein muss\b|\bschadet nicht"
    r"|keine bedingung|nice to have|von nutzen|\bfreut (?:uns|sich)\b|sehen wir gern"
    r"|\bpunkten\b|begeistern uns"
    r"|umso besser|\b(?:ist|sind|wäre|wären) (?:noch |umso )?besser\b|\boptional\b|\bideal\b"
    r"|\brunde[nt]\b|\bpunktest\b|\blieben wir\b|\bmögen wir\b|\buns viel wert\b"
    r"|\b(?:an? (?:\w+ )?)?(?:plus|advantage|asset|bonus)\b(?!-)|preferred|desirable"
    r"|\bdesired\b|helpful|\buseful"
    r"|\bwelcome|would be (?:great|good|nice|helpful|ideal)",
    "vorteil wünsch plus bonus gewinn schatz wäre ideal praktisch schön willkommen optional hilf",
    "helfen nützlich gefragt gut",
    "leichter begrüß freu zwingend muss schadet bedingung nice nutzen gern punkt begeister besser",
    "runde lieben mögen wert",
    "advantage asset prefer desir useful welcome would_be",
    "help",
)
_WISH_FIRST = CuedPattern(
    r"\W*(?:schön|gut|ideal|hilfreich|nützlich|praktisch|von vorteil|wünschenswert|erwünscht"
    r"|ein plus|willkommen|toll"
    r"|gern gesehen|wir freuen uns|wir begrüßen|gewünscht|vorteilhaft|pluspunkte?|bonus"
    r"|nice to have|ein bonus|super"
    r"|ein vorteil|ein pluspunkt|optional|perfekt|prima)(?: (?:ist|sind|wäre|wären|auch|über)\b|:| -)",
    "schön gut ideal hilf nützlich praktisch vorteil wünsch plus willkommen toll gern freuen",
    "begrüß bonus nice optional perfekt",
    "super prima",
)
_NEEDED = (
    r"(?:nötig|notwendig|erforderlich|zwingend|vorausgesetzt|voraussetzung|verlangt|gebraucht"
    r"|benötigt|erwartet"
    r"|bedingung|entscheidend|pflicht|wichtig|brauchen|benötigen|mitbringen|haben|gefragt|perfekt)\b"
)
_DENIAL = CuedPattern(
    rf"\bnicht (?:\w+ ){{0,2}}?{_NEEDED}|\bnicht\W*$|\bniemand\b|\bunnötig\b|\bentfällt\b|\begal\b"
    r"|\b(?:brauch|benötig|müss|muss|erwarte|verlang)\w*\b.*\bnicht\b"
    r"|\b(?:keine (?:voraussetzung|bedingung|pflicht)|kein (?:muss|hindernis))\b|\bspiel(?:t"
    r"|en) keine rolle\b"
    r"|\bverzichten wir\b|\bwir verzichten\b|\bnebensache\b|\bzweitrangig\b|\bverlangen wir (?:nicht|keine)"
    r"|\bnot (?:\w+ )?(?:required|needed|necessary|essential|expected)|\b(?:don't|do not) "
    r"(?:need|have to|require)"
    r"|\bnot a must\b",
    "nicht niemand unnötig entfällt egal keine kein_ rolle verzicht nebensache zweitrangig not don't",
)
_DENIAL_OF_ALL = CuedPattern(
    rf"\b(?:sind|werden|are) (?:\w+ )?(?:nicht|not) (?:\w+ ){{0,2}}?(?:{_NEEDED}|needed"
    rf"|required)",
    "nicht not",
)
_DENIAL_AHEAD = CuedPattern(
    r"\b(?:kein(?:e|en|er|em|erlei)?|ohne|weder|statt|no|without)\b",
    "kein ohne weder statt no without",
)
_DOUBLE_DENIAL = CuedPattern(
    r"\b(?:ohne|nicht ohne|without)\b.*\bgeht (?:es |das |hier )?(?:\w+ )?nicht|\bnicht ohne\b"
    r"|\bgeht nichts\b",
    "ohne without geht",
)
_PAID = (
    r"(?:bieten|zahlen|bezahlen|finanzieren|fördern|schulen|zeigen|organisieren|ermöglichen"
    r"|vermitteln|erstatten"
    r"|unterstützen|qualifizieren|spendieren|bilden|bringen|erklären|lehren|helfen|trainieren|schenken)"
)
_GAINED = (
    r"(?:lernst|lernen|erwerben|erwirbst|erweitern|erweiterst|vertiefen|vertiefst|bekommen"
    r"|bekommst|erhalten|erhältst"
    r"|verbessern|verbesserst|auffrischen)"
)
_OFFER = CuedPattern(
    rf"\bwir (?:\w+ ){{0,3}}?(?:{_PAID}|übernehmen die)\b|\b(?:{_PAID}|übernehmen) wir\b"
    rf"|\b{_GAINED} (?:sie|du)\b|\b(?:sie|du) (?:\w+ ){{0,2}}?{_GAINED}\b|\b(?:machen|machst) "
    rf"(?:sie|du) bei uns\b"
    r"|\b(?:bezahlen|finanzieren|fördern) (?:\w+ ){0,5}?(?:die|den|das|ihren?|deinen?|ihnen|dir)\b"
    r"|\bkosten(?:los|frei)\w*|\bgratis\b|\bkosten\b|zuschuss|zuschüsse|zulagen?\b|zuschl[aä]g"
    r"|\brabatt|prämie"
    r"|\w*kurse?[ns]?\b|sprachunterricht|deutschunterricht|\bnachgeholt\b|\bnachholen\b"
    r"|\bförder(?:n|ung)\b|\bstipendium\b|\b(?:bei uns|ist) inklusive\b"
    r"|\bbei uns (?:\w+ ){0,2}?(?:gemacht|erworben|erwerben|machen|lernen|nachholen|nachgeholt|ablegen)"
    r"|\bwird (?:\w+ )?(?:bezahlt|übernommen|finanziert|gefördert)|\bnach der schulung\b|\bauf dem weg zu\b"
    r"|\bwe (?:\w+ )?(?:offer|provide|pay|cover|teach|help|support|train|organi[sz]e)\b"
    r"|\byou (?:will |can )?learn\b|\bfree (?:\w+ )?(?:course|lessons)|\blessons\b",
    "wir lern erwerb erwirb erweiter vertief bekomm erhalt erhält verbesser auffrisch machen machst",
    "bezahl finanz förder",
    "kosten gratis zuschuss zuschüsse zulage zuschlag zuschläg rabatt prämie kurs unterricht",
    "nachgeholt nachholen stipendium inklusive",
    "bei_uns übernommen schulung auf_dem_weg we_ learn lesson free",
)
_PEOPLE = (
    r"(?:team|man|kolleg\w+|kund\w+|gäste\w*|patient\w+|bewohner\w*|viele|chef\w*|meister\w*"
    r"|familien|eltern|kinder"
    r"|schüler\w*|lieferanten|inhaber\w*|bauleiter\w*|mitarbeite\w+)"
)
_OTHERS = CuedPattern(
    r"^\W*(?:unser[em]?|unsere[nr]?|ihre? (?:chef|teamleit|kolleg|vorgesetzt|team)\w*"
    r"|(?:ihre? )?ansprech\w+)\b"
    r"(?!.*\b(?:sucht|suchen|erfordert|verlangt|braucht|setzt|wünscht)\b)"
    r"|\bbei uns (?:arbeiten|sprechen|wird|werden|spricht|treffen)\b|\bwir (?:sind|sprechen"
    r"|haben|betreuen|beraten|arbeiten)\b"
    r"|\b(?:spricht|sprechen|versteht|verstehen) (?:bei uns|das team|wir|viele|man|alle|unsere?)\b"
    rf"|\b{_PEOPLE} (?:\w+ ){{0,2}}?(?:spricht|sprechen|schätzen|reden)\b"
    rf"|\bwird .*\bgesprochen\b|\bgesprochen wird\b"
    r"|\b(?:sie|du) (?:unterstütz|begleite|betreu|entlast|berät|berat|unterricht|hilf|helf|übersetz)\w* "
    r"(?!bei\b|im\b|in\b|beim\b|gern\b)|\b(?:hört man|arbeitssprache|umgangssprache)\b"
    r"|\bour (?:team|staff|colleagues|guests)\b.*\bspeak|\bwe (?:also )?speak\b|\bspoken\b"
    r"|\bworking language\b",
    "unser chef teamleit kolleg vorgesetzt team ansprech bei_uns wir spricht sprechen versteht",
    "verstehen schätzen reden",
    "gesprochen unterstütz begleite betreu entlast berät berat unterricht hilf helf übersetz hört",
    "arbeitssprache",
    "umgangssprache our_ speak spoken working_language",
)
_DEMAND = re.compile(
    r"\b(?:erforderlich|zwingend|voraus|voraussetzung|vorausgesetzt|vorraus\w*|pflicht"
    r"|bedingung|nötig|notwendig|verlangt"
    r"|verlangen|unverzichtbar|unbedingt|erwarten|erwartet|benötig\w+|brauch\w+|muss|müssen"
    r"|musst|verfüg\w+|mindestens"
    r"|mind|bringen|bringst|besitz\w+|beherrsch\w+|setzen|reicht|reichen|genügt|genügen|wichtig"
    r"|ein muss|required|needed"
    r"|must|need|essential|necessary|at least|minimum)\b"
)
_VERB = re.compile(
    r"\b(?:ist|sind|wäre|wären|haben|hast|hat|wird|werden|kann|können|kannst|sollten|solltest"
    r"|soll|sollen|bringen|bringst"
    r"|setzen|sprechen|sprichst|lernen|bieten|arbeiten|arbeitest|freuen)\b"
)
_HEAD = re.compile(
    r"kenntnis|erfahrung|führerschein|fahrerlaubnis|ausbildung|studium|abschluss|\b\w{3,}isch\b"
    r"|\w(?:schein|prüfung|pass)\b|\bklasse\b"
    r"|umgang|bereitschaft|^\W*(?:ein|eine|einen|der|die|das|jede|weitere|zusätzliche)\b|\b[abc][12]\b"
)
_COMPLETE = re.compile(r"\b[abc][12]\b|\bklasse \w|schein (?:am|[abcd]1?e?)\b|\bkl\. \w")
"""A level or class: what it stands beside needs no further predicate."""
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
    return Stance.STATED


def is_denied(sentence: Sentence, position: int) -> bool:
    """Whether the sentence says that what stands at `position` is not needed, or not there."""
    return _denied(sentence, sentence.part_index(position), position)


def is_wished(sentence: Sentence, position: int) -> bool:
    """Whether the sentence only wishes for what stands at `position`."""
    return sentence.section is Section.WISHES or _wished(sentence, sentence.part_index(position), position)


def _own(part: Part) -> bool:
    return _VERB.search(part.low) is not None or _DEMAND.search(part.low) is not None


def _wished(sentence: Sentence, number: int, position: int) -> bool:
    return _wish_ahead(sentence, number, position) or _governed(sentence, number, _WISH_BEHIND)


def _wish_ahead(sentence: Sentence, number: int, position: int) -> bool:
    """Whether a mark before the position ("idealerweise …", "Hilfreich ist …") reaches it."""
    if not (_WISH_AHEAD.may_match(sentence.low) or _WISH_FIRST.may_match(sentence.low)):
        return False
    for index in range(number, -1, -1):
        part = sentence.parts[index]
        mark = _WISH_AHEAD.search(part.low) or _WISH_FIRST.match(part.low)
        if mark and (index < number or part.start + mark.start() <= position):
            return True
        if _own(part) or (index < number and not part.low.rstrip().endswith((",", ":"))):
            return False
        begins_anew = (
            number and index == number and _HEAD.search(part.low[: max(0, position - part.start + 1)])
        )
        if begins_anew and not sentence.parts[number - 1].low.rstrip().endswith(":"):
            return False
    return False


def _governed(sentence: Sentence, number: int, mark: CuedPattern) -> bool:
    """Whether a mark in this part, or at the end of the enumeration that it begins, holds for the part."""
    part = sentence.parts[number]
    if mark.search(part.low):
        return True
    if not mark.may_match(sentence.low[part.end :]) or _COMPLETE.search(part.low) or _ends_there(part):
        return False
    for following in sentence.parts[number + 1 :]:
        if _HEAD.search(following.low):
            return False
        if mark.search(following.low):
            return True
        if _ends_there(following):
            return False
    return False


def _ends_there(part: Part) -> bool:
    return _own(part) or part.low.rstrip().endswith(";")


def _denied(sentence: Sentence, number: int, position: int) -> bool:
    part = sentence.parts[number]
    if _DOUBLE_DENIAL.search(part.low):
        return False
    if _DENIAL.search(part.low):
        return True
    before = part.low[: max(0, position - part.start)]
    marks = list(_DENIAL_AHEAD.finditer(before))
    if marks:
        between = before[marks[-1].end() :]
        return " und " not in between or between.rsplit(" und ", 1)[0].endswith("-")
    return _governed(sentence, number, _DENIAL_OF_ALL)
