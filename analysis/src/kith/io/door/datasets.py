"""Checks one dataset of a result: its type, sizes, storage and texts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import h5py

from kith.io.door import limits
from kith.io.door.fault import FaultError
from kith.io.door.stored_texts import StoredTexts

if TYPE_CHECKING:
    from kith.io.door.items import Item

_PLACE = 16  # bytes of a reference to a text
_FILTERS = [h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_FLETCHER32]
_NUMBERS = {"|i1": "i1", "|u1": "u1", "<i4": "i4", "<i8": "i8", "<f4": "f4", "<f8": "f8"}
_PLAIN = (h5py.h5t.INTEGER, h5py.h5t.FLOAT)


def kind_of(stored: h5py.h5t.TypeID, path: str) -> str:
    """Return "text", or the name of a number type that Kith writes."""
    if not stored.committed():
        if stored.get_class() == h5py.h5t.STRING and stored.is_variable_str():
            return "text"
        if stored.get_class() in _PLAIN and (kind := _NUMBERS.get(stored.dtype.str)):
            return kind
    raise FaultError(f"has values of {path} that are neither texts nor numbers of Kith")


def read_dataset(dataset: h5py.h5d.DatasetID, item: Item, texts: StoredTexts) -> None:
    """Fill an item from its dataset; raise FaultError for anything that Kith does not write."""
    path = item.path
    item.kind = kind_of(dataset.get_type(), path)
    creation = dataset.get_create_plist()
    layout = creation.get_layout()
    if layout not in (h5py.h5d.CONTIGUOUS, h5py.h5d.CHUNKED):
        raise FaultError(f"takes {path} from elsewhere")
    if creation.get_external_count() > 0:
        raise FaultError(f"takes {path} from another file")
    item.shape = _shape(dataset.get_space(), path)
    item.stored = dataset.get_storage_size()
    if item.stored > texts.size:
        raise FaultError("is not whole")
    plain = item.kind == "text" or not item.shape
    if plain != (layout == h5py.h5d.CONTIGUOUS):
        raise FaultError(f"stores {path} in another way than Kith")
    places = math.prod(item.shape)
    if item.kind == "text":
        offset = dataset.get_offset()
        if offset is None or item.stored != places * _PLACE:
            raise FaultError(f"does not hold the texts of {path}")
        item.texts = texts.read(path, offset, places)
    elif not item.shape:
        if item.stored != size_of(item.kind):
            raise FaultError(f"does not hold the number {path}")
    else:
        _read_chunks(dataset, creation, item, texts.size)


def size_of(kind: str) -> int:
    """Return the size of one value in bytes."""
    return _PLACE if kind == "text" else int(kind[1])


def _shape(space: h5py.h5s.SpaceID, path: str) -> tuple[int, ...]:
    kind = space.get_simple_extent_type()
    if kind == h5py.h5s.SCALAR:
        return ()
    if kind != h5py.h5s.SIMPLE or space.get_simple_extent_ndims() > limits.MOST_AXES:
        raise FaultError(f"has {path} without axes, or with more than {limits.MOST_AXES}")
    shape = space.get_simple_extent_dims()
    for size in shape:
        if not 1 <= size <= limits.LONGEST_AXIS:
            most = limits.LONGEST_AXIS
            raise FaultError(f"has an axis of {path} with {size} places (must be 1 to {most})")
    if space.get_simple_extent_dims(maxdims=True) != shape:
        raise FaultError(f"has an axis of {path} that can grow")
    return tuple(int(size) for size in shape)


def _read_chunks(
    dataset: h5py.h5d.DatasetID, creation: h5py.h5p.PropDCID, item: Item, file_size: int
) -> None:
    path = item.path
    filters = [creation.get_filter(i)[0] for i in range(min(creation.get_nfilters(), 4))]
    if filters != _FILTERS:
        raise FaultError(f"packs {path} in another way than shuffle, deflate, fletcher32")
    item.chunk = tuple(int(size) for size in creation.get_chunk())
    raw = math.prod(item.chunk) * size_of(item.kind)
    if raw > limits.LARGEST_CHUNK:
        raise FaultError(f"claims more of {path} than can be")
    pieces = math.prod(
        -(-size // piece) for size, piece in zip(item.shape, item.chunk, strict=True)
    )
    if pieces > limits.MOST_CHUNKS:
        raise FaultError(f"cuts {path} into more than {limits.MOST_CHUNKS} pieces")
    if not hasattr(dataset, "chunk_iter"):  # h5py built with an older HDF5
        return
    longest = raw + raw // 8 + 2048  # upper bound of a chunk that deflate cannot shrink
    faults: list[str] = []
    seen = 0

    def look(chunk: h5py.h5d.StoreInfo) -> bool | None:
        nonlocal seen
        seen += 1
        if chunk.filter_mask or seen > pieces:
            faults.append("packed in another way")
        elif not 8 <= chunk.size <= longest:
            faults.append("of a size that cannot be")
        elif chunk.byte_offset is None or chunk.byte_offset + chunk.size > file_size:
            faults.append("beyond the end")
        return True if faults else None

    dataset.chunk_iter(look)
    if faults:
        raise FaultError(f"is damaged in {path} (a piece is {faults[0]})")
