from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from returned import (
    SAMPLES,
    asked,
    codes,
    dining,
    of_sample,
    of_use,
    sample,
    table,
)

from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.choices import Choices, Chosen
from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.finished import is_partial, why_no_answer
from journeymap.survey.returns.in_a_table import lines, missing, rows, summary
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.moments import Answered, Moments
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit

ALL = [f"q{number}" for number in range(1, 19)]
SEATS = asked("Finding a seat: what must always happen?", "Finding a seat: what must never happen?")
BY_WORDS = ("google-forms", "microsoft-forms", "surveymonkey")


def returns_of(table: Table, columns: Columns) -> list[list[str]]:
    return list(table.read_rows())[columns.heading_rows :]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_question_is_found_in_every_tools_file(samples: Path, name: str) -> None:
    columns = of_sample(samples, name)

    assert list(dict.fromkeys(code for code in codes(columns) if code != "-")) == ALL
    assert columns.missing() == ()
    assert columns.doubts == ()
    assert [column.doubt for column in columns.columns if column.doubt] == []
    ways = {column.how for column in columns.of_use(Use.ANSWER)}
    if name.startswith(BY_WORDS):
        assert ways == {"by its number and its words"}
    else:
        assert ways == {"by its code" if name == "kobo.csv" else "by its code and its words"}


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("google-forms.csv", []),
        ("kobo.csv", ["end", "_id", "_submission_time", "_index"]),
        ("limesurvey.csv", ["seed. Seed"]),
        (
            "microsoft-forms.xlsx",
            ["Completion time", "Email", "Name", "Last modified time"],
        ),
        (
            "surveymonkey.csv",
            [
                *("Collector ID", "End Date", "IP Address", "Email Address", "First Name"),
                *("Last Name", "Custom Data 1"),
            ],
        ),
        (
            "qualtrics.csv",
            [
                *("EndDate · End Date", "IPAddress · IP Address", "RecordedDate · Recorded Date"),
                *("RecipientLastName · Recipient Last Name",),
                *("RecipientFirstName · Recipient First Name", "RecipientEmail · Recipient Email"),
                *("LocationLatitude · Location Latitude",),
                *("LocationLongitude · Location Longitude",),
            ],
        ),
    ],
)
def test_what_could_lead_to_a_person_is_left_out(
    samples: Path, name: str, left_out: list[str]
) -> None:
    assert of_use(of_sample(samples, name), Use.IDENTITY) == left_out


@pytest.mark.parametrize(
    ("name", "return_id", "moment"),
    [
        ("google-forms.csv", [], ["Timestamp"]),
        ("kobo.csv", ["_uuid"], ["start"]),
        ("limesurvey.csv", ["id. Response ID"], ["submitdate. Date submitted"]),
        ("microsoft-forms.xlsx", ["ID"], ["Start time"]),
        ("surveymonkey.csv", ["Respondent ID"], ["Start Date"]),
        ("qualtrics.csv", ["ResponseId · Response ID"], ["StartDate · Start Date"]),
        ("qualtrics-sample.csv", ["ResponseId · Antwort-ID"], ["StartDate · Anfangsdatum"]),
        ("qualtrics-sample-legacy.csv", ["V1 · ResponseID"], ["V8 · StartDate"]),
        ("surveymonkey-star-wars.csv", ["RespondentID"], []),
        ("limesurvey-rse-2018.csv", [], ["startdate._.Date started"]),
    ],
)
def test_one_column_tells_returns_apart_and_one_tells_when(
    samples: Path, name: str, return_id: list[str], moment: list[str]
) -> None:
    columns = of_sample(samples, name)

    assert of_use(columns, Use.RETURN_ID) == return_id
    assert of_use(columns, Use.MOMENT) == moment


@pytest.mark.parametrize(
    ("begun", "over"),
    [
        ("Startzeit", "Fertigstellungszeit"),
        ("Heure de début", "Heure de la dernière modification"),
        ("Hora de inicio", "Hora de finalización"),
        ("Horodateur", "Datum letzte Aktivität"),
        ("Carimbo de data/hora", "Date de fin"),
    ],
)
def test_the_times_of_a_tool_are_known_in_other_languages(begun: str, over: str) -> None:
    columns = read_columns(
        table([begun, over, "1. Why?"], ["2017-06-05 09:00", "2017-06-05 09:09", "a"]),
        [asked("Why?")],
    )

    assert of_use(columns, Use.MOMENT) == [begun]
    assert columns.columns[1].how == "a time: only the day is kept"
    assert not columns.columns[1].doubt


