"""What an organisation writes down of itself in `organisation.yaml`.

The descriptions of the fields are the comments of that file, and the texts that an editor shows
while it is typed.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from journeymap.guide import Id, Name

Said = dict[Name, Name]
"""The program's own sentences in English, and what the organisation says instead."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(_Part):
    """Whom people can turn to."""

    whom: Name | None = Field(default=None, description="Whom people ask for when they ring.")
    phone: Name | None = Field(
        default=None, description="The number to ring. Not everybody can write an e-mail."
    )
    hours: Name | None = Field(default=None, description="When somebody answers.")
    email: Name | None = Field(default=None, description="The e-mail address, if there is one.")
    address: Name | None = Field(default=None, description="Where to write or come to.")

    @property
    def lines(self) -> tuple[str, ...]:
        """What is known of it, in the order in which it is told."""
        told = (self.whom, self.phone, self.hours, self.email, self.address)
        return tuple(each for each in told if each)


class Logo(_Part):
    """The logo, as a file of the folder."""

    file: Name = Field(description="The file beside this one: logo.svg, logo.png or logo.jpg.")
    alt: Name | None = Field(
        default=None, description="What it shows, for whoever cannot see it. Without it, the name."
    )


class Written(_Part):
    """What an organisation writes down of itself."""

    name: Name = Field(description="What the organisation is called.")
    contact: Contact = Field(
        default=Contact(), description="Whom people can turn to, on every account."
    )
    logo: Logo | None = Field(default=None, description="The logo on every account.")
    pictures: dict[Id, Name] = Field(
        default_factory=dict,
        description="What each picture in the folder pictures/ shows, by the name of its file "
        "without the ending. A picture that is not here is left out of what is read aloud.",
    )
    wording: Said = Field(
        default_factory=dict,
        description="Sentences of the program that you say in other words: the program's, and "
        "behind the colon yours, both in quotes. What stands in {} stands in yours too.",
    )
    wording_in: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")], Said] = (
        Field(
            default_factory=dict,
            description="The same in another language, below its tag, as cy for Welsh. The "
            "program's sentence stands there in English.",
        )
    )
    jargon: dict[Name, Name] = Field(
        default_factory=dict,
        description="Words that you do not want in an account, and the plain word to use.",
    )
    not_jargon: tuple[Name, ...] = Field(
        default=(),
        description="Words that are taken for jargon elsewhere, and that your people know.",
    )
    same: dict[Name, tuple[Name, ...]] = Field(
        default_factory=dict,
        description="The one word for a thing, and the words that must not be used beside it.",
    )
    acronyms: dict[Name, Name] = Field(
        default_factory=dict, description="Acronyms that your people know, and what they mean."
    )
