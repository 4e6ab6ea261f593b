"""A document as long as a page or two, with one of everything: lunch at Hazel Court."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from journeymap.feedback.document import (
    Diagram,
    Document,
    Exchange,
    Heading,
    Image,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    paragraph,
)

JOURNEY = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 260">
<rect width="900" height="260" fill="#edf2f6"/>
<path d="M40 200 C 240 40, 420 240, 860 80" fill="none" stroke="#173f5f" stroke-width="16"/>
<g font-family="Atkinson Hyperlegible Next" font-size="28" fill="#16202b">
<text x="40" y="245">Choosing</text><text x="400" y="70">Eating</text>
<text x="720" y="180">Going back</text></g></svg>"""
PLATE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="46" fill="#e3edf5" stroke="#173f5f" stroke-width="4"/>
<circle cx="50" cy="50" r="28" fill="#ffffff" stroke="#173f5f" stroke-width="3"/></svg>"""


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    lines = (b"\0" + b"\x17\x3f\x5f" * width) * height
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


LOGO = Image(png(300, 90), "png", "Hazel Court")
MAP = Image(JOURNEY, "svg", "The road of lunch, from choosing to going back")
ENGLISH = Part(
    (
        Heading(1, "What you told us about lunch"),
        paragraph("We met on Thursday 18 May 2017. 12 people who live at Hazel Court came."),
        Heading(2, "What you said, and what we do"),
        Heading(3, "Choosing"),
        Exchange(
            (
                (Spoken("I never see the menu before I sit down."), " 7 people said this."),
                (Spoken("Tell me what there is the day before."),),
            ),
            "done",
            "We have done this.",
            ("The menu is on every door at four o’clock, the day before.",),
        ),
        Exchange(
            ((Spoken("Nid wyf yn gallu darllen y fwydlen.", "cy"), " 2 people said this."),),
            "doing",
            "We are doing this.",
            ("Maria in the kitchen makes a menu in large print. It comes by 1 July 2017.",),
        ),
        Heading(3, "Eating"),
        Exchange(
            ((Spoken("Let us eat at two."),),),
            "not-doing",
            "We are not doing this, because",
            ("the cooks go home at half past two. Nobody could wash up.",),
        ),
        Exchange(
            ((Spoken("It is so loud that I switch my hearing aid off."),),),
            "still-talking",
            "We are still talking about this.",
            ("We ask the people on the first floor next.",),
        ),
        Exchange(((Spoken("Why is there no fish?"),),), "no-answer", "We have no answer yet."),
        Heading(2, "What matters most"),
        Points((("Somebody who talks to you.",), ("Hot food on warm plates.",), ("Time.",))),
        Heading(2, "The recipe for a good lunch"),
        Points((("Lay the table for four.",), ("Sit down with people.",)), numbered=True),
        Heading(3, "On Sundays"),
        Points((("Open the window.",), ("Bring the pudding late.",)), numbered=True),
        Heading(4, "On holidays"),
        paragraph("The same."),
        Heading(2, "The road of lunch"),
        Picture(
            MAP,
            (("The road goes down to the table, and up again.",), ("Most like the end.",)),
            "journey",
        ),
        Diagram("journey"),
        Heading(2, "When we come back"),
        paragraph("We come back on 1 July 2017. Ring Anna on 01632 960001."),
    )
)
WELSH = Part(
    (
        Heading(1, "Beth ddywedoch chi am ginio"),
        paragraph("Cwrddon ni ddydd Iau 18 Mai 2017."),
        Exchange(
            ((Spoken("I never see the menu before I sit down.", "en"),),),
            "done",
            "Rydym wedi gwneud hyn.",
        ),
    ),
    "cy",
)
EASY_READ = Part(
    (
        Heading(1, "Lunch"),
        Row(("12 people came to talk about lunch.",), Image(PLATE, "svg", "A plate")),
        Row(("You said: ", Spoken("I never see the menu."))),
        Row(("The menu is on your door now.",), Image(PLATE, "svg", "A plate")),
        Heading(2, "When we come back"),
        Row(("We come back on 1 July.",), Image(png(60, 60), "png", "")),
    )
)
DAY = date(2017, 5, 19)
LUNCH = Document((ENGLISH,), day=DAY, logo=LOGO)
IN_TWO_LANGUAGES = Document((ENGLISH, WELSH), day=DAY, logo=LOGO)
IN_ROWS = Document((EASY_READ,), day=DAY)
