"""The page of an evaluation: one self-contained HTML document, in German or English, for someone new to all this."""

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from data.errors import UnusableInput
from evaluation.beyond import TOP
from evaluation.charts import HEIGHT, STRIP, WIDTH
from evaluation.datasets import GOOD
from evaluation.fairness import FEW
from evaluation.provenance import Provenance
from evaluation.report_views import (
    QUANTILES,
    curves_of,
    duels_of,
    groupings_of,
    is_sure,
    measure_names,
    pairs_of,
    reliability_charts,
    results_of,
)
from evaluation.run import Evaluation
from evaluation.worst import WorstQuery

LANGUAGES = ("de", "en")
LONGEST = 400
"""So many characters of a text of the data set are shown."""


def known_language(tag: str) -> str:
    """The language of a page, of a BCP 47 tag ("de-AT" is "de").

    Raises:
        UnusableInput: for a language in which there is no page.

    """
    language = tag.partition("-")[0].lower()
    if language not in LANGUAGES:
        raise UnusableInput("--lang", f"there is no page in {tag[:30]!r}; known are {', '.join(LANGUAGES)}")
    return language


def report_page(
    found: Evaluation, ours: str, worst: tuple[WorstQuery, ...], provenance: Provenance, lang: str
) -> str:
    """The page.

    Args:
        found: An evaluation that kept the first documents.
        ours: Name of the system that is compared with the others, and whose errors are shown.
        worst: Its worst queries.
        provenance: What it was made of.
        lang: One of `LANGUAGES`.

    """
    page: str = _template(lang).render(
        lang=lang,
        t=read_catalogue(lang),
        found=found,
        ours=ours,
        worst=worst,
        provenance=provenance,
        **_sections(found, ours),
        **_constants(),
    )
    return page


def _sections(found: Evaluation, ours: str) -> dict[str, Any]:
    """What each section lays out."""
    groupings, leads = groupings_of(found, ours)
    people = found.dataset.people
    return {
        "kind": ("vacancies_ask" if people.vacancies_ask else "people") if people else "texts",
        "measures": measure_names(found.measures),
        "results": results_of(found),
        "pairs": pairs_of(found),
        "groupings": groupings,
        "leads": leads,
        "duels": duels_of(found, ours),
        "curves": curves_of(found),
        "reliability": reliability_charts(found, ours),
    }


def _constants() -> dict[str, Any]:
    return {
        "quantiles": QUANTILES,
        "size": {"width": WIDTH, "height": HEIGHT, "strip": STRIP},
        "longest": LONGEST,
        "top": TOP,
        "good": GOOD,
        "few": FEW,
    }


def read_catalogue(lang: str) -> dict[str, Any]:
    """The words of the page in a language."""
    file = files("evaluation").joinpath("catalogues", f"{lang}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _template(lang: str) -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("evaluation", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters(lang))
    environment.tests["sure"] = is_sure
    return environment.get_template("report.html")


def _filters(lang: str) -> Mapping[str, Callable[..., str]]:
    """How figures and sentences are written in a language."""
    from babel.numbers import format_decimal, format_percent

    def figure(value: float) -> str:
        return format_decimal(value + 0.0, "0.000", locale=lang)

    def signed(value: float) -> str:
        return format_decimal(value + 0.0, "+0.000;−0.000", locale=lang)

    return {
        "figure": figure,
        "signed": signed,
        "short": lambda value: format_decimal(value, "0.##;−0.##", locale=lang),
        "whole": lambda value: format_decimal(value, "#,##0", locale=lang),
        "percent": lambda value: format_percent(value, locale=lang),
        "fill": lambda sentence, **values: sentence.format(**values),
    }