@pytest.mark.parametrize("heading", ["Date submitted", "Datum Abgeschickt", "submitdate"])
def test_limesurveys_blank_time_is_a_partial_return_however_it_is_headed(heading: str) -> None:
    columns = read_columns(
        table(["id", heading, "1. Why?"], ["1", "", "a"], ["2", "2017-06-05", "b"]), [asked("Why?")]
    )

    assert is_partial(columns, ["1", "", "a"])
    assert not is_partial(columns, ["2", "2017-06-05", "b"])


def answers(
    samples: Path, name: str, codes: tuple[str, ...]
) -> list[tuple[Answered | None, list[Chosen]]]:
    """Return the day of each return, and what was chosen of some questions."""
    file = sample(samples, name)
    columns = read_columns(file, [dining()])
    moments = Moments(columns.day_first, columns.decided_in)
    [moment] = columns.of_use(Use.MOMENT)
    choices = [
        Choices([each for each in columns.columns if each.question and each.question.code == code])
        for code in codes
    ]
    return [
        (moments.read(row[moment.place], number), [each.read(row) for each in choices])
        for number, row in enumerate(returns_of(file, columns), 1)
        if not is_partial(columns, row)
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_days_voices_stars_and_ways_are_the_same_whatever_the_tool(
    samples: Path, name: str
) -> None:
    found = answers(samples, name, ("q1", "q16", "q18"))

    assert found == answers(samples, "limesurvey.csv", ("q1", "q16", "q18"))
    assert len(found) == 36
    assert {left for _, chosen in found for _, left in chosen} == {""}
    assert {chosen[0][0] for _, chosen in found} == {
        *(("resident",), ("family",), ("staff",), ("volunteer",))
    }
    assert {chosen[2][0] for _, chosen in found} > {
        (),
        ("large_print", "phone_me_please"),
        ("tell_me_in_person", "email"),
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_what_people_wrote_stands_under_the_same_questions_whatever_the_tool(
    samples: Path, name: str
) -> None:
    def written(name: str) -> list[list[str]]:
        file = sample(samples, name)
        columns = read_columns(file, [dining()])
        places = [c.place for c in columns.of_use(Use.ANSWER) if not c.question.options]  # type: ignore[union-attr]
        return [
            [row[place].replace("\r\n", "\n").replace("ŵ", "w") for place in places]
            for row in returns_of(file, columns)
            if not is_partial(columns, row)
        ]

    assert written(name) == written("limesurvey.csv")


def test_a_blank_time_of_submitting_is_a_partial_return(samples: Path) -> None:
    file = sample(samples, "limesurvey.csv")
    columns = read_columns(file, [dining()])

    partial = [row for row in returns_of(file, columns) if is_partial(columns, row)]

    assert [row[0] for row in partial] == ["901"]


def test_words_win_over_a_code_and_the_doubt_is_told() -> None:
    columns = read_columns(
        table(["q2. Finding a seat: what must always happen?", "Email"], ["A chair", "a@b.org"]),
        [SEATS],
    )

    column = columns.columns[0]
    assert (column.question, column.how) == (SEATS.questions[0], "by its words")
    assert column.doubt == ("its code is that of question 2, and its words are those of question 1")


def test_a_number_alone_is_not_enough_if_the_words_are_others() -> None:
    columns = read_columns(
        table(
            ["1. Finding a seat: what must always happen?", "2. Do you like the garden?"],
            ["A chair", "Yes"],
        ),
        [SEATS],
    )

    assert codes(columns) == ["q1", "-"]
    assert columns.columns[1].use is Use.KEPT
    assert columns.columns[1].doubt == "it has the number of question 2, and other words"


@pytest.mark.parametrize(
    "heading",
    [
        "FINDING A SEAT:\n what must  never happen",
        "2. Finding a seat: what must never happen? (choose any)",
        "<p>Finding a seat: what must <b>never</b> happen?</p>",
        "Finding a seat&#58; what must&nbsp;never happen?",
        "Q2: Finding a seat: what must never happen?",
        "q2 - Finding a seat: what must never happen?",
        "X2..Finding.a.seat..what.must.never.happen.",
        "2. Finding a seat: what must never be…",
        "2. Finding a seat: what must nev...",
        "2. Finding a seat: what must never happen? / 2. Dod o hyd i sedd: beth na ddylai?",
        "2. Dod o hyd i sedd: beth na ddylai ddigwydd? | Finding a seat: what must never happen?",
        "Finding a seat: what must never ha",
        "Q2",
        "group/q2",
        "lunch-q2",
    ],
)
def test_a_question_is_found_however_its_heading_came_back(heading: str) -> None:
    columns = read_columns(
        table(["Finding a seat: what must always happen?", heading], ["A chair", "Being moved"]),
        [SEATS],
    )

    assert codes(columns) == ["q1", "q2"]


def test_letters_that_a_spreadsheet_has_lost_do_not_matter() -> None:
    welsh = asked("Dŵr: beth sy’n gorfod digwydd bob tro?", "Café: beth?")

    for spoilt in (
        "Dwr: beth sy'n gorfod digwydd bob tro?",
        "D?r: beth sy?n gorfod digwydd bob tro?",
    ):
        assert codes(read_columns(table([spoilt, "Caf\ufffd: beth?"], ["a", "b"]), [welsh])) == [
            "q1",
            "q2",
        ]


def test_cut_off_words_that_begin_two_questions_are_taken_for_neither() -> None:
    columns = read_columns(
        table(
            ["q2. Finding a seat: what must never happen?", "Finding a seat: what must"], ["a", "b"]
        ),
        [SEATS],
    )

    assert codes(columns) == ["q2", "-"]


def test_two_columns_about_the_same_question_are_refused() -> None:
    twice = "1. Finding a seat: what must always happen?"

    with pytest.raises(Unfit, match=r"two columns are about question 1: .* \(columns 1 and 3\)"):
        read_columns(table([twice, "Age", twice], ["a", "70", "b"]), [SEATS])


def test_repeated_headings_of_other_columns_are_told_and_nothing_more() -> None:
    columns = read_columns(
        table(
            [each.wording for each in SEATS.questions] + ["Comments", "Comments"],
            ["a", "b", "c", "d"],
        ),
        [SEATS],
    )

    assert columns.doubts[0] == "a heading stands above more than one column: ‘Comments’"
    assert codes(columns) == ["q1", "q2", "-", "-"]


def test_the_file_of_another_survey_says_so(samples: Path) -> None:
    columns = of_sample(samples, "qualtrics-sample.csv")

    assert columns.edition is None
    assert columns.of_use(Use.ANSWER) == ()
    assert columns.doubts == (
        "this file does not look like the survey that was issued: none of its questions was found",
    )


def test_a_survey_with_few_of_the_questions_is_another_survey() -> None:
    first, second, *_ = dining().questions
    columns = read_columns(
        table([first.wording, second.wording, "How old are you?"], ["a", "b", "c"]), [dining()]
    )

    assert columns.edition is None
    assert "2 of its 18 questions were found" in columns.doubts[0]


def test_each_edition_is_told_by_its_words_and_the_newest_if_they_are_the_same() -> None:
    old, same = dining(), dining(2)
    new = same.model_copy(
        update={
            "questions": (
                *same.questions[:-1],
                same.questions[-1].model_copy(update={"wording": "How shall we tell you?"}),
            )
        }
    )

    def edition(of: Questionnaire, *editions: Questionnaire) -> int | None:
        headings = [of.numbered(question) for question in of.questions]
        answered = [f"Words {number}" for number in range(18)]
        found = read_columns(table(headings, answered), editions).edition
        return found.edition if found else None

    assert edition(old, new, old) == 1
    assert edition(new, new, old) == 2
    assert edition(old, same, old) == 2


def test_an_edition_that_was_never_issued_is_refused() -> None:
    with pytest.raises(Unfit, match=r"there is no edition 3 of the questionnaire\. .*: 1\."):
        read_columns(table(["q1"], ["a"]), [SEATS], edition=3)


def test_a_translation_is_found_by_its_codes_once_the_edition_is_said() -> None:
    welsh = table(["q1. Cael sedd: beth bob tro?", "q2. Cael sedd: beth byth?"], ["a", "b"])

    assert read_columns(welsh, [SEATS]).edition is None
    found = read_columns(welsh, [SEATS], edition=1)
    assert codes(found) == ["q1", "q2"]
    assert found.columns[0].doubt == "its code is that of question 1, and its words are others"


def test_kobos_columns_of_the_options_are_used_where_the_joined_one_is_not_there() -> None:
    ways = replace_questions(dining().questions[-1:])
    columns = read_columns(
        table(
            ["lunch/q18/a_letter", "lunch/q18/email", "lunch/q18/carrier_pigeon"],
            ["1", "0", "0"],
        ),
        [ways],
    )

    assert [column.option for column in columns.columns] == ["a_letter", "email", None]
    assert columns.columns[2].doubt == (
        "‘carrier_pigeon’ is no option of question 1 as it was issued"
    )


@pytest.mark.parametrize(
    "headings",
    [
        ["18. How would you like us to tell you what happens next? [A letter]", "q18[SQ005]"],
        ["q18_2", "q18_5"],
        [
            "18. How would you like us to tell you what happens next? (choose any)/A letter",
            "18. How would you like us to tell you what happens next? (choose any)/Email",
        ],
    ],
)
def test_a_column_for_an_option_is_told_by_its_label_or_its_code(headings: list[str]) -> None:
    columns = read_columns(table([*headings, "Age"], ["Yes", "", "80"]), [dining()], edition=1)

    assert [column.option for column in columns.columns] == ["a_letter", "email", None]


def test_what_people_wrote_besides_the_options_has_a_column_of_its_own() -> None:
    columns = read_columns(
        table(["q18", "q18[other]", "q2"], ["Email", "By pigeon", "A menu"]), [dining()], edition=1
    )

    assert [column.is_other for column in columns.columns] == [False, True, False]
    assert Choices(columns.of_question(dining().questions[17])).read(
        ["Email", "By pigeon", "A menu"]
    ) == (("email",), "By pigeon")


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Your name (if you like)", "a name"),
        ("First name", "a name"),
        ("Enw", "a name"),
        ("Nachname", "a name"),
        ("E-mail", "an e-mail address"),
        ("Ebost", "an e-mail address"),
        ("Rhif ffôn", "a telephone number"),
        ("Mobile number", "a telephone number"),
        ("Postcode", "an address"),
        ("Cyfeiriad", "an address"),
        ("IP-Adresse", "an internet address"),
        ("_location", "a location"),
        ("LocationAccuracy", "a location"),
        ("_submitted_by", "a device or an account"),
        ("Collector-ID", "a device or an account"),
        ("Benutzerdefinierte Daten 1", "a device or an account"),
        ("Données personnalisées 1", "a device or an account"),
        ("deviceid", "a device or an account"),
        ("Date of birth", "a date of birth or a person's number"),
        ("If you would like us to reply, please say how we can reach you", "a person’s details"),
        ("May we contact you about your answers?", "a person’s details"),
        ("Please leave your name and number for the prize draw", "a person’s details"),
    ],
)
def test_a_heading_that_asks_for_a_person_is_left_out(heading: str, why: str) -> None:
    columns = read_columns(table(["1. Why?", heading], ["a", "b"]), [asked("Why?")])

    assert columns.columns[1].use is Use.IDENTITY
    assert columns.columns[1].how == f"it asks for {why}"


