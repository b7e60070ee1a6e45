"""Check that what comments and pages cite exists: evidence keys, sections of sim/MODEL.md (`MODEL 7.4`), files, and
the steps of the week in MODEL.md's table, in the order of sim/simulation/schedule.cpp.
"""

import fnmatch
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ("scenarios/evidence.toml", "scenarios/national.toml")
PAGES = ("sim/MODEL.md", "sim/DECISIONS.md", "CONTRIBUTING.md", "README.md")
HISTORY_ENDS = "2026-11-29"  # entries of DECISIONS.md before this day may name files of their time

TOKEN = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|/\*.*?\*/|//[^\n]*', re.S)

# Pages and numbers that exist only in the authors' notes.
REFUSED = (
    (r"\b[Ee]vidence,?\s+\(?(?:[A-F]?\d|[Ss]ection)", "name the evidence key"),
    (r"\b[A-F]\d{1,2}\b", "name the evidence key"),
    (r"\b[Ss]ection\s+\d", "write sections as `MODEL 7.4`"),
    (r"\bevidence\.md\b|\bdefinitions(?:\.md\b|: )|\bmodel(?:\.md\b| section)", "this page is not in the repository"),
    (r"\bMODEL\.md\b|\bMODEL\b(?!\s+\d)", "write sections as `MODEL 7.4`"),
    (r"\bshared/", "this page is not in the repository"),
)

SECTIONS = re.compile(r"\bMODEL\s+(\d+(?:\.\d+)?(?:(?:,|\s+and)\s+\d+\.\d+)*)")
DOTTED = re.compile(r"(?<![\w./:-])[a-z]\w+(?:\.\w[\w-]+)+(?![\w/(*])")
FILE_NAME = re.compile(r"\.(?:cpp|hpp|toml|md|json|py|h5|csv|cmake)$")
MADE = ("results/", "build/")  # made by commands, not in the repository


def comments_in(text):
    """Comments as (line, text); comments on consecutive lines are one, with its line breaks."""
    found = []
    for token in TOKEN.finditer(text):
        if not token[0].startswith("/"):
            continue
        line = text.count("\n", 0, token.start()) + 1
        words = re.sub(r"^\s*(?://[/!]?<?|/?\*+/?)", "", token[0], flags=re.M)
        alone = not text[text.rfind("\n", 0, token.start()) + 1 : token.start()].strip()
        if found and alone and found[-1][0] + found[-1][1].count("\n") + 1 == line:
            found[-1] = (found[-1][0], found[-1][1] + "\n" + words)
        else:
            found.append((line, words))
    return found


def evidence_keys(text):
    """Dotted paths of a file of tables, and the names of its tables. (tomllib needs a newer Python.)"""
    keys, tables, table = set(), set(), ""
    for line in text.splitlines():
        header = re.match(r"\[([\w.-]+)\]", line)
        key = re.match(r"([\w-]+)\s*=", line)
        if header:
            table = header[1]
            tables.add(table)
        elif key:
            keys.add(f"{table}.{key[1]}")
    return keys, tables


def sections_of(page):
    return set(re.findall(r"^#+ (\d+(?:\.\d+)?)\b", page, flags=re.M))


def cited_keys(comment, tables):
    """Dotted names that look like evidence keys, with their place. A quoted name is an example; a name marked as code
    is a key only if it begins with a table of the evidence."""
    plain = re.sub(r'"[^"\n]*"', lambda found: " " * len(found[0]), comment)
    for name in DOTTED.finditer(plain):
        code = plain[: name.start()].endswith("`") and name[0].split(".")[0] not in tables
        if not code and not FILE_NAME.search(name[0]):
            yield name.start(), name[0]


