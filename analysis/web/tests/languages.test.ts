import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { english } from "../src/languages/english/index.ts";
import { fill, type Key } from "../src/languages/language.ts";
import { languages, preferred } from "../src/languages/index.ts";

declare const __TESTS__: string;

/** Texts that are correctly the same in English and another language. */
const ALIKE: Key[] = ["run_seconds", "reviewed"];

const partsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();

for (const language of languages.slice(1)) {
  test(`${language.name}: every text is there, translated, with the same parts`, () => {
    const keys = Object.keys(english) as Key[];
    assert.deepEqual(Object.keys(language.texts).sort(), [...keys].sort());
    const untranslated = keys.filter((key) => language.texts[key] === english[key] && !ALIKE.includes(key));
    assert.deepEqual(untranslated, [], `${untranslated.length} untranslated`);
    for (const key of keys) assert.deepEqual(partsOf(language.texts[key]), partsOf(english[key]), key);
    assert.ok(language.texts.reviewed, "says whether a native speaker has reviewed it");
  });
}

/** The whole source of the page. */
function sources(folder = join(__TESTS__, "../src")): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => !["languages", "engine"].includes(file.name))
    .map((file) => (file.isDirectory() ? sources(join(folder, file.name)) : readFileSync(join(folder, file.name), "utf8")))
    .join("\n");
}

test("every text is used", () => {
  const text = sources();
  const ofIds = /^(control|program|label|grade|link|word|renewal|unspent|languages|income_limit|outcome|headline|lesson|kind|band|stratum|predict|unit_name|by|part)_/;
  const unused = Object.keys(english).filter((key) => ![key, key.replace(/_one$/, "")].some((one) => text.includes(`"${one}"`)) && !ofIds.test(key));
  assert.deepEqual(unused, []);
});

test("parts are filled in, and one that is missing shows", () => {
  assert.equal(fill("{a} of {b}", { a: 1, b: "x" }), "1 of x");
  assert.equal(fill("{a} of {b}", { a: 1 }), "1 of {b}");
});

test("the browser's language is taken where it is there", () => {
  assert.equal(preferred(["es-MX", "en"]).code, "es");
  assert.equal(preferred(["fr", "de"]).code, "en");
});
