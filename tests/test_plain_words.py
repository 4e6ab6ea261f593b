"""Each rule, both ways: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from journeymap.plain_words.checking import find_faults
from journeymap.plain_words.fault import Fault
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import EASY_READ, PLAIN, Limits, Passage
from journeymap.plain_words.sentences import QUOTE

LISTS = WordLists.standard()


def faults(
    *texts: str | Passage, language: str = "en", limits: Limits = PLAIN, lists: WordLists = LISTS
) -> list[Fault]:
    passages = [each if isinstance(each, Passage) else Passage(each) for each in texts]
    return find_faults(passages, lists, language, limits)


def found(rule: str, *texts: str | Passage) -> list[str]:
    return [each.what for each in faults(*texts) if each.rule == rule]


# Length


def test_a_sentence_of_25_words_is_short_enough_and_one_of_26_is_not() -> None:
    assert faults("We " + "eat " * 23 + "well.") == []
    assert found("length", "We " + "eat " * 24 + "well.") == ["too long (26 words; at most 25)"]


def test_easy_read_has_at_most_15_words_a_sentence() -> None:
    (fault,) = faults("We " + "eat " * 14 + "well.", limits=EASY_READ)

    assert fault.what == "too long (16 words; at most 15)"


def test_peoples_own_words_count_as_one_word() -> None:
    assert found("length", "We " + "eat " * 23 + QUOTE) == []


def test_a_paragraph_has_at_most_5_sentences() -> None:
    assert found("paragraph", "We eat. " * 5) == []
    assert found("paragraph", "We eat. " * 6) == [
        "the paragraph that begins so is too long (6 sentences; at most 5)"
    ]


def test_an_empty_line_begins_a_paragraph() -> None:
    assert found("paragraph", "We eat. " * 3 + "\n\n" + "We eat. " * 3) == []


# Acronyms


@pytest.mark.parametrize(
    "text",
    [
        "The CQC came.",
        "Ring the OT.",
        "Two SHOs and a CPN were there.",
        "The DoLS team rang.",
        "It is a C.H.C. matter.",
        "We use R&D here.",
        "The QR code (on the wall) is new.",
    ],
)
def test_an_acronym_that_is_not_explained_is_found(text: str) -> None:
    assert found("acronym", text)


@pytest.mark.parametrize(
    "text",
    [
        "The NHS, the BBC and your GP's TV.",
        "GPs and MPs came.",
        "The Care Quality Commission (CQC) came. The CQC liked it.",
        "The CQC (Care Quality Commission) came.",
        "CQC means Care Quality Commission.",
        "Part II and Part IV are about lunch.",
        "It must NOT be cold.",
        "PLEASE READ THIS FIRST",
        "Ring 029 2000 0000 or write to CF10 3AT.",
        "Write to Ask.US@example.org.",
        "I ate. A good lunch.",
        "A-Z of food",
        "Tŷ Hapus and Âland are houses.",
    ],
)
def test_what_everybody_knows_or_is_explained_is_left_alone(text: str) -> None:
    assert found("acronym", text) == []


def test_an_acronym_is_found_once_and_only_an_explanation_before_it_helps() -> None:
    late = ("The CQC came.", "The Care Quality Commission (CQC) came. The CQC left.")

    assert found("acronym", *late) == ["“CQC” is not explained"]


# Jargon


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("We will utilise the hall.", "utilise", "use"),
        ("We utilized the hall.", "utilized", "use"),
        ("Utilizing it is fine.", "Utilizing", "use"),
        ("Key stakeholders came.", "Key stakeholders", "people it matters to"),
        ("The service users’ lunch.", "service users’", "person who uses the service"),
        ("We ring in order to ask.", "in order to", "to"),
        ("We are facilitating it.", "facilitating", "help"),
        ("Two strategies.", "strategies", "plan"),
        ("We planned a co-production day.", "co-production", "making it together"),
        ("We permitted it.", "permitted", "let"),
        ("Coproduction is good.", "Coproduction", "making it together"),
        ("Care is person centred.", "person centred", "that starts from what you want"),
        ("The take-up was low.", "take-up", "how many use it"),
    ],
)
def test_jargon_is_found_in_whatever_form_it_stands(text: str, word: str, plain: str) -> None:
    (fault,) = [each for each in faults(text) if each.rule == "jargon"]

    assert fault.what.rstrip("’") == f"“{word.rstrip('’')}” is jargon"
    assert fault.instead == f"In plain words: {plain}"


@pytest.mark.parametrize(
    "text",
    [
        "We use the hall.",
        "The order is on the table.",
        "She is the key to it.",
        "A visitor came in.",
        "We will take up your point.",
        "The meat was tender.",
        "She lives in an extra care home.",
        "He is a patient man with a plan.",
        "The meat was soft.",
    ],
)
def test_plain_words_are_no_jargon(text: str) -> None:
    assert found("jargon", text) == []


def test_an_organisations_own_jargon_is_found_and_what_it_took_out_is_not() -> None:
    lists = LISTS.with_(jargon={"void": "empty flat"}, not_jargon=["respite"])

    (fault,) = faults("Respite is in two voids.", lists=lists)

    assert fault.instead == "In plain words: empty flat"


# Passive voice

PASSIVE = [
    "Lunch is served at noon.",
    "The menu was changed.",
    "These days are booked.",
    "The food has been taken away.",
    "The hall will be painted.",
    "It is being looked at.",
    "You were not asked.",
    "The menu is often written late.",
    "The tables were quickly and badly laid.",
    "Was it cooked well?",
    "The door was closed by the cook.",
    "The names weren't told.",
    "It was decided in May.",
    "Mistakes were made.",
    "The plan is kept by the manager.",
    "The room can be used by everybody.",
    "Your words are never changed.",
    "They were sent a letter.",
    "A day must be found.",
    "The answers were put together.",
]
ACTIVE = [
    "We serve lunch at noon.",
    "The door is closed.",
    "I am tired.",
    "People are worried about it.",
    "We are interested in what you say.",
    "She is used to it.",
    "He is retired and married.",
    "The lift is broken.",
    "There is a need for it.",
    "It is indeed good.",
    "There were a hundred people.",
    "The bed is red.",
    "We are pleased with it.",
    "Staff have changed the menu.",
    "We have been here since May.",
    "It is a mixed group.",
    "We all agree.",
    "The food is good and we need it.",
    "This is what you said.",
    "You said this is a speed bump.",
    "The place was the dining room.",
    "You are allowed to bring a guest.",
    "We are done.",
    "They are not supposed to.",
]


def test_passive_sentences_are_found() -> None:
    assert [each for each in PASSIVE if not found("passive", each)] == [
        "The tables were quickly and badly laid."
    ]


def test_active_sentences_and_adjectives_are_no_passive() -> None:
    assert [each for each in ACTIVE if found("passive", each)] == []


PLAIN_TEXT = """We met on Thursday 18 May 2017 in the dining room at Hazel Court. 34 people came.
We talked about lunch, from deciding to come to going home. You told us what must always happen.
You told us what must never happen, too. We wrote it down in your own words.

