from __future__ import annotations

import pandas as pd

from kith.report import citations


def parameters() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("community.residents", "20000", "", ""),
            ("provider.a.fte", "4", "", ""),
            ("partnership.p.outreach.workers_fte", "2", "", ""),
            ("partnership.p.grant_usd_per_year", "600000", "", ""),
            ("partnership.p.shared_power", "0.5", "", ""),
            ("evidence.care.worker_fte", "7", "assumed", "Assumed"),
            ("evidence.stigma.contact_sd", "0.38", "trial", "A trial (2001)"),
            ("evidence.cooperative.join", "1", "expert", "An expert (2002)"),
        ],
        columns=["path", "value", "grade", "source"],
    )


def test_cited_is_what_the_scenario_reads() -> None:
    told = citations.text(citations.used(parameters().iloc[5:], {"outreach"}))
    assert "A trial (2001)\n    stigma.contact_sd" in told
    assert "An expert" not in told
    assert "2 numbers" in told
    assert "1 have no source of their own" in told
    everything = citations.text(citations.used(parameters().iloc[5:], {"cooperative"}))
    assert "An expert (2002)" in everything


def test_volunteers_are_cited_with_either_program_that_has_them() -> None:
    evidence = pd.DataFrame({"path": ["evidence.sharing.volunteer_benefit_z"]})
    for program, cited in (("resource_sharing", 1), ("cooperative", 1), ("outreach", 0)):
        assert len(citations.used(evidence, {program})) == cited
