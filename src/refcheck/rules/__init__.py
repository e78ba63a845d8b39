"""What a careful editor would say of each reference: one module a rule, found by its name.

A rule's module is ``<code>_<name>.py``. Its docstring is the rule's manual page, ``RULE`` says what
it is called, and either ``check_match`` (one reference alone) or ``check_list`` (the whole list) yields
its findings. Rules read the agreements that the resolver made; they compare nothing that a source said by
themselves.
"""

from __future__ import annotations

from refcheck.rules.catalogue import all_rules, expand, page
from refcheck.rules.judging import judge

__all__ = ["all_rules", "expand", "judge", "page"]