@pytest.mark.parametrize(
    "heading", ["Age", "Comments", "How was the name badge?", "Do you use a hearing aid?", "Gender"]
)
def test_a_heading_that_asks_for_no_person_is_kept(heading: str) -> None:
    columns = read_columns(table(["1. Why?", heading], ["a", "b"]), [asked("Why?")])

    assert columns.columns[1].use is Use.KEPT


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["joan@example.org", "", "tom@example.org"], "e-mail addresses"),
        (["01904 551550", "07700 900123", "no"], "telephone numbers"),
        (["192.0.2.1", "192.0.2.2", "192.0.2.3"], "internet addresses"),
        (["YO10 3AB", "YO1 7HH", "LS1 4AP"], "postcodes"),
    ],
)
def test_a_column_that_holds_what_leads_to_a_person_is_left_out(cells: list[str], why: str) -> None:
    columns = read_columns(
        table(["1. Why?", "Q5"], *(["a", cell] for cell in cells)), [asked("Why?")]
    )

    assert columns.columns[1].use is Use.IDENTITY
    assert columns.columns[1].how == f"it holds {why}"


def test_an_issued_questions_answers_are_never_left_out() -> None:
    columns = read_columns(table(["1. Your name?"], ["joan@example.org"]), [asked("Your name?")])

    assert codes(columns) == ["q1"]


