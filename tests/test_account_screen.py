"""The screen on which the account is ordered: what it says, and what it writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from at_the_screen import Hand, assert_looks_as_before, seated_at, seen, until
from conftest import OpenSession

from journeymap.demo.sample import make_sample
from journeymap.feedback.ordering import Order, make_ordered, unsettled_of, wishes_of
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.account_screen import AccountScreen
from journeymap.tui.closing_screen import ClosingScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.told_screen import ToldScreen

NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def answered(tmp_path: Path) -> Workshop:
    """Return the sample with the team's answers: all of it is settled."""
    return make_sample(tmp_path, answered=True)


async def until_seen(hand: Hand, words: str) -> None:
    await until(hand, lambda: words in " ".join(seen(hand).replace("│", " ").split()))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def made(workshop: Workshop, order: Order) -> dict[str, bytes]:
    """Return the files that the command makes of an order."""
    reading = workshop.read()
    wishes = wishes_of(workshop, reading, order)
    return {k: v for each in make_ordered(reading, wishes, order) for k, v in each.files.items()}


async def test_from_the_home_screen_what_is_ticked_is_written_as_the_command_does(
    answered: Workshop, tmp_path: Path, own: OwnSheets
) -> None:
    async with seated_at(HomeScreen(tmp_path, lambda: NOW, own)) as hand:
        await hand.press("a")
        await until_seen(hand, "All is settled: it can go out.")
        await assert_looks_as_before(hand, "account")
        assert names_in(answered.exports) == set()
        await hand.press("down", "space", *["down"] * 6, "space", "down", "down", "space", "enter")
        await until_seen(hand, "✓ summary-large")
        await hand.press("escape")
        await until(hand, lambda: isinstance(hand.app.screen, HomeScreen))
    whole, short = (
        made(answered, Order(("html", "text"), shape=shape, points=16))
        for shape in ("whole", "short")
    )
    assert {p.name: p.read_bytes() for p in answered.exports.iterdir()} == {**whole, **short}
    assert len({**whole, **short}) == 4


async def test_people_are_answered_in_another_language_and_in_both(answered: Workshop) -> None:
    async with seated_at(AccountScreen(answered)) as hand:
        await until_seen(hand, "In English; F2: another language.")
        await hand.press("f2", "enter")
        await until_seen(hand, "✓ summary-cy.html")
        assert "not in Cymraeg: journeymap words hazel-court-lunch --language cy" in " ".join(
            seen(hand).replace("│", " ").split()
        )
        await hand.press("f2", "enter")
        await until_seen(hand, "✓ summary-en-cy.html")
    assert names_in(answered.exports) == {"summary-cy.html", "summary-en-cy.html"}


async def test_keys_take_effect_in_the_order_in_which_they_are_pressed(
    answered: Workshop,
) -> None:
    async with seated_at(AccountScreen(answered)) as hand:
        await until_seen(hand, "All is settled")
        for key in ("f2", "down", "space", "enter"):  # all at once, as from a slow terminal
            hand.app.simulate_key(key)
        await until_seen(hand, "✓ summary-cy.html, summary-short-cy.html")


async def test_a_poster_needs_no_form_and_what_has_none_is_asked_for(answered: Workshop) -> None:
    async with seated_at(AccountScreen(answered)) as hand:
        await until_seen(hand, "All is settled")
        await hand.press(*["down"] * 4, "space", "enter")  # the web page is not wanted
        await until_seen(hand, "Tick what goes back, and the forms for it, with Space.")
        await hand.press("up", "space", "enter")
        await until_seen(hand, "✓ poster.pdf")
    assert names_in(answered.exports) == {"poster.pdf"}


async def test_while_anything_is_to_be_settled_it_is_a_draft_and_the_list_is_at_hand(
    workshop: Workshop, open_session: OpenSession
) -> None:
    session = open_session(attended=True, free_text=True)
    session.take("+ Then Petronella waves")
    async with seated_at(AccountScreen(workshop)) as hand:
        await until_seen(hand, "to settle before it can go out: F3")
        await hand.press("f3")
        await until(hand, lambda: isinstance(hand.app.screen, ToldScreen))
        reading = workshop.read()
        order = Order(named=workshop.name)
        for each in unsettled_of(reading, wishes_of(workshop, reading, order), workshop.name):
            await until_seen(hand, each.command)
        await hand.press("escape", "enter")
        await until_seen(hand, "✓ draft-summary.html")
    assert names_in(workshop.exports) == {"draft-summary.html"}
    assert b"Petronella" not in (workshop.exports / "draft-summary.html").read_bytes()


async def test_from_the_closing_it_holds_what_was_said_a_moment_ago(
    workshop: Workshop, open_session: OpenSession
) -> None:
    session = open_session(attended=True, free_text=True)
    session.take("+ Hot food")
    async with seated_at(ClosingScreen(session, workshop)) as hand:
        await hand.press("shift+tab", "f")
        await until(hand, lambda: isinstance(hand.app.screen, AccountScreen))
        await until_seen(hand, "to settle before it can go out")
        await hand.press("enter")
        await until_seen(hand, "✓ draft-summary.html")
        await hand.press("escape")
        await until_seen(hand, "✓ The summary")
    assert b"Hot food" in (workshop.exports / "draft-summary.html").read_bytes()


async def test_what_is_wrong_in_the_organisations_folder_is_named_and_nothing_is_written(
    answered: Workshop, tmp_path: Path
) -> None:
    house = tmp_path / "organisation"
    house.mkdir()
    (house / "organisation.yaml").write_text("name: [", encoding="utf-8")
    async with seated_at(AccountScreen(answered)) as hand:
        await until_seen(hand, "Nothing was made.")
        assert "organisation.yaml:2: this is not YAML" in seen(hand).replace("│\n│  ", "")
        await hand.press("enter", "f2", "f3")
        await hand.pause()
        assert isinstance(hand.app.screen, AccountScreen)
    assert names_in(answered.exports) == set()


async def test_where_nothing_can_be_written_it_is_said(answered: Workshop) -> None:
    answered.exports.parent.mkdir(parents=True, exist_ok=True)
    answered.exports.write_text("a file where the folder would be", encoding="utf-8")
    async with seated_at(AccountScreen(answered)) as hand:
        await until_seen(hand, "All is settled")
        await hand.press("enter")
        await until_seen(hand, "cannot be written")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 5), (132, 50)])
async def test_at_any_size_it_can_be_done_with_the_keys(
    answered: Workshop, size: tuple[int, int]
) -> None:
    async with seated_at(AccountScreen(answered), size) as hand:
        await until(hand, lambda: hand.app.screen.query_one("#state").is_mounted)
        await hand.app.workers.wait_for_complete()
        await hand.press("enter")
        await until(hand, lambda: "summary.html" in names_in(answered.exports))
