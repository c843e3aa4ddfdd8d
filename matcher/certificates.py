"""Which of the skills that vacancies ask for are certificates: things that are got in days or weeks, on paper."""

import re
from collections.abc import Sequence

_CERTIFICATE = re.compile(
    r"\b(?!führerschein)\w+scheine?\b|zertifikat|certificate|sachkund|fachkundenachweis|befähigungsnachweis"
    r"|belehrung|unterweisung\b|erste[- ]hilfe|first aid|\badr\b|schweißerprüfung|gesundheitszeugnis"
    r"|hygieneschulung|\blizenz|berechtigung\b|§ ?34a|посвідчення|удостоверение|сертифікат|сертификат",
    re.IGNORECASE,
)
"""Driving licences are not among them: they are a field of their own."""


def is_certificate(skill: str) -> bool:
    """Whether a skill, as a vacancy names it, is a certificate, as "Staplerschein"."""
    return _CERTIFICATE.search(skill) is not None


def certificate_bits(skills: Sequence[str]) -> int:
    """Which of `skills` are certificates, a bit by position."""
    return sum(1 << place for place, skill in enumerate(skills) if is_certificate(skill))
