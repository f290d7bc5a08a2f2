"""Socket Mode: connections, envelopes, acks and another try when no ack comes.

Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Sequence

from starlette.websockets import WebSocket

from playground.envelopes import ACK_SECONDS, Envelope
from playground.ids import new_secret
from playground.refusal import DispatchFailed, OperationTimedOut
from playground.shapes import Json
from playground.socket_connection import SocketConnection
from playground.traffic import Kind
from playground.workspace import Workspace

MOST_CONNECTIONS = 10
REMEMBERED = 200
RETRY_DELAYS = (0.0, 60.0, 300.0)


class SocketMode:
    def __init__(
        self,
        ws: Workspace,
        retry_delays: Sequence[float] = RETRY_DELAYS,
        ack_seconds: float = ACK_SECONDS,
    ) -> None:
        self._ws = ws
        self._retry_delays = tuple(retry_delays)
        self._ack_seconds = ack_seconds
        self._tickets: set[str] = set()
        self._waiting: dict[str, Envelope] = {}
        self._sent: deque[Envelope] = deque(maxlen=REMEMBERED)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = 0
        self._goes_with_ack = False
        self.connections: list[SocketConnection] = []

    def new_ticket(self) -> str:
        """Return a word that opens one WebSocket."""
        ticket = new_secret()
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Hold one WebSocket of the app for as long as it lasts."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close()
            return
        self._tickets.discard(ticket)
        self._loop = asyncio.get_running_loop()
        await websocket.accept()
        if len(self.connections) >= MOST_CONNECTIONS:
            await websocket.send_text(_farewell("too_many_websockets"))
            await websocket.close()
            return
        connection = SocketConnection(websocket)
        connection.send(self._hello(len(self.connections) + 1))
        self._keep(connection)
        try:
            await connection.run(self._take_ack)
        finally:
            self._forget(connection)

    def _keep(self, connection: SocketConnection) -> None:
        with self._ws.changed:
            self.connections.append(connection)
            self._ws.touch()

    def _forget(self, connection: SocketConnection) -> None:
        with self._ws.changed:
            if connection in self.connections:
                self.connections.remove(connection)
            self._ws.touch()

    def _hello(self, number: int) -> str:
        debug = {"host": "applink-0", "build_number": 1, "approximate_connection_time": 18060}
        hello = {
            "type": "hello",
            "num_connections": number,
            "debug_info": debug,
            "connection_info": {"app_id": self._ws.app_id},
        }
        return json.dumps(hello)

    def deliver(self, kind: Kind, payload: Json, name: str) -> Envelope:
        """Send a payload to any one connection; the answer is at the envelope's `ack`."""
        return self._send(Envelope(kind, name, payload))

    def _send(self, envelope: Envelope) -> Envelope:
        with self._ws.changed:
            self._sent.append(envelope)
            if self.connections:
                self._turn = (self._turn + 1) % len(self.connections)
                self._waiting[envelope.id] = envelope
                self.connections[self._turn].send(envelope.as_text())
        if envelope.kind == "events_api":
            self._after(self._ack_seconds, envelope)
        return envelope

    def _after(self, seconds: float, envelope: Envelope) -> None:
        if self._loop:
            with contextlib.suppress(RuntimeError):  # the server has stopped
                self._loop.call_soon_threadsafe(
                    self._loop.call_later, seconds, self._retry, envelope
                )

    def _retry(self, envelope: Envelope) -> None:
        if envelope.ack.done():
            return
        self._give_up(envelope)
        if envelope.attempt < len(self._retry_delays) and self._loop:
            delay = self._retry_delays[envelope.attempt]
            self._loop.call_later(delay, self._send, envelope.again(same_id=False))

    def _give_up(self, envelope: Envelope) -> None:
        with self._ws.changed:
            if self._waiting.pop(envelope.id, None):
                self._ws.traffic.record(
                    "out",
                    envelope.kind,
                    envelope.name,
                    envelope.payload,
                    None,
                    milliseconds=envelope.milliseconds,
                )

    def _take_ack(self, message: Json) -> None:
        if self._goes_with_ack:
            self._goes_with_ack = False
            self.drop()
            return
        envelope = self._waiting.pop(message.get("envelope_id", ""), None)
        if envelope is None:
            self._ws.traffic.refuse("ack", "unknown_or_late_envelope", [json.dumps(message)])
            return
        answer: Json | None = message.get("payload")
        if answer is not None and not envelope.takes_answer:
            self._ws.traffic.refuse("ack", "answer_not_accepted", [json.dumps(answer)])
        self._ws.traffic.record(
            "out",
            envelope.kind,
            envelope.name,
            envelope.payload,
            {} if answer is None else answer,
            milliseconds=envelope.milliseconds,
        )
        envelope.ack.set_result(answer)

    def wait(self, envelope: Envelope, failed: str) -> Json | None:
        """Return the payload of the app's ack.

        Raises OperationTimedOut after 3 seconds and DispatchFailed without a connection; `failed`
        begins the sentence that the person sees.
        """
        if envelope.id not in self._waiting and not envelope.ack.done() and not self.connections:
            raise DispatchFailed(f'{failed} failed with the error "dispatch_failed"')
        try:
            return envelope.ack.result(self._ack_seconds)
        except TimeoutError:
            self._give_up(envelope)
            if envelope.ack.done():
                return envelope.ack.result()
            raise OperationTimedOut(f'{failed} failed with the error "operation_timeout"') from None

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def redeliver(self, kind: str | None, *, same_id: bool) -> Json | None:
        """Send the last payload (of a kind) once more and return the app's answer to it."""
        last = next(one for one in reversed(self._sent) if kind in {None, one.kind, one.name})
        return self.wait(self._send(last.again(same_id=same_id)), last.name)

    def disconnect(self, grace: float) -> None:
        """Warn every connection, and close those that are still there after `grace` seconds."""
        old = list(self.connections)
        for connection in old:
            connection.send(_farewell("warning"))
        self._ws.wait_until(lambda: not set(old) & set(self.connections), grace)
        for connection in set(old) & set(self.connections):
            self._forget(connection)  # nothing goes to a connection that is being closed
            connection.send(_farewell("refresh_requested"))
            connection.close()

    def drop_with_ack(self) -> None:
        """Close every connection when the next ack comes, which goes under with them."""
        self._goes_with_ack = True

    def drop(self) -> None:
        """Close every connection without a warning."""
        for connection in list(self.connections):
            connection.close()


def _farewell(reason: str) -> str:
    host = {"host": "applink-0"}
    return json.dumps({"type": "disconnect", "reason": reason, "debug_info": host})
