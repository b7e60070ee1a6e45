from __future__ import annotations

import re
from pathlib import Path

from synthetic import write_study

from kith.report import evidence_tables, facts


def with_programs(*on: str) -> str:
    """Return a scenario in which some of two programs are on."""
    tables = "".join(
        f"[partnership.{name}]\nenabled = {str(name in on).lower()}\n"
        for name in ("clinic", "peers")
    )
    return f'[[partnership]]\nid = "p"\nstart_week = 26\n{tables}'


def test_what_each_program_adds_stands_in_the_page_where_it_is_known(tmp_path: Path) -> None:
    names = ("usual-care", "both", "only-clinic", "only-peers")
    held = [(), ("clinic", "peers"), ("clinic",), ("peers",)]
    for count, method in ((4, "averaged over all orders"), (3, "")):
        path = write_study(
            tmp_path / f"{count}.h5", scenarios=names[:count], replicates=4, weeks=60,
            resolved=[with_programs(*on) for on in held[:count]],
        )  # fmt: skip
        made = evidence_tables.contributions(facts.gather(path))
        if not method:
            assert made is None
            continue
        assert made is not None
        assert method in made.caption
        assert [row[0] for row in made.rows] == ["clinic", "peers"]
        assert all(re.match(r"[+−0].* \(.* to .*\)", cell) for cell in made.rows[0][1:])