def test_words_with_an_address_among_them_are_kept_and_it_is_told() -> None:
    columns = read_columns(
        table(["1. Why?", "More"], ["a", "Lunch was good"], ["b", "Write to joan@example.org"]),
        [asked("Why?")],
    )

    assert columns.columns[1].use is Use.KEPT
    assert columns.columns[1].doubt == "there are e-mail addresses in it"


def test_a_question_whose_options_are_nowhere_in_its_column_is_in_doubt() -> None:
    voice = replace_questions(dining().questions[:1])

    columns = read_columns(table(["q1"], ["Often"], ["Seldom"]), [voice])

    assert columns.columns[0].doubt == "nothing in it is an option that was issued"


def test_trials_and_spam_are_no_answers() -> None:
    columns = read_columns(
        table(
            ["Status", "Finished", "Q1"],
            ["Response Type", "Finished", "Why?"],
            ['{"ImportId":"status"}', '{"ImportId":"finished"}', '{"ImportId":"QID1"}'],
            ["IP Address", "True", "Because"],
        ),
        [asked("Why?")],
    )

    assert why_no_answer(columns, ["Survey Preview", "True", "x"]).startswith("a trial")
    assert why_no_answer(columns, ["1", "True", "x"]).startswith("a trial")
    assert why_no_answer(columns, ["Spam", "True", "x"]).startswith("marked as spam")
    assert why_no_answer(columns, ["0", "True", "x"]) == ""
    assert [is_partial(columns, ["0", said, "x"]) for said in ("True", "1", "False", "0", "")] == [
        *(False, False, True, True, False)
    ]


