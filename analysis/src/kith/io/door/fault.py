"""Errors about a file that is not a valid result."""


class KithFileError(ValueError):
    """A file that is not a result of Kith, or not one that this version can read."""


class FaultError(Exception):
    """The fault that keeps a file from being read: the end of a sentence that names the file."""
