import assert from "node:assert/strict";
import { test } from "node:test";
import type { Screen, ScreenFacts } from "../src/engine/types.ts";
import { against, likelihood, linesOf } from "../src/view/sentences.ts";
import { Words } from "../src/state/words.ts";

const facts: ScreenFacts = {
  firstWeek: 26, lastWeek: 260, firstMonth: "2026-07", residents: 25_000, peoplePerResident: 25, replicates: 128,
  additional: 117.4, additionalInterval: { kind: "percentiles", low: 29, high: 255 }, additionalMonteCarloError: 5,
  additionalInSeriousDistress: 5, served: 335, servedNewlyReached: 64, servedSooner: 45,
  better: 120, noChange: 6, neverOpened: 0, worse: 2, words: "very likely better", costUsd: 1_581_000,
  costPerPersonUsd: 13_466, ranOut: 0, ranOutKnown: 128, returnedUsd: 218_000, grantedUsd: 1_800_000,
  instead: { sameGrant: true, additional: -1.2, inSeriousDistress: 0, more: 0, asMany: 0, fewer: 128 },
  after: { endMonth: "2029-07", mayBeRenewed: false, left: 0.5, weeksLater: 78 }, notes: [],
};
const screen: Screen = {
  scenario: 1, heading: "", subheading: ["Against usual care, 4.5 years from July 2026."],
  lines: [{ label: "REACH", sentences: ["117 more people get care."] }], foot: "", text: "", facts,
};

test("in English the sentences are the engine's own", () => {
  assert.deepEqual(linesOf(screen, new Words(["en"]), false), screen.lines);
  assert.equal(against(screen, new Words(["en"])), screen.subheading[0]);
});

test("in Spanish the same facts are said", () => {
  const words = new Words(["es"]);
  const lines = linesOf(screen, words, false);
  assert.equal(lines[0]!.sentences[0], "117 personas más reciben atención (de 29 a 255 en 95 de 100).");
  assert.equal(lines[1]!.sentences[0], "94 de 100 cálculos mejoran (muy probable que mejore).");
  assert.equal(lines[2]!.sentences.join(" "), "En total, $1.6 millones. $13,000 por cada persona más atendida.");
  assert.match(lines[3]!.sentences[0]!, /Sobran \$220,000/);
  assert.match(lines[4]!.sentences[0]!, /misma subvención: 1 menos atendidas/);
  assert.match(lines[5]!.sentences.join(" "), /julio de 2029\. 18 meses después queda el 50 %/);
  assert.equal(against(screen, words), "Frente a la atención actual, 54 meses desde julio de 2026.");
});

test("no chance is told of a preview or of few runs", () => {
  const words = new Words(["es"]);
  assert.match(linesOf(screen, words, true)[1]!.sentences[0]!, /aún sin probabilidades/);
  const few = { ...screen, facts: { ...facts, replicates: 16, better: 12, words: "" } };
  assert.match(linesOf(few, words, false)[1]!.sentences[0]!, /12 de 16 cálculos/);
});

test("words of likelihood are translated, two of them too", () => {
  const words = new Words(["es"]);
  assert.equal(likelihood("likely to very likely better", words), "probable a muy probable que mejore");
  assert.equal(likelihood("almost certainly worse", words), "casi seguro que empeore");
  assert.equal(likelihood("probably no effect", words), "probablemente sin efecto");
});
