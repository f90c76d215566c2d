"""What `check` finds in the rows as a careless steward writes them down, and in the well-written ones."""

from typing import NamedTuple


class Found(NamedTuple):
    """What `check` says of one folder, as “file:line:column code”, and why that is right."""

    folder: str
    found: tuple[str, ...]
    why: str


WELL_WRITTEN = (
    Found("base_past_target", ("targets.yaml:26:21 LYG304",), "a baseline that meets its target is mostly a slip"),
    Found(
        "cap_exceeded", ("targets.yaml:24:21 LYG304",), "as a cap for every year nothing is said of the same figures"
    ),
    Found("floor_undercut", ("targets.yaml:26:21 LYG304",), "nobody plans to fall from 68.6 to 55"),
    Found("index_of_target_year", ("targets.yaml:30:21 LYG304",), "the first year of the series is above 100"),
    Found("revision", ("actuals/values.yaml:4:15 LYG305",), "two values of a year, and nobody says which one counts"),
    Found(
        "text_target",
        ("targets.yaml:22:3 LYG404", "targets.yaml:32:3 LYG404"),
        "the bulletins of 2022 and 2024 are described, and their values never were entered",
    ),
)
"""The warnings about folders that can be judged; all others have none."""

AS_IT_STOOD = (
    Found("base_after_target", ("targets.yaml:17:33 LYG302",), "base 2024, target 2020: no time lies between"),
    Found("base_is_target_year", ("targets.yaml:8:16 LYG302",), "2030 = 100 is the index's year, not the plan's base"),
    Found(
        "cap_without_year",
        ("targets.yaml:16:31 LYG103", "targets.yaml:16:48 LYG103", "targets.yaml:21:32 LYG103"),
        "no date is `year: null`; “none”, “yes” and “every year” are words",
    ),
    Found(
        "cumulative",
        (
            "actuals/values.yaml:3:23 LYG208",
            "actuals/values.yaml:4:20 LYG220",
            "actuals/values.yaml:6:23 LYG207",
            "actuals/values.yaml:8:11 LYG210",
            "targets.yaml:22:15 LYG214",
        ),
        "a ratio has no increments, growth is on a year, a count is told in totals or in steps and starts from 0",
    ),
    Found(
        "directions",
        (
            "targets.yaml:12:3 LYG213",
            "targets.yaml:20:16 LYG104",
            "targets.yaml:28:21 LYG304",
            "targets.yaml:28:37 LYG212",
            "targets.yaml:34:13 LYG304",
        ),
        "a direction is stated, in the format's words, and neither comparator nor target contradicts it",
    ),
    Found(
        "financial_years",
        ("actuals/entry.yaml:3:41 LYG107", "actuals/rows.csv:2:13 LYG103", "actuals/rows.csv:3:13 LYG103"),
        "2015-16 is two years, a period of months; as a date it would be a month that does not exist",
    ),
    Found(
        "half_years",
        (
            "actuals/entry.yaml:2:35 LYG103",
            "actuals/map.yaml:3:5 LYG107",
            "actuals/map.yaml:4:5 LYG107",
            "actuals/rows.csv:2:11 LYG103",
            "actuals/rows.csv:3:11 LYG103",
        ),
        "a half-year is an `as_of` within its year",
    ),
    Found("no_number", ("targets.yaml:22:13 LYG103",), "a worded target is `text`; a target left empty is none"),
    Found(
        "off_the_scale",
        (
            "actuals/values.csv:2:14 LYG301",
            "actuals/values.csv:3:19 LYG303",
            "actuals/values.csv:4:20 LYG303",
            "actuals/values.csv:5:1 LYG201",
        ),
        "103 % of the population, a date and a period outside their year, an indicator that does not exist",
    ),
    Found(
        "range_in_words",
        ("targets.yaml:17:13 LYG103", "targets.yaml:23:21 LYG103", "targets.yaml:29:22 LYG103"),
        "“-15..-20 %”, “-35 % vs 2005” and “2.1 %” are `{min, max}`, `multiple_of_baseline` and `growth`",
    ),
    Found(
        "range_upside_down",
        (
            "targets.yaml:15:21 LYG212",
            "targets.yaml:19:21 LYG212",
            "targets.yaml:23:21 LYG103",
            "targets.yaml:27:13 LYG103",
        ),
        "a band has two ends, in their order, by their names",
    ),
    Found(
        "relative_and_absolute",
        ("targets.yaml:17:13 LYG211", "targets.yaml:22:31 LYG211", "targets.yaml:27:13 LYG211"),
        "35 % less is 51.64 and not 52: one of them; `from` belongs to relative targets; a year alone is no aim",
    ),
    Found(
        "survey_waves",
        ("actuals/entry.yaml:2:45 LYG107", "actuals/rows.csv:2:9 LYG103", "actuals/rows.csv:3:9 LYG103"),
        "a survey of several years counts for its last one and has its years as a period, 2003/2006",
    ),
    Found("two_preferred", ("actuals/values.yaml:5:55 LYG206",), "only one vintage can be the one that counts"),
    Found(
        "two_vintages",
        (
            "actuals/again.yaml:4:3 LYG003",
            "actuals/values.yaml:4:32 LYG107",
            "actuals/values.yaml:6:32 LYG107",
        ),
        "a second value under the same key would replace the first unseen; dates are year, month, day",
    ),
    Found(
        "values_as_text",
        (
            "actuals/entry.yaml:3:11 LYG103",
            "actuals/entry.yaml:4:11 LYG103",
            "actuals/entry.yaml:5:11 LYG105",
            "actuals/rows.csv:2:14 LYG103",
            "actuals/rows.csv:3:14 LYG103",
            "actuals/rows.csv:4:14 LYG103",
            "actuals/rows.csv:5:1 LYG210",
            "actuals/rows.csv:6:14 LYG103",
        ),
        "percent signs, decimal commas, revision marks, quotes, dashes and NaN are no numbers",
    ),
)
"""The rows transcribed as they stand: no command but `check` goes on with them."""
