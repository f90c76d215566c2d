"""The forms in which a plan's data is written for other programs: one file a form, and a line here."""

from lygap.exchange.forms.form import Form
from lygap.exchange.forms.tidy import tidy_csv

FORMS: dict[str, Form] = {
    "csv": Form(tidy_csv, suffix="csv"),
}
"""The forms by the words that `lygap export --to` takes; the first one is meant where none is named."""