Most of you like the food. Some of you find it cold when it comes. The cook has bought two hot
trolleys. She starts to use them on Monday, 5 June. Please tell her if your lunch is still cold.

You asked for a larger menu. We are not doing this, because we have only two cooks. We know that
this is not what you wanted. We will ask again next year.

Some of you want the television on at lunch. Others want it off. We have not agreed yet. We are
still talking about it. Mrs. Rees, who runs the house, will come to see you. She will be in the
lounge at 2.30pm on 1 June. Tea and Welsh cakes are there, too.

If you cannot come, ring 029 2018 0000 and ask for the kitchen. You can also write to us, or ask
your family to. We are glad that so many of you came. Are you pleased with lunch now? Is the room
warm enough? The door is closed at night, but the bell works. Nobody is left out."""


def test_a_text_in_plain_words_has_no_faults() -> None:
    paragraphs = [" ".join(each.split()) for each in PLAIN_TEXT.split("\n\n")]

    assert [str(each) for each in faults(*paragraphs, limits=Limits(25, 9))] == []


# Percentages


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("80 % liked it.", "8 of 10 people"),
        ("80% liked it.", "8 of 10 people"),
        ("25 per cent liked it.", "1 of 4 people"),
        ("About 77 percent liked it.", "about 8 of 10 people"),
        ("3 % liked it.", "about 3 of 100 people"),
        ("100 % liked it.", "everybody"),
        ("0% liked it.", "nobody"),
        ("It rose by 120 %.", "12 now, 10 before"),
        ("12,5 % liked it.", "about 1 of 10 people"),
    ],
)
def test_a_percentage_is_found_with_how_it_may_be_told(text: str, instead: str) -> None:
    (fault,) = [each for each in faults(text) if each.rule == "percentage"]

    assert instead in fault.instead


def test_a_number_of_people_is_no_percentage() -> None:
    assert found("percentage", "8 of 10 people liked it. 3 came.") == []


# Idioms


@pytest.mark.parametrize(
    "heading", ["The magic ingredient", "Our road map", "Low hurdles on the horizon", "Milestones"]
)
def test_an_idiom_in_a_heading_is_found(heading: str) -> None:
    assert found("idiom", Passage(heading, is_heading=True))


def test_an_idiom_in_a_sentence_and_a_plain_heading_are_left_alone() -> None:
    assert found("idiom", "What is the one magic ingredient?") == []
    assert found("idiom", Passage("What matters most", is_heading=True)) == []


# The same word


def test_another_word_for_the_same_thing_is_found_once_where_it_first_stands() -> None:
    said = found("same-word", "We asked residents.", "Tenants rang. The tenant was glad.")

    assert said == ["“Tenants” stands here, and “resident” before"]


def test_one_word_for_one_thing_is_left_alone() -> None:
    assert found("same-word", "A resident rang. Two residents came to the meeting.") == []


# Languages


def test_welsh_is_checked_for_length_acronyms_and_percentages_only() -> None:
    welsh = "Cododd y CQC 80 y cant mewn workshop a session. Stakeholder was asked."

    rules = [each.rule for each in faults(welsh, "Bwyd " * 26, language="cy")]

    assert rules == ["acronym", "percentage", "length"]


def test_english_of_britain_is_english() -> None:
    assert [each.rule for each in faults("We utilise it.", language="en-GB")] == ["jargon"]


# How they are told


def test_faults_come_in_the_order_of_the_text() -> None:
    rules = [each.rule for each in faults("It was made.", "We utilise it.", "80 % came.")]

    assert rules == ["passive", "jargon", "percentage"]


def test_a_fault_says_where_what_and_what_to_do() -> None:
    (fault,) = faults(Passage("We utilise it.", "under “Lunch”"))

    assert str(fault) == (
        "under “Lunch”: “We utilise it.”: “utilise” is jargon. In plain words: use."
    )


def test_a_long_sentence_is_shown_by_its_beginning() -> None:
    (fault,) = faults("We " + "eat " * 40 + "well.")

    assert len(fault.message) < 200
    assert "eat …”: too long" in fault.message
