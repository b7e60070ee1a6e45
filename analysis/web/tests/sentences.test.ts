import assert from "node:assert/strict";
import { test } from "node:test";
import { against, likelihood, linesOf, sharesOf100 } from "../src/view/sentences.ts";
import { Words } from "../src/state/words.ts";
import { facts, screen } from "./answered.ts";

test("in English the sentences are the engine's own", () => {
  assert.deepEqual(linesOf(screen, new Words(["en"]), false), screen.lines);
  assert.equal(against(screen, new Words(["en"])), screen.subheading[0]);
});

test("in Spanish the same facts are said", () => {
  const words = new Words(["es"]);
  const lines = linesOf(screen, words, false);
  assert.equal(lines[0]!.sentences[0], "117 personas más reciben atención (de 29 a 255 en 95 de 100).");
  assert.equal(lines[1]!.sentences[0], "94 de 100 cálculos mejoran (muy probable que mejore), 5 sin cambio, 1 empeoran.");
  assert.equal(lines[2]!.sentences.join(" "), "En total, $1.6 millones. $13,000 por cada persona más atendida.");
  assert.match(lines[3]!.sentences[0]!, /Sobran \$220,000/);
  assert.match(lines[4]!.sentences[0]!, /misma subvención: 1 persona menos atendida/);
  assert.match(lines[5]!.sentences.join(" "), /julio de 2029\. 18 meses después queda el 50 %/);
  assert.equal(against(screen, words), "Frente a la atención actual, 4.5 años desde julio de 2026.");
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

test("in Spanish nobody is not mentioned, one person is in the singular, and the rest is the engine's", () => {
  const words = new Words(["es"]);
  const none = { ...facts, additional: 1, served: 1, servedNewlyReached: 0, servedSooner: 0.2, additionalInSeriousDistress: 0 };
  const after = { ...facts.after!, mayBeRenewed: true };
  const instead = { ...facts.instead!, additional: 0.2 };
  const clinic = { label: "CLINIC", sentences: ["Usual care is unlike your clinic."] };
  const shown = { ...screen, lines: [...screen.lines, clinic], facts: { ...none, after, instead, notes: ["It never opens."] } };
  const lines = linesOf(shown, words, false);
  assert.deepEqual(lines[0]!.sentences, ["1 persona más recibe atención (de 29 a 255 en 95 de 100).", "Los programas atienden a 1 persona."]);
  const said = (label: string): string => lines.find((line) => line.label === label)!.sentences.join(" ");
  assert.equal(said("INSTEAD"), "Terapeutas de clínica, misma subvención: sin cambio (peor en 100 de 100).");
  assert.match(said("AFTER"), /^La subvención termina en julio de 2029, si no se renueva\./);
  assert.equal(said("NOTE"), "It never opens.");
  assert.equal(said("CLINIC"), clinic.sentences[0]);
});

test("shares of 100 add up to 100, and none is hidden", () => {
  assert.deepEqual(sharesOf100([120, 6, 0, 2]), [94, 5, 0, 1]);
  assert.deepEqual(sharesOf100([1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(sharesOf100([0, 0]), [0, 0]);
  const rare = { ...screen, facts: { ...facts, replicates: 1000, better: 999, noChange: 0, neverOpened: 0, worse: 1 } };
  const said = linesOf(rare, new Words(["es"]), false)[1]!.sentences[0]!;
  assert.match(said, /^más de 99 de 100 cálculos mejoran .*, menos de 1 empeoran\.$/);
});
