"""A local Slack that outlives a restart: it is written to one file, and read from it again."""

import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from playground.local_slack import LocalSlack
from playground.shapes import Json
from playground.snapshot import Snapshot, people_of, put_back, take_snapshot
from playground.workspace import Workspace

KIND = "local Slack"
VERSION = 1


class CannotRestore(ValueError):
    """A file is not one that this local Slack can be made of; the text says why."""


def save(slack: LocalSlack, file: Path) -> None:
    """Write what a restart should keep; the file is there whole or not at all, for its owner only.

    Raises OSError when it cannot be written; what was there before then stays.
    """
    ws = slack.workspace
    with ws.changed:
        content = {"kind": KIND, "version": VERSION} | vars(take_snapshot(ws))
        text = json.dumps(content, default=_as_json)
    _write(file, text)


def _as_json(part: object) -> object:
    return sorted(part) if isinstance(part, set) else vars(part)


def _write(file: Path, text: str) -> None:
    with NamedTemporaryFile(
        "w", dir=file.parent, prefix=f".{file.name}.", encoding="ascii", delete=False
    ) as writing:  # mode 0600
        try:
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
            Path(writing.name).replace(file)
        finally:
            Path(writing.name).unlink(missing_ok=True)


def restore(slack: LocalSlack, file: Path) -> bool:
    """Make a Slack what it was when the file was written; False when there is no file.

    The same people and channels must have been added in the same order, which gives them the same
    ids; more may have come after them. Done before apps connect: what was said until then is
    replaced. Raises CannotRestore, having changed nothing, for a file of another kind, version or
    cast, and OSError when it cannot be read. The file stays as it is.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    except UnicodeDecodeError:
        raise CannotRestore(f"{file} is broken: it is no text. {WAY_OUT}") from None
    snapshot = _read(file, text)
    with slack.workspace.changed:
        _require_same_cast(slack.workspace, snapshot, file)
        put_back(slack.workspace, snapshot)
    return True


WAY_OUT = "Move it away to start afresh."


def _read(file: Path, text: str) -> Snapshot:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotRestore(f"{file} is broken: it is no JSON. {WAY_OUT}") from None
    if not isinstance(content, dict) or content.pop("kind", None) != KIND:
        raise CannotRestore(f"{file} was not written by a {KIND}. {WAY_OUT}")
    version = content.pop("version", None)
    if version != VERSION:
        said = f"{file} is of version {version}, and this {KIND} reads version {VERSION}"
        raise CannotRestore(f"{said}. {WAY_OUT}")
    return _validate(file, content)


def _validate(file: Path, content: Json) -> Snapshot:
    try:
        return _shape().validate_python(content)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = "/".join(str(step) for step in first["loc"])
        raise CannotRestore(f"{file} is broken at {where}: {first['msg']}. {WAY_OUT}") from None


@cache
def _shape() -> TypeAdapter[Snapshot]:
    closed = with_config(ConfigDict(extra="forbid"))
    return TypeAdapter(closed(Snapshot))


def _require_same_cast(ws: Workspace, snapshot: Snapshot, file: Path) -> None:
    if snapshot.team_domain != ws.team_domain:
        raise CannotRestore(f"{file} is of the workspace {snapshot.team_domain}. {WAY_OUT}")
    now: dict[str, Any] = {one.id: one.name for one in people_of(ws)}
    now |= {one.id: one.name for one in ws.channels.values() if one.kind != "im"}
    then = {one.id: one.name for one in snapshot.people}
    then |= {one.id: one.name for one in snapshot.channels if one.kind != "im"}
    missing = [name for some_id, name in then.items() if now.get(some_id) != name]
    if missing:
        raise CannotRestore(f"{file} knows {_list(missing)}, not here. {WAY_OUT}")


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
