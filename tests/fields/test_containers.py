import pytest

from refcheck.fields.containers import compare, goes_on, stands_in, with_last_stop

SAME = [
    ("J Bone Miner Res", "Journal of Bone and Mineral Research"),
    ("J. Am. Chem. Soc.", "Journal of the American Chemical Society"),
    ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences"),
    ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("JBMR", "Journal of Bone and Mineral Research"),
    ("AJNR", "American Journal of Neuroradiology"),
    ("Am J Neuroradiol", "American Journal of Neuroradiology"),
    ("AJNR Am J Neuroradiol", "American Journal of Neuroradiology"),
    ("Lancet", "The Lancet"),
    ("Spine (Phila Pa 1976)", "Spine"),
    ("J Bone Jt Surgery-American Vol", "The Journal of Bone and Joint Surgery-American Volume"),
    ("J Bone Joint Surg Am", "The Journal of Bone and Joint Surgery-American Volume"),
    ("J Bone Joint Surg Br", "The Journal of Bone and Joint Surgery. British volume"),
    ("J Neurointerv Surg", "Journal of NeuroInterventional Surgery"),
    ("Med Sci Monit", "Medical Science Monitor"),
    ("Clin Neurol Neurosurg", "Clinical Neurology and Neurosurgery"),
    ("Int Orthop", "International Orthopaedics"),
    ("Orthop Clin North Am", "Orthopedic Clinics of North America"),
    ("Acta Radiol", "Acta Radiologica"),
    ("Acta Crystallogr D Biol Crystallogr", "Acta Crystallographica Section D Structural Biology"),
    ("J. R. Soc. Interface", "Journal of The Royal Society Interface"),
    ("Ann NY Acad Sci", "Annals of the New York Academy of Sciences"),
    ("Phys. Rev. ST Accel. Beams", "Physical Review Special Topics - Accelerators and Beams"),
    ("Int. J. Network Mgmt.", "International Journal of Network Management"),
    ("Boll Unione Mat Ital", "Bollettino dell'Unione Matematica Italiana"),
    ("Angew. Chem., Int. Ed. Engl.", "Angewandte Chemie International Edition in English"),
    ("J. Phys. B: At. Mol. Opt. Phys.", "Journal of Physics B: Atomic, Molecular and Optical Physics"),
    ("J. Phys. B", "Journal of Physics B: Atomic, Molecular and Optical Physics"),
    ("Voluntas", "VOLUNTAS: International Journal of Voluntary and Nonprofit Organizations"),
    (
        "Z. angew. Math. Mech.",
        "ZAMM - Journal of Applied Mathematics and Mechanics / "
        "Zeitschrift für Angewandte Mathematik und Mechanik",
    ),
    ("JAMA Pediatr", "JAMA Pediatrics"),
    ("Neuro Image", "NeuroImage"),
    ("Science & Technology", "Science &amp; Technology"),
    ("Journal of Bone and Mineral Research", "J Bone Miner Res"),
    ("N Engl J Med", "New England Journal of Medicine"),
]  # fmt: skip

OTHER = [
    ("Bone", "Journal of Bone and Mineral Research", "another-journal"),
    ("J Bone Miner Metab", "Journal of Bone and Mineral Research", "another-journal"),
    ("J Bone Joint Surg Br", "The Journal of Bone and Joint Surgery-American Volume", "another-section"),
    ("Phys. Rev. B", "Physical Review C", "another-section"),
    ("Phys. Rev. Lett.", "Physical Review", "another-journal"),
    ("Nature", "Nature Reviews Neuroscience", "another-journal"),
    ("Journal of Neurology", "Journal of Urology", "another-journal"),
    ("Journal of Mathematics", "JAMA", "another-journal"),
    ("Chem. Lett.", "Chemistry – A European Journal", "another-journal"),
    ("The Breast", "The Breast Journal", "another-journal"),
    ("Eur Spine J", "Spine", "another-journal"),
    ("Clin Orthop Relat Res", "Orthopedic Clinics of North America", "another-journal"),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "recorded"), SAME)
