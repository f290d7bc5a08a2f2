import pytest

from domain.deliveries import Nudge
from domain.records import Member
from tests.office import A_DAY, NOW, TODAY, Office


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1")


@pytest.fixture
def owed(office: Office, ana: Member) -> Nudge:
    """A nudge with one promise that is due."""
    office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call promise: send quote by today")
    (nudge,) = office.nudge()
    return nudge


@pytest.fixture
def cold(office: Office, ana: Member) -> Nudge:
    """A nudge with one cold client."""
    office.a_client(ana)
    (nudge,) = office.nudge()
    return nudge


@pytest.fixture
def ignored(office: Office, ana: Member) -> Nudge:
    """The fourth nudge about one cold client, which offers a looser cadence."""
    office.a_client(ana)
    *_, last = [nudge for day in range(14) for nudge in office.nudge(NOW + (day - 13) * A_DAY)]
    assert last.cards[0].looser_days == 90
    return last
