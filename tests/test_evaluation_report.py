"""The page of an evaluation: self-contained, accessible, escaped, in two languages, true to the figures."""

import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from api.cli import main
from data.errors import UnusableInput
from evaluation.bootstrap import Estimate
from evaluation.charts import STRIP, falling_area, scale_around_zero, scale_from_zero
from evaluation.measures import _FORMULAS
from evaluation.report import LANGUAGES, known_language, read_catalogue
from evaluation.report_views import MeasureName, measure_names, others_of
from evaluation.systems import SYSTEMS, System
from evaluation.worst import our_system

PAGE = Path(__file__).parents[1] / "evaluation" / "page"
EVIL = '<script>alert("x")</script>'
PEOPLE = [
    {"id": "cook", "occupations": ["Köchin"], "residence": {"title": "EU"}, "text": f"Ich koche. {EVIL}"},
    {"id": "painter", "occupations": ["Maler"], "residence": {"title": "EU"}},
    {"id": "late", "text": "أبحث عن عمل في المطبخ"},
]
JOBS = [
    {"id": "kitchen", "title": f"Koch {EVIL}", "employer": {"migrant_owned": True}},
    {"id": 'walls"><b>', "title": "Maler und Lackierer (m/w/d)"},
    {"id": "wheels", "title": "Busfahrer (m/w/d) {braces} %s"},
]
GRADES = [("cook", "kitchen", 3), ("painter", 'walls"><b>', 2), ("late", "wheels", 1)]
NO_END = {"meta", "line", "rect", "circle", "path", "polyline", "br"}


