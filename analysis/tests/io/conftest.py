from __future__ import annotations

from pathlib import Path

import pytest
from small_example import EXAMPLE, REPLICATES, SMALL

from kith.io.simulator import Simulator


@pytest.fixture(scope="session")
def small_result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a result of the main example at a small size; tests that use it need `kith`."""
    path = tmp_path_factory.mktemp("example") / "small.h5"
    return Simulator(threads=2).run([EXAMPLE], path, sets=SMALL, replicates=REPLICATES)
