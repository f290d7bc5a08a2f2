"""names, people, facts, next actions and what was logged can be searched.

The words are kept once, in search_texts; the index over them is the database's own. Triggers
delete and move a text with its record: a migration that copies one of these tables anew (Alembic's
batch mode on SQLite drops the old one) has to make its triggers again.

Revision: 0010
Follows: 0009
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from domain.search_words import search_text

revision = "0010"
down_revision = "0009"

_BATCH = 2_000
_NAMES = "kind IN ('client', 'person')"
# What has words: its kind, the columns that have them, and by what they are put in order of time.
_SOURCES = {
    "clients": ("client", (), "id"),
    "people": ("person", ("name", "also", "title", "email"), "id"),
    "facts": ("fact", ("text",), "created_at"),
    "next_actions": ("action", ("text",), "created_at"),
    "interactions": ("interaction", ("summary", "people"), "created_at"),
}
_LISTS = ("also", "people")
# The index has the beginnings of words, of up to so many letters: what is asked for is looked up,
# not put together from all words that begin so before the first of them is given out.
_LETTERS = 12
_FOLDED_BEGINNINGS = f"""CREATE FUNCTION search_beginnings(folded text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(coalesce(array_agg(left(word || ' ', letters)), '{{}}'))
  FROM unnest(string_to_array(folded, ' ')) AS word, generate_series(
    CASE WHEN length(word) > 2 THEN 2 ELSE 1 END,
    CASE WHEN length(word) > 2 THEN least(length(word), {_LETTERS}) ELSE length(word) + 1 END
  ) AS letters
  WHERE word <> ''
$$"""
_FOLLOW = """CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_texts
    WHERE workspace_id = OLD.workspace_id AND kind = TG_ARGV[0] AND record_id = OLD.id;
  ELSE
    UPDATE search_texts SET client_id = NEW.client_id
    WHERE workspace_id = NEW.workspace_id AND kind = TG_ARGV[0] AND record_id = NEW.id;
  END IF;
  RETURN NULL;
END $$"""


def upgrade() -> None:
    op.create_table(
        "search_texts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_texts")),
        sa.UniqueConstraint(
            "workspace_id",
            "kind",
            "record_id",
            name=op.f("uq_search_texts_workspace_id_kind_record_id"),
        ),
    )
    op.create_index(
        "ix_search_texts_workspace_id_client_id", "search_texts", ["workspace_id", "client_id"]
    )
    for table in _SOURCES:
        _fill(op.get_bind(), table)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _sqlite_statements() if is_sqlite else _postgres_statements():
        op.execute(statement)


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in _SOURCES:
        on = "" if is_sqlite else f" ON {table}"
        op.execute(f"DROP TRIGGER search_drop_{table}{on}")
        if table != "clients":
            op.execute(f"DROP TRIGGER search_move_{table}{on}")
    op.drop_table("search_texts")
    if is_sqlite:
        op.execute("DROP TABLE search_names")
        op.execute("DROP TABLE search_words")
    else:
        op.execute("DROP FUNCTION search_follow()")
        op.execute("DROP FUNCTION search_beginnings(text)")


def _sqlite_statements() -> Iterator[str]:
    beginnings = " ".join(str(letters) for letters in range(1, _LETTERS + 1))
    for index, which in (("search_names", _NAMES), ("search_words", f"NOT {_NAMES}")):
        # The words are folded and apart already: all but ASCII signs is a letter to this tokenizer.
        yield (
            f"CREATE VIRTUAL TABLE {index} USING fts5(folded, content='search_texts', "
            f"content_rowid='id', tokenize='ascii', detail=none, prefix='{beginnings}')"
        )
        # All at once: row by row, by the triggers, FTS5 writes a segment for each.
        yield (
            f"INSERT INTO {index}(rowid, folded) SELECT id, folded FROM search_texts WHERE {which}"
        )
        # FTS5 would merge a lot at once, now and then: every eighth row merges a little.
        yield f"INSERT INTO {index}({index}, rank) VALUES ('automerge', 0)"
        merge = f"INSERT INTO {index}({index}, rank) SELECT 'merge', 32 WHERE new.id % 8 = 0;"
        drop = f"INSERT INTO {index}({index}, rowid, folded) VALUES ('delete', old.id, old.folded);"
        add = f"INSERT INTO {index}(rowid, folded) VALUES (new.id, new.folded);"
        for name, event, row, body in (
            ("add", "INSERT", "new", f"{add} {merge}"),
            ("drop", "DELETE", "old", drop),
            ("change", "UPDATE OF folded", "new", f"{drop} {add} {merge}"),
        ):
            when = which.replace("kind", f"{row}.kind")
            yield (
                f"CREATE TRIGGER {index}_{name} AFTER {event} ON search_texts "
                f"WHEN {when} BEGIN {body} END"
            )
    for table, (kind, _, _) in _SOURCES.items():
        yield (
            f"CREATE TRIGGER search_drop_{table} AFTER DELETE ON {table} BEGIN "
            "DELETE FROM search_texts WHERE workspace_id = old.workspace_id "
            f"AND kind = '{kind}' AND record_id = old.id; END"
        )
        if table != "clients":
            yield (
                f"CREATE TRIGGER search_move_{table} AFTER UPDATE OF client_id ON {table} BEGIN "
                "UPDATE search_texts SET client_id = new.client_id "
                "WHERE workspace_id = new.workspace_id "
                f"AND kind = '{kind}' AND record_id = new.id; END"
            )


def _postgres_statements() -> Iterator[str]:
    yield _FOLDED_BEGINNINGS
    for name, which in (("search_names", _NAMES), ("search_words", f"NOT {_NAMES}")):
        yield (
            f"CREATE INDEX {name} ON search_texts USING gin (search_beginnings(folded)) "
            f"WITH (fastupdate = off) WHERE {which}"  # the same cost each time
        )
    yield _FOLLOW
    for table, (kind, _, _) in _SOURCES.items():
        run = f"FOR EACH ROW EXECUTE FUNCTION search_follow('{kind}')"
        yield f"CREATE TRIGGER search_drop_{table} AFTER DELETE ON {table} {run}"
        if table != "clients":
            yield f"CREATE TRIGGER search_move_{table} AFTER UPDATE OF client_id ON {table} {run}"


def _fill(connection: sa.Connection, table: str) -> None:
    """The words of what is stored, in batches, the oldest first."""
    kind, columns, order = _SOURCES[table]
    if table == "clients":
        wanted = (
            "SELECT workspace_id, client_id, client_id AS id, name FROM client_names "
            "ORDER BY client_id, is_alias, name"
        )
        columns = ("name",)
    else:
        told = ", ".join(columns)
        wanted = f"SELECT workspace_id, client_id, id, {told} FROM {table} ORDER BY {order}, id"
    streamed = {"stream_results": True}
    stored = connection.execute(sa.text(wanted), execution_options=streamed)
    held: dict[str, dict[str, Any]] = {}
    for row in stored.mappings():
        words = search_text(*(_text_of(row[name], name) for name in columns))
        known = held.get(row["id"])
        if known:
            known["folded"] = f"{known['folded']} {words}".strip()
            continue
        if len(held) >= _BATCH:
            _keep(connection, held)
        held[row["id"]] = {
            "workspace_id": row["workspace_id"],
            "client_id": row["client_id"],
            "kind": kind,
            "record_id": row["id"],
            "folded": words,
        }
    _keep(connection, held)


def _text_of(value: Any, column: str) -> str:  # noqa: ANN401 - a text, or a list of them
    if column not in _LISTS:
        return str(value)
    return " ".join(value if isinstance(value, list) else json.loads(value))


def _keep(connection: sa.Connection, held: dict[str, dict[str, Any]]) -> None:
    if held:
        names = ", ".join(next(iter(held.values())))
        values = ", ".join(f":{name}" for name in next(iter(held.values())))
        adds = sa.text(f"INSERT INTO search_texts ({names}) VALUES ({values})")
        connection.execute(adds, list(held.values()))
    held.clear()
