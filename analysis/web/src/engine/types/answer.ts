// The engine's answers: what a study finds, for words, tables and pictures.

export interface Interval {
  /** percentiles (from 39 replicates on): contains 95 of 100 further runs; range: of all runs, if fewer. */
  kind: 'none' | 'range' | 'percentiles';
  low: number | null;
  high: number | null;
}
/** The difference of a scenario from usual care over replicates, in the unit of its outcome. */
export interface Difference {
  pairs: number;
  usualCare: number | null;
  withPlan: number | null;
  difference: number | null;
  interval: Interval;
  monteCarloError: number | null;
  better: number; // replicates
  noEffect: number;
  worse: number;
  words: string; // "very likely better"; "" below 40 replicates, in previews, and if neither way is better
}
export interface Answer {
  replicates: number; // number behind the answer
  of: number; // number in the scenario
  preview: { residents: number; of: number } | null;
  note: string; // "4 replicates: a try, not an answer." / "Preview: 5,000 of 25,000 residents." / ""
  text: string; // the whole output of `kith run`; "" in previews
  digests: Digest[];
  screens: Screen[]; // one per scenario with partnerships
  headlines: Headline[];
  weeks: OverTime[]; // one per outcome of Description.outcomes and scenario except usual care
  reach: ReachShown[]; // one per scenario except usual care
  strata: StrataShown[];
  money: MoneyShown[];
  waits: WaitsShown[];
  lives: LifeShown[]; // one per scenario with a partnership
  ranking: string; // the table as text
}
export interface Digest {
  scenario: string; // id
  replicate: number; // counted from 0
  digest: string; // 32 hexadecimal digits, equal to those of `kith run`
}
/** The first screen: at most 120 words. */
export interface Screen {
  scenario: number;
  heading: string; // "A clinic inside the community center · Davidson County, TN"
  subheading: string[]; // "Against usual care, 54 months from July 2026.", "25,000 residents: 1 in 25 of the county."
  lines: { label: 'REACH' | 'CHANCE' | 'COST' | 'MONEY' | 'NOTE' | 'INSTEAD' | 'AFTER' | string; sentences: string[] }[];
  wholeLines: Screen["lines"]; // the same if no screen limited them
  foot: string; // "A scenario, not a forecast."
  text: string; // as in the terminal
  facts: ScreenFacts; // for pictures, and for other languages
}
export interface ScreenFacts {
  firstWeek: number;
  lastWeek: number; // exclusive: the first week after it
  firstMonth: string; // "2026-07"
  residents: number;
  peoplePerResident: number;
  replicates: number;
  additional: number; // additional people in care over usual care, mean over all replicates
  additionalInterval: Interval;
  additionalMonteCarloError: number | null;
  additionalInSeriousDistress: number;
  served: number;
  servedNewlyReached: number;
  servedSooner: number; // sooner by 3 months or more
  better: number; // number of replicates; the four add up to `replicates`
  noChange: number;
  neverOpened: number;
  worse: number;
  words: string; // "very likely better"; "" below 40 and in previews
  costUsd: number;
  costPerPersonUsd: number | null; // null if chance alone may explain the gain
  ranOut: number; // replicates, of `ranOutKnown`, in which money ran out while it was meant to last
  ranOutKnown: number;
  returnedUsd: number;
  grantedUsd: number;
  instead: { sameGrant: boolean; additional: number; inSeriousDistress: number; more: number; asMany: number; fewer: number } | null;
  after: { endMonth: string; mayBeRenewed: boolean; left: number | null; weeksLater: number } | null;
  notes: string[];
}
export interface Headline extends Difference {
  scenario: number;
  outcome: string; // "treated_past_year_share"
  label: string; // "treated, % of adults in need in a year"; numbers are in this unit
  decimals: number;
  isHeadline: boolean; // stated before all others
}
/** A scenario against usual care, by periods of four weeks. Arrays have the length of `week`. */
export interface OverTime {
  scenario: number;
  outcome: string; // id in Description.outcomes
  week: number[]; // first week of each period
  usualCare: (number | null)[]; // means over replicates
  value: (number | null)[];
  difference: (number | null)[];
  low: (number | null)[]; // percentiles from 39 replicates on, the range below
  high: (number | null)[];
  kind: Interval['kind'];
}
export interface ReachShown {
  scenario: number;
  replicates: number;
  /** Mean numbers of people. A person served is in exactly one of the first five categories, or without care. */
  served: ReachCategories;
  notServed: ReachCategories;
  bands: { label: string; served: number }[]; // people served, by K6 in the partnership's first week
  additional: number; // newly reached less displaced, of people served and not served
}
export interface ReachCategories {
  people: number;
  newlyReached: number;
  sooner: number;
  later: number;
  moved: number;
  same: number;
  displaced: number;
  noCare: number;
}
/** Outcomes by stratum, as means over the window. */
export interface StrataShown {
  scenario: number;
  outcome: string; // serious_distress_share, in_care_share
  label: string;
  decimals: number;
  rows: (Difference & { stratum: string; people: number | null; tooFew: boolean })[]; // tooFew: below 300 or 2 %
}
export interface MoneyShown {
  scenario: number;
  years: { year: number; firstWeek: number; inUsd: number; earnedUsd: number; outUsd: number; returnedUsd: number; weeks: number }[];
  programs: {
    id: string;
    label: string;
    posts: number | null; // FTE paid for
    filledPosts: number | null;
    clients: number | null; // each counted once
    sessions: number;
    contacts: number;
    usedShare: number | null; // share of slots used, 0 to 1
    waitWeeks: number | null;
    usd: number;
    usdPerSession: number | null;
    usdPerClient: number | null;
  }[];
  payers: { label: string; usd: number }[];
}
/** The fate of 100 requests made 12 to 38 weeks ago; means over replicates, every fourth week. */
export interface WaitsShown {
  scenario: number; // includes usual care
  kind: string; // "therapist", "prescriber", "helper", "general_medical"
  label: string;
  week: number[];
  within4: (number | null)[];
  within12: (number | null)[]; // in 4 to 12 weeks
  later: (number | null)[];
  left: (number | null)[];
  waiting: (number | null)[];
}

/** How a partnership fares, by periods of four weeks. */
export interface LifeShown {
  scenario: number;
  week: number[];
  alive: (number | null)[]; // works together, of 100 runs
  /** Trust, shared goals, communication, inclusion, resources: means of the runs in which it works together, of 100;
   *  null where these are fewer than a tenth. */
  parts: { id: string; value: (number | null)[] }[];
}

/** One replicate, week by week: usual care and the first partnership side by side. */
export interface Town {
  replicate: number;
  week: number[]; // every fourth week
  worlds: TownWorld[]; // usual care first
}
export interface TownWorld {
  scenario: number;
  zones: {
    zone: string; // id of the zone
    adults: number[]; // by week
    seriousDistress: number[]; // adults
    inCare: number[]; // adults
    contacted: number[]; // contacted by programs in these four weeks
  }[];
  queues: { kind: string; label: string; waiting: number[] }[]; // people waiting, by kind of care
}

// ---------------------------------------------------------------- the engine, as called by the page
