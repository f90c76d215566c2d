"""The columns of a CSV file of observations."""

CSV_COLUMNS = (
    *("indicator", "year", "value", "increment", "growth", "from", "region", "source", "as_of", "period", "published"),
    *("obs_status", "bound", "margin", "preferred", "break", "excluded", "note", "locator"),
)
"""Every column a CSV file may have, in the order in which we write them."""

CSV_FIELDS = {"from": "base_year", "break": "breaks"}
"""The columns whose names are no Python names, and the fields they fill."""
