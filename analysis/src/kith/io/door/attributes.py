"""Checks the attributes of one item of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import h5py
import numpy as np

from kith.io.door import limits
from kith.io.door.datasets import kind_of
from kith.io.door.fault import FaultError
from kith.io.door.stored_texts import StoredTexts, named, shown
from kith.io.door.text_digest import TextDigest

if TYPE_CHECKING:
    from kith.io.door.items import Item


def read_attributes(opened: object, item: Item, texts: StoredTexts, digest: TextDigest) -> None:
    """Fill an item with its attributes, scalar numbers and texts or a short list of numbers."""
    count = h5py.h5a.get_num_attrs(opened)
    if count > limits.MOST_ATTRIBUTES:
        most = limits.MOST_ATTRIBUTES
        raise FaultError(f"has {count} attributes of {item.path} (must be {most} or fewer)")
    for place in range(count):
        attribute = h5py.h5a.open(opened, index=place)
        name = named(item.path, attribute.name)
        if len(attribute.name) > limits.LONGEST_NAME:
            raise FaultError(f"has an attribute of {item.path} with a very long name")
        path = f"{item.path}@{name}"
        if not item.is_group and _read_internal(name, attribute, item):
            continue
        kind = kind_of(attribute.get_type(), path)
        scalar, places = _extent(attribute, path)
        if places > limits.MOST_NUMBERS or (kind == "text" and not scalar):
            raise FaultError(f"has an attribute {path} with {places} values")
        if kind != "text":
            values = np.empty(() if scalar else places, kind)
            attribute.read(values)
            item.attributes[name] = values
            continue
        text = _text(attribute, path, texts)
        item.attributes[name] = text
        if path != "/@text_digest":
            digest.add(path, [text])


def _extent(attribute: h5py.h5a.AttrID, path: str) -> tuple[bool, int]:
    space = attribute.get_space()
    kind = space.get_simple_extent_type()
    scalar = kind == h5py.h5s.SCALAR
    one = kind == h5py.h5s.SIMPLE and space.get_simple_extent_ndims() == 1
    places = space.get_simple_extent_npoints() if scalar or one else 0
    if places == 0:
        raise FaultError(f"has an attribute {path} without a value")
    return scalar, places


def _text(attribute: h5py.h5a.AttrID, path: str, texts: StoredTexts) -> str:
    read = np.empty((), dtype=object)
    attribute.read(read, mtype=h5py.h5t.py_create(h5py.string_dtype()))
    stored = read.item() or b""
    stored = stored if isinstance(stored, bytes) else str(stored).encode("utf-8", "surrogateescape")
    if len(stored) > limits.LONGEST_ATTRIBUTE:
        most = limits.LONGEST_ATTRIBUTE
        raise FaultError(f"has {len(stored)} bytes of text in {path} (must be {most} or fewer)")
    texts.count(path, len(stored))
    return shown(path, stored)


def _read_internal(name: str, attribute: h5py.h5a.AttrID, item: Item) -> bool:
    """Read an attribute that libhdf5 writes for dimension scales; return False for any other."""
    kind = attribute.get_type()
    wrong = FaultError(f"has an attribute {item.path}@{name} that is none of HDF5's")
    if name in ("CLASS", "NAME"):
        text = kind.get_class() == h5py.h5t.STRING and not kind.is_variable_str()
        if not text or attribute.shape != () or not 0 < kind.get_size() <= limits.LONGEST_NAME + 1:
            raise wrong
        read = np.empty((), f"S{kind.get_size()}")
        attribute.read(read)
        said = read.item().split(b"\0")[0]
        if name == "CLASS" and said != b"DIMENSION_SCALE":
            raise wrong
        if name == "NAME":
            item.scale_name = shown(f"{item.path}@NAME", said)
    elif name == "DIMENSION_LIST":
        if kind.get_class() != h5py.h5t.VLEN or attribute.shape != (len(item.shape),):
            raise wrong
        if kind.get_super().get_class() != h5py.h5t.REFERENCE:
            raise wrong
        item.scales = _scales(attribute, item)
    elif name == "REFERENCE_LIST":  # no reader uses it
        if kind.get_class() != h5py.h5t.COMPOUND:
            raise wrong
    else:
        return False
    return True


def _scales(attribute: h5py.h5a.AttrID, item: Item) -> list[int]:
    lists = np.empty(attribute.shape, dtype=attribute.dtype)
    attribute.read(lists)
    file = h5py.h5i.get_file_id(attribute)
    addresses = []
    for references in lists:
        if len(references) != 1 or not references[0]:
            raise FaultError(f"has not one scale for each axis of {item.path}")
        scale = h5py.h5r.dereference(references[0], file)
        addresses.append(int(h5py.h5o.get_info(scale).addr))
    return addresses
