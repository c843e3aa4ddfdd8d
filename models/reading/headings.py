"""Headings of advertisements, and the kind of section that each of them opens."""

import re
from enum import StrEnum

MAX_HEADING = 60


class Section(StrEnum):
    """What a stretch of an advertisement speaks of."""

    NONE = "none"
    PROFILE = "profile"
    WISHES = "wishes"
    TASKS = "tasks"
    OFFER = "offer"
    COMPANY = "company"
    CONTACT = "contact"


_YOUR = r"(?:(?:ihre?n?|deine?n?|eure?|unsere?|die|das|der|the|your|our) )?"
_YOU = r"(?:sie|du|ihr)"
_WISHES = (
    r"(?:(?:das |schön |gut )?(?:wäre|ist|sind) )?(?:von vorteil|wünschenswert|schön|ein plus"
    r"|ideal|optional)",
    r"(?:von vorteil|wünschenswert|schön) (?:ist|sind|wäre|wären)",
    r"nice to have|(?:ihr|dein) plus|pluspunkte|bonuspunkte|gern gesehen|idealerweise|bonus"
    r"|an? plus|preferred",
    rf"idealerweise (?:bringen|bringst|haben|hast) {_YOU}(?: (?:noch|auch))?(?: mit)?",
)
_PROFILE = (
    rf"{_YOUR}(?:anforderungs|bewerber|wunsch|fach)?(?:profil|anforderungen|voraussetzung(?:en)?|kenntnisse"
    r"|qualifikation(?:en)?|fähigkeiten|können|hintergrund|kompetenzen|stärken|erwartungen)"
    r"(?: (?:und|&) \w{4,20})?",
    r"(?:anforderungen|voraussetzungen) an .{1,30}",
    rf"(?:das |was )?(?:alles )?(?:bringen|bringst|bringt) {_YOU}(?: (?:idealerweise|schon"
    rf"|bereits|dafür))?(?: mit)?",
    rf"(?:das |was )?{_YOU} (?:dafür )?(?:mitbringe?n?s?t?|brauche?n?s?t?|benötige?n?s?t?"
    rf"|kannst|können|haben|hast"
    r"|bringe?n?s?t? mit|auszeichnet|qualifiziert)(?: (?:sollten|solltest))?",
    rf"(?:das |was )?(?:brauche?n?s?t?|benötige?n?s?t?) {_YOU}(?: dafür)?|bitte mitbringen|du|sie",
    r"(?:das |was )(?:wünschen|erwarten|brauchen|suchen|setzen) wir(?: uns)?(?: von .{1,12})?(?: voraus)?",
    r"(?:das|was) wir (?:uns )?(?:von (?:ihnen|dir) )?(?:wünschen|erwarten|brauchen|suchen|voraussetzen)",
    r"wir (?:wünschen uns|erwarten|brauchen|suchen|setzen voraus|verlangen)(?: von (?:ihnen|dir))?",
    rf"(?:das |was )(?:sollten|solltest|müssen|musst) {_YOU}(?: .{{1,20}})?|was {_YOU} auszeichnet",
    r"(?:das|was) (?:ist )?(?:uns )?(?:wichtig|zählt)(?: ist| für uns)?|notwendig|erforderlich"
    r"|wichtig|zwingend",
    r"unverzichtbar|worauf es(?: uns)? ankommt|darauf kommt es(?: uns)? an|so bist du|so sind sie",
    rf"(?:das|was) zeichnet {_YOU} aus|damit (?:überzeugen|punkten|überzeugst|punktest) {_YOU}(?: uns)?",
    r"(?:sie|du) (?:passen|passt) zu uns.{0,12}|wen wir suchen|wer (?:sie sind|du bist)|wer zu uns passt",
    rf"{_YOUR}(?:profile|requirements?|qualifications?|background|skills|experience)",
    r"(?:what )?you (?:will |'ll )?(?:bring|need|have|must have|should have|should bring)"
    r"|who you are|must have",
    r"what we (?:need|expect|look for|are looking for)(?: from you)?|we expect|you'll need",
)
_TASKS = (
    rf"{_YOUR}(?:haupt)?(?:aufgaben?(?:gebiete?|schwerpunkte?|bereiche?|profil)?|rolle|einsatzbereich"
    r"|tätigkeit(?:en|sfeld|sbereich|sschwerpunkte)?|arbeit(?:sgebiet|salltag)?|job|alltag|mission|einsatz"
    r"|verantwortung(?:sbereich)?|stellenbeschreibung|tasks|responsibilities|work|role|duties|inhalte)"
    r"(?: (?:bei|im|in|als|sind|umfassen) .{1,25})?",
    rf"(?:das|was) (?:sind (?:ihre|deine) aufgaben|ist die arbeit|(?:machen|machst|tun|tust"
    rf"|lernen|lernst) {_YOU})",
    rf"was (?:{_YOU} (?:bei uns |hier )?(?:tun|tust|machen|machst|bewegen|bewegst|lernst|lernen)|zu tun ist)",
    rf"ausbildungsinhalte|(?:in der ausbildung |hier )?(?:lernst|lernen) {_YOU}|wir (?:brauchen"
    rf"|suchen) (?:sie|dich) für",
    r"what you(?: will|'ll)? do|you will|das erwartet (?:sie|dich) (?:im|als) .{1,20}",
)
_OFFER = (
    rf"{_YOUR}(?:angebot|leistungen|benefits|vorteile?|zusatzleistungen|extras|goodies|mehrwert|perspektiven?"
    r"|gute gründe.{0,30}|offer|advantages|konditionen)",
    r"(?:(?:das|was|dafür) )?(?:bieten|geben|haben) wir(?: ihnen| dir| euch)?(?: .{1,15})?",
    r"(?:(?:das|was) )?wir(?: ihnen| dir)? (?:bieten|haben|geben)(?: ihnen| dir| euch)?(?: .{1,15})?|wir",
    rf"(?:das|was) (?:bekommen|bekommst|erhalten|erhältst) {_YOU}(?: .{{1,12}})?|(?:das"
    rf"|was) erwartet (?:sie|dich)",
    r"(?:das|was) (?:sie|du|dich) (?:dafür )?(?:erwartet|bekommst|bekommen|erhalten)"
    r"(?: .{1,12})?|so sind wir",
    r"(?:sie|du) (?:bekommen|bekommst|erhalten|erhältst)|freuen sie sich auf|freu dich auf"
    r"|warum (?:wir|zu uns)",
    r"(?:darauf|worauf) (?:können|kannst|dürfen|darfst) (?:sie|du) (?:sich|dich) freuen",
    r"what (?:we offer|you get|you can expect)|we offer|you get|benefits",
)
_COMPANY = (
    r"(?:wir )?über uns|wer wir sind|das sind wir|wir stellen uns vor|(?:unser |das "
    r"|zum )?unternehmen(?:sprofil)?",
    r"(?:ihr|der|unser) arbeitgeber|unternehmensbeschreibung|about us|who we are|(?:unser|das) team|our team",
)
_CONTACT = (
    r"(?:ihre |deine )?(?:bewerbung|bewerbungsunterlagen|kontakt|ansprechpartner(?:in)?)|fragen|noch fragen",
    r"(?:haben wir )?(?:ihr |dein )?interesse(?: geweckt)?|interessiert|(?:so"
    r"|jetzt) bewerben.{0,12}|neugierig",
    r"how to apply|apply|application|contact",
)
_CONDITIONS = (
    rf"{_YOUR}(?:arbeitszeit(?:en)?|zeiten|zeit|umfang|rahmen(?:bedingungen|daten)?|eckdaten"
    rf"|bezahlung|vergütung"
    r"|lohn|verdienst|gehalt|geld|stelle|dauer|beginn|start|arbeitsort|ort|conditions|pay"
    r"|working time|hours)",
    r"auf einen blick|wann arbeiten sie|was verdienen sie|wo ist die arbeit|das ist die arbeitszeit",
)
_PATTERNS = tuple(
    (section, re.compile("|".join(alternatives)))
    for section, alternatives in (
        (Section.WISHES, _WISHES),
        (Section.PROFILE, _PROFILE),
        (Section.TASKS, _TASKS),
        (Section.OFFER, _OFFER),
        (Section.COMPANY, _COMPANY),
        (Section.CONTACT, _CONTACT),
        (Section.NONE, _CONDITIONS),
    )
)


def heading_section(line: str) -> tuple[Section | None, bool]:
    """Tell what section a line opens.

    Args:
        line: A lower-cased line without bullet and emphasis marks.

    Returns:
        The section, or None where the line begins with no heading; and whether the line is nothing but the heading
        ("Ihr Profil"), or goes on behind its colon ("Ihr Profil: …") and then speaks for itself alone.

    """
    head, colon, rest = line[: MAX_HEADING + 1].partition(":")
    if len(head) > MAX_HEADING or (not colon and line.endswith((".", ","))):
        return None, False
    head = head.strip(" *_#=?!.…-")
    rest = rest.strip(" *_#")
    section = next((section for section, pattern in _PATTERNS if pattern.fullmatch(head)), None)
    return section, section is not None and not rest
