"""Exit codes and error messages, which all commands share."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from kith.io.browser import BrowserError
from kith.io.result_file import KithFileError
from kith.io.simulator import SimulatorError
from kith.io.usage_error import UsageError

# The exit codes of `kith` itself: 1 failed, 2 wrong usage, 4 input or output.
FAILED, WRONG_USAGE, INPUT_OUTPUT = 1, 2, 4


def guarded(verb: str, work: Callable[[], None]) -> int:
    """Run a command; print any error in one line, and return the exit code."""
    try:
        work()
    except (SimulatorError, BrowserError, ImportError) as error:
        return _complain(verb, error, FAILED)
    except (OSError, KithFileError) as error:
        return _complain(verb, _of_file(error), INPUT_OUTPUT)
    except RuntimeError as error:  # netCDF4 has no class of its own for what it cannot read
        if not str(error).startswith("NetCDF: "):
            raise
        said = f"the result is damaged: numbers cannot be read ({error})"
        return _complain(verb, said, INPUT_OUTPUT)
    except UsageError as error:
        return _complain(verb, error, WRONG_USAGE)
    except UnicodeDecodeError as error:
        said = f"a file that must be text is not ({error.reason} at byte {error.start})"
        return _complain(verb, said, INPUT_OUTPUT)
    except (ValueError, KeyError) as error:  # not wrong usage: our fault, or a library's
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"failed with {error!r} ({where.name}, {where.lineno}); please report it"
        print(f"kith {verb}: {said}", file=sys.stderr)
        return FAILED
    return 0


def _of_file(error: Exception) -> str:
    """Return an error about a file as `kith` words it, without Python's number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: cannot be used ({error.strerror})"
    return str(error)


def _complain(verb: str, error: Exception | str, code: int) -> int:
    print(f"kith {verb}: {error}", file=sys.stderr)
    return code
