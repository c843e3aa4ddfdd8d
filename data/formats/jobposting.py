"""schema.org JobPosting as JSON-LD: alone, in a list, in `@graph`, nested, or inside an HTML page."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from data.errors import RecordRejected
from data.formats.json_text import JsonFault, Refused, decode
from data.formats.parsed import Item, Kind, Mapped, ObjectFormat
from data.formats.values import (
    compact,
    date,
    first,
    listed,
    mapping,
    number,
    paragraphs,
    present,
    strings,
    whole_number,
)
from data.formats.vocabulary import country_code, folded, working_time

MAX_PAGE_CHARACTERS = 32_000_000
"""Longest HTML page that is read."""

_PERIODS = {"hour": "hour", "hur": "hour", "month": "month", "mon": "month", "year": "year", "ann": "year"}
# What Google's job search knows as educational credentials, as requirement level of the job.
_CREDENTIALS = {"professional certificate": 2, "bachelor degree": 3, "postgraduate degree": 4}
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_COMMENT_MARKS = re.compile(r"\A\s*(?:<!--|(?://)?<!\[CDATA\[)|(?:-->|(?://)?\]\]>)\s*\Z")
_SHORT_SKILL = 80


def recognise(value: Mapping[str, Any], _asked: Kind) -> Kind | None:
    """Any JSON-LD: what it holds besides postings is passed over."""
    return "vacancy" if {"@type", "@graph", "@context"} & value.keys() else None


def convert(value: Mapping[str, Any], _asked: Kind) -> Iterator[Mapped]:
    """Every JobPosting in `value`, references to other nodes resolved."""
    nodes = list(_nodes(value))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        if _is_posting(node):
            yield _vacancy(node, by_id)


FORMAT = ObjectFormat("jobposting", recognise, convert)


def page_items(page: str) -> Iterator[Item | RecordRejected]:
    """The JSON-LD blocks of an HTML page; a broken block is rejected, an empty one passed over."""
    count = at = 0
    while (opening := _SCRIPT.search(page, at)) and (inside := page.find(">", opening.end())) >= 0:
        closing = _SCRIPT_END.search(page, inside)
        at = closing.start() if closing else len(page)
        if "ld+json" in page[opening.end() : inside].casefold():
            count += 1
            yield from _block(page[inside + 1 : at], f"JSON-LD block {count}")


def _block(text: str, position: str) -> Iterator[Item | RecordRejected]:
    text = _COMMENT_MARKS.sub("", text).strip()
    if not text:
        return
    for attempt in (text, unescape(text)):
        try:
            value = decode(attempt)
        except JsonFault as fault:
            problem = RecordRejected("", f"is no JSON: {fault}", position)
        except Refused as refused:
            problem = RecordRejected(refused.field, refused.reason, position)
        else:
            yield Item(position, {"@graph": value} if isinstance(value, list) else value)
            return
    yield problem


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in `value`, outermost first; the depth of a value is limited where it is decoded."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(child)


def _is_posting(node: Mapping[str, Any]) -> bool:
    return any(
        name.rpartition("/")[2].rpartition(":")[2] == "JobPosting" for name in strings(node.get("@type"))
    )


def _vacancy(node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Mapped:
    organisation = _resolved(node.get("hiringOrganization"), by_id)
    employer = next(iter(strings([_label(each) for each in organisation])), None)
    places = [place for each in _resolved(node.get("jobLocation"), by_id) if (place := _place(each, by_id))]
    education = mapping(next(iter(listed(node.get("educationRequirements"))), None))
    raw = {
        "title": first(node, "title", "name"),
        "description": _description(node),
        "employer": compact({"name": employer}),
        "occupation": compact(_occupation(node)),
        "skills_required": _skills(node.get("skills")),
        "level": _CREDENTIALS.get(folded(str(education.get("credentialCategory")))),
        "places": places,
        "remote": True if folded(str(node.get("jobLocationType"))) == "telecommute" else None,
        "wage": _wage(node.get("baseSalary")),
        "openings": whole_number(present(node.get("totalJobOpenings"))),
        "start": _date(node.get("jobStartDate")),
        "valid_until": date(present(node.get("validThrough"))),
        "url": next(iter(strings(node.get("url"))), None),
        "source": FORMAT.name,
        **working_time(strings(node.get("employmentType"))),
    }
    identifier = _identifier(node.get("identifier"))
    label = f"identifier {identifier[:60]}" if identifier else ""
    return Mapped("vacancy", compact(raw), key=_key(raw, identifier, employer), label=label)


def _key(raw: Mapping[str, Any], identifier: str | None, employer: str | None) -> tuple[str, ...]:
    """What tells the posting from others: its identifier or address with the employer, else title and place."""
    if own := identifier or raw["url"]:
        return str(own), str(employer)
    where = str(raw["places"][0].get("name", "")) if raw["places"] else ""
    return str(raw["title"]), str(employer), where


def _resolved(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> list[Any]:
    """The values, with a bare reference `{"@id": …}` replaced by the node that it names."""
    return [
        by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and "@id" in each else each
        for each in listed(value)
    ]


def _label(value: Any) -> Any:
    return first(value, "name", "legalName") if isinstance(value, dict) else value


def _date(value: Any) -> Any:
    """A date; words such as "immediately" are none."""
    read = date(value)
    return read if isinstance(read, str) and read[:4].isdigit() else None


def _identifier(value: Any) -> str | None:
    for each in listed(value):
        found = present(each.get("value") if isinstance(each, dict) else each)
        if isinstance(found, str | int) and not isinstance(found, bool):
            return str(found)
    return None


def _description(node: Mapping[str, Any]) -> Any:
    """The description, and under it what schema.org keeps in fields of its own."""
    text = node.get("description")
    if text is not None and not isinstance(text, str):
        return text
    demands = (
        _words(node.get(key)) for key in ("qualifications", "experienceRequirements", "educationRequirements")
    )
    extra = {
        "Aufgaben": _words(node.get("responsibilities")),
        "Anforderungen": paragraphs(demands),
        "Arbeitszeit": _words(node.get("workHours")),
    }
    return paragraphs([text, *(f"{heading}:\n{words}" for heading, words in extra.items() if words)])


def _words(value: Any) -> str | None:
    parts = [mapping(each).get("description") if isinstance(each, dict) else each for each in listed(value)]
    return paragraphs([*parts, *strings(value)])


def _occupation(node: Mapping[str, Any]) -> dict[str, Any]:
    """Titles of the occupation; a code only where its code set says that it is ISCO."""
    titles: list[str] = []
    isco: str | None = None
    categories = [
        *listed(node.get("occupationalCategory")),
        *(mapping(each).get("occupationalCategory") for each in listed(node.get("relevantOccupation"))),
    ]
    for category in categories:
        code_set = mapping(category).get("inCodeSet")
        code = str(mapping(category).get("codeValue", ""))
        if "isco" in str(_label(code_set)).casefold() and re.fullmatch(r"\d{4}", code):
            isco = code
        titles += [re.sub(r"^[\d.\-]{4,12}\s+", "", title) for title in strings(category)]
    titles += strings(node.get("relevantOccupation"))
    return {
        "titles": list(dict.fromkeys(title for title in titles if re.search(r"[^\W\d]", title))),
        "isco": isco,
    }


def _skills(value: Any) -> list[str]:
    """Skills as a list; a running text is taken apart at commas, semicolons and line ends."""
    parts = [part.strip(" -•*\t") for text in strings(value) for part in re.split(r"[;,\n]", unescape(text))]
    return list(dict.fromkeys(part for part in parts if part and len(part) <= _SHORT_SKILL))


def _wage(value: Any) -> dict[str, Any] | None:
    """The wage in EUR per hour, month or year; other currencies and periods are left out."""
    salary = mapping(next(iter(listed(value)), None))
    amount = salary.get("value")
    quantity = mapping(amount)
    unit = str(first(quantity, "unitText", "unitCode") or first(salary, "unitText") or "").casefold()
    currency = str(first(salary, "currency", "priceCurrency") or first(quantity, "currency") or "").upper()
    single = _amount(quantity.get("value") if quantity else amount)
    low = _amount(first(quantity, "minValue") or first(salary, "minValue")) or single
    high = _amount(first(quantity, "maxValue") or first(salary, "maxValue")) or single
    period = _PERIODS.get(unit)
    if currency not in ("EUR", "€") or not period or not (low or high):
        return None
    return compact({"min": low, "max": high, "period": period})


def _amount(value: Any) -> float | None:
    """A number; "competitive" and the like name none."""
    amount = number(value)
    return amount if isinstance(amount, int | float) and not isinstance(amount, bool) else None


def _place(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if isinstance(value, str):
        return compact({"name": present(value)})
    location = mapping(value)
    address = next(iter(_resolved(location.get("address"), by_id)), None)
    if isinstance(address, str):
        return compact({"name": present(address)})
    parts = mapping(address) or location
    spot = mapping(location.get("geo")) or location
    country = _label(parts.get("addressCountry"))
    return compact(
        {
            "name": next(iter(strings(parts.get("addressLocality"))), None),
            "postcode": _code(parts.get("postalCode")),
            "state": next(iter(strings(parts.get("addressRegion"))), None),
            "country": country_code(country),
            "lat": number(first(spot, "latitude")),
            "lon": number(first(spot, "longitude")),
        }
    )


def _code(value: Any) -> Any:
    return f"{value:05d}" if isinstance(value, int) and not isinstance(value, bool) else present(value)
