import pytest

from refcheck.fields.publication import compare, year_to_cite
from refcheck.model import Date, DateKind, Item, Work

PRINT, ONLINE, ISSUED, CREATED = DateKind.PRINT, DateKind.ONLINE, DateKind.ISSUED, DateKind.CREATED


def work(**years: int) -> Work:
    kinds = {"printed": PRINT, "online": ONLINE, "issued": ISSUED, "created": CREATED}
    return Work(Item(), dates=tuple(Date(year, kind=kinds[name]) for name, year in years.items()))


@pytest.mark.parametrize(
    ("cited", "dates", "state", "note"),
    [
        (1993, {"printed": 1993, "online": 2009}, "agree", ""),
        (2009, {"printed": 1993, "online": 2009}, "contradict", "online-year"),
        (1994, {"printed": 1993, "online": 2009}, "contradict", "year-differs"),
        (1939, {"printed": 1993, "online": 2009}, "contradict", "digits-swapped"),
        (2011, {"printed": 2012, "online": 2011}, "variant", "online-neighbour"),
        (2012, {"printed": 2012, "online": 2011}, "agree", ""),
        (2010, {"printed": 2012, "online": 2010, "issued": 2010}, "contradict", "online-year"),
        (2009, {"online": 2009, "issued": 2009}, "agree", ""),
        (1993, {"online": 2009, "issued": 2009}, "unknown", "no-print-date"),
        (2010, {"online": 2009, "issued": 2009}, "variant", "online-neighbour"),
        (2011, {"online": 2009, "issued": 2009}, "contradict", "year-differs"),
        (1993, {"issued": 1993}, "agree", ""),
        (1994, {"issued": 1993}, "contradict", "year-differs"),
        (1992, {"issued": 1993}, "unknown", "no-print-date"),
        (2002, {"printed": 1993, "created": 2002}, "contradict", "year-differs"),
        (2002, {"created": 2002}, "unknown", "not-recorded"),
    ],
)
def test_a_cited_year_against_the_dates_of_a_work(
    cited: int, dates: dict[str, int], state: str, note: str
) -> None:
    agreement = compare(Item(issued=Date(cited), volume="8", page="1137-1148"), work(**dates))
    assert (agreement.state, agreement.note) == (state, note)


def test_an_online_year_without_volume_or_pages_was_cited_before_print() -> None:
    agreement = compare(Item(issued=Date(2010)), work(printed=2012, online=2010))
    assert (agreement.state, agreement.note) == ("variant", "online-first")


@pytest.mark.parametrize(
    ("date", "note"), [(None, "not-cited"), (Date(literal="in press"), "not-yet-published")]
)
def test_no_year_says_nothing(date: Date | None, note: str) -> None:
    agreement = compare(Item(issued=date), work(printed=1993))
    assert (agreement.state, agreement.note) == ("unknown", note)


def test_the_year_to_cite_is_the_print_year() -> None:
    assert year_to_cite(work(printed=1993, online=2009, issued=1993)) == 1993
    assert year_to_cite(work(online=2009, created=2002)) == 2009
    assert year_to_cite(work(created=2002)) is None


@pytest.mark.parametrize(
    ("recorded", "cited", "state"),
    [
        (Item(number="e33693"), 2009, "contradict"),
        (Item(page="248101"), 2009, "contradict"),
        (Item(volume="2012"), 2009, "contradict"),
        (Item(doi="10.1016/j.madeup.2012.09.007"), 2009, "contradict"),
        (Item(doi="10.1016/j.madeup.2009.09.007"), 2009, "agree"),
        (Item(doi="10.1016/j.madeup.2011.09.007"), 2009, "contradict"),
        (Item(doi="10.5555/20123456"), 2009, "unknown"),
        (Item(number="e33693"), 2011, "unknown"),  # may have come out at the turn of the year
        (Item(page="1137-1148"), 2009, "unknown"),
    ],
)
def test_a_work_that_shows_its_year_is_no_back_issue(recorded: Item, cited: int, state: str) -> None:
    online = Work(recorded, dates=(Date(2012, kind=ONLINE), Date(2012, kind=ISSUED)))
    assert compare(Item(issued=Date(cited)), online).state == state
