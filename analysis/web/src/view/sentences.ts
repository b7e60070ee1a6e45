// The first screen. The English one is the engine's, word for word; other languages state its facts from their table.
import type { Interval, Screen, ScreenFacts } from "../engine/types.ts";
import type { Key, Parts } from "../languages/language.ts";
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
  ["no visible difference", "word_no_difference"],
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

/** The text of a key for a number of people, in the singular if there is one. */
function people(key: Key, count: number, words: Words, parts: Parts = {}): string {
  const one = `${key}_one`;
  const written = words.count(Math.abs(count));
  return written === "1" && words.has(one) ? words.say(one, parts) : words.say(key, { count: written, ...parts });
}

/** As in the engine: nobody is not mentioned. */
function reach(facts: ScreenFacts, words: Words): string[] {
  const more = Math.round(facts.additional);
  const serious = Math.round(facts.additionalInSeriousDistress);
  const key = more > 0 ? "reach_more" : more < 0 ? "reach_fewer" : "reach_same";
  const told = [people(key, more, words, { spread: spread(facts.additionalInterval, words) })];
  if (Math.round(facts.served) > 0) {
    told.push(people("reach_served", facts.served, words));
    if (Math.round(facts.servedNewlyReached) > 0) told.push(people("reach_newly", facts.servedNewlyReached, words));
    if (Math.round(facts.servedSooner) > 0) told.push(people("reach_sooner", facts.servedSooner, words));
  }
  if (serious !== 0) told.push(people(serious < 0 ? "reach_serious_fewer" : "reach_serious", serious, words));
  return told;
}

/** Counts of replicates as whole shares of 100 that add up to 100, by largest remainders as in the engine. */
export function sharesOf100(counts: number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((100 * count) / all));
  const order = counts.map((_, at) => at).sort((a, b) => ((100 * counts[b]!) % all) - ((100 * counts[a]!) % all));
  const missing = 100 - shares.reduce((sum, share) => sum + share, 0);
  for (const at of order.slice(0, missing)) shares[at]!++;
  return shares;
}

/** "94", or "under 1" and "over 99" where a whole number would hide some replicates. */
function shareInWords(share: number, count: number, all: number, words: Words): string {
  if (share === 0 && count > 0) return words.say("under_1");
  return share === 100 && count < all ? words.say("over_99") : String(share);
}

export const chances = (facts: ScreenFacts): number[] =>
  sharesOf100([facts.better, facts.noChange, facts.neverOpened, facts.worse]);

function chance(facts: ScreenFacts, words: Words, isPreview: boolean): string {
  if (isPreview) return words.say("chance_preview");
  if (!facts.words) return words.say("chance_few", { better: facts.better, of: facts.replicates });
  const counts = [facts.better, facts.noChange, facts.neverOpened, facts.worse];
  const told = sharesOf100(counts).map((share, at) => shareInWords(share, counts[at]!, facts.replicates, words));
  const keys = ["chance_n_same", "chance_n_unopened", "chance_n_worse"] as const;
  const others = keys.map((key, at) => (counts[at + 1]! > 0 ? `, ${words.say(key, { n: told[at + 1]! })}` : "")).join("");
  return words.say("chance_of", { count: told[0]!, words: likelihood(facts.words, words), others });
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
    told.push(words.say("money_ran_out", { count: facts.ranOut, of: facts.ranOutKnown }));
  if (facts.returnedUsd > 0.05 * facts.grantedUsd && facts.returnedUsd >= 500)
    told.push(words.say("money_returned_of_grant", { usd: words.shortDollars(facts.returnedUsd) }));
  return told;
}

function instead(facts: NonNullable<ScreenFacts["instead"]>, words: Words, hasChances: boolean): string {
  const more = Math.round(facts.additional);
  const rival = words.say(facts.sameGrant ? "instead_grant" : "instead_money");
  const change = more === 0 ? words.say("instead_same") : people(more < 0 ? "instead_fewer" : "instead_more", more, words);
  const counts = [facts.more, facts.asMany, facts.fewer];
  const at = facts.more >= facts.fewer ? 0 : 2;
  if (!hasChances || counts[at] === 0) return `${rival}: ${change}.`;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const share = shareInWords(sharesOf100(counts)[at]!, counts[at]!, all, words);
  return `${rival}: ${change} (${words.say(at === 0 ? "instead_better" : "instead_worse", { share })}).`;
}

function after(facts: NonNullable<ScreenFacts["after"]>, words: Words): string[] {
  const ends = words.say(facts.mayBeRenewed ? "after_ends_unless" : "after_ends", { month: words.month(facts.endMonth) });
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
  if (facts.notes.length > 0) lines.push({ label: "NOTE", sentences: facts.notes }); // in English alone
  if (facts.instead) lines.push({ label: "INSTEAD", sentences: [instead(facts.instead, words, facts.words !== "" && !isPreview)] });
  if (facts.after) lines.push({ label: "AFTER", sentences: after(facts.after, words) });
  return lines;
}

export function linesOf(screen: Screen, words: Words, isPreview: boolean): Line[] {
  if (words.isEnglish) return screen.lines;
  // What the engine says in other lines is shown in its own words.
  const known = ["REACH", "CHANCE", "COST", "MONEY", "NOTE", "INSTEAD", "AFTER"];
  const others = screen.lines.filter((line) => !known.includes(line.label));
  return [...composed(screen.facts, words, isPreview), ...others];
}

/** As in the engine: in half years, or in months where half years are too coarse. */
function duration(weeks: number, words: Words): string {
  const years = weeks / 52;
  const halves = Math.round(2 * years) / 2;
  const months = Math.max(1, Math.round(12 * years));
  if ((halves < 1 || Math.abs(years - halves) > 0.1) && months < 24)
    return months === 1 ? words.say("month_one") : words.say("months", { n: months });
  return halves === 1 ? words.say("unit_year") : words.say("years", { n: words.plain(halves, 1) });
}

/** "Against usual care, 4.5 years from July 2026." */
export function against(screen: Screen, words: Words): string {
  if (words.isEnglish) return screen.subheading[0] ?? "";
  const { firstWeek, lastWeek, firstMonth } = screen.facts;
  return words.say("against", { years: duration(lastWeek - firstWeek, words), month: words.month(firstMonth) });
}
