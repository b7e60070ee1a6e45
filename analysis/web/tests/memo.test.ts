import assert from "node:assert/strict";
import { test } from "node:test";
import { memoOf, type Memo } from "../src/memo/memo.ts";
import { memoPage } from "../src/memo/page.ts";
import { Words } from "../src/state/words.ts";
import { answer, description, screen } from "./answered.ts";

const known = { answer, description, expectation: null, version: "0.1.0" };
const said = (memo: Memo, id: string): string =>
  memo.sections.find((section) => section.id === id)?.said.map((one) => one.text).join(" ") ?? "";

test("the English memo says what the engine's first screen says, word for word", () => {
  const memo = memoOf(known, new Words(["en"]));
  assert.equal(said(memo, "answer"), screen.lines[0]!.sentences.join(" "));
  assert.equal(said(memo, "question"), `Who gets care? ${screen.subheading[0]} `);
  assert.equal(said(memo, "plan"), "Grant a year: $600,000; Care by video.", "what is at none is left out");
  assert.match(said(memo, "cost"), /^Ran out before the grant ended in 13 of 100\. /, "beyond the words of a screen");
  assert.match(said(memo, "cost"), /A year’s bill: \$593,100 of \$600,000\. The money covers the plan\.$/);
  assert.match(said(memo, "true"), /Care now treats 49 of every 100 .* evidence\.care\.attends was set to 0\.8\./);
  const { outcome, ...numbers } = memo.rows[0]!;
  assert.equal(outcome.text, answer.headlines[0]!.label);
  assert.deepEqual(numbers, { now: "49.4", then: "52.2", change: "+2.8 (−0.1 to +5.5)", words: "likely better" });
  assert.equal(memo.foot[0], "Kith 0.1.0, 128 runs, seed 7. Repeat it: kith run plan.toml (digest of run 1: bb).");
});

test("the Spanish memo marks what is in English", () => {
  const memo = memoOf(known, new Words(["es"]));
  const english = memo.sections.flatMap((section) => section.said).filter((one) => one.isEnglish);
  assert.deepEqual(english.map((one) => one.text), ["Who gets care?"]);
  assert.equal(memo.rows[0]!.outcome.isEnglish, undefined);
  assert.match(memo.foot[1]!, /sin revisar/);
});

test("few runs are called a try, and a decision is kept", () => {
  const few = { ...answer, replicates: 16 };
  const expectation = { direction: "same" as const, people: 0, decision: "Wait a year." };
  const memo = memoOf({ ...known, answer: few, expectation }, new Words(["en"]));
  assert.match(said(memo, "answer"), /^16 runs: a try, not an answer\./);
  assert.match(said(memo, "answer"), /You expected no difference\.$/);
  assert.equal(said(memo, "decision"), "Wait a year.");
});

test("the memo's file carries the plan, whatever it holds", () => {
  const source = { name: "plan.toml", text: 'title = "<script>"', files: { "a.toml": "x = 1 & 2" } };
  const page = memoPage("<article>…</article>", "A <b>", "en", "0.1.0", source);
  assert.ok(page.includes('<pre id="kith-scenario" hidden>title = &quot;&lt;script&gt;&quot;</pre>'));
  assert.ok(page.includes('<pre class="kith-file" data-name="a.toml" hidden>x = 1 &amp; 2</pre>'));
  assert.ok(page.includes("<title>A &lt;b&gt;</title>"));
  assert.ok(!page.includes("<script>"));
});
