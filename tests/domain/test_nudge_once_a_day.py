"""Ticks simulated over zones, daylight saving, pauses, restarts: one nudge a local day, no more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.nudge_schedule import NudgeSettings, next_nudge_at, nudge_day_due

ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Asuncion",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Amman",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Paris",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Kiritimati",
    "Pacific/Norfolk",
    "Pacific/Pago_Pago",
]
SPAN = timedelta(days=16)


@dataclass
class Store:
    """What survives a restart: who was sent which local day, and the indexed next instant."""

    due_at: datetime | None
    sent: list[tuple[str, str]] = field(default_factory=list)
    claimed: set[tuple[str, date]] = field(default_factory=set)

    def tick(self, chosen: NudgeSettings, tz: str, now: datetime) -> None:
        if self.due_at is None or self.due_at > now:
            return
        day = nudge_day_due(chosen, tz, now)
        if day is not None and ("dana", day) not in self.claimed:
            self.claimed.add(("dana", day))
            self.sent.append((day.isoformat(), local_string(now, tz)))
        self.due_at = next_nudge_at(chosen, tz, after=now)


def local_string(instant: datetime, tz: str) -> str:
    return instant.astimezone(ZoneInfo(tz)).strftime("%Y-%m-%d %H:%M:%S")


def is_second_time(instant: datetime, tz: str) -> bool:
    return instant.astimezone(ZoneInfo(tz)).fold == 1


@st.composite
def around_a_change(draw: st.DrawFn, tz: str) -> datetime:
    """An instant up to 15 days before a change of the zone's clocks; any, where there is none."""
    start = datetime(2012, 1, 1, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 25 * 365)))
    weeks = (start + timedelta(weeks=week) for week in range(54))
    changes = [w for w in weeks if offset(w, tz) != offset(w + timedelta(weeks=1), tz)]
    near = changes[0] if changes else start
    return near - timedelta(minutes=draw(st.integers(0, 8 * 24 * 60)))


def offset(instant: datetime, tz: str) -> timedelta | None:
    return instant.astimezone(ZoneInfo(tz)).utcoffset()


@dataclass(frozen=True)
class Run:
    """Ticks every so many minutes from a start, save while the process is down (in hours)."""

    tz: str
    start: datetime
    chosen: NudgeSettings
    every: int
    downs: tuple[tuple[int, int], ...]

    def ticks(self) -> Iterator[datetime]:
        now = self.start
        while now < self.start + SPAN:
            hours = (now - self.start) / timedelta(hours=1)
            if not any(begin <= hours < begin + length for begin, length in self.downs):
                yield now
            now += timedelta(minutes=self.every)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    tz = draw(st.sampled_from(ZONES))
    start = draw(around_a_change(tz))
    pause = draw(st.none() | st.integers(-3, 12))
    return Run(
        tz=tz,
        start=start,
        chosen=NudgeSettings(
            at=draw(
                st.times().map(lambda at: at.replace(second=0, microsecond=0))
                | st.sampled_from([time(0), time(0, 30), time(2, 30), time(23, 30), time(23, 59)])
            ),
            days=draw(st.frozensets(st.integers(0, 6)) | st.just(frozenset(range(7)))),
            paused_until_on=None
            if pause is None
            else start.astimezone(ZoneInfo(tz)).date() + timedelta(days=pause),
        ),
        every=draw(st.sampled_from([7, 15, 30, 61, 240, 413, 1_500])),
        downs=tuple(draw(st.lists(st.tuples(st.integers(0, 380), st.integers(1, 90)), max_size=4))),
    )


def is_allowed(day: str, chosen: NudgeSettings) -> bool:
    """Whether the member chose the day, told from its local string alone."""
    until = chosen.paused_until_on
    return date.fromisoformat(day).weekday() in chosen.days and (
        until is None or day >= until.isoformat()
    )


def days_after_the_hour(run: Run, *, repeated: bool) -> set[str]:
    """Allowed local days with a tick whose local clock shows the hour or later.

    With `repeated`, also ticks in an hour shown for the second time, after its first was past.
    """
    hour = run.chosen.at.strftime("%H:%M:%S")
    found = set()
    for now in run.ticks():
        day, clock = local_string(now, run.tz).split()
        is_after = clock >= hour or (repeated and is_second_time(now, run.tz))
        if is_after and is_allowed(day, run.chosen):
            found.add(day)
    return found


@settings(max_examples=150, deadline=None)
@given(run=runs(), processes=st.integers(1, 3))
@example(
    run=Run(
        tz="Europe/Paris",
        start=datetime(2026, 10, 18, tzinfo=UTC),
        chosen=NudgeSettings(at=time(2, 30), days=frozenset(range(7))),
        every=15,
        downs=(),
    ),
    processes=2,
)
def test_each_allowed_local_day_has_exactly_one_nudge(run: Run, processes: int) -> None:
    store = Store(due_at=run.start)
    for now in run.ticks():
        for _ in range(processes):
            store.tick(run.chosen, run.tz, now)
    days = [day for day, _ in store.sent]
    assert len(days) == len(set(days)), "never two for one local day"
    assert all(when.startswith(day) for day, when in store.sent), "never another day's"
    assert days_after_the_hour(run, repeated=False) <= set(days)
    assert set(days) <= days_after_the_hour(run, repeated=True)


@settings(max_examples=100, deadline=None)
@given(run=runs())
def test_next_nudge_is_an_instant_at_which_its_own_day_is_due(run: Run) -> None:
    coming = next_nudge_at(run.chosen, run.tz, after=run.start)
    if coming is None:
        assert not run.chosen.days
        return
    day, clock = local_string(coming, run.tz).split()
    assert coming > run.start
    assert str(nudge_day_due(run.chosen, run.tz, coming)) == day
    assert clock >= run.chosen.at.strftime("%H:%M:%S")
    just_before = nudge_day_due(run.chosen, run.tz, coming - timedelta(seconds=1))
    assert str(just_before) != day


@settings(max_examples=60, deadline=None)
@given(run=runs(), other=st.sampled_from(ZONES), moves_after=st.integers(0, 300))
def test_member_who_moves_zone_never_gets_a_day_twice(
    run: Run, other: str, moves_after: int
) -> None:
    store = Store(due_at=run.start)
    moved_at = run.start + timedelta(hours=moves_after)
    has_moved = False
    for now in run.ticks():
        if now >= moved_at and not has_moved:
            has_moved = True
            store.due_at = next_nudge_at(run.chosen, other, after=now)
        store.tick(run.chosen, other if has_moved else run.tz, now)
    days = [day for day, _ in store.sent]
    assert len(days) == len(set(days))


def test_ten_days_down_send_one_nudge_and_not_ten() -> None:
    run = Run("Europe/Paris", datetime(2026, 3, 2, 6, tzinfo=UTC), NudgeSettings(), 1, ((3, 240),))
    store = Store(due_at=run.start)
    for now in run.ticks():
        store.tick(run.chosen, run.tz, now)
    assert [when for _, when in store.sent] == [
        "2026-03-02 09:00:00",
        "2026-03-12 10:00:00",
        "2026-03-13 09:00:00",
        "2026-03-16 09:00:00",
        "2026-03-17 09:00:00",
    ]
