from refcheck.model import Journal
from tests.rules.build import Cited, listed
from tests.rules.works import BONES, GENANT, MADE_UP_JOURNAL, bones, bones_cited, genant


def bones_in(year: int, volume: int) -> str:
    return bones_cited(year=str(year), volume=str(volume), title=f"Bones of {year}")


FIRES = [
    listed(
        genant(year="2001", volume="16"),
        genant(year="2004", volume="19"),
        genant(year="2009"),
        message="volume 8 in 2009 does not fit volume 16 in 2001 (reference 1) "
        "and volume 19 in 2004 (reference 2)",
        marked="2009",
        level="warning",
    ),
    # The record confirms one of a pair, so the other is wrong.
    listed(
        Cited(bones_cited(), BONES),
        bones_in(2013, 7),
        message="volume 7 in 2013 does not fit volume 12 in 2010 (reference 1)",
    ),
    # A source knows the journal, though not the work.
    listed(
        Cited(bones_in(2010, 5), journal=MADE_UP_JOURNAL),
        message="volume 5 in 2010 does not fit volume 5 in 2003 (Journal of Made-Up Research)",
        marked="2010",
        level="warning",
    ),
    # The record confirms the year with an online date alone.
    listed(
        Cited(bones_cited(year="2015"), bones(printed="", online="2015"), journal=MADE_UP_JOURNAL),
        message="volume 12 in 2015 does not fit volume 12 in 2010 (Journal of Made-Up Research)",
    ),
    # One volume a year.
    listed(
        bones_in(2001, 3),
        bones_in(2004, 6),
        bones_in(2008, 10),
        bones_in(2010, 12),
        bones_in(2009, 21),
        message="volume 21 in 2009 does not fit volume 6 in 2004 (reference 2) "
        "and volume 10 in 2008 (reference 3)",
    ),
    # Several volumes a year, which rise without exception but for one.
    listed(
        bones_in(2001, 310),
        bones_in(2002, 317),
        bones_in(2004, 330),
        bones_in(2008, 356),
        bones_in(1999, 341),
        message="volume 341 in 1999 does not fit volume 317 in 2002 (reference 2) "
        "and volume 330 in 2004 (reference 3)",
    ),
]
SILENT = [
    # A new series of two volumes a year, begun between 1975 and 1993.
    listed(bones_in(1967, 73), bones_in(1975, 81), bones_in(1993, 28)),
    # A new series, counted from 1 again.
    listed(
        bones_in(1943, 49), bones_in(1946, 52), bones_in(1949, 55), bones_in(1950, 56), bones_in(1993, 28)
    ),
    # A volume of which the last issue came out two years after the first.
    listed(
        bones_in(2004, 25), bones_in(2006, 27), bones_in(2008, 31), bones_in(2010, 31), bones_in(2012, 34)
    ),
    # The volume is the year.
    listed(bones_in(1978, 1978), bones_in(1992, 17), bones_in(2003, 28), bones_in(2004, 29)),
    listed(Cited(bones_in(2010, 12), journal=MADE_UP_JOURNAL)),
    listed(Cited(bones_in(2011, 12), journal=MADE_UP_JOURNAL)),
    # Beyond what is known.
    listed(Cited(bones_in(2010, 80), journal=MADE_UP_JOURNAL)),
    listed(Cited(bones_in(1975, 12), journal=MADE_UP_JOURNAL)),
    # The record has a date of print.
    listed(Cited(bones_cited(year="2015"), bones(printed="2015"), journal=MADE_UP_JOURNAL)),
    # Too few volumes are known.
    listed(Cited(bones_in(2010, 5), journal=Journal(("X",), volumes={"5": {2003: 40}, "9": {2012: 3}}))),
    # Three volumes a year at first, then one.
    listed(
        bones_in(2003, 18),
        bones_in(2008, 29),
        bones_in(2009, 30),
        bones_in(2010, 31),
        bones_in(2012, 33),
    ),
    # Numbered anew each year.
    listed(bones_in(2001, 101), bones_in(2001, 164), bones_in(2003, 74), bones_in(2008, 39)),
    listed(bones_in(2016, 56), bones_in(2015, 57)),
    listed(genant(year="2001", volume="16"), genant()),
    listed(bones_in(2001, 3), bones_in(2001, 4), bones_in(2001, 5), bones_in(2003, 12)),
    listed(bones_in(2010, 12), bones_in(2011, 12)),
    listed(genant(year="2001", volume="16"), bones_in(2009, 8)),
    listed(
        genant(year="2001", volume="16"),
        genant(year="2004", volume="19"),
        Cited(genant(year="2009"), GENANT),
    ),
]
