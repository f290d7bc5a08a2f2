import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Unreadable
from domain.phone import MOST, dial, read_phone, say_phone

BERLIN, LONDON, NEW_YORK = "Europe/Berlin", "Europe/London", "America/New_York"


@pytest.mark.parametrize(
    ("typed", "tz", "locale", "said"),
    [
        ("+49 30 901820", NEW_YORK, "en-US", "+49 30 901820"),
        ("0049 30 901820", BERLIN, "en-GB", "+49 30 901820"),
        ("030 901820", BERLIN, "en-GB", "+49 30 901820"),
        ("030/90 18-20", BERLIN, "de-DE", "+49 30 901820"),
        ("(212) 555-0123", NEW_YORK, "en-US", "+1 212-555-0123"),
        ("212.555.0123", NEW_YORK, "en-US", "+1 212-555-0123"),
        ("020 7946 0958", LONDON, "en-GB", "+44 20 7946 0958"),
        ("020 7946 0958", BERLIN, "en-GB", "+44 20 7946 0958"),
        ("+1 212 555 0123 ext 5", BERLIN, "en-GB", "+1 212-555-0123 ext. 5"),
        ("tel:+49-30-901820", NEW_YORK, "en-US", "+49 30 901820"),
        ("022 2764 2030", "Asia/Calcutta", "", "+91 22 2764 2030"),
        ("(212) 555-0123", "US/Eastern", "", "+1 212-555-0123"),
        ("044 279 0000", "Europe/Kiev", "", "+380 44 279 0000"),
        ("٠٣٠ ٩٠١٨٢٠", BERLIN, "ar-DE", "+49 30 901820"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, tz: str, locale: str, said: str) -> None:
    assert say_phone(read_phone(typed, tz, locale)) == said


def test_the_country_is_that_of_the_zone_before_that_of_the_locale() -> None:
    assert read_phone("030 901820", BERLIN, "en-US") == "+49-30-901820"
    assert read_phone("2125550123", "UTC", "en-US") == "+1-212-555-0123"


@pytest.mark.parametrize("typed", ["12", "hello", "+49", "030 901820", "+999 1234567", "1" * 99])
def test_what_is_no_number_anywhere_is_told_so(typed: str) -> None:
    with pytest.raises(Unreadable, match="country code"):
        read_phone(typed, "UTC", "en")


def test_no_words_are_no_number() -> None:
    assert read_phone("  ", BERLIN, "en-GB") == ""


def test_a_number_dials_its_digits_without_the_extension() -> None:
    assert dial("+49-30-901820;ext=5") == "tel:+4930901820"


def test_what_the_library_knows_no_more_is_shown_as_it_is_kept() -> None:
    assert say_phone("+999-12") == "+999-12"


@given(st.text(max_size=MOST + 5))
@settings(deadline=None)
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    try:
        kept = read_phone(typed, BERLIN, "en-GB")
    except Unreadable:
        return
    assert kept == "" or kept.startswith("+")
    assert read_phone(say_phone(kept), BERLIN, "en-GB") == kept
