"""The HTML report: one file that needs nothing else, made here as a browser shows it."""

from lygap.render.html.page import html_report

__all__ = ["html_report"]
