"""A language that is no English: sentences from its file, days and numbers as CLDR has them.

CLDR is the Unicode consortium's collection of how languages write such things; it comes with
Babel.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from journeymap.language.language import Language


@dataclass(frozen=True, slots=True)
class Translated(Language):
    """A language that the program is translated into. What is not translated is in English."""

    locale: Locale = field(kw_only=True, hash=False)
    sentences: NullTranslations = field(kw_only=True, compare=False, repr=False)

    def number(self, number: int) -> str:
        """Return a whole number with its signs between thousands."""
        return format_decimal(number, locale=self.locale)

    def day(self, day: date, hour: time | None = None) -> str:
        """Return the day as the language writes it in full: "Dydd Iau 18 Mai 2017 am 14:30".

        Its file says how the day of the week, the date and the hour are put together.
        """
        weekday = format_date(day, "EEEE", self.locale)
        plain = format_date(day, "long", self.locale)
        whole = self.say("{weekday} {date}", weekday=weekday, date=plain)
        if hour is None:
            return whole
        return self.say("{day} at {hour}", day=whole, hour=self._hour(hour))

    def _hour(self, hour: time) -> str:
        return format_time(hour, "short", locale=self.locale)

    def _in_it(self, words: str) -> str:
        return self.sentences.gettext(words)

    def _in_number(self, one: str, many: str, number: int) -> str:
        return self.sentences.ngettext(one, many, number)
