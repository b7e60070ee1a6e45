"""Published trials replayed in the model, and how well they agree."""

from kith.replays.targets import read_targets, targets_of

__all__ = ["read_targets", "targets_of"]
