"""What may be told of an unexpected failure: a reference, its type and where, never a value."""

import traceback
from uuid import uuid4

_DEEPEST = 6


def tell_fault(error: BaseException) -> dict[str, object]:
    """Facts for the log: `reference` (8 characters), `error` and `where`.

    The message of an exception is left out, since it may hold what someone wrote.
    """
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return {
        "reference": uuid4().hex[:8],
        "error": type(error).__name__,
        "where": [
            f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames
        ],
    }
