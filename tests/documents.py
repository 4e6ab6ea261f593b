"""Documents as they go back to people, written by hand: lunch at Hazel Court, answered."""

from __future__ import annotations

from datetime import date

from journeymap.feedback.document import (
    Block,
    Document,
    Exchange,
    Heading,
    Image,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
    paragraph,
)

DAY = date(2017, 6, 1)
STAGES = ("Deciding", "Getting there", "Finding a seat", "Ordering", "Eating", "Going home")
STARS = (3, 5, 3, 2, 4, 4)


def said(words: str, how_many: int, language: str = "") -> Text:
    return (Spoken(words, language), " (1 person)" if how_many == 1 else f" ({how_many} people)")


def hazel_court_document(*, draft: str = "") -> Document:
    """Return the whole account in English: each kind of block, and each outcome."""
    return Document((Part(ENGLISH_BLOCKS),), draft, DAY, LOGO)


def hazel_court_in_two_languages(*, draft: str = "") -> Document:
    """Return the account in English and, shorter, in Welsh; words said in Welsh are marked."""
    return Document((Part(ENGLISH_BLOCKS), Part(WELSH_BLOCKS, "cy")), draft, DAY, LOGO)


def hazel_court_in_short() -> Document:
    """Return the one page for the door."""
    return Document((Part(SHORT_BLOCKS),), day=DAY, logo=LOGO)


def hazel_court_easy_read(*, draft: str = "") -> Document:
    """Return one idea a row, some with a picture, some with its place empty."""
    return Document((Part(EASY_READ_BLOCKS),), draft, DAY, LOGO)


def _svg(body: str, size: str, alt: str) -> Image:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">{body}</svg>'
    return Image(data.encode(), "svg", alt)


LOGO = _svg(
    '<path d="M8 52V26L32 8l24 18v26z" fill="#0d4f4a"/>'
    '<path d="M22 30h20v4H22zm2 6h16a8 8 0 0 1-16 0z" fill="#fff"/>'
    '<text x="70" y="30" font-family="sans-serif" font-size="21" font-weight="700"'
    ' fill="#0d4f4a">Hazel Court</text>'
    '<text x="70" y="51" font-family="sans-serif" font-size="14" fill="#45413c">'
    "Extra Care homes</text>"
    '<rect width="220" height="60" fill="none"/>',
    "220 60",
    "Hazel Court, Extra Care homes",
)


def _road_map() -> Image:
    """Return the journey as a road with a stop for each stage and its stars above."""
    stops = [(60 + 120 * number, 150 - 14 * stars) for number, stars in enumerate(STARS)]
    road = "M" + " L".join(f"{x} {y}" for x, y in stops)
    drawn = [f'<path d="{road}" fill="none" stroke="#0d4f4a" stroke-width="5"/>']
    for name, stars, (x, y) in zip(STAGES, STARS, stops, strict=True):
        drawn += [
            f'<circle cx="{x}" cy="{y}" r="17" fill="#0d4f4a" stroke="#fff" stroke-width="3"/>',
            f'<text x="{x}" y="{y + 6}" font-size="17" fill="#fff">{stars}</text>',
            f'<text x="{x}" y="190" font-size="15" fill="#1c1b1a">{name}</text>',
        ]
    body = f'<g font-family="sans-serif" text-anchor="middle">{"".join(drawn)}</g>'
    return _svg(body, "720 205", "The journey to lunch, with its stars at each stage")


ROAD_MAP = Picture(
    _road_map(),
    (
        ("The road to lunch has 6 stages. You could give each 1 to 5 stars.",),
        ("Getting to the dining room was best, with 5 stars.",),
        ("Choosing and ordering was hardest, with 2 stars.",),
    ),
    "journey",
)

