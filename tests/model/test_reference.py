from refcheck.model import Reference, Run, Span


def test_a_wrapped_reference_ties_its_characters_to_the_documents() -> None:
    source = "12. Genant HK.\n    Vertebral fracture."
    reference = Reference(
        number=12,
        unstructured="Genant HK. Vertebral fracture.",
        span=Span(4, len(source)),
        runs=(Run(0, 4, 10), Run(11, 19, 19)),
    )
    for start, end in ((0, 6), (11, 20), (0, 30), (21, 29)):
        span = reference.locate(start, end)
        assert "".join(source[span.start : span.end].split()) == "".join(
            reference.unstructured[start:end].split()
        )


def test_an_unwrapped_reference_stands_as_it_is() -> None:
    assert Reference(1, "abc", Span(10, 13)).locate(1, 3) == Span(11, 13)
