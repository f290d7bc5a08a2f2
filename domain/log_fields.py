"""The log form as it is filled in, complete or not: checked, and kept as a draft."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from domain.duration import read_typed_duration, say_duration
from domain.local_time import local_day, local_instant
from domain.records import Kind, Member, NextAction, Topic
from domain.recurrence import Recurrence, Series
from domain.warmth import Tier

_NOON = time(12)
_COMING = "That day is still to come."
MOST_STEP = 3_000  # characters of a next action that a form takes


@dataclass(frozen=True, slots=True)
class LogFields:
    """What stands in the form. A client that is new (`is_new`) has a name, a tier, an owner.

    `on` and `at` are the writer's local day and hour; `duration` is as typed.
    """

    client_id: str = ""
    is_new: bool = False
    name: str = ""
    tier: Tier = Tier.B
    owner_id: str = ""
    last_spoke_on: date | None = None
    kind: Kind = Kind.CALL
    on: date | None = None
    at: time | None = None
    people: tuple[str, ...] = ()
    duration: str = ""
    topic: Topic | None = None
    summary: str = ""
    next_text: str = ""
    due_on: date | None = None
    is_promise: bool = False
    needs_no_next: bool = False
    in_confidence: bool = False
    repeats: str = ""
    repeats_from_on: date | None = None

    @property
    def series(self) -> Series | None:
        """Of the next action, as its words or the menu told it."""
        if not self.repeats or self.repeats_from_on is None:
            return None
        return Series(Recurrence.of(self.repeats), self.repeats_from_on)

    @property
    def minutes(self) -> int | None:
        """How long it took; None for nothing, or nothing that can be read."""
        return read_typed_duration(self.duration)

    def happened_at(self, tz: str, now: datetime) -> datetime:
        """The instant: a day that is past without an hour is noon, today without one is now."""
        today = local_day(now, tz)
        day = self.on or today
        if self.at:
            return local_instant(day, self.at, tz)
        return now if day == today else local_instant(day, _NOON, tz)

    def mark(self) -> str:
        """Tells this record from the same one changed, but for what comes next: 16 characters."""
        told = (self.client_id, self.kind, self.on, self.at, self.people, self.duration)
        told_too = (self.topic, self.summary, self.in_confidence)
        return sha256(repr((*told, *told_too)).encode("utf-8", "replace")).hexdigest()[:16]

    def to_text(self) -> str:
        """All of it as JSON, for a draft."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> "LogFields":
        """The fields that `to_text` wrote."""
        facts: dict[str, Any] = json.loads(text)
        for name in ("last_spoke_on", "on", "due_on", "repeats_from_on"):
            facts[name] = date.fromisoformat(facts[name]) if facts.get(name) else None
        return cls(
            **facts
            | {
                "tier": Tier(facts["tier"]),
                "kind": Kind(facts["kind"]),
                "at": time.fromisoformat(facts["at"]) if facts["at"] else None,
                "people": tuple(facts["people"]),
                "topic": Topic(facts["topic"]) if facts["topic"] else None,
            }
        )


@dataclass(frozen=True, slots=True)
class LogForm:
    """The form to draw: what is filled in, the draft behind it, the record that it changes.

    `step_id` is the next action that it shows and changes. `steps` are next actions that stay as
    they are; then the form asks for none. `shown` marks the record as the form has it.
    """

    fields: LogFields
    client_name: str = ""
    draft_id: str = ""
    edit_id: str = ""
    steps: tuple[NextAction, ...] = ()
    step_id: str = ""
    shown: str = ""


def check_fields(
    fields: LogFields, who: Member, now: datetime, *, asks_next: bool, due_before: date | None
) -> dict[str, str]:
    """What is wrong, a sentence for each field by its name; {} when all can be kept.

    `due_before` is the due day that stood in the form when it was opened.
    """
    today = who.today(now)
    wrong: dict[str, str] = {}
    if fields.is_new and fields.last_spoke_on and fields.last_spoke_on > today:
        wrong["last_spoke_on"] = _COMING
    if fields.on is None or fields.on > today:
        wrong["on"] = _COMING if fields.on else "Choose the day."
    elif fields.happened_at(who.tz, now) > now:
        wrong["at"] = "That hour is still to come."
    if fields.duration.strip() and fields.minutes is None:
        wrong["duration"] = "Write it like 25m, 1h30 or 2 hours."
    return wrong | (_check_next(fields, today, due_before) if asks_next else {})


def _check_next(fields: LogFields, today: date, due_before: date | None) -> dict[str, str]:
    if not fields.next_text.strip():
        if fields.needs_no_next:
            return {}
        return {"next_text": "Say what comes next, or tick “No next action needed” below."}
    if fields.needs_no_next:
        return {"needs_no_next": "A next action is named above: untick this, or clear that."}
    if fields.is_promise and fields.due_on is None:
        return {"due_on": "A promise needs a day."}
    if fields.due_on and fields.due_on < today and fields.due_on != due_before:
        return {"due_on": "Choose today or a day to come."}
    return {}


def line_of(
    fields: LogFields, client_name: str, today: date, steps: Sequence[NextAction] = ()
) -> str:
    """The same as one line of `/logcall`: what a draft shows, and what is given back."""
    name = client_name or fields.name.strip() or "(no client yet)"
    head = [name, fields.kind.value]
    if fields.people:
        head.append(f"with {', '.join(fields.people)}")
    if fields.duration.strip():
        head.append(say_duration(fields.minutes) if fields.minutes else fields.duration.strip())
    if fields.on and fields.on != today:
        head.append(fields.on.isoformat())
    text = f"{' '.join(head)}: {fields.summary}".strip()
    if fields.topic:
        text += f" #{fields.topic.value}"
    if fields.in_confidence:
        text += " !confidence"
    said = [
        _step(one.text, one.due_on, is_promise=one.is_promise) for one in steps if not one.is_hidden
    ]
    if fields.next_text.strip():
        said.append(_step(fields.next_text.strip(), fields.due_on, is_promise=fields.is_promise))
    elif fields.needs_no_next:
        said.append("next: none")
    return "\n".join([text, *said])


def _step(text: str, due_on: date | None, *, is_promise: bool) -> str:
    due = f" by {due_on.isoformat()}" if due_on else ""
    return f"{'promise' if is_promise else 'next'}: {text}{due}"
