"""The survey in another language: nothing of the program's own is left in English in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from asked import dining
from building import board, small_guide
from conftest import Run
from docx import Document as WordFile
from docx.oxml.ns import qn
from marking import MARKING, left_in_english
from openpyxl import load_workbook
from pdfs import languages
from pypdf import PdfReader

from journeymap.guide import Activity, Stage
from journeymap.language.known import language_of
from journeymap.language.language import ENGLISH, Language
from journeymap.sheets.own_words import own_words_path, own_words_problems, read_own_words
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.forms.booklet import booklet_of
from journeymap.survey.forms.form import FORMS, Wishes, form
from journeymap.survey.forms.making import make_all, makers_of
from journeymap.survey.in_language import in_language, told_in
from journeymap.survey.own_texts import all_texts_to_translate
from journeymap.survey.questionnaire import Questionnaire

GOLDEN = Path(__file__).parent / "golden" / "survey-in-welsh"
OWN_WORDS = GOLDEN / "dining-cy.yaml"
EVERYTHING = Wishes(
    return_to="1.", by=date(2017, 6, 30), page="http://1.1.1.1/", languages=(MARKING,)
)
WISHES = (
    EVERYTHING,
    replace(EVERYTHING, by=None),
    replace(EVERYTHING, return_to=None),
    replace(EVERYTHING, by=None, return_to=None, large_print=True),
)


@pytest.fixture
def translated(workshop: Workshop) -> Workshop:
    """Return the dining workshop, with its own words in Welsh."""
    path = own_words_path(workshop, "cy")
    path.parent.mkdir(exist_ok=True)
    copy(OWN_WORDS, path)
    return workshop


@pytest.fixture
def welsh(translated: Workshop) -> Language:
    return language_of("cy").with_own(read_own_words(translated, "cy").texts)


def exported(tmp_path: Path, name: str) -> Path:
    return tmp_path / "exports" / "lunch" / "survey" / name


# ---- what the program says on the forms


def texts_of(value: Any) -> Iterator[str]:
    """Yield all texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in {"code", "language", "link"}:
                yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)


def words_in_docx(data: bytes) -> Iterator[str]:
    """Yield the words of a Word file: in its body, at its foot, and of those who cannot see."""
    made = WordFile(BytesIO(data))
    for part in (made.element.body, made.sections[0].footer._element):
        yield from ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in part.iter(qn("w:p")))
        yield from (each.get("descr") or "" for each in part.iter(qn("wp:docPr")))
        yield from (each.get(qn("w:val")) or "" for each in part.iter(qn("w:tblDescription")))


def words_of_tools(name: str, data: bytes) -> Iterator[str]:
    """Yield what people read of a form for a tool, without the tool's own marks."""
    if name.endswith(".docx"):
        for text in words_in_docx(data):
            yield re.sub(r"^[A-Z]\. ", "", text)
    elif name.endswith(".xlsx"):
        book = load_workbook(BytesIO(data))
        yield from (str(row[2] or "") for row in book["survey"].iter_rows(2, values_only=True))
        yield from (str(row[2] or "") for row in book["choices"].iter_rows(2, values_only=True))
        yield str(book["settings"]["A2"].value)
    elif "limesurvey" in name:
        for line in data.decode("utf-8-sig").split("\r\n")[1:-1]:
            kind, _, title, _, text, *_ = line.split("\t")
            if kind != "S":
                yield re.sub(r"</?p>|<br />", "", title if kind == "G" else text)
    else:
        for line in data.decode().split("\n"):
            if not line.startswith("[["):
                yield re.sub(r"</?strong>|<br />", "", line)


@pytest.mark.parametrize("wishes", WISHES, ids=range(len(WISHES)))
def test_all_that_the_program_says_in_the_booklet_is_said_in_its_language(wishes: Wishes) -> None:
    places = re.compile(r"\{pages?\}|http://1\.1\.1\.1/")
    said = [places.sub("", text) for text in texts_of(asdict(booklet_of(dining(), wishes)))]

    assert len(said) > 60
    assert [text for text in said if left_in_english(text)] == []


@pytest.mark.parametrize("name", FORMS)
def test_all_that_the_program_says_on_a_form_is_said_in_its_language(name: str) -> None:
    for wishes in WISHES if name == "text" else (EVERYTHING,):
        for file, data in form(name)(dining(), wishes).items():
            if not file.endswith(".pdf"):
                words = words_in_docx(data) if name == "paper" else words_of_tools(file, data)
                said = [text.replace("http://1.1.1.1/", "") for text in words]
                assert any("⟦" in text for text in said)
                assert [text for text in said if left_in_english(text)] == []


# ---- Welsh


