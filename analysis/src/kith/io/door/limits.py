"""Upper limits of a result; the program has the same ones in sim/io/results/door/limits.hpp."""

LARGEST_FILE = 1 << 40  #: bytes
MOST_ITEMS = 4096  #: groups and datasets
DEEPEST_GROUP = 4  #: below the root
LONGEST_NAME = 255  #: bytes
MOST_ATTRIBUTES = 64  #: of one item
MOST_NUMBERS = 64  #: in one attribute
LONGEST_ATTRIBUTE = 1 << 20  #: bytes, of a text
LONGEST_TEXT = 16 << 20  #: bytes
MOST_AXES = 9
LONGEST_AXIS = 16_000_000
LARGEST_CHUNK = 256 << 20  #: bytes
MOST_CHUNKS = 16_000_000  #: of one dataset
LATEST_WEEK = 100_000
LARGEST_RATIO = 1100  #: zlib expands no chunk to more than this multiple of its size
