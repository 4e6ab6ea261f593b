from __future__ import annotations

from journeymap.plain_words.lists import WordLists


def test_the_lists_that_come_with_journeymap_are_long_enough_to_be_of_use() -> None:
    standard = WordLists.standard()

    assert len(standard.jargon) >= 120
    assert all(isinstance(plain, str) and plain for plain in standard.jargon.values())
    assert "magic ingredient" in standard.idioms
    assert frozenset({"tenant", "resident"}) in standard.same
    assert "NHS" in standard.acronyms


def test_no_plain_word_is_itself_jargon() -> None:
    jargon = WordLists.standard().jargon

    assert [plain for plain in jargon.values() if plain in jargon] == []


def test_an_organisation_adds_words_and_takes_words_out() -> None:
    own = WordLists.standard().with_(
        jargon={"Void  property": "empty flat"},
        not_jargon=["Safeguarding"],
        idioms=["spill the beans"],
        same=[["Scheme", "development"]],
        acronyms=["HCT"],
    )

    assert own.hard["void property"] == "empty flat"
    assert "safeguarding" not in own.hard
    assert "stakeholder" in own.hard
    assert "spill the beans" in own.idioms
    assert frozenset({"scheme", "development"}) in own.same
    assert {"HCT", "NHS"} <= own.acronyms


def test_what_an_organisation_calls_jargon_is_jargon_though_it_was_taken_out() -> None:
    own = WordLists.standard().with_(not_jargon=["respite"]).with_(jargon={"respite": "a rest"})

    assert own.hard["respite"] == "a rest"


def test_the_standard_lists_stay_as_they_are() -> None:
    WordLists.standard().with_(jargon={"void": "empty"})

    assert "void" not in WordLists.standard().jargon
