from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.findings.contact_forms import CONTACT_FORMS, ContactForm, may_have_any
from journeymap.findings.identity import (
    contact_details_in,
    possible_names,
    without_contact_details,
    without_possible_names,
)


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
        ("at sw1a  1aa", "at [postcode left out]"),
        ("at m1 1ae,", "at [postcode left out],"),
        ("sw1a1aa", "[postcode left out]"),
        ("I am in flat 12", "I am in [home address left out]"),
        ("Flat B, please", "[home address left out], please"),
        ("Ask room 4.", "Ask [home address left out]."),
        ("Send it to 12 High Street", "Send it to [home address left out]"),
        ("to 12a Élan Way, please", "to [home address left out], please"),
        ("at 14-16 ST JOHN'S CRESCENT", "at [home address left out]"),
        ("at 3 St. Mary's Close", "at [home address left out]"),
        ("12 acacia avenue", "[home address left out]"),
        ("from 2001:db8::1.", "from [internet address left out]."),
        ("fe80::1ff:fe23:4567:890a", "[internet address left out]"),
        ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[internet address left out]"),
        ("::ffff:192.168.0.17", "[internet address left out]"),
        ("Ring 555 123 4567", "Ring [telephone number left out]"),
        ("Ring 7700900123!", "Ring [telephone number left out]!"),
        ("Ring (555) 123-4567", "Ring [telephone number left out]"),
        ("01234.567.890", "[telephone number left out]"),
        ("01234/567890", "[telephone number left out]"),
        ("01234–567890", "[telephone number left out]"),
        (
            "07700\N{NON-BREAKING HYPHEN}900\N{NON-BREAKING HYPHEN}123",
            "[telephone number left out]",
        ),
        ("+44 (0) 7700 900123", "[telephone number left out]"),
        ("06 12 34 56 78", "[telephone number left out]"),
        ("07700 900 2017", "[telephone number left out]"),
        (
            "01234 567890 or 07700 900123",
            "[telephone number left out] or [telephone number left out]",
        ),
        ("It is 943 476 5919", "It is [NHS number left out]"),
        ("NHS number: 4010232137", "[NHS number left out]"),
        ("QQ 12 34 56 C", "[National Insurance number left out]"),
        ("ab123456c", "[National Insurance number left out]"),
        ("joan at gmail dot com", "[e-mail address left out]"),
        ("joan dot p at gmail dot co dot uk", "[e-mail address left out]"),
        ("joan at gmail.com", "[e-mail address left out]"),
        ("joan (at) example.org", "[e-mail address left out]"),
        ("joan @ example.org", "[e-mail address left out]"),
        ("Ask @joan_p.", "Ask [user name left out]."),
        ("@joan@social.example", "[e-mail address left out]"),
        ("facebook.com/joan.smith.", "[profile address left out]."),
        ("https://social.example/@joan, or", "[profile address left out], or"),
        ("https://www.linkedin.com/in/joan-smith/", "[profile address left out]"),
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
        "Table 3, 100 people",
        "Version 1.2.3",
        "0 stars",
        "08.00 to 18.00 on 05 06 2017",
        "01.05.2017-09.05.2017",
        "18/05/17 - 25/05/17",
        "08.10-18.00 08.10-18.00",
        "2016-2017 2018-2019",
        "1.30 2.30 3.30 4.30",
        "£4.50-£5.50 12.99 3.20",
        "10 12 14 16 18",
        "In 2017 Hazel Court was new",
        "On 18 May Hazel Court opened",
        "2 people on the way",
        "4 chairs in place",
        "A room I like",
        "In a room 20 people is too many",
        "table a4 2nd floor",
        "M5 3am",
        "at 10 11 12 a table",
        "Lunch @ 12.30",
        "note:: 12:30:45",
        "Look at bbc.co.uk",
        "Hazel Court",
        "10,000,000,000",
    ],
)
def test_times_prices_dates_and_places_are_left_as_they_are(words: str) -> None:
    assert without_contact_details(words) == words


