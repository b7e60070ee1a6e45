// The lesson's texts come from the site's pages; a translation has the same parts, and the plans open in the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import lessons, { type LessonPart } from "kith:lessons";

const pages = ["class", "roles", "handout", "exercises"] as const;
const items = (html: string): number => html.split("<li>").length - 1;
const shape = (parts: LessonPart[]): unknown =>
  parts.map((part) => part.blocks.map((block) =>
    typeof block === "string" ? items(block) : { columns: block.head.length, rows: block.rows.length }));

for (const page of pages)
  test(`${page}: the translation has the parts of the English page`, () => {
    assert.ok(lessons.en![page].length > 0);
    for (const [code, all] of Object.entries(lessons)) {
      assert.deepEqual(shape(all[page]), shape(lessons.en![page]), code);
      if (code === "en") continue;
      const blocks = (parts: LessonPart[]): string[] => parts.flatMap((part) => [part.title, ...part.blocks.map((one) => JSON.stringify(one))]);
      const english = new Set(blocks(lessons.en![page]));
      assert.deepEqual(blocks(all[page]).filter((text) => english.has(text)), [], `${code}: not translated`);
    }
  });

test("no terminal is needed: commands are plans to open", () => {
  for (const page of pages)
    for (const part of lessons.en![page]) {
      for (const block of part.blocks) assert.ok(typeof block !== "string" || !/kith run|--set|<a /.test(block), part.title);
      for (const run of part.runs) assert.ok(lessons.en![page].some((one) => one.file?.name === run.file), run.name);
    }
  const exercises = lessons.en!.exercises;
  assert.match(exercises[1]!.file!.text, /^format = 1\n[^]*\[\[partnership\]\]/);
  assert.deepEqual(exercises[2]!.runs.map((run) => [run.name, run.settings.length]), [["crowd", 3]]);
  assert.deepEqual(exercises.at(-1)!.runs, [{ file: "mills.toml", name: "mills", settings: [] }], "a loop opens the plan unchanged");
});