def test_what_matched_is_told_in_lines_that_read_aloud(samples: Path) -> None:
    told = list(lines(of_sample(samples, "microsoft-forms.xlsx")))

    assert told[0] == (
        "Microsoft Forms, edition 1 of the questionnaire: 24 columns, 18 of 18 questions found,"
        " 4 left out, 0 only kept."
    )
    assert told[4] == "Column 4, ‘Email’: left out (it asks for an e-mail address)."
    assert told[13] == (
        "Column 13, ‘7. Finding a seat: what must never happen?’: question 7,"
        " by its number and its words."
    )
    assert not any(letter in line for line in told for letter in "│┃─━|")


def test_what_did_not_match_is_told_too() -> None:
    columns = read_columns(table([SEATS.questions[0].wording, "More"], ["a", "b"]), [SEATS])

    assert missing(columns) == ("2. Finding a seat: what must never happen?",)
    assert summary(columns).endswith("1 of 2 questions found, 0 left out, 1 only kept")
    assert list(lines(columns))[-2:] == [
        "No column has answers to question 2. Finding a seat: what must never happen?",
        "Note: nothing but their answers tells the returns apart: no id, and no time.",
    ]


def test_a_row_of_the_table_has_the_question_as_it_was_printed(samples: Path) -> None:
    columns = of_sample(samples, "surveymonkey.csv")

    assert rows(columns)[-1].cells == (
        "31",
        "18. How would you like us to tell you what happens next? (choose any)…",
        "18. How would you like us to tell you what happens next? (choose any) · Email",
        "by its number and its words",
    )


def test_a_wide_file_that_is_only_kept_is_told_in_few_lines(samples: Path) -> None:
    columns = of_sample(samples, "limesurvey-rse-2018.csv")

    told = list(lines(columns))

    assert len(columns.columns) == 707
    assert len(told) < 60


