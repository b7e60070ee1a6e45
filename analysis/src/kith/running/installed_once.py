"""Refuses two installed distributions of the package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

# The wheel with the program, and the Python package alone for work on Kith itself.
_DISTRIBUTIONS = ("kith-sim", "kith-analysis")


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def require_one_distribution() -> None:
    """Raise ImportError if both distributions are installed, because they share their files."""
    if all(_is_installed(name) for name in _DISTRIBUTIONS):
        both = " ".join(_DISTRIBUTIONS)
        raise ImportError(
            "kith-sim and kith-analysis are both installed, and hold the same files in perhaps "
            f"different versions: pip uninstall {both}, then install one of them"
        )
