"""What a chart of one indicator shows, before anyone draws it."""

from lygap.report.charting.building import chart_of
from lygap.report.charting.describing import description
from lygap.report.charting.model import ChartModel

__all__ = ["ChartModel", "chart_of", "description"]
