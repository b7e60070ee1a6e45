// The first screen. The English one is the engine's, word for word; other languages state its facts from their table.
import type { Interval, Screen, ScreenFacts } from "../engine/types.ts";
import type { Key } from "../languages/language.ts";
import type { Words } from "../state/words.ts";

export interface Line {
  label: string;
  sentences: string[];
}

const LIKELIHOODS: [string, Key][] = [
  ["more likely than not", "word_more_likely_than_not"],
  ["almost certainly", "word_almost_certainly"],
  ["could go either way", "word_either_way"],
  ["probably no effect", "word_no_effect"],
  ["very likely", "word_very_likely"],
  ["likely", "word_likely"],
  [" better", "word_better"],
  [" worse", "word_worse"],
];

/** Translates "likely to very likely better" to the reader's language; unknown words stay unchanged. */
export function likelihood(said: string, words: Words): string {
  let rest = said, out = "";
  while (rest !== "") {
    const found = LIKELIHOODS.find(([english]) => rest.startsWith(english));
    if (found) {
      out += (found[0].startsWith(" ") ? " " : "") + words.say(found[1]);
      rest = rest.slice(found[0].length);
    } else if (rest.startsWith(" to ")) {
      out += ` ${words.say("word_to")} `;
      rest = rest.slice(4);
    } else {
      out += rest[0];
      rest = rest.slice(1);
    }
  }
  return out;
}

function spread(interval: Interval, words: Words): string {
  if (interval.kind === "none" || interval.low === null || interval.high === null) return "";
  const key = interval.kind === "range" ? "range" : "spread";
  return words.say(key, { low: words.count(interval.low), high: words.count(interval.high) });
}

function reach(facts: ScreenFacts, words: Words): string[] {
  const more = Math.round(facts.additional);
  const key = more > 0 ? "reach_more" : more < 0 ? "reach_fewer" : "reach_same";
  const serious = Math.round(facts.additionalInSeriousDistress);
  return [
    words.say(key, { count: words.count(Math.abs(more)), spread: spread(facts.additionalInterval, words) }),
    words.say("reach_served", {
      served: words.count(facts.served),
      newly: words.count(facts.servedNewlyReached),
      sooner: words.count(facts.servedSooner),
    }),
    words.say(serious < 0 ? "reach_serious_fewer" : "reach_serious", { count: words.count(Math.abs(serious)) }),
  ];
}

/** Counts of replicates as shares of 100. */
export function ofHundred(replicates: number, facts: ScreenFacts): number {
  return facts.replicates > 0 ? Math.round((100 * replicates) / facts.replicates) : 0;
}

function chance(facts: ScreenFacts, words: Words, isPreview: boolean): string {
  if (isPreview) return words.say("chance_preview");
  if (!facts.words) return words.say("chance_few", { better: facts.better, of: facts.replicates });
  return words.say("chance_of", { count: ofHundred(facts.better, facts), words: likelihood(facts.words, words) });
}

function cost(facts: ScreenFacts, words: Words): string[] {
  const person = facts.costPerPersonUsd;
  return [
    words.say("cost_total", { usd: words.shortDollars(facts.costUsd) }),
    person === null ? words.say("cost_no_price") : words.say("cost_person", { usd: words.shortDollars(person) }),
  ];
}

/** As in the engine: sentences if money ran out, or if a notable part of the grant was returned. */
function money(facts: ScreenFacts, words: Words): string[] {
  const told: string[] = [];
  if (facts.ranOut > 0 && facts.ranOutKnown > 0)
    told.push(words.say("money_ran_out", { count: Math.round((100 * facts.ranOut) / facts.ranOutKnown) }));
  if (facts.returnedUsd > 0.05 * facts.grantedUsd && facts.returnedUsd >= 500)
    told.push(words.say("money_returned_of_grant", { usd: words.shortDollars(facts.returnedUsd) }));
  return told;
}

function instead(facts: NonNullable<ScreenFacts["instead"]>, words: Words): string {
  const more = Math.round(facts.additional);
  const key = more < 0 ? "instead_fewer" : facts.sameGrant ? "instead_grant" : "instead_money";
  return words.say(key, { count: words.count(Math.abs(more)) });
}

function after(facts: NonNullable<ScreenFacts["after"]>, words: Words): string[] {
  const ends = words.say("after_ends", { month: words.month(facts.endMonth) });
  if (facts.left === null || facts.weeksLater <= 0) return [ends];
  const months = Math.round(facts.weeksLater / (365.25 / 7 / 12)); // mean weeks of a month
  return [ends, words.say("after_left", { months, share: words.count(100 * facts.left) })];
}

function composed(facts: ScreenFacts, words: Words, isPreview: boolean): Line[] {
  const lines: Line[] = [
    { label: "REACH", sentences: reach(facts, words) },
    { label: "CHANCE", sentences: [chance(facts, words, isPreview)] },
    { label: "COST", sentences: cost(facts, words) },
    { label: "MONEY", sentences: money(facts, words) },
  ];
  if (facts.instead) lines.push({ label: "INSTEAD", sentences: [instead(facts.instead, words)] });
  if (facts.after) lines.push({ label: "AFTER", sentences: after(facts.after, words) });
  return lines;
}

export function linesOf(screen: Screen, words: Words, isPreview: boolean): Line[] {
  return words.isEnglish ? screen.lines : composed(screen.facts, words, isPreview);
}

/** "Against usual care, 4.5 years from July 2026." */
export function against(screen: Screen, words: Words): string {
  if (words.isEnglish) return screen.subheading[0] ?? "";
  const { firstWeek, lastWeek, firstMonth } = screen.facts;
  const months = Math.round((lastWeek - firstWeek) / (365.25 / 7 / 12));
  const years = months % 12 === 0 ? words.say("years", { n: months / 12 }) : words.say("months", { n: months });
  return words.say("against", { years, month: words.month(firstMonth) });
}
