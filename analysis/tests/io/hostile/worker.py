"""Opens results whose paths arrive line by line, and reports what it read of each.

It is a process of its own, because libhdf5 may crash, hang or take all memory on a hostile file.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import warnings

import numpy as np

import kith
from kith.io.result_file import KithFileError

MEMORY = 3 << 30  #: bytes
SOME = 6  #: one of this many variables is read


def digest(path: str) -> str:
    """Return a digest of the output of `kith.open`: all variables' types, and values of some."""
    found = hashlib.sha256()
    with kith.open(path) as study:
        for place, name in enumerate(sorted(map(str, study.variables))):
            found.update(f"{name}{study[name].sizes}{study[name].attrs}".encode())
            if place % SOME:
                continue
            values = np.asarray(study[name].values)
            found.update(
                repr(values.tolist()).encode() if values.dtype == object else values.tobytes()
            )
        found.update(repr(sorted(map(str, study.attrs.items()))).encode())
    return found.hexdigest()


def main() -> None:
    """Answer "read DIGEST", "refused SENTENCE" or "crashed EXCEPTION"."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        try:
            said = f"read {digest(line.rstrip(chr(10)))}"
        except (KithFileError, OSError) as error:
            said = f"refused {error!s}"
        except RuntimeError as error:  # netCDF4 has no class of its own for damaged numbers
            word = "refused" if str(error).startswith("NetCDF: ") else "crashed RuntimeError:"
            said = f"{word} {error!s}"
        except Exception as error:
            said = f"crashed {type(error).__name__}: {error}"
        print(said.replace("\n", "\\n"), flush=True)


if __name__ == "__main__":
    main()
