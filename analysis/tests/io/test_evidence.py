from __future__ import annotations

from kith.io.evidence import evidence


def test_an_evidence_number_is_set_with_its_source() -> None:
    change = evidence("evidence.care.refill_weeks", 12.0, "why")
    assert change == (
        'evidence.care.refill_weeks={ value = 12.0, range = [12.0, 12.0], source = "why" }'
    )
