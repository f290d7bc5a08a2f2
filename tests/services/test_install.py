from services.install import find_last_tick, keep_workspace
from services.nudge_day import mark_tick
from storage.database import Database
from storage.workspaces import find_workspace_ids
from tests.office import A_DAY, NOW


def keep(database: Database, workspace_id: str, name: str = "Us") -> None:
    keep_workspace(
        database, workspace_id, name=name, url="https://us.slack.com/", bot_user_id="B1", now=NOW
    )


def test_a_workspace_is_kept_once_however_often_rapport_starts(database: Database) -> None:
    for name in ("Us", "Us renamed"):
        keep(database, "T1", name)
    with database.read() as connection:
        assert find_workspace_ids(connection) == ["T1"]


def test_the_last_tick_is_the_latest_of_any_workspace(database: Database) -> None:
    assert find_last_tick(database) is None
    for workspace_id in ("T1", "T2", "T3"):
        keep(database, workspace_id)
    assert find_last_tick(database) is None
    mark_tick(database, "T1", NOW, NOW)
    mark_tick(database, "T2", NOW + A_DAY, NOW + A_DAY)
    assert find_last_tick(database) == NOW + A_DAY


def test_starting_again_keeps_the_last_tick(database: Database) -> None:
    keep(database, "T1")
    mark_tick(database, "T1", NOW, NOW)
    keep(database, "T1")
    assert find_last_tick(database) == NOW
