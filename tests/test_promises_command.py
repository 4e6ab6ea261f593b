"""`journeymap sent` and `journeymap promises`, as processes."""

from __future__ import annotations

import json

import pytest
from conftest import Run
from icalendar import Calendar

from journeymap.entries import SentOut
from journeymap.sheets.workshop import Workshop


@pytest.fixture
def lunch(workshop: Workshop, run: Run) -> Workshop:
    """Return a workshop in which a table has said two things, t1 and t2 in `ids`."""
    run("capture", "lunch", "--sheet", "Table 1", typed="/eating\n+ Hot food\n- Waiting\n")
    return workshop


def ids(of: Workshop) -> dict[str, str]:
    return {each.entry.text: each.entry.id for each in of.read().board.said()}


def test_what_is_overdue_is_listed_first_with_the_command_that_answers_it(
    lunch: Workshop, run: Run
) -> None:
    hot, waiting = ids(lunch)["Hot food"], ids(lunch)["Waiting"]
    by = ("--by", "the kitchen")
    run("answer", "lunch", waiting, "doing", "--due", "2017-08-01")
    run("answer", "lunch", hot, "doing", *by, "--due", "2017-07-03", "--because", "It was cold")
    said_on = lunch.read().board.entry(hot)
    assert said_on is not None

    done = run("promises", "lunch", "--day", "2017-07-10")

    assert done.returncode == 1
    first, second = done.stdout.split("\n\n")
    lines = first.splitlines()
    assert lines[0] == "Overdue since Monday 3 July 2017: ‘Hot food’, doing"
    assert lines[1:3] == ["  who: the kitchen", "  because: It was cold"]
    assert lines[-1] == f"  answer it: journeymap answer lunch {hot} done"
    assert second.startswith("Due Tuesday 1 August 2017: ‘Waiting’, doing\n")
    assert done.stderr == "1 overdue, 1 to come. 0 findings wait for an answer.\n"
    assert run(*lines[-1].split()[3:]).returncode == 0  # the command does as it says
    assert "Hot food" not in run("promises", "lunch", "--day", "2017-07-10").stdout


def test_nothing_overdue_is_no_problem(lunch: Workshop, run: Run) -> None:
    run("answer", "lunch", ids(lunch)["Hot food"], "doing", "--due", "2017-07-03")

    done = run("promises", "lunch", "--day", "2017-07-03")

    assert (done.returncode, done.stdout[:3]) == (0, "Due")


def test_without_promises_it_is_said_what_waits(lunch: Workshop, run: Run) -> None:
    assert ids(lunch)

    done = run("promises", "lunch")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "0 overdue, 0 to come. 2 findings wait for an answer.\n"


def test_with_all_what_became_of_it_is_listed_too(lunch: Workshop, run: Run) -> None:
    hot = ids(lunch)["Hot food"]
    run("answer", "lunch", hot, "doing", "--due", "2017-07-03")
    run("answer", "lunch", hot, "done")

    assert run("promises", "lunch").stdout == ""
    told = run("promises", "lunch", "--all")
    assert told.stdout.startswith("Kept, due Monday 3 July 2017: ‘Hot food’, doing\n")
    assert "  now: done (" in told.stdout
    assert told.returncode == 0


def test_other_programs_get_it_as_json(lunch: Workshop, run: Run) -> None:
    hot = ids(lunch)["Hot food"]
    run("answer", "lunch", hot, "doing", "--by", "the kitchen", "--due", "2017-07-03")

    done = run("promises", "lunch", "--json", "--day", "2017-07-04")

    values = json.loads(done.stdout)
    assert (done.returncode, values["workshop"], values["waiting"]) == (1, "lunch", 1)
    [promise] = values["promises"]
    assert (promise["state"], promise["kind"]) == ("overdue", "answer")
    assert (promise["due"], promise["by"]) == ("2017-07-03", "the kitchen")
    assert (promise["headline"], promise["entries"]) == ("Hot food", [hot])


def test_the_days_are_written_as_a_calendar_the_same_each_time(lunch: Workshop, run: Run) -> None:
    run("answer", "lunch", ids(lunch)["Hot food"], "doing", "--due", "2017-07-03")

    done = run("promises", "lunch", "--to", "ics")

    assert (done.returncode, done.stdout) == (0, "exports/lunch/promises.ics\n")
    written = (lunch.exports / "promises.ics").read_bytes()
    assert len(Calendar.from_ical(written).walk("VEVENT")) == 1
    assert all(each.encode() not in written for each in ids(lunch).values())
    run("promises", "lunch", "--to", "ics")
    assert (lunch.exports / "promises.ics").read_bytes() == written


def test_without_a_day_no_calendar_is_written(lunch: Workshop, run: Run) -> None:
    done = run("promises", "lunch", "--to", "ics")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("journeymap: Nothing is promised with a day yet.\n")
    assert not (lunch.exports / "promises.ics").exists()


@pytest.mark.parametrize("more", ["--json", "--all"])
def test_a_calendar_and_a_list_at_once_are_wrong_usage(
    lunch: Workshop, run: Run, more: str
) -> None:
    assert ids(lunch)

    assert run("promises", "lunch", "--to", "ics", more).returncode == 2


def test_erased_words_go_from_the_calendar(lunch: Workshop, run: Run) -> None:
    hot = ids(lunch)["Hot food"]
    run("answer", "lunch", hot, "doing", "--due", "2017-07-03")
    run("promises", "lunch", "--to", "ics")

    run("erase", "lunch", hot, "--yes")

    assert b"Hot food" not in (lunch.exports / "promises.ics").read_bytes()


def test_that_an_account_went_out_is_written_on_the_offices_sheet_and_can_be_undone(
    lunch: Workshop, run: Run
) -> None:
    run("answer", "lunch", ids(lunch)["Hot food"], "doing")

    done = run("sent", "lunch", "--how", "paper, on each door")

    assert done.returncode == 0
    assert done.stdout.endswith(", with 1 promise in it: paper, on each door\n")
    [sent] = lunch.read().board.changes(SentOut)
    assert (sent.how, len(sent.told or ())) == ("paper, on each door", 1)
    assert run("check", "lunch").returncode == 0
    assert run("undo", "lunch", sent.id).returncode == 0
    assert lunch.read().board.changes(SentOut) == []


def test_an_account_of_a_day_to_come_is_refused(lunch: Workshop, run: Run) -> None:
    done = run("sent", "lunch", "--day", "9999-12-31")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "journeymap: Friday 31 December 9999 is still to come. Nothing was saved.\n"
    )
    assert lunch.read().board.changes(SentOut) == []
