"""What importing, handing over and telling of it do in a workspace of their own."""

from collections.abc import Callable

from domain.handing import HandOver
from services import hand_over, holdings, import_clients, import_owners, preview_import
from services.preview_import import Paste
from tests.office import NOW
from tests.stock import Stock

_OVER = HandOver("U1", "U2")


def _pasted(s: Stock) -> str:
    paste = Paste(("Zenobia, A, , 3 May\nAcme",), "U1")
    return preview_import.keep_paste(s.database, s.who, paste, NOW, s.office.a_request()).draft_id


def _imported(s: Stock) -> str:
    started = import_clients.start_import(s.database, s.who, _pasted(s), NOW, s.office.a_request())
    for lines in started.batches:
        import_clients.import_batch(s.database, s.who, started.run.change_id, lines, NOW)
    return started.run.change_id


def _over_and_back(s: Stock) -> object:
    done = hand_over.hand_over_all(s.database, s.who, _OVER, NOW, NOW, s.office.a_request())
    return hand_over.undo_hand_over(s.database, s.who, done.change_id, NOW, s.office.a_request())


WALK: dict[str, Callable[[Stock], object]] = {
    "preview_import.keep_paste": _pasted,
    "preview_import.preview_import": lambda s: preview_import.preview_import(
        s.database, s.who, _pasted(s), NOW
    ),
    "preview_import.find_paste": lambda s: preview_import.find_paste(s.database, s.who, NOW),
    "import_owners.list_strangers": lambda s: import_owners.list_strangers(
        s.database, s.who, ["Zenobia, , Somebody", "Acme, , Ana"], NOW
    ),
    "import_clients.start_import": _imported,
    "import_clients.import_batch": _imported,
    "import_clients.end_import": lambda s: import_clients.end_import(
        s.database, s.who, _imported(s), NOW, NOW
    ),
    "import_clients.undo_import": lambda s: import_clients.undo_import(
        s.database, s.who, _imported(s), NOW, s.office.a_request()
    ),
    "holdings.list_holders": lambda s: holdings.list_holders(s.database, s.who),
    "holdings.preview_hand_over": lambda s: holdings.preview_hand_over(s.database, s.who, _OVER),
    "hand_over.hand_over_all": _over_and_back,
    "hand_over.undo_hand_over": _over_and_back,
}