def problems_in(text, keys, tables, sections):
    """Citations of one source file whose target does not exist, as (line, message)."""
    for first, comment in comments_in(text):
        found = [(old.start(), f"'{old[0]}': {why}") for form, why in REFUSED for old in re.finditer(form, comment)]
        for cited in SECTIONS.finditer(comment):
            missing = [number for number in re.findall(r"\d+(?:\.\d+)?", cited[1]) if number not in sections]
            found += [(cited.start(), f"sim/MODEL.md has no section {number}") for number in missing]
            line = comment[cited.end() :].split("\n")[0]
            names = [name for name in re.findall(r"\[(\w+)\]", line) if name not in tables]
            found += [(cited.start(), f"no evidence table [{name}]") for name in names]
        for place, name in cited_keys(comment, tables):
            if name not in keys:
                found.append((place, f"'{name}' is no key of {' or '.join(EVIDENCE)}"))
        for place, message in sorted(found):
            yield first + comment.count("\n", 0, place), message


def steps_of(schedule):
    return re.findall(r'^\s*\{"(\w+)",', schedule, flags=re.M)


def table_of_the_week(page):
    """The steps in the first column of the table in the section on the week."""
    section = re.search(r"^## 3\. .*?(?=^## )", page, flags=re.M | re.S)
    return re.findall(r"^\| `(\w+)` \|", section[0], flags=re.M) if section else []


def week_problems(schedule, page):
    steps, rows = steps_of(schedule), table_of_the_week(page)
    if not steps or steps != rows:
        differ = next((pair for pair in zip(steps, rows) if pair[0] != pair[1]), (len(steps), len(rows)))
        yield 1, f"the table of the week differs from the schedule: {differ[0]} there, {differ[1]} here"


def is_history(line):
    """Whether a line begins an entry from before HISTORY_ENDS; None if it begins no entry."""
    dated = re.match(r"\*\*(\d{4}-\d{2}-\d{2}) ", line)
    return dated[1] < HISTORY_ENDS if dated else None


def paths_in(line):
    """Files and folders that a line of a page names."""
    yield from re.findall(r"(?<![\w/.-])(?:sim|tests)/[\w./*-]*\w", line)
    yield from (name for name in re.findall(r"`([\w.-]+/[\w./-]*)`", line) if re.search(r"\.\w+$|/$", name))
    yield from re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", line)


def page_problems(path, text, exists):
    """Files that a page names but that do not exist, as (line, message)."""
    history = False
    for number, line in enumerate(text.splitlines(), start=1):
        began = is_history(line) if path.endswith("DECISIONS.md") else None
        history = history if began is None else began
        for name in sorted(set(paths_in(line))) if not history else ():
            included = [re.sub("^kith/", room, name) for room in ("sim/", "include/kith/")]
            places = (name, f"{Path(path).parent}/{name}", *included)
            if not name.startswith(MADE) and not any(exists(place) for place in places):
                yield number, f"there is no {name}"


def name_problems(page, words):
    """Names in code style that do not appear in the sources, as (line, message)."""
    fenced = re.sub(r"```.*?```", lambda found: "\n" * found[0].count("\n"), page, flags=re.S)
    for number, line in enumerate(fenced.splitlines(), start=1):
        for code in re.findall(r"`([^`/]+|[^`]+ / [^`]+)`", line):
            for name in re.findall(r"[A-Za-z_][\w*]*", code):
                if name not in words and not ("*" in name and fnmatch.filter(words, name)):
                    yield number, f"nothing is called {name}"


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def sources():
    kinds = [(room, kind) for room in ("sim", "include") for kind in ("*.cpp", "*.hpp")]
    files = sorted(file for room, kind in kinds for file in (ROOT / room).rglob(kind))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def words_of(texts):
    """Every name in C++ code, in keys of scenarios and in the Python package, but not those only in C++ comments."""
    words = set()
    for text in texts.values():
        code = TOKEN.sub(lambda token: token[0] if not token[0].startswith("/") else " ", text)
        words |= set(re.findall(r"\w+", code))
    for folder, kind in (("scenarios", "*.toml"), ("analysis/src", "*.py")):
        for file in (ROOT / folder).rglob(kind):
            words |= set(re.findall(r"\w+", file.read_text(encoding="utf-8")))
    for path in texts:
        words |= set(re.findall(r"\w+", path))
    return words


