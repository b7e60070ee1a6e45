from __future__ import annotations

from pathlib import Path

import pytest
from program import installed

from kith.running import installed_once
from kith.running.installed_once import require_one_distribution


def test_the_package_refuses_to_be_installed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = "kith-test-first", "kith-test-second"  # the real ones may be installed here
    monkeypatch.setattr(installed_once, "_DISTRIBUTIONS", (first, second))
    monkeypatch.syspath_prepend(tmp_path)
    require_one_distribution()
    installed(tmp_path, first)
    require_one_distribution()
    installed(tmp_path, second)
    with pytest.raises(ImportError, match=f"pip uninstall {first} {second}, then install one"):
        require_one_distribution()
