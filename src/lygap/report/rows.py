"""The rows that programs read: every key always there, full precision, nothing localised but names and notes."""

from typing import TYPE_CHECKING, Any

from lygap.figures import FIGURES
from lygap.judge.assessment import Assessment
from lygap.plan.counting import published
from lygap.plan.numbers import as_written
from lygap.plan.records import Dataset, Observation, Target
from lygap.report.answer import Answer, summary
from lygap.report.prose import note_text
from lygap.version import __version__
from lygap.words import Lang, name_in

if TYPE_CHECKING:
    from lygap.report.outputs import status as outputs

SCHEMA = "lygap.status/1"


def _baseline(row: Assessment) -> dict[str, Any] | None:
    if row.base.value is None:
        return None
    return {"year": row.base.year, "value": as_written(row.base.value), "source": row.base.source}


def _target(row: Assessment, t: Target) -> "outputs.Target":
    ends = t.stated if len(t.stated) > 1 else (None, None)
    return {
        "id": t.id,
        "year": t.year,
        "value": as_written(row.aim.value),
        "min": as_written(ends[0]),
        "max": as_written(ends[1]),
        "comparator": t.comparator,
        "tolerance": t.tolerance,
        "date": t.date,
        "each_year": t.each_year,
        "modality": t.modality,
        "source": t.source,
    }


def _part(part: Observation) -> "outputs.Part":
    return {
        "value": as_written(part.value),
        "as_of": part.as_of,
        "period": part.period,
        "source": part.source,
        "region": part.region,
    }


def _observation(row: Assessment, o: Observation) -> "outputs.Observation":
    rivals = row.point.rivals if row.point else ()
    return {
        "year": o.year,
        "value": as_written(o.value),
        "as_of": o.as_of,
        "period": o.period,
        "published": published(o, row.track.data.sources),
        "source": o.source,
        "obs_status": o.obs_status,
        "bound": o.bound,
        "margin": o.margin,
        "parts": [_part(part) for part in o.parts],
        "stale": row.stale,
        "alternatives": [{"value": as_written(rival.value), "source": rival.source} for rival in rivals],
    }


def record(row: Assessment, data: Dataset, lang: Lang) -> dict[str, Any]:
    """One row of the status JSON."""
    i = row.track.indicator
    return {
        "id": i.id,
        "number": i.number,
        "group": i.group,
        "name": name_in(i.name, lang),
        "unit": i.unit,
        "kind": i.kind,
        "nature": i.nature,
        "direction": i.direction,
        "path": row.track.path,
        "region": row.track.region,
        "year": row.year,
        "baseline": _baseline(row),
        "target": _target(row, row.target) if row.target else None,
        "observation": _observation(row, row.observation) if row.observation else None,
        **{key: row.figures.get(key) for key in FIGURES},
        "undefined": dict(row.undefined),
        "method": row.method,
        "statistic": row.statistic,
        "score": row.score,
        "status": row.status,
        "label": row.label,
        "reason": row.reason,
        "firm": row.firm,
        "status_range": list(row.status_range) if row.status_range else None,
        "agreement": dict(row.agreement),
        "notes": [note_text(note, data, lang) for note in row.notes],
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
    rows = [record(row, answer.data, lang) for row in answer.rows]
    return {**head(answer, lang), "indicators": rows, "summary": summary(answer)}