def check():
    """Print every problem of the tree; return how many there are."""
    keys, tables = set(), set()
    for path in EVIDENCE:
        more = evidence_keys(read(path))
        keys |= more[0]
        tables |= more[1]
    texts, model = sources(), read("sim/MODEL.md")
    sections = sections_of(model)
    found = []
    for path, text in texts.items():
        found += [(path, *problem) for problem in problems_in(text, keys, tables, sections)]
    found += [("sim/MODEL.md", *problem) for problem in week_problems(read("sim/simulation/schedule.cpp"), model)]
    found += [("sim/MODEL.md", *problem) for problem in name_problems(model, words_of(texts))]
    for page in PAGES:
        missing = page_problems(page, read(page), lambda place: (ROOT / place).exists())
        found += [(page, *problem) for problem in missing]
    for path, line, message in found:
        print(f"{path}:{line}: error: {message}")
    print(f"{len(texts)} files, {len(keys)} keys, {len(sections)} sections, {len(found)} problems")
    return len(found) if texts and keys and sections else 1


KEYS, TABLES = evidence_keys("[care]\nattend_share = { value = 0.82 }\n[national]\nvalue = 1\n")
SECTION_HEADS = sections_of("## 3. The week\n\n### 7.4 Felt need\n")

GOOD = (
    "// Half attend (care.attend_share).",
    "/// Felt need\n/// (MODEL\n/// 7.4); see `care.attend_share`, `sweep.varies`.",
    "// MODEL 7.4 and 7.4, MODEL 3, Felt need: [care]",
    'f("evidence 4.1");  // e.g. "partnership.clinic.outreach", care.hpp, log.front()',
)
BAD = (
    "/// One tie more (evidence 4.1).",
    "x();  // so far away (B8)",
    "/// What keeps groups away (Evidence\n/// section).",
    "/// Why people are not in care (definitions.md).",
    "// drawn (definitions: Intervals)",
    '// Money (model section "Money")',
    "/* as model.md */",
    "// as ../shared/x says",
    "// (MODEL.md 7.4)",
    "// see MODEL",
    "// (MODEL 7.5)",
    "// (MODEL 7.4, 7.5)",
    "// MODEL 7.4: [cares]",
    "// (care.attends_share)",
    "// (cares.attend_share)",
    "// (`care.attends_share`)",
    "// (section 3)",
)
WEEK = ('    {"look", [](S& s) {}},\n    {"serve",\n', "## 3. Week\n| `look` | a |\n| `serve` | b |\n## 4. End\n")
PAGE = "**2026-11-22 Old** `x/gone.hpp` sim/gone\n\n**2026-11-29 New** {}\n"


def self_test():
    """Each bad form must be refused once, and each good one accepted."""
    wrong = [text for text in GOOD if list(problems_in(text, KEYS, TABLES, SECTION_HEADS))]
    wrong += [text for text in BAD if len(list(problems_in(text, KEYS, TABLES, SECTION_HEADS))) != 1]
    schedule, page = WEEK
    pages = (page, page.replace("serve", "treat"), page.replace("| `look` | a |\n", ""), "")
    wrong += [text for text in pages if bool(list(week_problems(schedule, text))) == (text == page)]
    there = {"sim/main.cpp", "sim/state/state.hpp", "sim/kith.svg"}
    for named in ("sim/main.cpp", "`kith/state/state.hpp`", "[loop](main.cpp#top)", "`a / b`", "`results/x/`"):
        wrong += [named for _ in page_problems("sim/DECISIONS.md", PAGE.format(named), there.__contains__)]
    for named in ("sim/gone.cpp", "tests/gone", "`kith/state/gone.hpp`", "[loop](gone.cpp)", "`gone/`"):
        found = list(page_problems("sim/DECISIONS.md", PAGE.format(named), there.__contains__))
        wrong += [] if [line for line, _ in found] == [3] else [named]
    names = list(name_problems("`serve(x)` `serve_*`\n```\n`gone`\n```\n`gone_*` `gone`", {"serve", "x", "serve_all"}))
    wrong += [] if [line for line, _ in names] == [5, 5] else [str(names)]
    for text in wrong:
        print(f"error: {text!r}")
    print(f"{len(GOOD) + len(BAD)} citations, {len(wrong)} wrong")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(1 if (self_test() if "--self-test" in sys.argv else check()) else 0)
