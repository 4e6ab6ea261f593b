from __future__ import annotations

import pytest

from journeymap.feedback.identity import possible_names, without_contact_details


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Write to joan.p@example.org.uk please", "Write to [e-mail address left out] please"),
        ("Ring 01234 567890", "Ring [telephone number left out]"),
        ("Ring (020) 7946 0958.", "Ring [telephone number left out]."),
        ("or +44 7700 900123!", "or [telephone number left out]!"),
        ("on 07700900123", "on [telephone number left out]"),
        ("I live at SW1A 1AA", "I live at [postcode left out]"),
        ("at M1 1AE, Manchester", "at [postcode left out], Manchester"),
        ("from 192.168.0.17", "from [internet address left out]"),
        (
            "joan@example.org, 01234 567890",
            "[e-mail address left out], [telephone number left out]",
        ),
    ],
)
def test_what_leads_straight_to_a_person_is_left_out_and_said_to_be(words: str, shown: str) -> None:
    assert without_contact_details(words) == shown


@pytest.mark.parametrize(
    "words",
    [
        "Lunch at 12:30, tea at 15.00",
        "It was 1.10 in 2017, now it is £4.50",
        "On 18.05.2017 and 2017-05-18",
        "Flat 12, table 3, 100 people",
        "@somebody said = 5",
        "Version 1.2.3",
        "0 stars",
    ],
)
def test_times_prices_and_dates_are_left_as_they_are(words: str) -> None:
    assert without_contact_details(words) == words


def test_words_with_a_capital_in_mid_sentence_may_be_names() -> None:
    assert possible_names(
        ["My friend Joan saving me a seat", "Marcus met me", "Ask Joan, or Siân, or O'Brien"]
    ) == ["Joan", "Siân", "O'Brien"]


@pytest.mark.parametrize(
    "words",
    ["On Sunday I come", "and I'm glad in May", "Lunch. Hot food", "the TV", "at Christmas"],
)
def test_days_months_and_the_start_of_a_sentence_are_no_names(words: str) -> None:
    assert possible_names([words]) == []