class Page(HTMLParser):
    """Elements in their order, each with attributes, the elements around it, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(text)
        assert self.open == [], "something is not closed"

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "around": [each["tag"] for each in self.open], **dict(attrs)}
        self.elements.append(element)
        if tag not in NO_END:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", "around": [], **dict(attrs)})

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag):
        return [element for element in self.elements if element["tag"] == tag]


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    files = {
        "candidates.ndjson": "\n".join(map(json.dumps, PEOPLE)),
        "vacancies.ndjson": "\n".join(map(json.dumps, JOBS)),
        "qrels.tsv": "".join(f"{person}\t0\t{job}\t{grade}\n" for person, job, grade in GRADES),
        "strata.tsv": f"cook\tfield {EVIL}\tkitchen\npainter\tfield {EVIL}\t{EVIL}\n",
        "pairs.tsv": "cook\tlate\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    return folder


@pytest.fixture(scope="module")
def titles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("titles")
    (folder / "queries.tsv").write_text("q1\tKoch\nq2\tMalerin\n", "utf-8")
    (folder / "corpus.tsv").write_text("d1\tKöchin\nd2\tMaler\nd3\tPilot\n", "utf-8")
    (folder / "qrels").write_text("q1 0 d1 1\nq2 0 d2 2\n", "utf-8")
    return folder


def page(folder, tmp_path_factory, *arguments):
    file = tmp_path_factory.mktemp("out") / "report.html"
    assert main(["evaluate", str(folder), "--report", str(file), "--on", "2026-11-22", *arguments]) == 0
    return file.read_text("utf-8")


@pytest.fixture(scope="module", params=LANGUAGES)
def town_page(request, town, tmp_path_factory):
    asked = ["--system", "passung", "--system", "bm25", "--lang", request.param]
    return request.param, page(town, tmp_path_factory, *asked)


@pytest.fixture(scope="module")
def titles_page(titles, tmp_path_factory):
    return page(
        titles,
        tmp_path_factory,
        "--system",
        "encoder",
        "--system",
        "random",
        "--lang",
        "en",
        "--measures",
        "RR",
        "Judged@5",
    )


def test_nothing_is_fetched_and_nothing_runs(town_page):
    found = Page(town_page[1])
    assert found.all("script") == found.all("link") == found.all("img") == found.all("iframe") == []
    assert [link["href"] for link in found.all("a") if not link["href"].startswith("#")] == []
    assert re.findall(r"url\(|@import|https?:", town_page[1]) == []
    assert [each for each in found.elements if any(name.startswith("on") for name in each)] == []


def test_what_the_data_set_says_is_escaped(town_page):
    assert "<script" not in town_page[1] and "<b>" not in town_page[1]
    assert "&lt;script&gt;" in town_page[1]
    text = Page(town_page[1]).all("main")[0]["text"]
    assert f"field {EVIL}" in text and 'walls"><b>' in text and "{braces} %s" in text


def test_it_can_be_read_without_seeing_it(town_page):
    lang, text = town_page
    found = Page(text)
    assert found.all("html")[0]["lang"] == lang
    assert found.all("title")[0]["text"] and len(found.all("h1")) == len(found.all("main")) == 1
    for table in found.all("table"):
        assert "div" in table["around"]
    assert len(found.all("caption")) == len(found.all("table"))
    assert all(each["text"].strip() for each in found.all("caption"))
    assert all("scope" in cell for cell in found.all("th"))
    for svg in found.all("svg"):
        assert svg.get("aria-hidden") == "true" or (svg["role"] == "img" and svg["aria-labelledby"])
    regions = [each for each in found.all("div") if each.get("class") == "scroll"]
    assert all(
        each["role"] == "region" and each["tabindex"] == "0" and each["aria-label"] for each in regions
    )


def test_headings_skip_no_level_and_links_lead_somewhere(town_page):
    found = Page(town_page[1])
    levels = [int(each["tag"][1]) for each in found.elements if re.fullmatch(r"h[1-6]", each["tag"])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each["id"] for each in found.elements if "id" in each]
    assert len(ids) == len(set(ids))
    pointed = [each["href"][1:] for each in found.all("a")]
    pointed += [each["aria-labelledby"] for each in found.elements if "aria-labelledby" in each]
    assert set(pointed) <= set(ids)


def test_it_holds_plots_worst_queries_explanations_and_origin(town_page, town):
    lang, text = town_page
    found = Page(text)
    ids = {each["id"] for each in found.elements if "id" in each}
    assert {"what", "results", "where", "queries", "trust", "exposure", "fairness", "worst", "again"} <= ids
    assert {"duel-1", "reliability-score", "reliability-confidence", "lorenz-1", "lorenz-2", "worst-3"} <= ids
    assert read_catalogue(lang)["match"]["reasons"] in text
    command = found.all("pre")[0]["text"].strip()
    assert command.startswith(f"passung evaluate {town} --system passung --system bm25")
    assert command.endswith("--on 2026-11-22 --seed 0")
    names = ("candidates.ndjson", "vacancies.ndjson", "qrels.tsv", "strata.tsv", "pairs.tsv")
    assert all(name in text for name in names) and len(re.findall(r"\b[0-9a-f]{64}\b", text)) >= len(names)
    assert 'dir="auto"' in text and "أبحث" in text


def test_both_languages_show_the_same_figures(town, tmp_path_factory):
    german, english = (
        page(town, tmp_path_factory, "--system", "bm25", "--system", "random", "--lang", lang)
        for lang in LANGUAGES
    )
    figures = [
        re.findall(r"[+−]?\d[.,]\d{3}", Page(text).all("main")[0]["text"]) for text in (german, english)
    ]
    swapped = str.maketrans(",.", ".,")
    assert figures[0] and [each.translate(swapped) for each in figures[0]] == figures[1]


def test_a_page_about_texts_leaves_people_out(titles_page):
    found = Page(titles_page)
    ids = {each["id"] for each in found.elements if "id" in each}
    assert "worst" in ids and ids.isdisjoint({"trust", "exposure", "fairness"})
    assert "Judged@5" in titles_page and read_catalogue("en")["measures"]["other"] in titles_page


def test_one_system_alone_has_a_page_too(titles, tmp_path_factory):
    text = page(titles, tmp_path_factory, "--system", "bm25")
    words = read_catalogue("de")
    assert words["duels"]["alone"] in text and words["results"]["sure_heading"] not in text


def test_vacancies_may_ask_and_runs_may_be_compared(town, tmp_path, tmp_path_factory):
    run = tmp_path / "theirs.trec"
    run.write_text("kitchen Q0 cook 1 1 theirs\n", "utf-8")
    asked = ["--lang", "en", "--vacancies-ask", "--system", "passung", "--from-run", str(run)]
    text = page(town, tmp_path_factory, *asked)
    words = read_catalogue("en")
    assert words["exposure"]["run"] in text and words["fairness"]["migrant"]["none"] in text
    assert f"--from-run {run} --vacancies-ask" in text
    assert sha256(run.read_bytes()).hexdigest() in text


def test_the_same_call_writes_the_same_page(titles, titles_page, tmp_path_factory):
    asked = ["--system", "encoder", "--system", "random", "--lang", "en", "--measures", "RR", "Judged@5"]
    digest = re.compile(r"\b[0-9a-f]{64}\b")  # of the code, which may be edited while tests run
    assert digest.sub("", page(titles, tmp_path_factory, *asked)) == digest.sub("", titles_page)


def test_a_language_without_a_page_is_refused(titles, tmp_path, capsys):
    assert main(["evaluate", str(titles), "--report", str(tmp_path / "r.html"), "--lang", "fr"]) == 2
    assert "known are de, en" in capsys.readouterr().err
    assert not (tmp_path / "r.html").exists()
    assert known_language("de-AT") == "de"
    with pytest.raises(UnusableInput):
        known_language("tlh")


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_that_of_wcag(scheme):
    style = (PAGE / "style.css").read_text("utf-8")
    colours = dict(
        re.findall(r"--(\w+): (#[0-9a-f]{6})", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme])
    )
    for name, least in {"ink": 4.5, "quiet": 4.5, "accent": 4.5, "warn": 4.5, "area": 3.0}.items():
        dark, light = sorted((_luminance(colours[name]), _luminance(colours["paper"])))
        assert (light + 0.05) / (dark + 0.05) >= least, name


def _leaves(catalogue, path=()):
    for key, value in catalogue.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def test_both_catalogues_hold_the_same_keys_and_fields():
    german, english = (dict(_leaves(read_catalogue(lang))) for lang in LANGUAGES)
    assert german.keys() == english.keys()
    for key, sentence in english.items():
        fields = [set(re.findall(r"\{(\w+)\}", text)) for text in (sentence, german[key])]
        assert fields[0] == fields[1], key
    assert [key for key in german if german[key] == english[key] and len(german[key]) > 12] == []


def test_no_sentence_of_a_catalogue_is_left_over():
    """Every key is named by a template, by its last two names or as the entry of a table that is looked up."""
    templates = "".join(file.read_text("utf-8") for file in sorted(PAGE.glob("*.html")))
    looked_up = ("what", "systems", "measures", "trust.score", "trust.confidence", "match.startable")
    unused = [
        key
        for key, _ in _leaves(read_catalogue("en"))
        if f"t.{key}" not in templates and not key.startswith(looked_up)
    ]
    assert unused == []


def test_every_system_and_measure_has_plain_words():
    words = read_catalogue("en")
    assert set(SYSTEMS) <= set(words["systems"])
    assert set(_FORMULAS) == set(words["measures"]) - {"other"}


def test_names_of_measures_are_taken_apart():
    assert measure_names(["nDCG@10", "AP(rel=2)", "P(rel=2)@5"]) == (
        MeasureName("nDCG@10", "nDCG", "", 10),
        MeasureName("AP(rel=2)", "AP", "rel=2", None),
        MeasureName("P(rel=2)@5", "P", "rel=2", 5),
    )


def test_variants_of_a_system_are_no_rivals_of_it():
    assert others_of(["passung", "passung:-skills", "bm25"], "passung") == ["bm25"]
    assert others_of(["passung", "passung:-skills"], "passung") == ["passung:-skills"]
    assert others_of(["bm25"], "bm25") == []


def test_our_system_is_the_engine_then_the_encoder_then_the_first():
    systems = [System(name, lambda _: None) for name in ("bm25", "encoder", "passung")]
    assert [our_system(systems[:count]).name for count in (3, 2, 1)] == ["passung", "encoder", "bm25"]


def test_shapes_worked_by_hand():
    strip = scale_from_zero([Estimate(0.2, 0.1, 0.35)]).strip(Estimate(0.2, 0.1, 0.3))
    assert (strip.low, strip.mean, strip.high, strip.zero) == (STRIP / 4, STRIP / 2, STRIP * 0.75, 0)
    lead = scale_around_zero([Estimate(-0.1, -0.2, 0.1)]).strip(Estimate(-0.1, -0.2, 0.1))
    assert (lead.low, lead.mean, lead.high, lead.zero) == (0, STRIP / 4, STRIP * 0.75, STRIP / 2)
    assert (
        falling_area(np.array([-0.5, 1.0]), 1.0)
        == "M0 100L0.0 0.0L160.0 0.0L160.0 150.0L320.0 150.0L320 100Z"
    )
    assert falling_area(np.linspace(-1, 1, 5_000), 1.0).count("L") == 2 * 240 + 1