ENGLISH_BLOCKS: tuple[Block, ...] = (
    Heading(1, "Lunch at Hazel Court: what you said, and what we do"),
    paragraph(
        "We want lunch to be as you would like it. You told us what must always happen, "
        "what must never happen, and what makes it good."
    ),
    paragraph(
        "We met on Thursday 18 May 2017, at Hazel Court, in the dining room. 34 people were "
        "there. These are your own words, as they were written down. We do not say who said what."
    ),
    Heading(2, "What we promised last time"),
    Points(
        (
            ("We have done this: a handrail by the dining room door.",),
            ("We are still doing this: a menu in large print for every flat.",),
        )
    ),
    Heading(2, "What you said, and what we answer"),
    paragraph("The number after the words is how many people said so."),
    ROAD_MAP,
    Heading(3, "1. Deciding to come"),
    Heading(4, "This must always happen"),
    Exchange(
        (
            said("No need to book days ahead, I can make up my mind that morning", 4),
            said("Let me choose on the day whether I come", 3),
        ),
        "doing",
        "We are doing this.",
        ("You can say by 10 o'clock on the day. Rosa in the kitchen starts on Monday 12 June.",),
    ),
    Exchange(
        (said("The price should be clear beforehand", 3),),
        "done",
        "We have done this.",
        ("The price is on the board by the lift, and on every menu.",),
    ),
    Heading(4, "This must never happen"),
    Exchange(
        (
            said("A menu in tiny print", 1),
            said("The menu is written so small I can't read it", 1),
        ),
        "doing",
        "We are doing this.",
        ("Every menu is in large print from July.",),
    ),
    Heading(3, "2. Choosing and ordering"),
    Heading(4, "This must always happen"),
    Exchange(
        (said("Proper choice of dishes", 4), said("More than two things to choose from", 2)),
        "not-doing",
        "We are not doing this.",
        ("The kitchen is too small for three hot dishes. You can have a salad instead.",),
    ),
    Exchange(
        (said("Dewis yn Gymraeg hefyd", 2, "cy"),),
        "done",
        "We have done this.",
        ("The menu is in Welsh and in English.",),
    ),
    Heading(4, "This must never happen"),
    Exchange((said("Being told it's all gone", 3),), "no-answer", "We have no answer yet."),
    Heading(3, "3. Eating together"),
    Heading(4, "This must never happen"),
    Exchange(
        (
            said("My food comes cold", 7),
            said("Food that has gone cold before it reaches me", 1),
        ),
        "still-talking",
        "We are still talking about this.",
        ("We try hot plates and a hot trolley in June. We ask you again on Thursday 8 June.",),
    ),
    Exchange(
        (said("The television on loud", 2), said("TV blaring while we eat", 1)),
        "done",
        "We have done this.",
        ("The television is off from 12 to 2. The news is on in the lounge.",),
    ),
    Heading(2, "What matters most"),
    paragraph("We asked for the one thing that makes it good. You wrote these cards."),
    Points(
        tuple(
            (Spoken(words),)
            for words in (
                "Good company",
                "Proper gravy",
                "My friend saving me a seat",
                "Custard. Lots of it.",
                "Staff who sit down with us",
            )
        )
    ),
    Heading(2, "How to do it well"),
    paragraph("You wrote this recipe: ", Spoken("Sunday lunch as it should be"), "."),
    Heading(3, "What it takes"),
    Points(((Spoken("hot plates"),), (Spoken("three friends"),), (Spoken("one good story"),))),
    Heading(3, "What to do"),
    Points(
        (
            (Spoken("Warm the room first"),),
            (Spoken("Sit everyone by someone they like"),),
            (Spoken("Do not clear up until the story is finished"),),
        ),
        numbered=True,
    ),
    Heading(2, "What you did not all agree about"),
    paragraph("You did not all think the same about this. Nothing is decided yet."),
    Points(
        (
            ("Some of you said: ", Spoken("It is our home, and our dining room")),
            ("Some of you said: ", Spoken("Anyone from the street should be able to come")),
        )
    ),
    Heading(2, "Who we have not heard enough from"),
    paragraph("We heard from fewer than 5 people in each of these groups. It may be nobody."),
    Points((("volunteers",), ("people who commission and run the service",))),
    paragraph("We ask them by Friday 30 June 2017."),
    Heading(2, "How and when we come back to you"),
    Points(
        (
            ("Thursday 1 June 2017: in person, in the dining room, after lunch",),
            ("Thursday 8 June 2017: in person, in the lounge, if you missed the first day",),
        )
    ),
    paragraph("Please ring Rosa Hughes in the office with any question: 01632 960 123."),
)

WELSH_BLOCKS: tuple[Block, ...] = (
    Heading(1, "Cinio yn Hazel Court: beth ddywedoch chi, a beth rydym ni'n ei wneud"),
    paragraph("Rydym eisiau i ginio fod fel yr hoffech chi. Dyma eich geiriau eich hun."),
    Heading(2, "Beth ddywedoch chi, a'n hateb ni"),
    Exchange(
        (said("Dewis yn Gymraeg hefyd", 2), (Spoken("Proper choice of dishes", "en"), " (4)")),
        "done",
        "Rydym wedi gwneud hyn.",
        ("Mae'r fwydlen yn Gymraeg ac yn Saesneg.",),
    ),
    Heading(2, "Pryd y byddwn yn dod yn ôl atoch"),
    Points((("Dydd Iau 1 Mehefin 2017: wyneb yn wyneb, yn yr ystafell fwyta",),)),
)

SHORT_BLOCKS: tuple[Block, ...] = (
    Heading(1, "Lunch at Hazel Court: what we do now"),
    paragraph("34 people met on Thursday 18 May 2017. This is what most people said."),
    *(block for block in ENGLISH_BLOCKS if isinstance(block, Exchange)),
    Heading(2, "When we come back to you"),
    Points((("Thursday 1 June 2017: in person, in the dining room, after lunch",),)),
    paragraph("Please ring Rosa Hughes in the office with any question: 01632 960 123."),
)

_PLATE = _svg(
    '<circle cx="60" cy="45" r="36" fill="#e3efec" stroke="#0d4f4a" stroke-width="4"/>'
    '<circle cx="60" cy="45" r="22" fill="#fff" stroke="#0d4f4a" stroke-width="3"/>'
    '<path d="M14 15v60M106 15v60" stroke="#0d4f4a" stroke-width="5"/>',
    "120 90",
    "A plate with a knife and a fork",
)
_DOOR = _svg(
    '<path d="M35 8h50v76H35z" fill="#e3efec" stroke="#0d4f4a" stroke-width="4"/>'
    '<circle cx="74" cy="48" r="5" fill="#0d4f4a"/>',
    "120 90",
    "A door",
)

EASY_READ_BLOCKS: tuple[Block, ...] = (
    Heading(1, "Lunch at Hazel Court"),
    Row(("We met to talk about lunch.",), _PLATE),
    Row(("You told us what is good, and what is not.",)),
    Heading(2, "What you said"),
    Row(("You said: ", Spoken("My food comes cold"), "."), _PLATE),
    Row(("We try hot plates in June.",)),
    Heading(2, "What happens next"),
    Row(("We come back on Thursday 1 June 2017.",), _DOOR),
    Row(("Please ring Rosa with any question: 01632 960 123.",)),
)
