"""Who sees what, on every surface, as everyone there is: one table."""

from pathlib import Path

import pytest

from tests.journeys import who_finds, who_ground, who_memory
from tests.journeys.cli_ground import Shell
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Studio, days
from tests.journeys.who_ground import (
    ALIAS,
    DATE,
    FACT,
    HIDDEN,
    HIDDEN_FACT,
    HIDDEN_PLAN,
    HIDDEN_STEP,
    NAME,
    PEOPLE,
    PERSON,
    PLAIN,
    PLANNED,
    SECRETS,
    STEP,
    UNKEPT,
    Look,
    Scene,
    open_scene,
)

READERS = {"owner", "named"}  # of the private client
CONFIDED = {"author", "owner"}  # of what the author noted in confidence about the team's
OWN = {NAME: {"owner"}, STEP: {"owner"}, HIDDEN_STEP: {"author"}}
EVERY_READER = dict.fromkeys((NAME, PLAIN, STEP), READERS)

# What is seen, and by whom; all that is not named here is seen by nobody.
TABLE: dict[Look, dict[str, set[str]]] = {
    who_ground.private_card: EVERY_READER
    | {PERSON: READERS, FACT: READERS, DATE: READERS, PLANNED: READERS},
    who_ground.team_card: {
        HIDDEN: CONFIDED,
        HIDDEN_STEP: CONFIDED,
        HIDDEN_FACT: CONFIDED,
        HIDDEN_PLAN: CONFIDED,
    },
    who_memory.private_brief: EVERY_READER | {PERSON: READERS, FACT: READERS, DATE: READERS},
    who_memory.brief_over_the_card: EVERY_READER | {PERSON: READERS, FACT: READERS, DATE: READERS},
    who_memory.brief_of_nobody: {NAME: READERS},
    who_memory.private_forgetting: {NAME: READERS},
    who_memory.team_brief: {HIDDEN: CONFIDED, HIDDEN_STEP: CONFIDED},
    who_ground.the_list: {NAME: READERS},
    who_ground.misspelt: {NAME: READERS},
    who_finds.found: {
        **EVERY_READER,
        PERSON: READERS,
        FACT: READERS,
        HIDDEN: CONFIDED,
        HIDDEN_STEP: CONFIDED,
        HIDDEN_FACT: CONFIDED,
    },
    who_finds.searched_by_button: {NAME: READERS, PLAIN: READERS},
    who_ground.doubtful_line: {NAME: READERS},
    who_ground.inside_a_line: {NAME: READERS},
    who_ground.drafts: {UNKEPT: {"author"}, NAME: READERS},
    who_ground.reply: {},
    who_ground.home: {
        NAME: READERS,
        STEP: {"owner"},
        HIDDEN_STEP: {"author"},
        DATE: {"owner"},
        PLANNED: {"owner"},
        HIDDEN_PLAN: {"author"},
    },
    who_ground.private_history: {NAME: READERS, PLAIN: READERS, PERSON: READERS},
    who_memory.private_people: {NAME: READERS, PERSON: READERS},
    who_memory.private_dates: {NAME: READERS, DATE: READERS},
    who_memory.private_facts: {NAME: READERS, FACT: READERS},
    who_memory.team_facts: {HIDDEN_FACT: CONFIDED},
    who_memory.typeahead_of_people: {PERSON: READERS},
    who_ground.team_history: {HIDDEN: CONFIDED},
    who_ground.what_is_owed: {NAME: {"owner"}, STEP: {"owner"}, HIDDEN_STEP: {"author"}},
    who_ground.typeahead: {NAME: READERS},
    who_ground.typeahead_of_merging: {NAME: READERS},
    who_ground.guess_of_a_note: {NAME: READERS},
    who_ground.import_preview: {NAME: READERS},
    who_ground.hand_over_preview: {},
    who_ground.audit: {},
    # The nudge of the morning, and what is open by then.
    who_ground.nudge: OWN | {DATE: {"owner"}},
    who_ground.what_is_open: OWN | {DATE: {"owner"}},
}
OF_THE_MORNING = (who_ground.nudge, who_ground.what_is_open)


@pytest.fixture
def scene(studio: Studio) -> Scene:
    return open_scene(studio)


def seen(scene: Scene, look: Look) -> dict[str, set[str]]:
    """By whom each secret is seen this way."""
    shown = {name: scene.seen_by(name, look) for name in PEOPLE}
    found = {secret: {name for name in PEOPLE if secret in shown[name]} for secret in SECRETS}
    return {secret: by for secret, by in found.items() if by}


@both_databases
def test_every_surface_shows_to_everyone_what_is_theirs_to_see(
    scene: Scene, subtests: pytest.Subtests
) -> None:
    for look, expected in TABLE.items():
        if look not in OF_THE_MORNING:
            with subtests.test(look.__name__):
                assert seen(scene, look) == expected
    scene.studio.morning(days(1))
    for look in OF_THE_MORNING:
        with subtests.test(look.__name__):
            assert seen(scene, look) == TABLE[look]


def test_the_command_line_names_no_private_client_and_no_words(
    studio: Studio,
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    shell = Shell(monkeypatch, capsys, tmp_path)
    url = studio.rapport.database.engine.url.render_as_string(hide_password=False)
    shell.sets(**studio.slack.environment(), DATABASE_URL=url)
    at = f"{days(1)}T12:00:00+00:00"
    dry = shell.rapport("nudge", "--dry-run", "--at", at)
    assert "a private client: " in dry.out
    assert "Acme: " in dry.out
    printed = [dry, shell.rapport("audit"), shell.rapport("audit", "--json")]
    printed.append(shell.rapport("nudge", "--at", at))
    assert "a private client" in printed[-1].out
    for said in printed:
        assert said.status == 0
        assert [secret for secret in SECRETS if secret in said.out] == []
    known = shell.rapport("parse", "--json", "--", f"{ALIAS}: hello")
    assert '"client_is_known": false' in known.out
    assert '"client_is_known": true' in shell.rapport("parse", "--json", "--", "Acme: hello").out
    assert scene.people["owner"].nudge.text


def test_each_way_to_look_is_in_the_table() -> None:
    ways = {
        one
        for module in (who_ground, who_memory, who_finds)
        for name, one in vars(module).items()
        if getattr(one, "__annotations__", {}).keys() == {"scene", "who", "return"}
        and not name.startswith("_")
    }
    assert ways == set(TABLE)
