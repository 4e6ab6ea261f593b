"""Which questions of an edition the columns of a file are about, and how that was told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeymap.survey.questionnaire import Option, Question, Questionnaire
from journeymap.survey.returns.headings import Heading, Headings, numbered
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.wording import forms_of, key, likeness, without_asking_to_choose

WORDS, NEARLY, ALONE = 3, 2, 1
"""How sure it is: by all its words; by a code, or a part of its words; by little."""
_LIKE_ENOUGH = 0.6
_BEGINNING = 8
"""So many letters of a question's beginning are enough beside its code or number."""
_LONG_BEGINNING = 20
"""So many are enough alone, if no other question begins so: some tools cut long headings."""
_OPTION_CODE = re.compile(r"(?:SQ|A|AO|O)?_?0*([1-9][0-9]{0,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column has answers to a question."""

    place: int
    question: Question
    how: str
    sure: int
    doubt: str = ""
    option: str | None = None
    is_other: bool = False
    agrees: bool = False
    """Whether its code or number is the question's, too."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns of a file as far as they are about an edition."""

    claims: Mapping[int, Claim]
    """By the places of their columns."""
    doubles: Mapping[int, str]
    """The columns that say again what others say, by their places; and how that was told."""
    doubts: Mapping[int, str]
    """What seemed to be about a question and is not taken for it, by the places."""
    clash: Unfit | None = None
    """Two columns that are about the same question, and equally sure."""

    def found(self, sure: int = ALONE) -> int:
        """Return to how many questions there are columns as sure as that."""
        return len({each.question.code for each in self.claims.values() if each.sure >= sure})

    def fits(self) -> tuple[int, int, int]:
        """Return how well the file fits the edition: by words, then by codes and numbers."""
        claims = self.claims.values()
        worded = {each.question.code for each in claims if each.sure == WORDS}
        agreeing = {each.question.code for each in claims if each.agrees}
        return len(worded), len(agreeing), self.found()


def match(
    headings: Headings,
    edition: Questionnaire,
    settled: Iterable[int] = (),
    *,
    by_code_alone: bool = False,
) -> Matched:
    """Return which columns are about which questions of an edition.

    Columns that are `settled` are not looked at. With `by_code_alone` a code is believed though
    the words beside it are others. Raises `Unfit` if two columns claim the same question.
    """
    asked = _Asked(edition, by_code_alone=by_code_alone)
    claims: list[Claim] = []
    doubts: dict[int, str] = {}
    for heading in headings.headings:
        if heading.place not in set(settled) and heading.whole:
            claim, doubt = asked.claim(heading)
            claims += [claim] if claim else []
            if doubt and not claim:
                doubts[heading.place] = doubt
    return _Settling(headings, edition, claims, doubts).settled()


class _Asked:
    """The questions of an edition, to be found by what a heading says."""

    def __init__(self, edition: Questionnaire, *, by_code_alone: bool) -> None:
        self._edition = edition
        self._by_code_alone = by_code_alone
        self._codes = {question.code: question for question in edition.questions}
        self._words: dict[str, list[Question]] = {}
        for question in edition.questions:
            for form in forms_of(*question.wordings):
                self._words.setdefault(form, []).append(question)

    def claim(self, heading: Heading) -> tuple[Claim | None, str]:
        """Return the surest claim that a heading makes, or None and why it makes none."""
        claims: list[Claim] = []
        doubt = ""
        for reading in _readings(heading):
            claim, why = self._read(reading)
            claim, why = self._with_option(claim, reading) if claim else (None, why)
            claims += [claim] if claim else []
            doubt = doubt or why
        return max(claims, key=_sureness, default=None), doubt

    def _read(self, heading: Heading) -> tuple[Claim | None, str]:
        coded = self._codes.get(heading.code.lower())
        by_number = self._numbered(heading.number)
        if worded := self._worded(heading, coded, by_number):
            return self._by_words(heading, worded, coded, by_number), ""
        named = coded or by_number
        if named is None:
            return self._by_beginning(heading), ""
        what = "code" if coded else "number"
        if key(heading.words):
            return self._though_words_differ(heading, named, what)
        if coded:
            return Claim(heading.place, coded, "by its code", NEARLY, agrees=True), ""
        doubt = "it has a number and no words"
        return Claim(heading.place, named, "by its number alone", ALONE, doubt), ""

    def _worded(self, heading: Heading, *named: Question | None) -> Question | None:
        keys = {key(heading.words), key(without_asking_to_choose(heading.words))} - {""}
        found = [each for form in keys for each in self._words.get(form, ())]
        codes = {each.code for each in found}
        for question in named:
            if question is not None and question.code in codes:
                return question
        return found[0] if len(codes) == 1 else None

    def _by_words(self, heading: Heading, worded: Question, *named: Question | None) -> Claim:
        agree: list[str] = []
        doubt = ""
        for what, question in zip(("code", "number"), named, strict=True):
            if question is worded:
                agree.append(f"its {what}")
            elif question is not None and not doubt:
                doubt = (
                    f"its {what} is that of question {self._edition.number(question)}, and its"
                    f" words are those of question {self._edition.number(worded)}"
                )
        how = "by " + " and ".join([*agree[:1], "its words"])
        return Claim(heading.place, worded, how, WORDS, doubt, agrees=bool(agree))

    def _though_words_differ(
        self, heading: Heading, named: Question, what: str
    ) -> tuple[Claim | None, str]:
        """Return the claim by a code or a number, if the words do not speak against it."""
        place, words = heading.place, heading.words
        if len(key(words)) >= _BEGINNING and _begins(words, named):
            how = f"by its {what} and the beginning of its words"
            return Claim(place, named, how, NEARLY), ""
        like = _likeness(words, named)
        others = (q for q in self._edition.questions if q is not named)
        if like >= _LIKE_ENOUGH and all(_likeness(words, q) < like for q in others):
            doubt = "its words are not quite those that were issued"
            return Claim(place, named, f"by its {what} and most of its words", NEARLY, doubt), ""
        number = self._edition.number(named)
        if self._by_code_alone and what == "code":
            doubt = f"its code is that of question {number}, and its words are others"
            return Claim(place, named, "by its code alone", ALONE, doubt), ""
        return None, f"it has the {what} of question {number}, and other words"

    def _by_beginning(self, heading: Heading) -> Claim | None:
        if len(key(heading.words)) < _LONG_BEGINNING:
            return None
        found = [each for each in self._edition.questions if _begins(heading.words, each)]
        if len(found) != 1:
            return None
        return Claim(heading.place, found[0], "by the beginning of its words", NEARLY)

    def _numbered(self, number: int | None) -> Question | None:
        questions = self._edition.questions
        return questions[number - 1] if number and 1 <= number <= len(questions) else None

    def _with_option(self, claim: Claim, heading: Heading) -> tuple[Claim | None, str]:
        """Return the claim for the option that a heading names, if it names one."""
        if heading.is_other:
            return replace(claim, is_other=True), ""
        if not heading.option:
            return claim, ""
        option = option_named(heading.option, claim.question)
        if option is None:
            number = self._edition.number(claim.question)
            return None, f"‘{heading.option}’ is no option of question {number} as it was issued"
        return replace(claim, option=option), ""


def _sureness(claim: Claim) -> tuple[int, bool]:
    """Return how sure a claim is: of two as sure, the one that names an option says more."""
    return claim.sure, claim.option is not None


def option_named(text: str, question: Question) -> str | None:
    """Return the name of the option that a heading names by its words, name, code or number."""
    said = key(text)
    for option in question.options:
        if said == key(option.name) or said in forms_of(*option.ways_to_say):
            return option.name
    begun = [each for each in question.options if said and _begins_option(said, each)]
    if len(begun) == 1 and len(said) >= _BEGINNING:
        return begun[0].name
    found = _OPTION_CODE.fullmatch(text.strip())
    number = int(found[1]) if found else 0
    return question.options[number - 1].name if 1 <= number <= len(question.options) else None


def _begins(words: str, question: Question) -> bool:
    said = key(words.rstrip(" .…"))
    return any(form.startswith(said) for form in forms_of(*question.wordings))


def _begins_option(said: str, option: Option) -> bool:
    return any(key(each).startswith(said) for each in option.ways_to_say)


def _likeness(words: str, question: Question) -> float:
    return max(likeness(words, wording) for wording in question.wordings)


def _readings(heading: Heading) -> Iterator[Heading]:
    """Yield the ways in which a heading can be read, the likeliest first."""
    yield heading
    number, words = numbered(heading.whole)
    if not heading.option:
        yield replace(heading, code="", number=number, words=words)
    yield from _in_each_language(heading)
    if "/" in heading.whole:
        before, _, last = heading.whole.rpartition("/")
        yield _last_part(heading, last)
        yield replace(_last_part(heading, before.rpartition("/")[2]), option=last)
        yield replace(_last_part(heading, before), option=last)
    elif " " not in heading.whole and (behind := re.fullmatch(r".*[-.:](\w+)", heading.whole)):
        yield replace(heading, code=behind[1], number=None, words="", option="")
    if parted := re.fullmatch(r"(\w+?)_(\w+)", heading.code):
        yield replace(heading, code=parted[1], option=parted[2], words="")


def _in_each_language(heading: Heading) -> Iterator[Heading]:
    """Yield the parts of a heading that asks in two languages, one behind the other."""
    parts = re.split(r"\s+[/|]\s+", heading.words)
    for part in parts if len(parts) > 1 else ():
        number, words = numbered(part)
        yield replace(heading, number=number or heading.number, words=words)


def _last_part(heading: Heading, text: str) -> Heading:
    number, words = numbered(text)
    code = text if re.fullmatch(r"\w+", text) else ""
    return replace(heading, code=code, number=number, words="" if code else words)


class _Settling:
    """Leaves one column to each question, or one to each of its options."""

    def __init__(
        self,
        headings: Headings,
        edition: Questionnaire,
        claims: list[Claim],
        doubts: dict[int, str],
    ) -> None:
        self._headings = headings
        self._edition = edition
        self._claims = claims
        self._doubts = doubts
        self._doubles: dict[int, str] = {}
        self._clash: Unfit | None = None

    def settled(self) -> Matched:
        kept = [each for question in self._edition.questions for each in self._of(question)]
        claims = {each.place: each for each in kept}
        return Matched(claims, self._doubles, self._doubts, self._clash)

    def _of(self, question: Question) -> list[Claim]:
        of_it = [each for each in self._claims if each.question is question]
        others = [each for each in of_it if each.is_other]
        whole = self._surest(of_it, None)
        single = [
            found for option in question.options for found in self._surest(of_it, option.name)
        ]
        if not single:
            return whole + others
        if whole and any(self._headings.cells(each.place) for each in whole):
            again = "what was chosen stands in another column, too"
            self._doubles |= {each.place: again for each in single}
            return whole + others
        self._doubles |= {each.place: "it is blank" for each in whole}
        return single + others

    def _surest(self, claims: Iterable[Claim], option: str | None) -> list[Claim]:
        """Return the one claim that is surer than all others, if there is any."""
        same = [each for each in claims if each.option == option and not each.is_other]
        same.sort(key=lambda each: -each.sure)
        for other in same[1:]:
            number = self._edition.number(other.question)
            doubt = f"it may be about question {number}, which another column is about"
            self._doubts[other.place] = doubt
            if other.sure == same[0].sure:
                self._clash = self._clash or self._two_claim(same[0], other, number)
        return same[:1]

    def _two_claim(self, one: Claim, other: Claim, number: int) -> Unfit:
        headings = {each.place: each.whole for each in self._headings.headings}
        names = " and ".join(f"‘{headings[each.place]}’" for each in (one, other))
        places = f"columns {one.place + 1} and {other.place + 1}"
        wrong = f"two columns are about question {number}: {names} ({places})"
        return Unfit(wrong, "Take one of the two out of the file")