def test_the_dining_questionnaire_in_welsh(welsh: Language) -> None:
    wishes = Wishes(
        return_to="Hazel Court", by=date(2017, 6, 30), page="http://a.example/", languages=(welsh,)
    )
    [(name, data)] = form("text")(dining(), wishes).items()

    assert name == "lunch-edition-1-cy.txt"
    assert data.decode() == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_booklet_says_in_which_language_it_is(welsh: Language) -> None:
    files = form("paper")(dining(), Wishes(languages=(welsh,)))

    assert list(files) == ["lunch-edition-1-paper-cy.pdf", "lunch-edition-1-paper-cy.docx"]
    pdf, docx = files.values()
    read = PdfReader(BytesIO(pdf))
    assert {each.partition("-")[0] for each in languages(read)} == {"cy"}
    assert "Tudalen 1 o " in read.pages[0].extract_text()
    word = WordFile(BytesIO(docx))
    assert word.core_properties.language == "cy-GB"
    tags = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))}
    assert tags == {"cy-GB"}


def test_the_codes_and_the_names_of_the_options_are_the_same_in_every_language(
    welsh: Language,
) -> None:
    asked, issued = in_language(dining(), welsh), dining()

    assert [each.code for each in asked.questions] == [each.code for each in issued.questions]
    for one, other in zip(asked.questions, issued.questions, strict=True):
        assert one.wording != other.wording
        assert [each.name for each in one.options] == [each.name for each in other.options]


# ---- several languages


def test_an_xlsform_has_a_column_for_each_language(welsh: Language) -> None:
    [(name, data)] = form("xlsform")(dining(), Wishes(languages=(ENGLISH, welsh))).items()

    assert name == "lunch-edition-1-en-cy.xlsx"
    book = load_workbook(BytesIO(data))
    labels = ("label::English (en)", "label::Cymraeg (cy)")
    heads, *rows = book["survey"].iter_rows(values_only=True)
    assert heads == ("type", "name", *labels, "appearance")
    assert (
        *("text", "q2", "2. Deciding to come: what must always happen?"),
        *("2. Penderfynu dod: beth sy’n rhaid digwydd bob amser?", "multiline"),
    ) in rows
    heads, *rows = book["choices"].iter_rows(values_only=True)
    assert heads == ("list_name", "name", *labels)
    assert ("q1", "resident", "I live here", "Rydw i’n byw yma") in rows
    names, values = book["settings"].iter_rows(values_only=True)
    assert dict(zip(names, values, strict=True))["default_language"] == "English (en)"


def test_limesurvey_is_told_each_text_once_in_each_language_under_the_same_code(
    welsh: Language,
) -> None:
    [(name, data)] = form("limesurvey")(dining(), Wishes(languages=(ENGLISH, welsh))).items()
    rows = [line.split("\t") for line in data.decode("utf-8-sig").split("\r\n")[1:-1]]
    settings = {row[2]: row[4] for row in rows if row[0] == "S"}
    texts = [row for row in rows if row[0] != "S"]
    keys = {
        tag: [row[:3] if row[0] != "G" else row[:2] for row in texts if row[6] == tag]
        for tag in ("en", "cy")
    }

    assert name == "lunch-edition-1-limesurvey-en-cy.txt"
    assert (settings["language"], settings["additional_languages"]) == ("en", "cy")
    assert {row[6] for row in texts} == {"en", "cy"}
    assert keys["en"] == keys["cy"]
    assert "<p>Diolch.</p>" in {row[4] for row in texts}


def test_of_other_forms_there_is_a_file_for_each_language(welsh: Language) -> None:
    names = ("qualtrics", "docx", "text")
    made = make_all(makers_of(names), dining(), Wishes(languages=(ENGLISH, welsh)))

    assert list(made.files) == [
        "lunch-edition-1-qualtrics.txt",
        "lunch-edition-1-qualtrics-cy.txt",
        "lunch-edition-1-microsoft-forms.docx",
        "lunch-edition-1-microsoft-forms-cy.docx",
        "lunch-edition-1.txt",
        "lunch-edition-1-cy.txt",
    ]


# ---- the command


@pytest.mark.usefixtures("translated")
def test_the_command_issues_the_same_edition_in_each_language(run: Run, tmp_path: Path) -> None:
    forms = ("--to", "text", "--to", "xlsform")
    english = run("survey", "issue", "lunch", *forms)
    before = exported(tmp_path, "lunch-edition-1.txt").read_bytes()
    both = run("survey", "issue", "lunch", *forms, "--language", "en+cy")

    assert english.returncode == both.returncode == 0
    assert [Path(line).name for line in both.stdout.splitlines()] == [
        "lunch-edition-1.txt",
        "lunch-edition-1-cy.txt",
        "lunch-edition-1-en-cy.xlsx",
    ]
    assert exported(tmp_path, "lunch-edition-1.txt").read_bytes() == before
    assert "Amdanoch chi" in exported(tmp_path, "lunch-edition-1-cy.txt").read_text("utf-8")
    assert "Edition 1, with 18 questions, as it was issued." in both.stderr
    assert "not in Cymraeg" not in both.stderr