def test_one_journal_under_two_names(cited: str, recorded: str) -> None:
    assert compare(cited, [recorded]).state in {"agree", "variant"}


@pytest.mark.parametrize(("cited", "recorded", "note"), OTHER)
def test_another_journal(cited: str, recorded: str, note: str) -> None:
    agreement = compare(cited, [recorded])
    assert (agreement.state, agreement.note) == ("contradict", note)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("The Lancet", ["Lancet"], "agree", ""),
        ("Lancet", ["The Lancet"], "agree", ""),
        ("Salt and Light", ["Salt & Light"], "agree", ""),
        ("J Bone Miner Res", ["Journal of Bone and Mineral Research"], "variant", "abbreviation"),
        ("J Bone Miner Res", ["Journal of Bone and Mineral Research", "J Bone Miner Res"], "agree", ""),
        ("PNAS", ["Proceedings of the National Academy of Sciences"], "variant", "acronym"),
        ("J Bone Joint Surg Am", ["The Journal of Bone & Joint Surgery"], "variant", "section"),
        ("Journal of Neurosurgary", ["Journal of Neurosurgery"], "variant", "misspelling"),
        ("Вестник", ["Journal of Neurosurgery"], "unknown", "not-comparable"),
        ("", ["Spine"], "unknown", "not-cited"),
        ("Spine", [], "unknown", "not-recorded"),
    ],
)
def test_notes(cited: str, recorded: list[str], state: str, note: str) -> None:
    agreement = compare(cited, recorded)
    assert (agreement.state, agreement.note) == (state, note)


def test_a_shared_issn_settles_a_former_name() -> None:
    agreement = compare("Old Name Quarterly", ["New Review"], ["1234-5679"], ["1234-5679", "2049-3630"])
    assert (agreement.state, agreement.note) == ("variant", "issn")


@pytest.mark.parametrize(
    ("title", "string", "there"),
    [
        ("Journal of Bone and Mineral Research", "genant hk j bone miner res 2009 8 1137", True),
        ("The Lancet", "klazen ca lancet 2010", True),
        ("Journal of Bone and Mineral Research", "bone cement and mineral water", False),
    ],
)
def test_a_container_stands_in_a_string(title: str, string: str, there: bool) -> None:
    assert stands_in(title, string.split()) is there


@pytest.mark.parametrize(
    ("title", "cited", "more"),
    [
        ("Surface Science", "Surface Science Letters", True),
        ("Surface Science", "Surf. Sci. 184", False),
        ("Cases on Information Technology", "Journal of Cases on Information Technology", True),
        ("Physics Letters B", "J. Whyte, Physics Letters B", False),
    ],
)
def test_a_longer_name_is_another_journal(title: str, cited: str, more: bool) -> None:
    assert goes_on(title, cited) is more


@pytest.mark.parametrize(
    ("short", "printed", "whole"),
    [
        ("J. Am. Chem. Soc", "A. B. J. Am. Chem. Soc. 2001", "J. Am. Chem. Soc."),
        ("Angew. Chem. Int. Ed", "Angew. Chem. Int. Ed., 2001", "Angew. Chem. Int. Ed."),
        ("Chem. Eur. J", "Chem. Eur. J. 2001", "Chem. Eur. J."),
        ("J. Am. Chem. Soc", "J. Am. Chem. Soc 2001", "J. Am. Chem. Soc"),  # it was never there
        ("Phys. Rev. B", "Phys. Rev. B. 2001", "Phys. Rev. B"),  # a section is no abbreviation
        ("J Bone Miner Res", "J Bone Miner Res. 2001", "J Bone Miner Res"),
        ("Nature", "Nature. 2001", "Nature"),
        ("", "", ""),
    ],
)
def test_an_abbreviation_keeps_its_last_stop(short: str, printed: str, whole: str) -> None:
    assert with_last_stop(short, printed) == whole
