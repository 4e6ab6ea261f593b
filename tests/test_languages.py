from __future__ import annotations

import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from journeymap.language.known import WORDS, NotKnown, known_languages, language_of
from journeymap.language.language import ENGLISH
from journeymap.language.po_file import all_of, misplaced, read_catalog

sys.path.append(str(Path(__file__).parents[1] / "scripts"))
from messages import messages, not_found_in, paths, said_in, said_in_template, up_to_date

FILES = sorted(WORDS.glob("*.po"))
WELSH = language_of("cy")
DAY = date(2017, 5, 18)

FRENCH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{day} at {hour}"
msgstr "{day} à {hour}"

msgid "{some} and {last}"
msgstr "{some} et {last}"

msgid "{number} person"
msgid_plural "{number} people"
msgstr[0] "{number} personne"
msgstr[1] "{number} personnes"

#, fuzzy
msgid "We met on {days}."
msgstr "Peut-être {days}."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fr.po").write_text(FRENCH, encoding="utf-8")
    return tmp_path


def test_welsh_and_english_are_known() -> None:
    assert {"en", "cy"} <= set(known_languages())


@pytest.mark.parametrize("tag", ["cy", "CY", "cy-GB", "cy_GB", " cy "])
def test_a_language_is_found_by_its_tag_however_it_is_written(tag: str) -> None:
    assert (language_of(tag).code, language_of(tag).name) == ("cy", "Cymraeg")


def test_a_language_that_is_not_known_is_named_with_those_that_are() -> None:
    with pytest.raises(NotKnown, match="‘xx’ is not a language here; there are en, cy"):
        language_of("xx")


def test_a_file_put_into_the_folder_is_a_language(folder: Path) -> None:
    french = language_of("fr", folder)

    assert known_languages(folder) == ("en", "fr")
    assert french.day(DAY, time(14, 30)) == "jeudi 18 mai 2017 à 14:30"
    assert french.row(["thé", "café", "eau"]) == "thé, café et eau"
    assert french.several("{number} person", "{number} people", 0) == "0 personne"
    assert french.several("{number} person", "{number} people", 2) == "2 personnes"


