import pytest

from playground import LocalSlack, Person
from playground.page.markup import Markup


@pytest.fixture
def offline() -> LocalSlack:
    """A local Slack that nobody calls, so that it need not run."""
    return LocalSlack({})


@pytest.fixture
def viewer(offline: LocalSlack) -> Person:
    return offline.add_person("mia", real_name="Mia Chen", tz="Europe/Berlin", locale="en-GB")


@pytest.fixture
def markup(viewer: Person) -> Markup:
    """What Mia Chen sees, who reads British English in Berlin."""
    return Markup(viewer.workspace, viewer.member)


@pytest.fixture
def ann_sees(offline: LocalSlack) -> Markup:
    """What Ann sees, who reads American English in New York."""
    ann = offline.add_person("ann", tz="America/New_York", locale="en-US")
    return Markup(ann.workspace, ann.member)
