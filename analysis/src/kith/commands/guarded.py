"""What all commands share: exit codes, and how problems are told."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kith.io.browser import BrowserError
from kith.io.result_file import KithFileError
from kith.io.simulator import SimulatorError

# As of `kith` itself: 1 failed, 2 wrong usage, 4 input or output.
FAILED, WRONG_USAGE, INPUT_OUTPUT = 1, 2, 4


def guarded(verb: str, work: Callable[[], None]) -> int:
    """Do the work of a command; say in a line what is wrong, and return its exit code."""
    try:
        work()
    except (SimulatorError, BrowserError, ImportError) as error:
        return _complain(verb, error, FAILED)
    except (OSError, KithFileError) as error:
        return _complain(verb, error, INPUT_OUTPUT)
    except (ValueError, KeyError) as error:
        return _complain(verb, error, WRONG_USAGE)
    return 0


def _complain(verb: str, error: Exception, code: int) -> int:
    said = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    print(f"kith {verb}: {said}", file=sys.stderr)
    return code
