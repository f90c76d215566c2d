"""Judge one indicator in one region for one year: figures, verdicts and reservations."""
