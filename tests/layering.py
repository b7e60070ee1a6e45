"""Check the rules that the compiler does not: where each library may be used, how our files include each other, and how
long a file and how full a folder may be. CMakeLists.txt sets which room may include which: a library sees only the
rooms that it links (tests/wrong_include.py).
"""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 300  # lines

FULLEST_FOLDER = 25  # files

# A library, the pattern of its headers, and the only part of sim/ that may include them.
LIBRARIES = [
    ("toml++", r"toml\+\+/", r"sim/io/scenario/"),
    ("HDF5", r"(H5|hdf5)\w*\.h", r"sim/io/results/"),
    ("Boost", r"boost/(?!math/)", r"sim/(cli/|main\.cpp)"),
    ("Boost.Math", r"boost/math/", r"sim/statistics/"),
    ("OpenMP", r"omp\.h", r"sim/ground/threads\.hpp"),
]

# The system's functions differ in the last bit between processors; kith/ground/numerics.hpp has ours.
MODEL = r"sim/(ground|schema|evidence|scenario|state|programs|kernel|processes|outcomes|simulation|study)/"
SYSTEM_NUMBERS = (
    r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|erf|erfc|tgamma|lgamma|cbrt|hypot"
    r"|rand|mt19937\w*|random_device|\w+_distribution)\b"
)


def include_problem(path, include):
    """Why one of our files may not include another under that name, or None."""
    if include.startswith((".", "sim/")) or (path.startswith(("sim/", "include/")) and not include.startswith("kith/")):
        return f'"{include}": our own files are included as "kith/ROOM/..."'
    return None


def problems_in(path, text):
    """All problems of one file as (line, message)."""
    lines = text.splitlines()
    found = []
    if len(lines) > LONGEST_FILE:
        found.append((LONGEST_FILE + 1, f"{len(lines)} lines (at most {LONGEST_FILE}: split the file)"))
    for number, line in enumerate(lines, start=1):
        include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        message = include_problem(path, include[1]) if include and '"' in line else None
        if message:
            found.append((number, message))
        if path.startswith(("sim/", "include/")):
            found += [(number, message) for message in library_problems(path, line, include)]
    return found


def library_problems(path, line, include):
    for name, header, allowed in LIBRARIES:
        if include and re.match(header, include[1]) and not re.match(allowed, path):
            yield f"{name} may only be included in {allowed}"
    code = line.split("//")[0]
    forbidden = re.search(SYSTEM_NUMBERS, code)
    if forbidden and re.match(MODEL, path):
        yield f"{forbidden[0]} differs between processors (use kith/ground/numerics.hpp and random.hpp)"


def types_in(text):
    """The types that a file defines outside anonymous namespaces, as (line, name)."""
    hidden = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line == "namespace {":
            hidden = True
        elif line == "}  // namespace":
            hidden = False
        named = re.match(r"(?:struct|class|enum class) (\w+)\b(?!::)[^;]*\{", line) or re.match(r"using (\w+) =", line)
        if named and not hidden:
            yield number, named[1]


def repeated_types(texts):
    """Types that two files define, which the linker would confuse. `texts` is by path."""
    first = {}
    for path, text in texts.items():
        for number, name in types_in(text):
            if first.setdefault(name, path) != path:
                yield path, number, f"the type '{name}' is also named in {first[name]}"


def full_folders(paths):
    """Folders with more files than a reader can survey, as (path, line, message)."""
    counts = Counter(str(Path(path).parent) for path in paths)
    for folder, count in counts.items():
        if count > FULLEST_FOLDER:
            yield folder, 1, f"{count} files (at most {FULLEST_FOLDER}: divide the folder)"


def check_house():
    """Print every problem of the tree; return how many there are."""
    kinds = ("*.cpp", "*.hpp", "*.py", "*.sh", "*.cmake")
    rooms = ("include", "sim", "tests", "analysis", "cmake", ".ci")
    files = sorted(f for room in rooms for kind in kinds for f in (ROOT / room).rglob(kind))
    files = [f for f in files if not {"build", ".venv"} & set(f.relative_to(ROOT).parts)]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    found = [(path, *problem) for path, text in texts.items() for problem in problems_in(path, text)]
    found += repeated_types({p: text for p, text in texts.items() if p.startswith(("sim/", "include/"))})
    found += full_folders(texts)
    for path, line, message in found:
        print(f"{path}:{line}: error: {message}")
    print(f"{len(files)} files, {len(found)} problems")
    return len(found) if files else 1


def self_test():
    """Each line must be refused in one file and accepted in another."""
    cases = [
        ("sim/state/x.cpp", "tests/x.cpp", '#include "tests/catch.hpp"'),
        ("sim/state/x.cpp", "sim/main.cpp", '#include "residents.hpp"', '#include "kith/state/residents.hpp"'),
        ("tests/state/x.cpp", "sim/cli/x.cpp", '#include "sim/state/residents.hpp"', ""),
        ("sim/io/results/x.cpp", "sim/io/scenario/x.cpp", "#include <toml++/toml.h>"),
        ("sim/io/scenario/x.cpp", "sim/io/results/x.cpp", "#include <H5Cpp.h>"),
        ("sim/io/scenario/x.cpp", "sim/cli/x.cpp", "#include <boost/program_options.hpp>"),
        ("sim/cli/x.cpp", "sim/statistics/x.cpp", "#include <boost/math/distributions/students_t.hpp>"),
        ("include/kith/x.hpp", "sim/io/results/x.cpp", "#include <hdf5_hl.h>"),
        ("sim/study/x.cpp", "sim/ground/threads.hpp", "#include <omp.h>"),
        ("sim/processes/x.cpp", "sim/io/results/x.cpp", "double y = std::exp(x);"),
        ("sim/x.cpp", "CHANGELOG.md", "\n" * (LONGEST_FILE + 1), ""),
    ]
    wrong = 0
    for refused, accepted, line, *other in cases:
        bad = problems_in(refused, line)
        good = problems_in(accepted, other[0] if other else line)
        if len(bad) != 1 or good:
            print(f"error: {line!r}: at {refused}: {bad}, at {accepted}: {good}")
            wrong += 1
    full = [f"sim/x/{number}.cpp" for number in range(FULLEST_FOLDER + 1)]
    if not list(full_folders(full)) or list(full_folders(full[1:])):
        wrong += 1
    shown, hidden = "struct Block {\n};\n", "namespace {\nstruct Block {\n};\n}  // namespace\n"
    if not list(repeated_types({"a": shown, "b": shown})) or list(repeated_types({"a": shown, "b": hidden})):
        wrong += 1
    print(f"{len(cases)} cases, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if (self_test() if "--self-test" in sys.argv else check_house()) else 0)
