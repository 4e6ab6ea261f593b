"""Promises as plain values, for other programs: with all ids, for the service team."""

from __future__ import annotations

from datetime import date

from journeymap.entries import Aim, Answered
from journeymap.findings.promises import Promise


def promise_as_values(promise: Promise) -> dict[str, object]:
    """Return a promise for other programs, with all ids; what it has not is left out."""
    made = promise.made
    values = {
        "state": promise.state.value,
        "kind": "booked" if not isinstance(made, Answered | Aim) else made.kind,
        "id": made.id if isinstance(made, Answered | Aim) else None,
        "due": _plain(promise.due),
        "by": promise.by or None,
        "at": promise.at.isoformat() if promise.at else None,
        "finding": promise.finding.id if promise.finding else None,
        "headline": promise.finding.headline.entry.text if promise.finding else None,
        "entries": [each.entry.id for each in promise.said] or None,
        **_own(promise),
        "now": [each.id for each in promise.now] or None,
        "counts": [
            {"day": _plain(each.day), "times": each.times, "of": each.of} for each in promise.counts
        ]
        or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _own(promise: Promise) -> dict[str, object]:
    match promise.made:
        case Answered(what=what, because=because):
            return {"what": what.value, "because": because}
        case Aim(what=words, share=share, of=of, known=known):
            return {"what": words, "share": share, "of": of, "known": known}
        case booked:
            hour = f"{booked.hour:%H:%M}" if booked.hour else None
            return {"how": booked.how, "hour": hour}


def _plain(day: date | None) -> str | None:
    return day.isoformat() if day else None
