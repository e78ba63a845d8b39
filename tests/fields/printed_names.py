"""Names written short, for tables of cases."""

from refcheck.model import Name


def names(text: str) -> tuple[Name, ...]:
    """ "van/Kuijk C; [WHO]; Wu CY" as names."""
    return tuple(name(part.strip()) for part in text.split(";") if part.strip())


def name(text: str) -> Name:
    if text.startswith("["):
        return Name(literal=text.strip("[]"))
    particle, _, rest = text.rpartition("/")
    family, _, given = rest.partition(", ")
    return Name(family=family, given=given, non_dropping_particle=particle)
