from tests.rules.build import case

BOOK = "{author:Doe|J}. {title:Made-up bones}. Imaginary Press; {year:2010}. "

FIRES = [
    case(
        BOOK + "ISBN 978-3-16-148410-1.",
        message="the check digit does not fit",
        marked="978-3-16-148410-1",
        level="warning",
    ),
    case(BOOK + "ISBN-10: 0306406153", message="the check digit does not fit", marked="0306406153"),
]
SILENT = [
    case(BOOK + "ISBN 978-3-16-148410-0."),
    case(BOOK + "ISBN-10: 0-306-40615-2"),
    case(BOOK + "ISBN-13: 9783161484100"),
    case(BOOK),
]