def test_what_is_not_translated_or_only_guessed_is_said_in_english(folder: Path) -> None:
    french = language_of("fr", folder)

    assert french.say("Nobody was there.") == "Nobody was there."
    assert french.say("We met on {days}.", days="jeudi") == "We met on jeudi."
    assert french.several("{number} star", "{number} stars", 2) == "2 stars"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('msgid "At {place}"\nmsgstr "À {lieu}"', r"fr.po:5: ‘À {lieu}’ has not the {places}"),
        ('msgid "At {place}"\nmsgstr "À {place.__class__}"', "has not the {places}"),
        ('msgid "At {place}"\nmsgstr "À {place:>999999999}"', "has not the {places}"),
        ('msgid "At {place}"\nmsgstr "À {place"', "has not the {places}"),
        ('msgid "At"\nÀ toi', "fr.po:6: this is not how a language's file is written"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(tmp_path: Path, wrong: str, told: str) -> None:
    head = FRENCH.partition("\n\n")[0]
    (tmp_path / "fr.po").write_text(f"{head}\n{wrong}\n", encoding="utf-8")

    with pytest.raises(NotKnown, match=told):
        language_of("fr", tmp_path)


def test_a_rule_for_plural_forms_cannot_run_code(tmp_path: Path) -> None:
    rule = 'plural=__import__(\\"os\\").system(\\"true\\")'
    text = FRENCH.replace("plural=(n > 1)", rule)
    (tmp_path / "fr.po").write_text(text, encoding="utf-8")

    with pytest.raises(NotKnown, match=r"fr\.po"):
        language_of("fr", tmp_path)


def test_a_file_that_is_named_by_no_language_is_told(tmp_path: Path) -> None:
    (tmp_path / "qqq.po").write_text(FRENCH, encoding="utf-8")

    with pytest.raises(NotKnown, match=r"Name it like cy\.po"):
        language_of("qqq", tmp_path)


def test_welsh_writes_days_and_numbers_in_its_own_way() -> None:
    assert WELSH.day(DAY) == "Dydd Iau 18 Mai 2017"
    assert WELSH.day(DAY, time(14, 30)) == "Dydd Iau 18 Mai 2017 am 14:30"
    assert WELSH.number(12345) == "12,345"


def test_welsh_puts_only_commas_between_what_people_said_as_and_would_change_it() -> None:
    assert WELSH.row(["te", "coffi", "afal"]) == "te, coffi, afal"
    assert WELSH.row(["te"]) == "te"


def test_english_counts_and_rows_as_it_did() -> None:
    assert ENGLISH.several("{number} person", "{number} people", 1) == "1 person"
    assert ENGLISH.several("{number} person", "{number} people", 5000) == "5,000 people"
    assert ENGLISH.row(["a"]) == "a"
    assert ENGLISH.row(["a", "b", "c"]) == "a, b and c"


def test_what_stands_in_a_place_is_never_read_as_a_place_itself() -> None:
    assert WELSH.say("{some} and {last}", some="{last}", last="{x!r}") == "{last}, {x!r}"


def test_a_workshops_own_text_is_said_as_it_stands_where_it_has_no_translation() -> None:
    known = WELSH.with_own({"Lunch": "Cinio", "Tea": ""})

    assert [known.own(each) for each in ("Lunch", "Tea", "Milk")] == ["Cinio", "Tea", "Milk"]
    assert WELSH.own("Lunch") == "Lunch"


def test_english_needs_nothing_to_be_installed() -> None:
    script = (
        "import sys; from journeymap.language.known import language_of;"
        "language_of('en').say('Hello'); print('babel' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stdout.split() == [b"False"]


def test_where_babel_is_missing_it_is_said_what_to_install() -> None:
    script = (
        "import sys; sys.modules['babel'] = None\n"
        "from journeymap.language.known import NotKnown, language_of\n"
        "try: language_of('cy')\n"
        "except NotKnown as why: print(why)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert b"pip install 'journeymap[account]'" in done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_languages_file_has_just_what_the_code_says(path: Path) -> None:
    text, _ = up_to_date(path, messages())

    assert path.read_text(encoding="utf-8") == text, "run: python scripts/messages.py"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_language_has_every_sentence_and_guesses_none(path: Path) -> None:
    catalog = [each for each in read_catalog(path) if each.id]

    assert [each.id for each in catalog if not all(all_of(each.string or ""))] == []
    assert [each.id for each in catalog if each.fuzzy] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translation_has_the_places_of_its_sentence(path: Path) -> None:
    assert [wrong for _, wrong in misplaced(read_catalog(path))] == []


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_nothing_is_put_together_before_it_is_said(path: Path) -> None:
    assert list(not_found_in(path.read_text(encoding="utf-8"))) == []


def test_what_is_said_is_found_in_a_template_in_its_order() -> None:
    template = (
        '{% block a %}<p title="{{ say("One") }}">{{ several("{number} a", "{number} b", n) }}</p>'
        '{{ say(known) }}{{ words("Not said") }}{% if say("Two", x=1) %}{% endif %}{% endblock %}'
    )

    assert list(said_in_template(template)) == [("One",), ("{number} a", "{number} b"), ("Two",)]


def test_what_is_said_is_found_in_code_in_its_order() -> None:
    code = (
        'language.say("One " "thing")\n'
        'several(f(language.several("{number} a", "{number} b", n)), to_say("Two"))\n'
        "language.say(known)\nlanguage.say(f'a{b}')\n"
    )

    assert list(said_in(code)) == [("One thing",), ("{number} a", "{number} b"), ("Two",)]
    assert list(not_found_in(code)) == [4]


def test_what_comes_back_into_the_code_has_its_translation_again(folder: Path) -> None:
    path = folder / "fr.po"
    said: dict[tuple[str, ...], list[str]] = {("{day} at {hour}",): ["a.py"], ("New",): ["b.py"]}
    path.write_text(up_to_date(path, {("New",): ["b.py"]})[0], encoding="utf-8")
    gone = language_of("fr", folder).say("{day} at {hour}", day="1", hour="2")

    text, missing = up_to_date(path, said)

    assert gone == "1 at 2"
    assert 'msgid "{day} at {hour}"\nmsgstr "{day} à {hour}"' in text
    assert missing == 1
