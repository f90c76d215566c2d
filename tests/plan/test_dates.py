from datetime import date

import pytest

from lygap.plan.dates import month_of, span, time_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021-10-15", date(2021, 10, 15), date(2021, 10, 15)),
        ("2023-01/2023-11", date(2023, 1, 1), date(2023, 11, 30)),
        ("2021/2023", date(2021, 1, 1), date(2023, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_month_year_or_interval_covers_its_days(text: str, first: date, last: date) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-1",
        "2020-13",
        "2021-02-29",
        "2023-11/2023-01",
        "2020/",
        "/2020",
        "２０２０",
        "2020-01-01T00",
        "0000",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is the message)
        span(text)


def test_a_span_knows_its_years_and_days() -> None:
    assert list(span("2022-09/2023-09").years) == [2022, 2023]
    assert span("2024").days == 366


@pytest.mark.parametrize(
    ("day", "time"),
    [
        (date(2020, 12, 31), 2020.0),
        (date(2021, 12, 31), 2021.0),
        (date(2021, 10, 15), 2020 + 288 / 365),
        (date(2020, 1, 1), 2019 + 1 / 366),
    ],
)
def test_a_year_number_means_its_end(day: date, time: float) -> None:
    assert time_of(day) == time


@pytest.mark.parametrize(
    ("time", "month"),
    [
        (2024.0, "2024-12"),
        (2024.01, "2025-01"),
        (2024.3025, "2025-04"),
        (2024 + 120 / 365, "2025-04"),  # as `as_of: 2025-04-30` is read
        (2024 + 120 / 365 + 1e-12, "2025-04"),  # rounding does not open a new month
        (2024 + 120 / 365 + 1e-4, "2025-05"),
        (2024 + 4 / 12, "2025-05"),  # a third of the days of a year ends on 2 May
        (2023 + 60 / 366, "2024-02"),  # in a leap year
        (0.001, "0001-01"),
        (1e-12, "0001-01"),
        (9999.0, "9999-12"),
        (9999.1, None),
        (0.0, None),
        (-5.0, None),
        (float("inf"), None),
        (float("nan"), None),
    ],
)
def test_the_month_in_which_a_time_falls(time: float, month: str | None) -> None:
    assert month_of(time) == month


@pytest.mark.parametrize("year", [1, 2023, 2024, 9999])
def test_a_month_is_found_again_from_the_time_of_each_of_its_days(year: int) -> None:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    for day in map(date.fromordinal, range(first, last + 1)):
        assert month_of(time_of(day)) == f"{year:04}-{day.month:02}"
