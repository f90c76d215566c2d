"""The rows that programs read: every key always there, full precision, nothing localised but names and notes."""

from typing import Any

from lygap.figures import FIGURES
from lygap.judge.assessment import Assessment
from lygap.plan.counting import published
from lygap.plan.records import Dataset, Observation, Target
from lygap.report.answer import Answer, summary
from lygap.report.prose import note_text
from lygap.version import __version__
from lygap.words import Lang, name_in

SCHEMA = "lygap.status/1"


def plain(value: float | None) -> float | int | None:
    """A stated value as it was written: a whole number without “.0”."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e15 else value


def _baseline(a: Assessment) -> dict[str, Any] | None:
    if a.base.value is None:
        return None
    return {"year": a.base.year, "value": plain(a.base.value), "source": a.base.source}


def _target(a: Assessment, t: Target) -> dict[str, Any]:
    ends = t.stated if len(t.stated) > 1 else (None, None)
    return {
        "id": t.id,
        "year": t.year,
        "value": plain(a.aim.value),
        "min": plain(ends[0]),
        "max": plain(ends[1]),
        "comparator": t.comparator,
        "tolerance": t.tolerance,
        "each_year": t.each_year,
        "modality": t.modality,
        "source": t.source,
    }


def _observation(a: Assessment, o: Observation) -> dict[str, Any]:
    rivals = a.point.rivals if a.point else ()
    return {
        "year": o.year,
        "value": plain(o.value),
        "as_of": o.as_of,
        "period": o.period,
        "published": published(o, a.track.data.sources),
        "source": o.source,
        "obs_status": o.obs_status,
        "bound": o.bound,
        "margin": o.margin,
        "stale": a.stale,
        "alternatives": [{"value": plain(rival.value), "source": rival.source} for rival in rivals],
    }


def record(a: Assessment, data: Dataset, lang: Lang) -> dict[str, Any]:
    """One row of the status JSON."""
    i = a.track.indicator
    return {
        "id": i.id,
        "number": i.number,
        "group": i.group,
        "name": name_in(i.name, lang),
        "unit": i.unit,
        "kind": i.kind,
        "nature": i.nature,
        "direction": i.direction,
        "path": a.track.path,
        "region": a.track.region,
        "year": a.year,
        "baseline": _baseline(a),
        "target": _target(a, a.target) if a.target else None,
        "observation": _observation(a, a.observation) if a.observation else None,
        **{key: a.figures.get(key) for key in FIGURES},
        "undefined": dict(a.undefined),
        "method": a.method,
        "statistic": a.statistic,
        "score": a.score,
        "status": a.status,
        "label": a.label,
        "reason": a.reason,
        "firm": a.firm,
        "status_range": list(a.status_range) if a.status_range else None,
        "agreement": dict(a.agreement),
        "notes": [note_text(note, data, lang) for note in a.notes],
    }


def head(answer: Answer, lang: Lang) -> dict[str, Any]:
    """What stands above the rows."""
    plan = answer.data.plan
    return {
        "schema": SCHEMA,
        "version": __version__,
        "plan": {
            "id": plan.id,
            "name": name_in(plan.name, lang),
            "region": plan.region,
            "base_year": plan.base_year,
            "target_year": plan.target_year,
        },
        "data": {"path": answer.data.path, "builtin": answer.data.builtin},
        "year": answer.year,
        "method": answer.method,
        "known_on": None,
    }


def document(answer: Answer, lang: Lang) -> dict[str, Any]:
    """The whole status JSON."""
    rows = [record(a, answer.data, lang) for a in answer.rows]
    return {**head(answer, lang), "indicators": rows, "summary": summary(answer)}
