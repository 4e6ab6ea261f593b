from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from returned import asked, table

from journeymap.survey.returns.columns import Columns
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.moments import Moments, date_order, is_ambiguous, is_moment
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit

FIFTH_OF_JUNE = datetime(2017, 6, 5, tzinfo=UTC)


def answered(*cells: str) -> tuple[Table, Columns]:
    """Return a file of returns that were made at these moments."""
    file = table(["Timestamp", "1. Why?"], *([cell, "Because"] for cell in cells))
    return file, read_columns(file, [asked("Why?")])


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2017-06-05", ""),
        ("2017-06-05 16:13:01", " 16:13:01"),
        ("2017-06-05T16:13:01.000+01:00", " 16:13:01"),
        ("2017-06-05T16:13:01Z", " 16:13:01"),
        ("2017/06/05 4:13:01 PM GMT+1", " 16:13:01"),
        ("2017/06/05 04:13:01 PM MEZ", " 16:13:01"),
        ("2017.06.05 16:13", " 16:13:00"),
        ("5 June 2017", ""),
        ("5 June 2017 at 16:13", " 16:13:00"),
        ("5-Jun-17 16:13:01", " 16:13:01"),
        ("Mon, 5 Jun 2017 16:13:01 +0100", " 16:13:01"),
        ("Monday 5th June 2017", ""),
        ("June 5, 2017 4:13 p.m.", " 16:13:00"),
        ("Jun 5 2017 12:13 AM", " 00:13:00"),
        ("42891", ""),
        ("42891.375", " 09:00:00"),
        ("42891,375", " 09:00:00"),
    ],
)
def test_a_moment_is_read_however_it_is_written(cell: str, time: str) -> None:
    assert is_moment(cell) or cell.startswith("428")
    assert Moments(None).read(cell, 2) == (FIFTH_OF_JUNE, f"2017-06-05{time}")


@pytest.mark.parametrize(
    ("day_first", "cell", "time"),
    [
        (False, "6/5/2017 9:00:00", " 09:00:00"),
        (False, "06/05/2017 04:13:01 PM", " 16:13:01"),
        (False, "6/5/17 9:00", " 09:00:00"),
        (False, "6/5/2017, 9:00:00\u202fAM", " 09:00:00"),
        (True, "05/06/2017", ""),
        (True, "5.6.2017 09:00", " 09:00:00"),
        (True, "05-06-2017", ""),
    ],
)
def test_a_date_of_figures_is_read_in_the_files_order(
    *, day_first: bool, cell: str, time: str
) -> None:
    assert Moments(day_first).read(cell, 2) == (FIFTH_OF_JUNE, f"2017-06-05{time}")


@pytest.mark.parametrize(
    "cell",
    ["", "yesterday", "12:30", "2017-02-30", "31/31/2017", "5/6", "2017-06-05 25:00", "17-06-05"],
)
def test_what_is_no_moment_is_none(cell: str) -> None:
    assert not is_moment(cell)
    assert Moments(day_first=True).read(cell, 2) is None


def test_the_first_row_that_reads_one_way_only_decides() -> None:
    _, american = answered("6/5/2017 9:00:00", "6/13/2017 9:00:00", "6/6/2017 8:00:00")
    _, british = answered("5/6/2017", "13/6/2017")

    assert (american.day_first, american.decided_in) == (False, 3)
    assert (british.day_first, british.decided_in) == (True, 3)


def test_a_file_whose_dates_can_all_be_read_two_ways_is_asked_about() -> None:
    file, columns = answered("4/5/2026", "6/6/2026", "7/5/2026")

    assert columns.day_first is None
    assert is_ambiguous(columns, file)
    order = date_order(columns, file)
    assert (order.two_ways, order.row) == ("4/5/2026", 2)
    with pytest.raises(Unfit, match=r"row 2: 4/5/2026 can be read two ways\. Write dates: day"):
        Moments(columns.day_first).read("4/5/2026", 2)


@pytest.mark.parametrize(
    "cells", [["2017-06-05T09:00:00"], ["6/6/2017", "7/7/2017"], ["5 June 2017"], [""], ["no"]]
)
def test_a_file_whose_dates_read_one_way_is_not_asked_about(cells: list[str]) -> None:
    file, columns = answered(*cells)

    assert columns.day_first is None
    assert not is_ambiguous(columns, file)


def test_dates_in_two_orders_are_refused_with_both_rows() -> None:
    _, columns = answered("6/13/2017", "25/6/2017")
    moments = Moments(columns.day_first, columns.decided_in)

    assert moments.read("6/13/2017", 2)
    with pytest.raises(
        Unfit,
        match="row 3 has 25/6/2017, with the day first, and row 2 has the month first",
    ):
        moments.read("25/6/2017", 3)


def test_a_date_in_another_order_than_a_person_said_is_refused() -> None:
    with pytest.raises(Unfit, match="and the columns file says that the month is first"):
        Moments(day_first=False).read("25/6/2017", 9)


def test_the_files_order_is_looked_for_no_further_than_it_has_to_be() -> None:
    read = 0

    def rows() -> object:
        nonlocal read
        yield ["Timestamp", "1. Why?"]
        for number in range(50_000):
            read += 1
            yield ["2017-06-05T09:00:00", f"Because {number}"]

    file = Table(table().path, "CSV", rows, 0)  # type: ignore[arg-type]
    read_columns(file, [asked("Why?")])

    assert read < 3000


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2069, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
FORMS = {
    "%Y-%m-%d %H:%M:%S": None,
    "%Y-%m-%dT%H:%M:%S.000+01:00": None,
    "%Y/%m/%d %I:%M:%S %p GMT+1": None,
    "%d %B %Y %H:%M:%S": None,
    "%B %d, %Y %I:%M:%S %p": None,
    "%d/%m/%Y %H:%M:%S": True,
    "%d.%m.%Y %H:%M:%S": True,
    "%m/%d/%Y %I:%M:%S %p": False,
}


@given(MOMENTS, st.sampled_from(list(FORMS)))
def test_any_moment_comes_back_from_any_form(moment: datetime, form: str) -> None:
    found = Moments(FORMS[form]).read(moment.strftime(form), 2)

    midnight = moment.replace(hour=0, minute=0, second=0, tzinfo=UTC)
    assert found == (midnight, str(moment))


@given(MOMENTS)
def test_a_spreadsheets_number_of_days_is_the_same_moment(moment: datetime) -> None:
    days = (moment - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001

    found = Moments(None).read(f"{days:.9f}", 2)

    assert found
    assert found.exact == str(moment)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), min_size=1))
def test_no_order_is_ever_guessed(dates: list[tuple[int, int]]) -> None:
    file, columns = answered(*(f"{one}/{other}/2026" for one, other in dates))

    assert columns.day_first is None
    assert is_ambiguous(columns, file) == any(one != other for one, other in dates)


@given(day_first=st.booleans(), days=st.lists(st.dates(date(2000, 1, 1), date(2029, 12, 31))))
def test_an_order_that_is_told_is_the_right_one(*, day_first: bool, days: list[date]) -> None:
    form = "{0:%d/%m/%Y}" if day_first else "{0:%m/%d/%Y}"
    _, columns = answered(*(form.format(day) for day in days))

    assert columns.day_first in {None, day_first}
    moments = Moments(columns.day_first, columns.decided_in)
    if columns.day_first is not None:
        read = [moments.read(form.format(day), 2) for day in days]
        assert [each and each.day.date() for each in read] == days
