"""Hand-made numbers of a memo, and counts of its printed pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np

from kith.memo.numbers import Chance, Numbers, Rival, Spread
from kith.memo.operated import Operated
from kith.memo.setting import Setting

SETTING = Setting("A clinic", "Davidson County, Tennessee", {"zone:north": "North Nashville"},
                  np.datetime64("2026-01-05"), "kith")  # fmt: skip

OPERATED = Operated(
    received_usd=1_750_000.0, returned_usd=195_000.0,
    payers_usd={"insurers": 257_000.0, "uninsured": 28_000.0, "patients": 30_000.0},
    opened_week=55.0, ran_out=60, posts_paid=5.6, posts_filled=4.9, slots_used_share=0.06,
    grant_end_week=182.0, during_grant=0.099, last_year=0.056,
)  # fmt: skip

NUMBERS = Numbers(
    replicates=64, residents=25_000.0, people_per_resident=25.0, first_week=26, last_week=260,
    in_care=Spread(340.0, 120.0, 520.0), in_care_serious=65.0, error=12.0,
    chance=Chance(58, 1, 4, 1, "likely to very likely better", 256), serious_per_1000=-2.3,
    treated_of_100=60.3, served=490.0, served_newly=210.0, served_sooner=150.0,
    gains_most="zone:north", spent=Spread(1.8e6, 1.1e6, 2.1e6),
    rival=Rival(True, 610.0, 50, 2, 12), changed=2, operations=OPERATED,
)  # fmt: skip


def pages_of_html(page: Path) -> int:
    """Return the number of sheets on which Chromium prints a page."""
    browser = shutil.which("chromium")
    assert browser is not None
    target = page.with_suffix(".printed.pdf")
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={page.parent / 'browser'}", f"--print-to-pdf={target}", page],
        check=True, capture_output=True,
    )  # fmt: skip
    return _pages(target)


def pages_of_docx(document: Path) -> int:
    """Return the number of sheets on which LibreOffice prints a document."""
    office = shutil.which("soffice")
    assert office is not None
    subprocess.run(
        [office, f"-env:UserInstallation=file://{document.parent / 'office'}", "--headless",
         "--convert-to", "pdf", "--outdir", document.parent, document],
        check=True, capture_output=True,
    )  # fmt: skip
    return _pages(document.with_suffix(".pdf"))


def _pages(file: Path) -> int:
    """Count the pages of a PDF, and check that they are Letter."""
    content = file.read_bytes()
    assert re.search(rb"/MediaBox\s*\[\s*0 0 61[12][.\d]* 79[12][.\d]*\s*\]", content)
    return len(re.findall(rb"/Type\s*/Page\b", content))
