// An answer and its plan, for tests of what the page makes of them.
import type { Answer, Description, Screen, ScreenFacts } from "../src/engine/types.ts";

export const facts: ScreenFacts = {
  firstWeek: 26, lastWeek: 260, firstMonth: "2026-07", residents: 25_000, peoplePerResident: 25, replicates: 128,
  additional: 117.4, additionalInterval: { kind: "percentiles", low: 29, high: 255 }, additionalMonteCarloError: 5,
  additionalInSeriousDistress: 5, served: 335, servedNewlyReached: 64, servedSooner: 45,
  better: 120, noChange: 6, neverOpened: 0, worse: 2, words: "very likely better", costUsd: 1_581_000,
  costPerPersonUsd: 13_466, ranOut: 0, ranOutKnown: 128, returnedUsd: 218_000, grantedUsd: 1_800_000,
  instead: { sameGrant: true, additional: -1.2, inSeriousDistress: 0, more: 0, asMany: 0, fewer: 128 },
  after: { endMonth: "2029-07", mayBeRenewed: false, left: 0.5, weeksLater: 78 }, notes: [],
};
export const screen: Screen = {
  scenario: 1, heading: "", subheading: ["Against usual care, 4.5 years from July 2026."],
  lines: [{ label: "REACH", sentences: ["117 more people get care."] }],
  wholeLines: [
    { label: "REACH", sentences: ["117 more people get care."] },
    { label: "MONEY", sentences: ["Ran out before the grant ended in 13 of 100."] },
  ],
  foot: "", text: "", facts,
};

export const answer: Answer = {
  replicates: 128, of: 128, preview: null, note: "", text: "", screens: [screen], weeks: [], reach: [], strata: [], money: [],
  waits: [],
    lives: [], ranking: "",
  digests: [
    { scenario: "usual-care", replicate: 0, digest: "aa" }, { scenario: "plan", replicate: 0, digest: "bb" },
    { scenario: "plan", replicate: 1, digest: "cc" },
  ],
  headlines: [{
    scenario: 1, outcome: "treated_past_year_share", label: "treated, % of adults in need in a year", decimals: 1, isHeadline: true,
    pairs: 128, usualCare: 49.4, withPlan: 52.2, difference: 2.8, interval: { kind: "percentiles", low: -0.1, high: 5.5 }, monteCarloError: 0.3,
    better: 100, noEffect: 0, worse: 28, words: "likely better",
  }],
};

export const description: Description = {
  id: "plan", title: "Our plan", question: "Who gets care?", about: "", place: "Millfield", start: "2026-01-05", weeks: 156,
  settlingWeeks: 52, firstPartnershipWeek: 4, replicates: 128, seed: 7, residents: 25_000, peoplePerResident: 25,
  partOfPlace: "1 in 25 of the county", preview: null, scenarios: [], isTrial: false, zones: [], strata: [], outcomes: [],
  residentWeeks: 1, tooLarge: null, command: "kith run plan.toml",
  controls: [
    { kind: "slider", id: "grant", label: "Grant", unit: "USD/year", low: 0, high: 2e6, step: 25_000, value: 600_000, path: "", meaning: "" },
    { kind: "slider", id: "peers", label: "Peers", unit: "posts", low: 0, high: 6, step: 0.5, value: 0, path: "", meaning: "" },
    { kind: "switch", id: "telehealth", label: "Telehealth", value: true, path: "", meaning: "" },
  ],
  bills: [{
    partnership: "clinic", title: "Clinic", lines: [], indirectUsd: 0, usd: 593_067, grantUsd: 600_000, otherIncomeUsd: 0, sharedUsd: 0,
    feesUsd: 0, incomeUsd: 600_000, billsVisits: false, neededUsd: 0, availableUsd: 0, inWords: "",
  }],
  assumptions: [
    { path: "evidence.care.attends", meaning: "", value: 0.8, low: 0, high: 1, rangeLow: 0.7, rangeHigh: 0.9, unit: "1",
      grade: "assumed", source: "Your own value, entered on the page", drawn: true, partnership: false },
  ],
};
