"""How charts look: one stylesheet for all, its colours the page's variables or concrete ones."""

from collections.abc import Mapping

FONTS = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","PingFang SC","Hiragino Sans GB","Microsoft YaHei",'
    '"Noto Sans CJK SC","Source Han Sans SC",sans-serif'
)
LIGHT = {
    "card": "#ffffff",
    "ink": "#1c2430",
    "soft": "#55606e",
    "line": "#dfe2e6",
    "hair": "#eceef0",
    "values": "#1f4f8f",
    "path": "#7b8794",
    "achieved": "#00594f",
    "on-track": "#17714d",
    "at-risk": "#875900",
    "off-track": "#b23608",
    "regressing": "#9d174d",
    "missed": "#6b1d1d",
    "unknown": "#5a6470",
}
"""The colours by what they are for, on a light ground."""
VARIABLES = {role: f"var(--{role})" for role in LIGHT}
"""The same as variables of the page that a chart stands in."""
_STATUSES = ("achieved", "on-track", "at-risk", "off-track", "regressing", "missed", "unknown")

_RULES = """\
.chart text{{font-size:10.5px;fill:{soft}}}
.chart .c{{font-size:9.5px}}
.chart .a{{font-weight:700;fill:{ink}}}
.chart .s{{font-size:11.5px}}
.chart .t{{font-size:11.5px;font-weight:700;fill:{ink}}}
.chart .v{{font-size:13px;font-weight:700;fill:currentColor}}
.chart .s,.chart .v{{paint-order:stroke;stroke:{card};stroke-width:3px;stroke-linejoin:round}}
.chart .name{{font-size:14px;font-weight:700;fill:{ink}}}
.chart path{{fill:none}}
.chart .g{{stroke:{hair}}}
.chart .y{{stroke:{path};stroke-dasharray:1 3;opacity:.7}}
.chart .b{{fill:{line};opacity:.6}}
.chart .l{{stroke:{soft}}}
.chart .q{{stroke:{path};stroke-dasharray:1 2.5}}
.chart .p{{stroke:{path};stroke-width:1.6;stroke-dasharray:5 3.5}}
.chart .o,.chart .m{{stroke:{values};stroke-width:2.2;stroke-linejoin:round}}
.chart .m{{stroke-dasharray:2.2 3}}
.chart .d{{stroke:currentColor;stroke-width:5;opacity:.28}}
.chart .j{{stroke:currentColor;stroke-width:1.5;stroke-dasharray:1.5 3}}
.chart .e{{fill:{card};stroke:currentColor;stroke-width:1.5}}
.chart .f{{fill:{ink}}}
.chart .i{{fill:{card};stroke:{ink}}}
.chart .r{{stroke:{soft};stroke-width:1.4}}
.chart .w{{stroke:{values};stroke-width:1.4}}
.chart .x{{fill:{values}}}
.chart .z{{fill:{card};stroke:{values};stroke-width:2}}
.chart .n{{fill:currentColor}}
.chart .h{{fill:{card};stroke:currentColor;stroke-width:2}}
.chart .u{{stroke:currentColor;stroke-width:1.6}}
"""


def chart_css(colours: Mapping[str, str] = VARIABLES) -> str:
    """The stylesheet of charts, by default in the page's variables (`--card`, `--on-track`, …; `LIGHT` names all)."""
    statuses = "".join(f".chart.{role}{{color:{colours[role]}}}\n" for role in _STATUSES)
    return statuses + _RULES.format_map(colours)


def status_class(status: str) -> str:
    """The class of what has a status's colour."""
    return status.replace("_", "-")
