"""Charts as SVG, drawn by hand: in a page, or as a file of their own."""

from lygap.render.svg.chart import chart_svg
from lygap.render.svg.legend import legend_items
from lygap.render.svg.standing import bare_chart_file, chart_file, legend_file
from lygap.render.svg.style import LIGHT, chart_css

__all__ = ["LIGHT", "bare_chart_file", "chart_css", "chart_file", "chart_svg", "legend_file", "legend_items"]