def replace_questions(questions: tuple[object, ...]) -> Questionnaire:
    return dining().model_copy(update={"questions": questions})


def test_columns_can_be_changed_and_stay_what_they_are(samples: Path) -> None:
    columns = of_sample(samples, "kobo.csv")

    assert replace(columns, day_first=True).columns == columns.columns


def test_an_edition_is_told_by_codes_and_numbers_where_the_words_are_the_same() -> None:
    old, new = dining(), dining(2)

    def edition(*headings: str) -> int | None:
        found = read_columns(table(headings, ["a"] * len(headings)), [new, old]).edition
        return found.edition if found else None

    assert edition(*(f"{each.code}. {each.wording}" for each in old.questions)) == 1
    assert edition(*(f"{each.code}. {each.wording}" for each in new.questions)) == 2
    assert edition(*(f"lunch/{each.code}" for each in old.questions)) == 1
    assert edition(*(f"lunch/{each.code}" for each in new.questions)) == 2


def test_points_and_feedback_beside_a_question_are_not_its_answers() -> None:
    wordings = [each.wording for each in SEATS.questions]
    headings = [
        each
        for number, wording in enumerate(wordings, 1)
        for each in (f"{number}. {wording}", f"Points - {number}. {wording}")
    ]

    assert codes(read_columns(table(headings, ["a", "1", "b", "0"]), [SEATS])) == [
        *("q1", "-", "q2", "-")
    ]


def test_a_question_reworded_a_little_is_found_by_its_number_and_in_doubt() -> None:
    columns = read_columns(
        table(
            [
                "1. Finding a seat: what must always happen?",
                "2. Finding a seat: what should never happen?",
            ],
            ["a", "b"],
        ),
        [SEATS],
    )

    assert codes(columns) == ["q1", "q2"]
    assert columns.columns[1].how == "by its number and most of its words"
    assert columns.columns[1].doubt == "its words are not quite those that were issued"


def test_a_column_of_dates_that_nobody_knows_is_left_out_and_may_be_the_moment() -> None:
    columns = read_columns(
        table(["1. Why?", "Then"], ["a", "2017-06-05"], ["b", "2017-06-06"]), [asked("Why?")]
    )

    assert columns.columns[1].use is Use.IDENTITY
    assert columns.columns[1].doubt.startswith("it may be when they answered")


def test_odk_centrals_columns_are_known() -> None:
    columns = read_columns(
        table(
            [
                *("SubmissionDate", "start", "lunch-q1", "lunch-q2", "meta-instanceID", "KEY"),
                *("SubmitterID", "SubmitterName", "DeviceID", "FormVersion"),
            ],
            ["2017-06-05T09:10:00Z", "2017-06-05T09:00:00+01:00", "a", "b", "uuid:1", "uuid:1"],
        ),
        [SEATS],
    )

    assert columns.tool == "Kobo or ODK"
    assert codes(columns)[2:4] == ["q1", "q2"]
    assert of_use(columns, Use.MOMENT) == ["start"]
    assert of_use(columns, Use.RETURN_ID) == ["meta-instanceID"]
    assert of_use(columns, Use.IDENTITY) == [
        *("SubmissionDate", "KEY", "SubmitterID", "SubmitterName", "DeviceID")
    ]


def test_numbers_alone_make_no_survey_ours_until_somebody_says_so() -> None:
    numbers = table([str(number) for number in range(1, 19)], ["a"] * 18)

    assert read_columns(numbers, [dining()]).edition is None
    found = read_columns(numbers, [dining()], edition=1)
    assert codes(found) == ALL
    assert {column.doubt for column in found.columns} == {"it has a number and no words"}


@pytest.mark.parametrize(
    "heading",
    [
        "[" * 20_000,
        f"a{' ' * 20_000}b",
        "choose any " * 2_000,
        "(" * 20_000,
        "7. " * 9_000,
        "/" * 9_000,
    ],
)
def test_a_heading_made_to_be_slow_is_read_at_once(heading: str) -> None:
    columns = read_columns(table([heading, "1. Why?"], ["a", "b"]), [asked("Why?")])

    assert codes(columns) == ["-", "q1"]
    assert len(columns.columns[0].heading) <= 1000
