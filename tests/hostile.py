"""A plan whose every text is written to do harm to whoever shows it."""

import json
from pathlib import Path

HOSTILE = (
    "<script>window.__pwned = 1</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style></svg></details>",
    "' onmouseover='alert(1)' x='",
    '" onfocus="alert(1)" autofocus="',
    "&lt;b&gt; &amp;amp; &#60;",
    "javascript:alert(1)",
    "]]><x>&x;</x>",
    "<!-- --> <?x ?>",
    "{{7*7}}{% raw %}${7*7}",
    '=cmd()|"/C calc"!A0',
    "@SUM(1+1)",
    "::error::not a command",
    "##vso[task.complete]x",
    "| a | `code` *x* [l](http://example.org)",
    "مؤشر البحث والتطوير ٪",
    "𠮷野家 👩‍🔬",
    "没有任何空格和标点的极长指标名称" * 20,
    "W" * 300,
    "长" * 10_000,
)
"""Names that are nothing but text."""


def hostile_plan(folder: Path) -> None:
    """Write a plan with these names, which are also its units, groups, sources and notes."""
    (folder / "actuals").mkdir(parents=True)
    groups = {f"g{number}": {"name": text[:200]} for number, text in enumerate(HOSTILE)}
    address = "javascript:alert(1)//https://example.org"
    sources = {f"s{number}": {"title": text, "publisher": text[:200]} for number, text in enumerate(HOSTILE)}
    sources["s0"]["url"] = "https://example.org/?a=<b>&c='\"d"
    indicators = {
        f"i{number}": {
            "number": number + 1,
            "group": f"g{number}",
            "name": text,
            "unit": text[:100],
            "definition": text,
            "note": address,
            "aliases": [f"{text[:50]} {number}"],
            "kind": "stock",
            "direction": "up",
            "baseline": {"value": 10, "source": f"s{number}"},
            "target": 20,
        }
        for number, text in enumerate(HOSTILE)
    }
    plan = {"id": "p", "name": HOSTILE[0], "lang": "zh", "region": "r", "base_year": 2020, "target_year": 2025}
    region = {"name": HOSTILE[1]}
    targets = {"format": "lygap/1", "plan": plan, "regions": {"r": region}, "groups": groups, "sources": sources}
    observations = {
        f"i{number}": {2023: {"value": 10 + number, "source": f"s{number}", "note": text}}
        for number, text in enumerate(HOSTILE)
    }
    _write(folder / "targets.yaml", targets | {"indicators": indicators})
    _write(folder / "actuals" / "values.yaml", {"observations": observations})


def _write(file: Path, data: object) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")  # all JSON is YAML
