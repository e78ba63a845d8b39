"""Whatever JSON a service sends, its reader returns what is promised or raises a Fault, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.sources import crossref_client, datacite_records, openalex_records, pubmed_records
from refcheck.sources.datacite import DataCite
from refcheck.sources.network.faults import Fault
from refcheck.sources.network.gateway import Response
from refcheck.sources.openalex import OpenAlex
from refcheck.sources.pubmed import PubMed

_NAMES = st.sampled_from(
    re.findall(
        r"\S+",
        "message items total-results DOI RA status data attributes doi result uids uid error idlist count "
        "esearchresult results meta id title titles author authors name dates date publicationYear biblio "
        "ids articleids idtype value pubdate authorships container",
    )
)
_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("10.5555/1")
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=12,
)

_pubmed, _datacite, _openalex = PubMed(), DataCite(), OpenAlex()
READERS: list[Callable[[Response], Any]] = [
    crossref_client._read_list,
    crossref_client._read_single,
    _pubmed._read_matches,
    _pubmed._read_search,
    _pubmed._read_summaries,
    _datacite._read_agencies,
    _datacite._read_attributes,
    _datacite._read_csl,
    _openalex._read_work,
    _openalex._read_list,
]


@pytest.mark.parametrize("read", READERS)
@given(document=_JSON, status=st.sampled_from([200, 404]))
@settings(max_examples=60, deadline=None)
def test_a_reader_raises_nothing_but_faults(
    read: Callable[[Response], Any], document: Any, status: int
) -> None:
    with suppress(Fault):
        read(Response(status, {}, json.dumps(document).encode()))


@pytest.mark.parametrize("read", READERS)
@given(body=st.binary(max_size=60))
@settings(max_examples=40, deadline=None)
def test_bytes_of_any_kind(read: Callable[[Response], Any], body: bytes) -> None:
    with suppress(Fault):
        read(Response(200, {}, body))


@pytest.mark.parametrize(
    "convert", [module.work for module in (pubmed_records, datacite_records, openalex_records)]
)
@given(record=st.dictionaries(_NAMES, _JSON, max_size=8))
@settings(max_examples=80, deadline=None)
def test_a_record_of_any_shape_becomes_a_work(convert: Callable[..., Any], record: dict[str, Any]) -> None:
    assert convert(record, "source").source == "source"
