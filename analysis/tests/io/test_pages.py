from __future__ import annotations

from pathlib import Path

import pytest

from kith.io import pages
from kith.io.pages import expect_free


def test_pages_are_not_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.md"
    pages.write(page, pages.table(["a"], [["x|y"]]))
    assert page.read_text() == "| a |\n|---|\n| x\\|y |"
    with pytest.raises(FileExistsError, match="--force"):
        expect_free([page], force=False)
    expect_free([page, None], force=True)
