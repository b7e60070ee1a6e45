"""Exit codes of commands: only a mistake of the user counts as wrong usage."""

from __future__ import annotations

import pytest

from kith.commands.guarded import FAILED, INPUT_OUTPUT, WRONG_USAGE, guarded
from kith.io.result_file import KithFileError
from kith.io.usage_error import UsageError


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("no outcome 'x'"), WRONG_USAGE, "kith report: no outcome 'x'\n"),
        (
            RuntimeError("NetCDF: HDF error"),
            INPUT_OUTPUT,
            "kith report: the result is damaged: numbers cannot be read (NetCDF: HDF error)\n",
        ),
        (
            UnicodeDecodeError("utf-8", b"\x89HDF", 0, 1, "invalid start byte"),
            INPUT_OUTPUT,
            "kith report: a file that must be text is not (invalid start byte at byte 0)\n",
        ),
        (KeyError("k6"), FAILED, "kith report: failed with KeyError('k6')"),
        (
            ValueError("shapes"),
            FAILED,
            "kith report: failed with ValueError('shapes')",
        ),
        (
            KithFileError("a.h5: no result"),
            INPUT_OUTPUT,
            "kith report: a.h5: no result\n",
        ),
        (FileNotFoundError("a.h5"), INPUT_OUTPUT, "kith report: a.h5\n"),
        (
            FileNotFoundError(2, "No such file or directory", "a.csv"),
            INPUT_OUTPUT,
            "kith report: a.csv: cannot be used (No such file or directory)\n",
        ),
    ],
)
def test_errors_have_the_code_of_their_kind(
    error: Exception, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        raise error

    assert guarded("report", work) == code
    assert capsys.readouterr().err.startswith(said)


def test_what_users_ask_for_wrongly_is_still_a_value_error() -> None:
    assert issubclass(UsageError, ValueError)
