"""Measure how easy the code is to change: files per folder, what a new evidence number rebuilds, calls from `main` to
the loop over weeks, and the files to edit for something new. Fails if a limit is exceeded.

Usage: house.py [--root TREE] [--limit MEASURE=LARGEST ...]
"""

import argparse
import re
import sys
from collections import Counter, deque
from pathlib import Path

CODE = ("sim", "include", "tests")
NAME = r"[\w:<>,&* \[\]]*?(?P<name>[\w:]+)"
FUNCTION = re.compile(rf"(?m)^(?P<indent>(?:  )?)(?!return|else){NAME}\([^;{{}}]*\)[^;{{}}]*\{{$")
CALL = re.compile(r"(?P<dot>\.|->)?\b(?P<name>\w+)\(")
LOOP = re.compile(r"for \(.*[Ww]eek < to;")  # the loop over weeks
THROUGH_POINTERS = {"verb->run(": "run_run"}  # kith run

COLUMN = r"(Column|Of)<.*awareness_set_point|awareness_set_point( =|\[row\] =|\)|[^(]*\] = of;)|\*awareness_set_point,"

# The largest value allowed for each measure.
LIMITS = {"files": 25, "rebuilt": 25, "calls": 5, "program": 4, "number": 2, "outcome": 2, "column": 3}

# What is added, its example, and where the example is declared: folder, what files look like, how a line looks.
PLACES = {
    "program": [
        # Its slider in the page does not count: most programs have none.
        ("sim", "*.?pp", r'\b(make_)?peer_support\b(?!", "peers_fte")'),
        ("tests/programs", "test_peer_support.cpp", r"TEST_CASE"),
        ("tests/study", "towns.hpp", r'"peer_support:'),  # its settings for tests of every program
    ],
    "number": [
        ("sim", "*.?pp", r'\{"match_factor"'),
        ("include", "*.hpp", r"\bEvidence match_factor;"),
        ("scenarios", "evidence.toml", r"^match_factor ="),
    ],
    "outcome": [
        ("sim", "*.?pp", r'^  crisis_visits,|flow_of\("crisis_visits"|Measure\{"crisis_visits"'),
        ("include", "*.hpp", r"^  crisis_visits,"),
    ],
    "column": [("sim", "*.?pp", COLUMN), ("include", "*.?pp", COLUMN)],
}


def read_code(root):
    files = (f for room in CODE for f in sorted((root / room).rglob("*.?pp")))
    return {f.relative_to(root).as_posix(): f.read_text(encoding="utf-8") for f in files}


def fullest_folder(root):
    rooms = [root / room for room in ("sim", "include", "tests", "analysis/src")]
    kinds = (".cpp", ".hpp", ".py")
    files = (f for room in rooms for f in room.rglob("*") if f.suffix in kinds)
    folder, count = Counter(f.parent.relative_to(root).as_posix() for f in files).most_common(1)[0]
    return count, [folder]


def resolve(path, include, texts):
    """Our own file that an include names, or None."""
    inner = include.removeprefix("kith/")
    beside = (Path(path).parent / include).as_posix()
    names = (include, beside, f"sim/{inner}", f"include/kith/{inner}")
    return next((name for name in names if name in texts), None)


def all_included(path, included):
    """All files that a file includes, directly or indirectly."""
    found, ahead = set(), [path]
    while ahead:
        new = included[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def rebuilt_units(texts):
    """Percentage of translation units that a new evidence number rebuilds, in the worst case."""
    lines = {path: re.findall(r'(?m)^#include "(.*)"', text) for path, text in texts.items()}
    included = {path: {r for i in names if (r := resolve(path, i, texts))} for path, names in lines.items()}
    units = {path: all_included(path, included) for path in texts if path.endswith(".cpp")}
    declares = re.compile(r"^  (Number \w+ *=|Evidence \w+;)", re.MULTILINE)
    headers = [path for path in texts if "/evidence" in path and path.endswith(".hpp") and declares.search(texts[path])]
    shares = {h: round(100 * sum(h in seen for seen in units.values()) / len(units)) for h in headers}
    worst = sorted(shares, key=lambda header: -shares[header])
    return shares[worst[0]], [f"{header} {shares[header]} %" for header in worst[:3]]


def functions_in(texts):
    """Every function of sim/ as (path, name, whether it is a member), with its body."""
    found = {}
    for path, text in texts.items():
        for match in FUNCTION.finditer(text) if path.startswith("sim/") else ():
            end = text.find(f"\n{match['indent']}}}", match.end())
            member = match["indent"] != "" or "::" in match["name"]
            found[path, match["name"].split("::")[-1], member] = text[match.end() : end]
    return found


def calls_to_the_loop(texts):
    """The shortest chain of calls from `main` to the loop over weeks in `kith run`."""
    functions = functions_in(texts)
    chain, ahead = (
        {("sim/main.cpp", "main", False): ["main"]},
        deque([("sim/main.cpp", "main", False)]),
    )
    while ahead:
        caller = ahead.popleft()
        body = functions[caller]
        if LOOP.search(body) and caller[0].startswith("sim/simulation"):
            return len(chain[caller]) - 1, chain[caller]
        called = {(m["name"], m["dot"] is not None) for m in CALL.finditer(body)}
        called |= {(name, False) for text, name in THROUGH_POINTERS.items() if text in body}
        for there in functions:
            of_object = (there[1], True) in called and there[2]
            here = (there[1], False) in called and (not there[2] or there[0] == caller[0])
            if (of_object or here) and there not in chain:
                chain[there] = [*chain[caller], f"{there[1]} ({there[0]})"]
                ahead.append(there)
    return None, ["no chain of calls found"]


def places_of(root, what):
    """Files that declare the example of something."""
    found = set()
    for folder, files, line in PLACES[what]:
        for file in (root / folder).rglob(files):
            code = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
            if re.search(line, code, re.MULTILINE):
                found.add(file.relative_to(root).as_posix())
    return len(found), sorted(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--limit", nargs="*", default=[], metavar="MEASURE=LARGEST")
    asked = parser.parse_args()
    texts = read_code(asked.root)
    table = {
        "files": ("files in the fullest folder", *fullest_folder(asked.root)),
        "rebuilt": (
            "% of translation units that a new evidence number rebuilds",
            *rebuilt_units(texts),
        ),
        "calls": ("calls from main to the loop over weeks", *calls_to_the_loop(texts)),
        **{what: (f"places to touch for a new {what}", *places_of(asked.root, what)) for what in PLACES},
    }
    for title, value, where in table.values():
        print(f"{value!s:>4}  {title}: {', '.join(where)}")
    limits = LIMITS | dict(limit.split("=") for limit in asked.limit)
    exceeded = [m for m, largest in limits.items() if not 0 < (table[m][1] or 0) <= int(largest)]
    for measure in exceeded:
        print(f"error: {table[measure][0]}: {table[measure][1]}, at most {limits[measure]}")
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