@pytest.mark.parametrize(
    "words", ["1 2 2017 " * 200 + "123", "0" * 5000, "a" * 5000, "a:" * 3000, "1 A " * 2000]
)
def test_words_of_any_length_are_looked_through_at_once(words: str) -> None:
    start = time.perf_counter()
    without_contact_details(words)
    possible_names([words])
    assert time.perf_counter() - start < 2


def test_the_kinds_that_are_left_out_are_told_once_each() -> None:
    texts = ["01234 567890 or m1 1ae", "M1 1AE", "[user name left out]", "Hot food"]

    assert contact_details_in(texts) == ["postcodes", "telephone numbers"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("My friend Joan saving me a seat", ["Joan"]),
        ("Ask Joan, or Siân, or O'Brien", ["Joan", "Siân", "O'Brien"]),
        ("With Élodie, Łukasz and E\N{COMBINING ACUTE ACCENT}lodie", ["Élodie", "Łukasz"]),
        ("Then JOAN turned on the TV of the NHS, OK", ["JOAN"]),
        ("A friend (Joan) and Joan's friend: Pat;  Ann", ["Joan", "Pat", "Ann"]),
        ("Thank you Mrs. Smith. Dr. Patel too, and J. Jones", ["Smith", "Patel", "Jones"]),
        ("I sat with June, May and April", ["June", "May", "April"]),
        ("Ask Sunday", ["Sunday"]),
    ],
)
def test_words_with_a_capital_in_mid_sentence_may_be_names(words: str, names: list[str]) -> None:
    assert possible_names([words]) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Marcus met me at the lift", ["Marcus"]),
        ("Good. Joan always saves me a seat", ["Joan"]),
        ("Joan and I sit here", ["Joan"]),
        ("Joan, my neighbour, sings", ["Joan"]),
        ("Someone asks me", []),
        ("Staff said no", []),
        ("Being asked", []),
    ],
)
def test_the_first_word_may_be_a_name_if_it_does_what_only_people_do(
    words: str, names: list[str]
) -> None:
    assert possible_names([words]) == names


def test_the_first_word_is_no_name_if_it_is_also_written_in_small_letters() -> None:
    assert possible_names(["Helpers asked me", "the helpers"]) == []


@pytest.mark.parametrize(
    "words",
    [
        "and I'm glad on 18 May, or May 18th, or the 1st of June 2017, or Thursday 1 June",
        "A tablecloth on Sundays",
        "Lunch. Hot food",
        "the TV",
        "at Christmas",
        "Gravy: The brown one (It is good)",
        "MY FOOD COMES COLD",
        "Ring [National Insurance number left out]",
    ],
)
def test_dates_acronyms_and_the_start_of_a_sentence_are_no_names(words: str) -> None:
    assert possible_names([words]) == []


def test_what_may_be_a_name_can_be_left_out_as_far_as_it_is_found() -> None:
    assert (
        without_possible_names("Marcus met me, and so did Joan's sister. On Sundays custard.")
        == "[name left out] met me, and so did [name left out]'s sister. On Sundays custard."
    )


@pytest.mark.parametrize("form", CONTACT_FORMS, ids=lambda form: form.one)
def test_no_text_that_has_anything_in_it_is_passed_over(form: ContactForm) -> None:
    @settings(max_examples=400, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.from_regex(form.pattern))
    def holds(words: str) -> None:
        assert not form.pattern.search(words) or may_have_any(words), words

    holds()


@pytest.mark.parametrize("words", ["DİM un dau tri pedwar pump", "dım un dau tri pedwar pump", "٣"])
def test_nor_is_one_whose_letters_or_digits_are_not_those_of_english(words: str) -> None:
    assert may_have_any(words)


def test_a_text_without_a_sign_is_passed_over() -> None:
    assert not may_have_any("Someone says hello and uses my name, and we sit at the table.")
    assert not may_have_any("It was warm (my farm, too), so we sat outside… Good! It’s a café.")
