"""What was tried where a target is missing, by what the row measures. It goes into the page."""

from __future__ import annotations

from collections.abc import Mapping

TRIED: Mapping[str, str] = {
    "keeping one entry": (
        "It is the disk that decides: where it takes 2 to 3 ms to answer, the ratio is 1.05 to "
        "1.13, where it takes 0.1 ms, 2.7. There our own part is 175 µs of 297, 102 before the one "
        "write and 71 behind the one wait for the disk, whatever the size; with all in the "
        "processor's caches it is 99 (it was 118). In it the system is asked six times more, for "
        "some 5 µs each: twice whether the file still is the one at its path, and once whether the "
        "disk is still there. What is left is spread: a fifth puts the entry on the board, a tenth "
        "writes it out, a fourteenth checks it, and a way around pydantic would save a twentieth. "
        "`fdatasync` takes as long as `fsync`: an append changes the size of the file, for which "
        "the disk is asked all the same."
    ),
    "`journeymap show`": (
        "It was 3.2 to 3.5. A command imports no other, looks at answers only where some came "
        "back, builds as models the kinds of entry that it meets, and is not looked through for "
        "what can go, neither while it is imported nor at its end. The target lies below what one "
        "pydantic model of one field costs (1.7 to 2.0), so only a reader without pydantic would "
        "reach it. Of what is ours, the classes of all 38 kinds of entry and of the guide are the "
        "most, some 45 ms; pydantic no longer evaluates their annotations, which was 9 ms of it. "
        "Without the search for pydantic's plugins, or with the guide's parts built as models "
        "only where they are met, it was not measurably quicker."
    ),
    "first paint of the capture screen": (
        "Importing click, yaml and pydantic with one model makes an empty app 1.5 times as slow: "
        "that leaves a twentieth of the target to all of the program, its screen and the sample. "
        "The collector rests while the program is imported (147 ms of 1,726 ms of a processor -> "
        "24 ms of 1,494), kinds of entry are built when they are met, and the screen's style "
        "sheets are parsed once (some 25 ms; pushing a screen has Textual parse all it knows "
        "twice). From the app's start to its first frame some 220 ms are left, of which styles "
        "are 60, painting 55, layout 25; 51 widgets against one are in sight, 16 of them stops, "
        "tabs and keys that can be clicked. Our imports are spread over 120 files of which none "
        "stands out. To put off the other screens would save 60 ms at the most, and pydantic's "
        "search for plugins could not be told from noise."
    ),
    "key press to painted frame: PgDn, a stage": (
        "It is no matter of size: with 300 entries it takes as long as with 5,000. With 5 there is "
        "next to nothing on the screen to be painted, and since only what changes is, that alone "
        "is the difference: some 20 ms for two lists full of words, beside 55 to 70 ms (131 ms and "
        "105 ms before). What is listed is found in 2 ms with 5,000."
    ),
    "the summary: Markdown": (
        "It took twice as long as loading. Statements are put together once for the account and "
        "its road map, only what was decided about goes through the joining of sets, a text is "
        "looked over for contact details in small letters, a line of Markdown is escaped only if "
        "anything in it acts, and the collector rests. What is the same in its words is not "
        "compared again, each number of people is put in words once, a part in which nothing is "
        "left out is not made anew, and what stands in no unsettled text is found so at one look. "
        "Who said so is counted once, and what there are thousands of are tuples with names, which "
        "are as frozen as dataclasses and made in two thirds of the time: a fifth of all steps. "
        "What is left is spread over all that is made of each entry; the most of it, gathering, "
        "is about a tenth. Looking through all texts as one was no faster than one by one. It was "
        "0.45 × when loading took twice as long as now: that is what misses."
    ),
    "opening a workshop": (
        "It was 0.39 ×, and 3.9 × the JSON. Items are told by one pattern over many of them, and"
        " those that are alike are made together without a model, where that would change nothing;"
        " the board is folded in one go; what does not fit is looked for one by one only where"
        " something does not. Of what is left two fifths are the reading, two fifths the board,"
        " of that a third what was decided about. Most of making an entry is to put in its eleven"
        " values: as a table it would take half as long, and 1.3 MB more. Making them one by one,"
        " other patterns, and larger or smaller pieces than 48 KB brought nothing."
    ),
    "findings over workshops": (
        "It was 10.3 × the parsing, and then 5.4 ×. Support is worked out from what nobody's would"
        " be, the collector rests (a fifth), numpy keeps to one processor, and words are added up"
        " for a thousand texts at a time. pydantic writes the JSON (7.8 s of a processor to 2.6),"
        " what is near is compared with other stages and kinds alone (a table of 2,000 took 37 ms,"
        " and takes 20), and what sets statements against each other is read from words that were"
        " found already (a tenth of grouping). What is left is spread: grouping a quarter, reading"
        " and links a sixth each, suggested themes and JSON each a twentieth. To add up support"
        " by numbers first, or to leave out of a table at once what nothing is near to, was no"
        " quicker. To move the middles of cells by a product took half of the time of cutting, and"
        " made other groups of 180,000 (19,270 for 19,313). Two threads for the tables of links and"
        " themes found the same, and no sooner while others were at work on the machine."
    ),
    "grouping statements": (
        "It was 0.56 × the matrix, 14.9 × and 17.1 × itself. All pairs that are each other's"
        " nearest are joined in the table at once, words are added up for a thousand texts at a"
        " time, and numpy keeps to one processor: on two, these tables took nearly twice as long."
        " What speaks against two being one is told by bits, and the words of a statement are"
        " found once, for all that asks for them: a tenth each, by turns on a busy machine. What"
        " a text's words weigh is counted by Python: numpy has to sort for it, which took four"
        " times as long for 180,000."
        " What is ten times as large is cut three times, and what is not is never cut: cells of"
        " 500 (F1 of 20,000 0.407 to 0.397) or two cuts (0.372) were sooner, and grouped worse."
    ),
    "taking in returns": (
        "There is no hot spot left: in multiples of `csv.reader`, entries take 1.6, reading and "
        "batching 1.3, telling returns apart 0.85, the cleaned copy 0.6, days 0.6. Rows go through "
        "by columns in batches, and entries are written from moulds instead of models, which are "
        "held to the same bytes. Two processes would give about 4 to 4.5, by reckoning alone; 3 "
        "takes code that is not Python, and a second way to read returns is not worth it."
    ),
    "memory while taking in": (
        "What grows with the rows are the fingerprints of the returns, by which the same one is "
        "known again when it comes a second time: they have to be at hand."
    ),
    "memory with a workshop open": (
        "It was 58 ×, and 29 × more than with 5 entries: that is 11 × now. pydantic's tables of "
        "fields and sets of what was given are packed, of what was edited, too; stages and voices "
        "are kept once, and only the lines of what does not fit are looked up. Of the 49 MB, 35 "
        "are Python and its libraries, 28 times the words by themselves: no library in it is ours "
        "to leave out. To sort by moments first, and by more only within a second, takes 0.7 MB "
        "less while a workshop is opened, and a third longer where tables write in the same "
        "second. Marks in tuples instead of lists take 0.3 MB less, and grow with their square."
    ),
}
"""By the row's `what`, in a sentence or a few. One entry is for all sizes of it."""
