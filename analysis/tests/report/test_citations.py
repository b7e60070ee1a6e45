from __future__ import annotations

import pandas as pd

from kith.report import citations


def parameters() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("evidence.care.worker_fte", "7", "assumed", "Assumed", ""),
            ("evidence.stigma.contact_sd", "0.38", "trial", "A trial (2001)", ""),
            ("evidence.cooperative.join", "1", "expert", "An expert (2002)", "cooperative"),
        ],
        columns=["path", "value", "grade", "source", "programs"],
    )


def test_cited_is_what_the_scenario_reads() -> None:
    told = citations.text(citations.used(parameters(), {"outreach"}))
    assert "A trial (2001)\n    stigma.contact_sd" in told
    assert "An expert" not in told
    assert "2 numbers" in told
    assert "1 have no source of their own" in told
    everything = citations.text(citations.used(parameters(), {"cooperative"}))
    assert "An expert (2002)" in everything


def test_volunteers_are_cited_with_either_program_that_has_them() -> None:
    evidence = pd.DataFrame(
        {
            "path": ["evidence.sharing.volunteer_benefit_z"],
            "programs": ["resource_sharing cooperative"],
        }
    )
    for program, cited in (("resource_sharing", 1), ("cooperative", 1), ("outreach", 0)):
        assert len(citations.used(evidence, {program})) == cited
