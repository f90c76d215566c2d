"""The page: templates filled in, and a policy that lets a browser run and load nothing but what is in the file."""

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lygap.judge.assessment import Assessment
from lygap.methods import STATUSES
from lygap.render.html.charts import drawn
from lygap.render.html.download import csv_link
from lygap.render.html.panels import panels
from lygap.render.html.tables import (
    bodies,
    css_class,
    has_numbers,
    heads,
    method_titles,
    methods_by_groups,
    verdict,
    years_by_groups,
)
from lygap.render.screen import Screen
from lygap.render.svg import chart_css, legend_items
from lygap.report.charting import ChartModel, chart_of
from lygap.report.evaluation import Evaluation, sentence
from lygap.report.evaluation.overview import citations, lead, overview, plan_name, rules, title
from lygap.report.prose import label_of, unit_in
from lygap.version import __version__
from lygap.words import Lang, name_in, say

_PIECE = 200
"""Pieces of the page that are handed on together."""
_SHARE = 1000
"""Width of the bar of counts, in units of its own."""
_BETWEEN = 4
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def html_report(evaluation: Evaluation, screen: Screen) -> Iterator[str]:
    """The whole page, piece by piece."""
    lang = screen.lang
    charts = _charts(evaluation)
    stream = (
        _environment()
        .get_template("report.html.j2")
        .stream(
            **_parts_of_file(lang),
            lang=_LANGUAGES[lang],
            t=partial(_words, lang),
            version=__version__,
            evaluation=evaluation,
            detailed=evaluation.detailed,
            plan=plan_name(evaluation, lang),
            title=title(evaluation, lang),
            lead=lead(evaluation, lang),
            share=list(_share(evaluation)),
            counts=_counts(evaluation, lang),
            overview=overview(evaluation, lang),
            attention=[_card(row, lang) for row in evaluation.needing_attention],
            heads=heads(evaluation, lang),
            has_numbers=has_numbers(evaluation),
            bodies=list(bodies(evaluation, lang)),
            download=csv_link(evaluation, lang),
            legend=[(Markup(picture), words) for picture, words in legend_items(charts.values(), lang)],
            cards=[_card(row, lang) for row in evaluation.rows if row.track.indicator.id in charts],
            drawn=lambda key: drawn(charts[key], lang),
            drawn_apart=partial(_drawn_apart, evaluation, lang),
            charts=charts,
            years=list(years_by_groups(evaluation, lang)),
            methods=list(methods_by_groups(evaluation, lang)),
            method_titles=method_titles(lang),
            panels=panels(evaluation, lang),
            unjudged=_unjudged(evaluation, lang),
            rules=rules(evaluation, lang),
            citations=list(citations(evaluation, lang)),
        )
    )
    stream.enable_buffering(_PIECE)
    return iter(stream)


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("lygap.render.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache
def _parts_of_file(lang: Lang) -> dict[str, Markup]:
    """The style and the script that stand in every page, and the policy that allows these two alone."""
    folder = files("lygap.render.html")
    style = (folder / "report.css").read_text("utf-8") + chart_css() + _signs_in_words(lang)
    script = (folder / "report.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"policy": Markup(policy), "style": Markup(style), "script": Markup(script)}


def _signs_in_words(lang: Lang) -> str:
    """What is read aloud for the signs that stand without their words."""
    spoken = ((css_class(status), say(lang, f"status.{status}")) for status in STATUSES)
    return "".join(f'#methods .{css}::before{{content:""/"{words} "}}\n' for css, words in spoken)


def _digest(text: str) -> str:
    """What a browser compares the text of an element with."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _words(lang: Lang, key: str, **params: object) -> str:
    return say(lang, key, params or None)


# ---- counts


def _counts(evaluation: Evaluation, lang: Lang) -> list[tuple[str, str, int]]:
    """The class, the words and the number of each status that occurs."""
    return [(css_class(status), say(lang, f"status.{status}"), count) for status, count in evaluation.counts.items()]


def _share(evaluation: Evaluation) -> Iterator[tuple[str, str, str]]:
    """The class, the place and the width of each part of the bar of counts."""
    counts = evaluation.counts
    room = _SHARE - _BETWEEN * (len(counts) - 1)
    place = 0.0
    for status, count in counts.items():
        width = room * count / len(evaluation.rows)
        yield css_class(status), f"{place:.5g}", f"{width:.5g}"
        place += width + _BETWEEN


# ---- cards and charts


def _card(row: Assessment, lang: Lang) -> dict[str, object]:
    """What a card says of an indicator."""
    indicator = row.track.indicator
    return {
        "id": indicator.id,
        "name": name_in(indicator.name, lang),
        "unit": unit_in(row.track.data, indicator.unit, lang),
        "verdict": verdict(row, lang),
        "sentence": sentence(row, lang),
    }


def _charts(evaluation: Evaluation) -> dict[str, ChartModel]:
    """The charts of all indicators that have an observed value, by their ids."""
    observed = (row for row in evaluation.watched(evaluation.rows) if row.observation is not None)
    charts = {row.track.indicator.id: chart_of(row) for row in observed}
    return {key: chart for key, chart in charts.items() if chart is not None}


def _drawn_apart(evaluation: Evaluation, lang: Lang, key: str) -> Markup | None:
    """The chart of an indicator that has no card; None where there is nothing to draw."""
    row = next(row for row in evaluation.rows if row.track.indicator.id == key)
    chart = chart_of(row, even_without_values=True)
    return None if chart is None else drawn(chart, lang, "apart-")


def _unjudged(evaluation: Evaluation, lang: Lang) -> list[tuple[str, list[tuple[str, str]]]]:
    """The reasons with their counts, below each the ids and names of the indicators."""
    found = []
    for one in evaluation.unjudged:
        facts = {"reason": say(lang, f"reason.{one.reason}"), "count": len(one.rows)}
        names = [(row.track.indicator.id, label_of(row.track.indicator, lang)) for row in one.rows]
        found.append((say(lang, "evaluation.open", facts), names))
    return found
