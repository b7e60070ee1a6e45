"""Finds all groups and datasets of a result and checks each one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import h5py
import numpy as np

from kith.io.door import limits
from kith.io.door.attributes import read_attributes
from kith.io.door.datasets import read_dataset
from kith.io.door.fault import FaultError
from kith.io.door.stored_texts import StoredTexts, named
from kith.io.door.text_digest import TextDigest


@dataclass
class Item:
    """A group or a dataset, as found in the file."""

    path: str
    address: int
    is_group: bool
    kind: str = ""  #: "text", or numpy's name of a number type, e.g. "f4"
    shape: tuple[int, ...] = ()
    chunk: tuple[int, ...] | None = None
    stored: int = 0  #: bytes in the file
    scales: list[int] = field(default_factory=list)  #: addresses, by axis
    scale_name: str = ""  #: empty unless it is a scale
    axes: list[str] = field(default_factory=list)  #: paths of the scales, once all are known
    texts: list[str] = field(default_factory=list)
    attributes: dict[str, str | np.ndarray] = field(default_factory=dict)


def items_of(file: h5py.File, texts: StoredTexts, digest: TextDigest) -> list[Item]:
    """Return all items, each after the group that contains it."""
    root = _item(file.id, "/", set(), texts, digest)
    found, addresses = [root], {root.address}
    for item in found:  # the list grows during the loop
        if not item.is_group:
            continue
        above = "" if item.path == "/" else item.path
        if above.count("/") > limits.DEEPEST_GROUP:
            raise FaultError(
                f"has groups within groups, {above} (must be {limits.DEEPEST_GROUP} or fewer)"
            )
        group = h5py.h5g.open(file.id, item.path.encode())
        for name in _names(group, above, len(found)):
            path = f"{above}/{name}"
            found.append(_item(h5py.h5o.open(group, name.encode()), path, addresses, texts, digest))
    return found


def _item(
    opened: object, path: str, addresses: set[int], texts: StoredTexts, digest: TextDigest
) -> Item:
    about = h5py.h5o.get_info(opened)
    if about.addr in addresses:
        raise FaultError(f"has two names for one item, {path} is the second")
    addresses.add(about.addr)
    item = Item(path, about.addr, about.type == h5py.h5o.TYPE_GROUP)
    if not item.is_group:
        if not isinstance(opened, h5py.h5d.DatasetID):
            raise FaultError(f"holds {path}, neither a group nor a dataset")
        read_dataset(opened, item, texts)
        if item.kind == "text":
            digest.add(path, item.texts)
    read_attributes(opened, item, texts, digest)
    return item


def _names(group: h5py.h5g.GroupID, above: str, seen: int) -> Iterator[str]:
    links: list[tuple[bytes, int]] = []

    def add(name: bytes, info: h5py.h5l.LinkInfo) -> bool | None:
        links.append((name, info.type))
        return True if len(links) > limits.MOST_ITEMS else None

    if group.get_num_objs() + seen > limits.MOST_ITEMS:
        raise FaultError(f"holds more than {limits.MOST_ITEMS} items")
    group.links.iterate(add, info=True)
    if len(links) + seen > limits.MOST_ITEMS:
        raise FaultError(f"holds more than {limits.MOST_ITEMS} items")
    for stored, kind in links:
        name = named(above or "/", stored)
        if len(stored) > limits.LONGEST_NAME:
            raise FaultError("holds an item with a very long name")
        if kind != h5py.h5l.TYPE_HARD:
            raise FaultError(
                f"has a link that leads elsewhere, {above}/{name} (must hold it itself)"
            )
        yield name