@pytest.mark.usefixtures("workshop")
def test_what_is_not_translated_is_told_and_stands_as_it_was_issued(
    run: Run, tmp_path: Path
) -> None:
    done = run("survey", "issue", "lunch", "--to", "text", "--language", "cy")

    assert done.returncode == 0
    told = "texts of the workshop's own not in Cymraeg: journeymap words lunch --language cy"
    assert told in done.stderr
    text = exported(tmp_path, "lunch-edition-1-cy.txt").read_text("utf-8")
    assert "Amdanoch chi\n\n1. Which of these is most like you?\n- I live here" in text


@pytest.mark.usefixtures("workshop")
def test_a_language_that_is_not_spoken_is_refused_and_nothing_is_issued(
    run: Run, tmp_path: Path
) -> None:
    done = run("survey", "issue", "lunch", "--to", "text", "--language", "en+xx")

    assert done.returncode == 1
    assert "‘xx’ is not a language here" in done.stderr
    assert not exported(tmp_path, "").exists()


def test_a_workshop_is_asked_in_its_own_language_and_in_english_if_that_is_not_spoken(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    guide = workshop.folder / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("language: en\n", "language: cy\n"), encoding="utf-8")
    welsh = run("survey", "issue", "lunch", "--to", "text")
    guide.write_text(text.replace("language: en\n", "language: fr\n"), encoding="utf-8")
    french = run("survey", "issue", "lunch", "--to", "text")

    assert "not in" not in welsh.stderr
    assert "Amdanoch chi" in exported(tmp_path, "lunch-edition-1-cy.txt").read_text("utf-8")
    assert french.returncode == 0
    assert "What is not the workshop's own is in English: ‘fr’ is not a language" in french.stderr
    assert "About you" in exported(tmp_path, "lunch-edition-1.txt").read_text("utf-8")


# ---- the workshop's own words


def test_the_words_to_translate_have_all_of_the_survey_and_each_question_once(
    run: Run, workshop: Workshop
) -> None:
    run("survey", "issue", "lunch", "--to", "text")
    run("words", "lunch", "--language", "cy")
    written = own_words_path(workshop, "cy").read_text(encoding="utf-8")
    text = OWN_WORDS.read_text(encoding="utf-8")

    for own in re.findall(r"- text: (.*)", text):
        assert written.count(f"- text: {own}\n") == 1
    assert "Deciding to come: what must" not in written


def test_what_was_issued_and_is_in_the_guide_no_more_is_to_be_translated_too() -> None:
    before = small_guide(activities=(Activity(kind="always", ask="What?", survey="Old?"),))
    now = small_guide(activities=(Activity(kind="always", ask="What?", survey="New?"),))
    issued = Questionnaire(
        issued=date(2017, 6, 1), title="Lunch", questions=questions_of(board(guide=before))
    )
    texts = all_texts_to_translate(board(guide=now), [issued])

    assert {("question of the survey", "New?"), ("question of the survey", "Old?")} <= set(texts)


def test_questions_with_the_same_words_are_told_apart_in_every_language() -> None:
    guide = small_guide(
        stages=(Stage(id="in", name="Arriving"), Stage(id="out", name="Going")),
        activities=(
            Activity(kind="always", where="each stage", ask="What?", survey="What must happen?"),
        ),
    )
    asked = Questionnaire(
        issued=date(2017, 6, 1),
        title="Lunch",
        stages=guide.stages,
        questions=questions_of(board(guide=guide)),
    )
    own = {"Arriving": "Cyrraedd", "What must happen?": "Beth sy’n rhaid digwydd?"}
    told = told_in(asked, language_of("cy").with_own(own))

    assert [each.wording for each in told.asked.questions][-2:] == [
        "Cyrraedd: Beth sy’n rhaid digwydd?",
        "Going: Beth sy’n rhaid digwydd?",
    ]
    assert ("stage", "Going") in told.left
    assert "question of the survey" not in {what for what, _ in told.left}


def test_a_question_that_does_not_say_its_stage_in_welsh_is_not_used_and_told(
    translated: Workshop,
) -> None:
    path = own_words_path(translated, "cy")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('cy: "{stage}: beth sydd', 'cy: "Beth sydd'), encoding="utf-8")

    [problem] = own_words_problems(translated)

    assert "{stage} is missing" in problem.message
    assert "{stage}: what must never happen?" not in read_own_words(translated, "cy").texts
