"""Each form with something to fill in says what failed at an input of its own; the rest stays."""

from typing import Any

import pytest

from handlers.edge import _FIELD
from tests.views.gallery import draw_views
from tests.views.typed import Words
from views import ids


def forms() -> dict[str, dict[str, Any]]:
    """Forms that can be filled in, by their callback id."""
    drawn = (view for _, view in draw_views(Words()) if view.get("submit"))
    return {
        view["callback_id"]: view
        for view in drawn
        if any(block["type"] == "input" for block in view["blocks"])
    }


@pytest.mark.parametrize("callback_id", sorted(forms()))
def test_a_failure_is_said_at_an_input_of_the_form(callback_id: str) -> None:
    field = _FIELD[callback_id]
    inputs = [one["block_id"] for one in forms()[callback_id]["blocks"] if "element" in one]
    assert any(one == field or one.startswith(f"{field}:") for one in inputs)


def test_no_form_is_named_that_is_not_there() -> None:
    assert set(_FIELD) <= {value for name, value in vars(ids).items() if name.endswith("_FORM")}
