// The one-page memo. Its numbers are the engine's answer, and its English sentences the first screen's; the page
// chooses which of them go on the page and in which order, and computes nothing.
import type { Answer, Description, Headline } from "../engine/types.ts";
import type { Expectation } from "../link/link.ts";
import type { Words } from "../state/words.ts";
import { groups, programOf } from "../tables/controls.ts";
import { sayOption, sayValue } from "../tables/units.ts";
import { isOwn } from "../view/Assumptions.tsx";
import { balanceOf, dollarsOf } from "../view/Bill.tsx";
import { against, likelihood, linesOf } from "../view/sentences.ts";

export interface Said {
  text: string;
  isEnglish?: boolean; // the engine's or the scenario's own words, whatever the reader's language
}
export interface Section {
  id: string;
  heading: string;
  said: Said[];
}
export interface Row {
  outcome: Said;
  now: string;
  then: string;
  change: string;
  words: string;
}
export interface Memo {
  title: string;
  sections: Section[];
  rows: Row[]; // what the engine states before all other outcomes
  change: string; // the heading of the changes, and what their ranges hold
  foot: string[];
}
export interface Known {
  answer: Answer;
  description: Description; // of the plan behind the answer
  expectation: Expectation | null;
  version: string;
}

/** Kith's words of likelihood need as many replicates. */
const FEWEST = 40;

/** The plan as its sliders, menus and switches show it; what is at none is left out. */
function plan(description: Description, words: Words): Said[] {
  const bySlider = new Set(Object.values(programOf));
  const order = groups.flatMap((group) => group.controls);
  const said: string[] = [];
  for (const id of order) {
    const control = description.controls.find((one) => one.id === id);
    if (control?.kind === "slider" && control.value !== 0)
      said.push(`${words.named("control", id, control.label)}: ${sayValue(control, control.value, words)}`);
    const option = control?.kind === "choice" && control.options.find((one) => one.value === control.value);
    if (control?.kind === "choice" && option && control.options.length > 1)
      said.push(`${words.named("control", id, control.label)}: ${sayOption(control, option, words)}`);
  }
  for (const control of description.controls)
    if (control.kind === "switch" && control.value && !bySlider.has(control.id))
      said.push(words.named("program", control.id, control.label));
  return said.length > 0 ? [{ text: `${said.join("; ")}.` }] : [];
}

function bills(description: Description, words: Words): Said[] {
  const dollars = dollarsOf(words);
  return description.bills.map((bill) => {
    const title = description.bills.length > 1 ? bill.title : words.say("bill");
    const sums = words.say("bill_of", { cost: dollars(bill.usd), income: dollars(bill.incomeUsd) });
    const balance = balanceOf(bill, words).said.replace(/\.?$/, ".");
    return { text: `${title}: ${sums}. ${balance[0]!.toUpperCase()}${balance.slice(1)}` };
  });
}

/** What the answer rests on: usual care as it is simulated, and numbers that nobody has measured. */
function mustBeTrue({ answer, description }: Known, words: Words): Said[] {
  const treated = answer.headlines.find((one) => one.outcome === "treated_past_year_share" && one.isHeadline);
  const all = description.assumptions;
  const assumed = all.filter((one) => one.grade === "assumed").length;
  const said: string[] = [];
  if (treated?.usualCare != null) said.push(words.say("memo_usual", { count: words.number(treated.usualCare, 0) }));
  if (all.length > 0) said.push(words.say("memo_assumed", { count: all.length, assumed }));
  for (const one of all.filter(isOwn))
    said.push(words.say("memo_changed", { path: one.path, value: words.plain(one.value, 4) }));
  return said.map((text) => ({ text }));
}

