"""What Rapport can do, on one screen; help with examples; the short welcome."""

from slack_sdk.models.blocks import Block

from views.message import Message, build_message, section, small_print

_LOGCALL = """*Log a contact in one line*
`/logcall Acme with Dana and Raj 25m yesterday: Q3 roadmap. next: send proposal by Friday`
`/logcall lunch with Acme: renewal looks good. promise: new quote by 3 Dec`
`/logcall Acme: her father is ill #personal !confidence`
`/logcall` alone opens the form; so does ⚡ → *Log a client call* from anywhere."""

_PARTS = """The client comes first, then in any order how (call, lunch, email …), `with` whom, how \
long (`25m`, `1h30`) and when (`yesterday`, `Fri 3pm`). The first other word starts the summary.
`next:` and `promise:` say what comes next and by when; `next: none` says that nothing does.
`fact: Dana's son starts college, ask after 1 Sept` is remembered, and comes back when it is time.
`#personal` `#mixed` `#business` say what it was about; `!confidence` keeps the words between you \
and the client's owner.
`/logcall undo` takes back your last log for 15 minutes. `/logcall drafts` shows what still waits \
for an answer. A client called Help, Undo or Drafts is reached in quotes: `/logcall "Help": …`"""

_CLIENT = """*Your clients*
`/client` lists yours, the coldest first. `/client Acme` opens one, with all that \
can be done about it.
`/client find pricing jazz` searches all that you may read of them.
`/client add Acme tier A owner @mia last 3 May` adds one. Tiers: A every 7 days, B 30, C 90, \
D 180.
`/client import` takes a whole list, pasted from a spreadsheet. `/client hand over` gives all of \
yours to a colleague."""

_BRIEF = """*Before you call*
`/brief Acme` is one screen: who they are, what was said last, what is open, what to open with.
`/logcall Acme with Dana tomorrow 10am: Q3 roadmap` plans a call: agenda and brief come before it, \
and the log is asked for after it."""

_NEXT = """*What you owe*
`/next` lists your next actions by day. `/next Acme send the deck by Friday` adds one."""


_NUDGE = """*Your morning nudge*
On working days at 09:00 I tell you what you owe, who is going cold and which dates are near; \
nothing when nothing is due. Birthdays, renewals, trips: *Dates* on a client's card.
`/nudge status` · `/nudge now` · `/nudge at 08:30` · `/nudge days mon-fri` · \
`/nudge pause until 3 Jan stand-in @lee` · `/nudge resume`"""

_NOTE = """*Keep a message*
On any message: ⋮ → *Save as client note*."""

_WELCOME = (
    "*Welcome to Rapport.* It keeps your clients warm. One thing to know: "
    "`/logcall Acme: what was said` logs a call in one line, and the rest follows from that."
)


def build_guide() -> Message:
    """`/rapport`: all of it on one screen."""
    return build_message("What Rapport can do", _guide_blocks())


def build_logcall_help() -> Message:
    """`/logcall help`, and a bare `/logcall`."""
    return build_message("How to log a contact", [section(_LOGCALL), section(_PARTS)])


def build_client_help() -> Message:
    return build_message("Your clients", [section(_CLIENT)])


def build_nudge_help() -> Message:
    return build_message("Your morning nudge", [section(_NUDGE)])


def welcome_message() -> Message:
    """A new member's first message: one thing to do."""
    return build_message(
        "Welcome to Rapport", [section(_WELCOME), small_print("`/rapport` shows all it can do.")]
    )


def _guide_blocks() -> list[Block]:
    return [
        section(_LOGCALL),
        section(_CLIENT),
        section(_BRIEF),
        section(_NEXT),
        section(_NUDGE),
        section(_NOTE),
    ]
