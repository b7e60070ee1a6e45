import assert from "node:assert/strict";
import "./raw_streams.ts";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { apply, difference } from "../src/link/difference.ts";
import { pack } from "../src/link/compress.ts";
import { LinkRefused, readLink, writeLink, type Shared } from "../src/link/link.ts";

declare const __TESTS__: string;
const folder = join(__TESTS__, "../../../scenarios");
const names = readdirSync(folder).filter((name) => name.endsWith(".toml"));
const texts = new Map(names.map((name) => [name.slice(0, -5), readFileSync(join(folder, name), "utf8")]));
const bases = [...texts.keys()].filter((id) => texts.get(id)!.includes("[[partnership]]"));
const textOf = async (base: string): Promise<string | undefined> => texts.get(base);

/** Pseudorandom numbers from 0 to 1, the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A scenario of the library with some numbers changed, and lines inserted, moved or deleted. */
function randomScenario(next: () => number): Shared {
  const base = bases[Math.floor(next() * bases.length)]!;
  const change = (line: string): string =>
    next() < 0.15 ? line.replace(/= .*/, `= ${Math.round(next() * 1e6) / 100}`) : line;
  const lines = texts.get(base)!.split("\n").map(change);
  for (let i = 0; i < 3; i++) {
    const at = Math.floor(next() * lines.length);
    if (next() < 0.5) lines.splice(at, Math.floor(next() * 3));
    else lines.splice(at, 0, `# línea «${next()}» ☃`);
  }
  const shared: Shared = { base, place: next() < 0.5 ? "" : "48215", text: lines.join("\n") };
  if (next() < 0.5) shared.expectation = { direction: "more", people: Math.round(next() * 500) };
  if (next() < 0.1) shared.files = { "mine.toml": texts.get("national")! };
  return shared;
}

test("100 random scenarios come back from their links as they were", async () => {
  const next = numbers(24);
  for (let i = 0; i < 100; i++) {
    const shared = randomScenario(next);
    const link = await writeLink(shared, textOf);
    assert.match(link, /^#v1,[A-Za-z0-9_-]+$/);
    assert.deepEqual(await readLink(link, textOf), shared);
  }
});

test("1,000 mutated links are refused with a reason or read as a whole scenario", async () => {
  const next = numbers(1);
  let refused = 0;
  for (let i = 0; i < 1000; i++) {
    const letters = [...(await writeLink(randomScenario(next), textOf))];
    const at = 4 + Math.floor(next() * (letters.length - 4));
    if (next() < 0.3) letters.splice(at, 1 + Math.floor(next() * 20));
    else letters[at] = String.fromCharCode(33 + Math.floor(next() * 94));
    try {
      await readLink(letters.join(""), textOf);
    } catch (error) {
      assert.ok(error instanceof LinkRefused, String(error));
      refused++;
    }
  }
  assert.ok(refused > 900, `${refused} of 1,000 were refused`);
});

const reason = async (hash: string): Promise<string> =>
  readLink(hash, textOf).then(() => "read", (error: LinkRefused) => error.reason);

test("a link says why it cannot be opened", async () => {
  assert.equal(await readLink("", textOf), undefined);
  assert.equal(await readLink("#elsewhere", textOf), undefined);
  assert.equal(await reason("#v2,abc"), "version");
  assert.equal(await reason("#v1,!"), "damaged");
  assert.equal(await reason("#v1," + (await pack("{}"))), "damaged");
  assert.equal(await reason("#v1," + (await pack('["gone","","x",[]]'))), "base");
  assert.equal(await reason("#v1," + (await pack('["","","x",[[0,9]]]'))), "changed");
  assert.equal(await reason("#v1," + (await pack(" ".repeat(500_000)))), "damaged");
});

test("a slider's change makes a short link", async () => {
  const base = "clinic-at-the-community-center";
  const text = texts.get(base)!.replace("600_000", "1_250_000");
  assert.ok((await writeLink({ base, place: "", text }, textOf)).length < 160);
});

test("differences of texts are applied as they were taken", () => {
  const cases = [["", "a"], ["a\nb\nc", "a\nc"], ["a\nb", "b\na"], ["a\n", "a"], ["x\ny\nz", "1\n2"]] as const;
  for (const [before, after] of cases) assert.equal(apply(before, difference(before, after)), after);
});