function rowOf(one: Headline, words: Words): Row {
  const { low, high } = one.interval;
  const known = words.named("headline", one.outcome, one.label);
  const spread = low === null || high === null ? ""
    : words.say("spread_plain", { low: words.signed(low, one.decimals), high: words.signed(high, one.decimals) });
  return {
    outcome: words.isEnglish || known === one.label ? { text: one.label, isEnglish: true } : { text: known },
    now: one.usualCare === null ? "–" : words.number(one.usualCare, one.decimals),
    then: one.withPlan === null ? "–" : words.number(one.withPlan, one.decimals),
    change: one.difference === null ? "–" : `${words.signed(one.difference, one.decimals)}${spread}`,
    words: likelihood(one.words, words),
  };
}

/** The sentences of a line of the first screen, including those that the screen has no room for. */
function said(known: Known, words: Words, ...labels: string[]): Said[] {
  const isEnglish = (label: string): boolean => words.isEnglish || label === "NOTE" || label === "CLINIC";
  const screen = known.answer.screens[0]!;
  return linesOf({ ...screen, lines: screen.wholeLines }, words, false)
    .filter((line) => labels.includes(line.label))
    .flatMap((line) => line.sentences.map((text) => ({ text, isEnglish: isEnglish(line.label) })));
}

function question({ answer, description }: Known, words: Words): Said[] {
  const screen = answer.screens[0]!;
  const size = words.isEnglish ? (screen.subheading[1] ?? "")
    : words.say("plan_for_all", { residents: words.count(description.residents) });
  const asked = description.question ? [{ text: description.question, isEnglish: true }] : [];
  return [...asked, { text: `${against(screen, words)} ${size}` }];
}

function foot({ answer, description, version }: Known, words: Words): string[] {
  const first = answer.digests.find((one) => one.scenario === description.id)?.digest ?? "";
  const parts = { version, runs: answer.replicates, seed: String(description.seed), command: description.command, digest: first };
  return [words.say("memo_repeat", parts), words.say("reviewed")].filter((text) => text !== "");
}

/** The memo about the first partnership of an answer at full size. */
export function memoOf(known: Known, words: Words): Memo {
  const { answer, description, expectation } = known;
  const aTry = answer.replicates < FEWEST ? [{ text: words.say("memo_try", { n: answer.replicates }) }] : [];
  const expected = expectation
    ? [{ text: words.say(`predict_you_${expectation.direction}`, { people: words.count(expectation.people) }) }] : [];
  const decided = expectation?.decision ? [{ text: expectation.decision }] : [];
  const sections: Section[] = [
    { id: "question", heading: words.say("memo_question"), said: question(known, words) },
    { id: "plan", heading: words.say("memo_plan"), said: plan(description, words) },
    { id: "answer", heading: words.say("answer"), said: [...aTry, ...said(known, words, "REACH"), ...expected] },
    { id: "sure", heading: words.say("memo_sure"), said: [...said(known, words, "CHANCE"), { text: words.say("a_run") }] },
    { id: "cost", heading: words.say("memo_cost"), said: [...said(known, words, "COST", "MONEY"), ...bills(description, words)] },
    { id: "instead", heading: words.say("memo_instead"), said: said(known, words, "INSTEAD") },
    { id: "after", heading: words.say("memo_after"), said: said(known, words, "AFTER") },
    { id: "note", heading: words.say("label_NOTE"), said: said(known, words, "NOTE", "CLINIC") },
    { id: "true", heading: words.say("memo_true"), said: mustBeTrue(known, words) },
    { id: "out", heading: words.say("memo_out"), said: [{ text: words.say("memo_out_said") }, { text: words.say("scenario_not_forecast") }] },
    { id: "decision", heading: words.say("memo_decision"), said: decided },
  ];
  return {
    title: words.say("memo_title", { title: answer.screens[0]!.heading }),
    sections: sections.filter((section) => section.said.length > 0),
    rows: answer.headlines.filter((one) => one.isHeadline && one.scenario === 1).map((one) => rowOf(one, words)),
    change: answer.headlines[0]?.interval.kind === "percentiles" ? words.say("memo_change")
      : words.say("memo_change_range", { n: answer.replicates }),
    foot: foot(known, words),
  };
}
