"""What is wrong with a file."""


class KithFileError(ValueError):
    """A file that is not a result of Kith, or not one that this version can read."""


class FaultError(Exception):
    """What keeps a file from being read as a result: the end of a sentence that names the file."""
