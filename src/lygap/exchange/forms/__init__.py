"""The forms in which a plan's data is written for other programs: one file a form, and a line here."""

from lygap.exchange.forms.documents import json_document
from lygap.exchange.forms.form import Form
from lygap.exchange.forms.open_sdg import open_sdg
from lygap.exchange.forms.packages import data_package
from lygap.exchange.forms.sdmx import sdmx_csv
from lygap.exchange.forms.tidy import tidy_csv
from lygap.exchange.forms.workbook import excel_workbook

FORMS: dict[str, Form] = {
    "csv": Form(tidy_csv, suffix="csv"),
    "xlsx": Form(excel_workbook, suffix="xlsx", is_text=False, extra="excel"),
    "sdmx-csv": Form(sdmx_csv, suffix="csv"),
    "datapackage": Form(data_package, suffix="zip", is_folder=True),
    "open-sdg": Form(open_sdg, suffix=None, is_folder=True),
    "json": Form(json_document, suffix="json"),
}
"""The forms by the words that `lygap export --to` takes; the first one is meant where none is named."""
