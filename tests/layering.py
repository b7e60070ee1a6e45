"""Holds the lines of the house: who may include whom, where each library may be used, how long a file may be.

    main -> cli -> sweep -> {scenario, output} -> study -> simulation -> observation
         -> {programs, processes} -> effects -> community -> declarations -> ground

An arrow points at what may be included; nothing points back, and neighbours do not see each other.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 300  # lines

# Rooms from the bottom up; rooms on one line are neighbours.
FLOORS = [
    {"ground"},
    {"declarations"},
    {"community", "evidence"},
    {"effects"},
    {"programs", "processes"},
    {"observation"},
    {"simulation"},
    {"study"},
    {"scenario", "output"},
    {"sweep"},
    {"cli"},
    {"main"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Which room a public header speaks for. A new header is entered here.
HEADERS = {
    "ground": "column first_failure ids units numerics k6 random version digest",
    "declarations": "evidence_base joint_work_evidence form parameters population program programs_evidence record scenario trial",
    "community": "community community_members state_bytes partnership_state ledger people person residents service setting weekly_pass",
    "effects": "effects",
    "processes": "doings life",
    "observation": "observer trial_record",
    "simulation": "simulation",
    "study": "panel study trial_table",
    "scenario": "problems schema read_scenario",
    "output": "results_file",
}
ROOM_OF_HEADER = {name: room for room, names in HEADERS.items() for name in names.split()}

# A library, how its headers look, and the only place of sim/ that may include them.
LIBRARIES = [
    ("toml++", r"toml\+\+/", r"sim/scenario/"),
    ("HDF5", r"(H5|hdf5)\w*\.h", r"sim/output/"),
    ("Boost", r"boost/", r"sim/(cli/|main\.cpp)"),
]

# The system's functions differ in the last bit between processors; kith/numerics.hpp has ours.
MODEL = r"sim/(community|evidence|observation|processes|programs|simulation|study|scenario/d(escribe|raw)_)"
SYSTEM_NUMBERS = (
    r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|erf|erfc|tgamma|lgamma|cbrt|hypot"
    r"|rand|mt19937\w*|random_device|\w+_distribution)\b"
)


def room_of(path):
    """The room that a file of ours belongs to, or None for files without one (tests, tools)."""
    parts = path.split("/")
    if path.startswith("include/kith/"):
        return ROOM_OF_HEADER.get(parts[-1].split(".")[0])
    if parts[0] != "sim":
        return None
    if len(parts) > 2:
        declares = parts[1] == "scenario" and re.match(r"(describe|draw)_", parts[2])
        return "study" if declares else parts[1]  # declarations of keys belong to the model
    stem = parts[1].split(".")[0]
    return next((room for room in FLOOR_OF if room in stem.split("_")), "ground")  # e.g. make_study


def included_path(include, path):
    """Where an #include "..." of a file leads, relative to the root, or None."""
    folders = ["include", ".", Path(path).parent, "sim/community", "sim/processes"]
    candidates = [(Path(folder) / include).as_posix() for folder in folders]
    return next((c for c in candidates if (ROOT / c).is_file()), None)


def include_problem(path, include, target):
    """Why a file of one room may not include another file, or None."""
    room, other = room_of(path), room_of(target)
    if room is None or other is None:
        return None
    if room != other and FLOOR_OF[other] >= FLOOR_OF[room]:
        return f"'{room}' may not include '{include}' of '{other}'"
    return None


def problems_in(path, text):
    """All problems of one file as (line, message)."""
    lines = text.splitlines()
    found = []
    if len(lines) > LONGEST_FILE:
        found.append((LONGEST_FILE + 1, f"{len(lines)} lines (at most {LONGEST_FILE}: split the file)"))
    if path.startswith("include/kith/") and room_of(path) is None:
        found.append((1, "which room does this header speak for? Enter it in tests/layering.py"))
    for number, line in enumerate(lines, start=1):
        include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if include:
            target = included_path(include[1], path)
            message = include_problem(path, include[1], target) if target else None
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
        yield f"{forbidden[0]} differs between processors (use kith/numerics.hpp and kith/random.hpp)"


def types_in(text):
    """The types that a file names outside of anonymous namespaces, as (line, name)."""
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
    """Types that two files name: the linker would take one for the other. `texts` by path."""
    first = {}
    for path, text in texts.items():
        for number, name in types_in(text):
            if first.setdefault(name, path) != path:
                yield path, number, f"the type '{name}' is also named in {first[name]}"


def check_house():
    """Prints every problem of the tree and returns how many there are."""
    kinds = ("*.cpp", "*.hpp", "*.py", "*.sh", "*.cmake")
    rooms = ("include", "sim", "tests", "analysis", "cmake", ".ci")
    files = sorted(f for room in rooms for kind in kinds for f in (ROOT / room).rglob(kind))
    files = [f for f in files if not {"build", ".venv"} & set(f.relative_to(ROOT).parts)]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    found = [(path, *problem) for path, text in texts.items() for problem in problems_in(path, text)]
    found += repeated_types({p: text for p, text in texts.items() if p.startswith(("sim/", "include/"))})
    for path, line, message in found:
        print(f"{path}:{line}: error: {message}")
    print(f"{len(files)} files, {len(found)} problems")
    return len(found) if files else 1


def self_test():
    """Each line must be refused at its place, and accepted at another."""
    cases = [
        ("sim/community/x.cpp", "sim/study.cpp", '#include "kith/study.hpp"'),
        ("sim/programs/x.cpp", "sim/main.cpp", '#include "kith/study.hpp"'),
        ("include/kith/random.hpp", "sim/cli/x.cpp", '#include "kith/scenario.hpp"'),
        ("sim/output/x.cpp", "sim/scenario/x.cpp", "#include <toml++/toml.h>"),
        ("sim/scenario/x.cpp", "sim/output/x.cpp", "#include <H5Cpp.h>"),
        ("sim/scenario/x.cpp", "sim/cli/x.cpp", "#include <boost/program_options.hpp>"),
        ("include/kith/form.hpp", "sim/output/x.cpp", "#include <hdf5_hl.h>"),
        ("sim/processes/x.cpp", "sim/output/x.cpp", "double y = std::exp(x);"),
        ("include/kith/nobody_knows.hpp", "sim/x.cpp", ""),
        ("sim/x.cpp", "CHANGELOG.md", None),
    ]
    wrong = 0
    for refused, accepted, line in cases:
        long = "\n" * (LONGEST_FILE + 1)
        bad = problems_in(refused, long if line is None else line)
        good = problems_in(accepted, "" if line is None else line)
        if len(bad) != 1 or good:
            print(f"error: {line!r}: at {refused}: {bad}, at {accepted}: {good}")
            wrong += 1
    if room_of("sim/programs/x.cpp") == room_of("sim/processes/x.cpp"):
        wrong += 1
    shown, hidden = "struct Block {\n};\n", "namespace {\nstruct Block {\n};\n}  // namespace\n"
    if not list(repeated_types({"a": shown, "b": shown})) or list(repeated_types({"a": shown, "b": hidden})):
        wrong += 1
    print(f"{len(cases)} cases, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if (self_test() if "--self-test" in sys.argv else check_house()) else 0)
