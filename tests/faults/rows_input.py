"""F7, F8, F15, F20: odd folders and names, damaged files, impossible sizes."""

from __future__ import annotations

import os
import resource
import shutil
from pathlib import Path

from sweeps import (
    CHECKPOINT,
    DONE,
    FAILED,
    HEAD,
    INVALID,
    IO,
    MEMORY,
    ROOT,
    USAGE,
    Broken,
    Harness,
    expect,
    expect_kept,
    records_in,
    runs_in,
    shards_in,
    whole_bytes,
)


def everything_below(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for root, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(root) / name
            state = path.lstat()
            if "case-" not in str(path) and "strange" not in str(path):
                found[str(path)] = (state.st_size, state.st_mtime_ns)
    return found


def f7_strange_folders(h: Harness) -> str:
    """A place where nothing can be written is refused before anything is simulated."""
    base = h.folder / "strange"
    base.mkdir()
    (base / "file").write_text("not ours")
    (base / "loop").symlink_to(base / "loop")
    (base / "dangling").symlink_to(base / "nowhere" / "at-all")
    (base / "full").mkdir()
    (base / "full" / "thesis.docx").write_text("not ours")
    sweep = h.folder / "plan.toml"
    outside = everything_below(h.folder)
    refused = 0
    for name in ("file", "loop", "file/below", "full", "x" * 256, "dangling"):
        ended = h.run("plan", sweep, "-o", base / name, "--pilot", "0")
        expect(ended.code in (IO, FAILED), f"{name[:20]}: {ended.code} {ended.text}")
        expect("kith:" in ended.text, "says why")
        refused += 1
    done = h.reference_folder
    for name in (
        "file",
        "loop/a.h5",
        "file/a.h5",
        "missing/a.h5",
        "full",
        "x" * 256 + ".h5",
        "dangling",
    ):
        ended = h.run("merge", done, "-o", base / name, "-q")
        expect(ended.code == IO, f"merge into {name[:20]}: {ended.code} {ended.text}")
        refused += 1
    for name in ("/dev/full", "/proc/self/mem", "/dev/null"):
        ended = h.run("merge", done, "-o", name, "-q", "--force")
        expect(ended.code == IO, f"merge into {name}: {ended.code} {ended.text}")
        refused += 1
    for folder in (base / "file", base / "full", base / "missing"):
        for verb in ("work", "status"):
            ended = h.run(verb, folder)
            expect(ended.code == IO, f"{verb} {folder.name}: {ended.code} {ended.text}")
            refused += 1
    expect((base / "file").read_text() == "not ours", "other files stay unchanged")
    expect([p.name for p in (base / "full").iterdir()] == ["thesis.docx"], "nothing is written beside them")
    expect(everything_below(h.folder) == outside, "nothing outside was touched")
    return f"{refused}/{refused} refused"


def spoiled(h: Harness, data: bytes) -> bytes:
    kind, at = h.rng.randrange(5), h.rng.randrange(len(data))
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes([data[at] ^ 1 << h.rng.randrange(8)]) + data[at + 1 :]
    if kind == 2:
        return data[:at] + bytes(len(data[at : at + 64])) + data[at + 64 :]
    if kind == 3:
        return data[:at] + h.rng.randbytes(16) + data[at:]
    return data + h.rng.randbytes(h.rng.randint(1, 200))


def f8_spoiled_shards(h: Harness) -> str:
    """A damaged shard is refused or its runs are repeated; it never changes a result."""
    cases = 2000 if h.long else 25
    merged = again = refused = 0
    for _ in range(cases):
        folder = h.copy(h.reference_folder)
        shard = h.rng.choice(shards_in(folder))
        shard.write_bytes(spoiled(h, shard.read_bytes()))
        ended = h.merged(folder)
        if ended.code == DONE:
            merged += 1
            h.equal(folder)
        else:
            expect(ended.code == FAILED, f"merge: {ended.code} {ended.text}")
            expect(not (folder / "out.h5").exists(), "nothing is written")
        ended = h.work(folder)
        if ended.code == DONE:
            again += 1
            h.equal(folder)
        else:
            expect(ended.code == IO, f"work: {ended.code} {ended.text}")
            expect(shard.name in ended.text, "names the shard")
            refused += 1
        shutil.rmtree(folder)
    others = 0
    smaller = h.make_plan("smaller", h.n // 2)
    other = h.copy(smaller)
    expect(h.work(other).code == DONE, "another sweep of the same name ends")
    plan = h.copy()
    text = (plan / "plan.json").read_text()
    for old, new in (("kith 0", "kith 9"), ('"n": 4', '"n": 5'), ("{", "["), (text[50:], "")):
        (plan / "plan.json").write_text(text.replace(old, new, 1))
        ended = h.work(plan)
        expect(ended.code in (FAILED, CHECKPOINT), f"a spoiled plan: {ended.code} {ended.text}")
        others += 1
    return (
        f"0 silently wrong of {cases}: {again} done again ({merged} had lost nothing), "
        f"{refused} refused; {others} spoiled plans refused"
    )


def f15_impossible_sizes(h: Harness) -> str:
    sweep = h.folder / "plan.toml"
    values = ["1e9", "1000000000000", "-1", "9223372036854775807", "1" + "0" * 20, "0"]
    for value in values:
        ended = h.run(
            "plan", sweep, "-o", h.folder / "huge", "--set", f"community.residents={value}"
        )
        expect(ended.code == INVALID, f"residents={value}: {ended.code} {ended.text}")
        expect("residents" in ended.text, "names it")
    for n, code in (("0", INVALID), ("10000001", INVALID), ("3", INVALID)):
        text = sweep.read_text().replace("n = 4", f"n = {n}")
        (h.folder / "other.toml").write_text(text)
        ended = h.run("plan", h.folder / "other.toml", "-o", h.folder / "huge")
        expect(ended.code == code, f"n = {n}: {ended.code} {ended.text}")
    folder = h.copy()

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (150 << 20, 150 << 20))

    for word in ("0", "-1", "abc", "100000"):
        expect(h.work(folder, "-j", word).code == USAGE, f"--threads {word}")
    ended = h.work(folder, preexec_fn=little)
    expect(ended.code in (DONE, MEMORY, FAILED), f"little memory: {ended.code} {ended.text}")
    h.finish(folder)
    return (
        f"{len(values) + 3} sizes refused before anything runs; little memory: exit {ended.code}; "
        f"{refused_allocations(h)}"
    )


def refused_allocations(h: Harness) -> str:
    """If one allocation of a page or more fails, the exit code says so, and the sweep can be continued."""
    cases = 200 if h.long else 4
    total = h.operations(lambda folder, env: h.work(folder, env=env), h.plan, "memory")
    codes = []
    for _ in range(cases):
        folder = h.copy()
        ended = h.work(folder, env=h.fault("memory", h.rng.randint(1, total)))
        expect(ended.code in (DONE, FAILED, MEMORY), f"an allocation: {ended.code} {ended.text}")
        expect(ended.code == DONE or "memory" in ended.text, f"it says so: {ended.text}")
        h.finish(folder)
        codes.append(ended.code)
        shutil.rmtree(folder)
    expect(MEMORY in codes, f"some were reported: {codes}")
    return f"{codes.count(MEMORY)} of {cases} single allocations out of {total} refused and reported, 0 crashes"


def f20_names(h: Harness) -> str:
    names = ["a b", "-dash", "%s%n", "new\nline", "ünïcode-試", "x" * 200, "$(touch pwned)", "'q'"]
    for name in names:
        folder = h.folder / "strange-names" / name
        folder.parent.mkdir(exist_ok=True)
        shutil.copytree(h.plan, folder)
        where = f"./{name}" if name.startswith("-") else name
        ended = h.run("work", where, "-q", "-j", "2", cwd=folder.parent)
        expect(ended.code == DONE, f"{name!r}: {ended.code} {ended.text}")
        expect(runs_in(folder) == h.reference, f"{name!r}: equal")
    sweep = (h.folder / "plan.toml").read_text()
    ids = ["../../x", "/abs", "~", "a/b", "", "..", "x" * 65, "a b", "é"]
    for name in ids:
        (h.folder / "named.toml").write_text(sweep.replace('id = "fault"', f'id = "{name}"'))
        ended = h.run("plan", h.folder / "named.toml", "-o", h.folder / "named")
        expect(ended.code == INVALID, f"id {name!r}: {ended.code} {ended.text}")
    folder = h.copy()
    target = h.folder / "target"
    target.write_text("not ours")
    (folder / "shards" / shards_in(h.reference_folder)[0].name).symlink_to(target)
    ended = h.work(folder)
    expect(ended.code == IO, f"a shard that is a link: {ended.code} {ended.text}")
    expect(target.read_text() == "not ours", "the target of the link stays unchanged")
    return f"{len(names)} folders, {len(ids)} ids, 1 link: 0 escapes"


def page_for_researchers(h: Harness) -> str:
    """Run the first lines of the page for researchers as written there."""
    text = (ROOT / "scenarios" / "sweeps" / "README.md").read_text()
    block = text.split("```sh\n")[1].split("\n\n")[0]
    home = h.folder / "home"
    (home / "results").mkdir(parents=True)
    (home / "scenarios").symlink_to(ROOT / "scenarios")
    lines = [line.split("#")[0].split() for line in block.splitlines()]
    expect(len(lines) == 5, f"five lines: {lines}")
    for line in lines:
        expect(line[0] == "kith", f"{line}")
        ended = h.run(*line[1:], cwd=home)
        expect(ended.code == DONE, f"{' '.join(line)}: {ended.code} {ended.text}")
    expect((home / "results" / "try.h5").exists(), "the result is there")
    return f"{len(lines)} lines do what the page says"


def checks_can_fail(h: Harness) -> str:
    """The checks of the other rows notice a wrong sweep."""
    folder = h.copy(h.reference_folder)
    shard = shards_in(folder)[0]
    data, before = shard.read_bytes(), whole_bytes(folder)
    wrong = bytearray(data)
    wrong[-40] ^= 1  # in the last payload
    length = len(data) - records_in(shard)[1]
    expect(length == 0, "an undisturbed shard holds whole records alone")
    last = data[HEAD:]

    def notices(what: str, spoil: bytes, check: object) -> None:
        shard.write_bytes(spoil)
        try:
            check(folder)  # type: ignore[operator]
        except Broken:
            return
        raise Broken(f"not noticed: {what}")

    notices("another value", bytes(wrong), h.equal)
    notices("a missing run", data[:-1], h.equal)
    notices("a run done twice", data + last, h.equal)
    notices("a finished run done again", data[:HEAD], lambda f: expect_kept(f, before))
    notices("an empty shard", b"", h.equal)
    return "5 of 5 wrong sweeps noticed"


ROWS = {
    "F0": checks_can_fail,
    "PAGE": page_for_researchers,
    "F7": f7_strange_folders,
    "F8": f8_spoiled_shards,
    "F15": f15_impossible_sizes,
    "F20": f20_names,
}
