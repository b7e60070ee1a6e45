"""`tomllib`, which comes with Python from 3.11 on, or its equivalent `tomli`."""

import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["tomllib"]
