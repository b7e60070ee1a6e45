// Requests to the engine and its answers. The engine is Kith itself, compiled to WebAssembly: the same C++ as in
// the program `kith` computes every number and every English sentence here. The page shows them and computes no
// statistics of its own. All of it is JSON; an unknown number is null.

/** A scenario in the page: one text, and the files that it extends, unless they are Kith's own. */
export interface Source {
  /** Its file name, used in problems: letters, digits, '-', '_' and '.', no folder. "our-clinic.toml" */
  name: string;
  text: string;
  /** Files beside it, by name: generated communities, "hidalgo-tx.toml". */
  files?: Record<string, string>;
  /** "path=value", as for `kith run --set`; they override the text. Sliders use `change` instead. */
  settings?: string[];
}

// ---------------------------------------------------------------- places

export interface County {
  fips: string; // five digits
  name: string; // "Hidalgo County, TX"
  state: string; // "TX"
  people: number; // of age 10 and over
  residents: number; // simulated by default: all, or a catchment of 25,000
}
export interface Places {
  matches: County[]; // for the typed text, at most 20, whole names first
  near: County[]; // if nothing matches: at most five with a similar spelling
}
export interface MadeCommunity {
  file: string; // "hidalgo-tx.toml"
  text: string; // TOML
  title: string; // "Hidalgo County, TX"
  inWords: string; // "Hidalgo County, TX: 25,000 residents, 1 in 29 of the place; 3 zones, 5 groups. ..."
  residents: number;
}

// ---------------------------------------------------------------- library

export interface LibraryScenario {
  id: string; // also the file's name without .toml
  title: string;
  question: string;
  about: string; // its description in the file
  text: string; // content of the file
  community: string; // file that it extends: "communities/davidson-tn.toml"
  isCommunity: boolean; // a place without a partnership
  isMain: boolean; // the main example: the page's default
}
export interface CarryRequest {
  like: Source; // a scenario of the library ({name: id + ".toml", text}) or the user's own
  /** The destination: a file made by `community`, or one of Kith's own, "communities/teaching-town.toml". */
  community: { file: string; text?: string };
  id: string; // of the new scenario: letters, digits, '-' and '_'
  /** Whether posts and dollars are for the whole county, and must be divided. Default false. */
  forCounty?: boolean;
}
export interface CarryAnswer {
  problems: Problem[];
  source: Source | null; // null if there are problems
  notes: string[]; // sentences about parts without a counterpart there, and about the size
}

// ---------------------------------------------------------------- check

export interface Problem {
  file: string;
  line: number; // from 1; 0: the file could not be read
  column: number; // from 1, in characters
  path: string; // "partnership.clinic.grant_weeks", or ""
  severity: 'error' | 'warning';
  message: string;
}
export interface Checked {
  problems: Problem[]; // with errors, nothing can be run
  warnings: Problem[];
  description: Description | null; // null with errors
}
export interface CheckRequest {
  source: Source;
  /** Residents of a smaller town, with posts, lump sums and grant in proportion. Answers then have no words. */
  previewResidents?: number | null;
  /** false: no comparators with the same money for clinic therapists, half the work. Default true. */
  rivals?: boolean;
}
export interface Description {
  id: string;
  title: string;
  question: string;
  about: string;
  place: string; // "Davidson County, TN"
  start: string; // first day of week 0: "2026-01-05"
  weeks: number;
  settlingWeeks: number;
  firstPartnershipWeek: number;
  replicates: number; // number in the scenario
  seed: number;
  residents: number; // simulated
  peoplePerResident: number; // people per simulated resident; 1: the whole place
  partOfPlace: string; // "1 in 25 of the county"
  /** Not null for a smaller town, "preview: 5,000 of 25,000", whose answer has no words of likelihood. */
  preview: { residents: number; of: number } | null;
  scenarios: ScenarioShown[]; // usual care first; the order of all arrays "by scenario"
  isTrial: boolean; // for a trial, the page shows only `text` of the answer
  controls: Control[];
  bills: BillShown[];
  assumptions: Assumption[];
  zones: ZoneShown[];
  strata: { id: string; title: string; kind: string }[]; // "zone:north", "North Nashville", "zone"
  outcomes: OutcomeShown[]; // the outcomes in `weeks` and `strata` of the answer
  /** Work of one replicate in resident-weeks, over all scenarios. A worker does about 10 million per second. */
  residentWeeks: number;
  tooLarge: string | null; // why a browser should not run it, and the command for the program; English
  command: string; // "kith run our-clinic.toml"
}
export interface ScenarioShown {
  id: string;
  title: string;
  role: 'usual-care' | 'partnership' | 'same-grant' | 'dollar-for-dollar';
  of: number | null; // for a rival: the index of its scenario
}
export interface ZoneShown {
  id: string;
  title: string;
  share: number; // share of residents
  minutesWithin: number; // by car
  minutesTo: Record<string, number>; // by car, to other zones by id
  centroid: [number, number] | null; // longitude, latitude
}
export interface OutcomeShown {
  id: string; // "in_care_share"
  label: string; // "People in care"
  unit: string; // unit of the answered values: "people", "%", "weeks", "USD"
  better: 'more' | 'less' | 'neither';
  decimals: number;
}

/** A control of the page, about the first partnership of the file. */
export type Control = Slider | Choice | Switch;
export interface Slider {
  kind: 'slider';
  /** grant, grant-years, other-money, billed, therapists, health-workers, peers, mobile-days, coordinator,
   *  meetings, power */
  id: string;
  label: string; // English
  /** "USD/year", "year", "%", "posts", "days/week", "1/month", "of 100" */
  unit: string;
  low: number;
  high: number;
  step: number;
  value: number; // 0 if the program is missing; may be between steps if the text says so
  path: string; // its key in the text
  meaning: string; // its description in the schema
}
export interface Choice {
  kind: 'choice';
  id: string; // renewal, unspent, languages, income-limit (none, 400, 200, 100)
  label: string;
  value: string; // languages: "en, es"
  options: { value: string; label: string }[];
  path: string;
  meaning: string;
}
export interface Switch {
  kind: 'switch';
  id: string; // a program: "outreach"
  label: string; // "Outreach"
  value: boolean;
  path: string;
  meaning: string;
}
export interface ChangeRequest {
  source: Source;
  controls?: Record<string, number | string | boolean>; // values by id of a control, in its unit
  settings?: string[]; // "evidence.care.attends=0.8"
}
/** The text with changes written into it, with its comments and order. */
export interface ChangeAnswer {
  problems: Problem[];
  source: Source;
}

/** Cost and income of a year with every post filled. */
export interface BillShown {
  partnership: string; // its id
  title: string;
  lines: { id: string; label: string; posts: number; payUsd: number; otherUsd: number; usd: number }[];
  indirectUsd: number;
  usd: number; // all of it
  grantUsd: number;
  otherIncomeUsd: number;
  sharedUsd: number;
  feesUsd: number; // at most
  incomeUsd: number; // all of it
  billsVisits: boolean;
  neededUsd: number; // needed over the weeks of the grant
  availableUsd: number;
  inWords: string; // the output of `kith check`
}

export interface Assumption {
  path: string; // "evidence.distress.trait_share"
  meaning: string;
  value: number;
  low: number; // lowest allowed value
  high: number;
  rangeLow: number; // plausible: 2.5th to 97.5th percentile
  rangeHigh: number;
  unit: string; // "" or "1": a plain number
  grade: 'trial' | 'observational' | 'expert' | 'assumed' | string;
  source: string;
  drawn: boolean; // whether each replicate draws it from its range
  partnership: boolean; // read only by partnerships or programs, so it does not affect usual care
}

// ---------------------------------------------------------------- answer

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
  scenario: number | null;
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
  queue: number[]; // people waiting at all services
  services: { kind: string; label: string; waitWeeks: (number | null)[]; stillWaiting: (number | null)[] }[];
}

// ---------------------------------------------------------------- the engine, as called by the page

export interface RunRequest extends CheckRequest {
  replicates: number; // 0 ... replicates - 1
}
export interface Progress {
  finished: number; // number of replicates
  of: number;
  seconds: number; // since the start
}
export interface RunListener {
  onChecked?(checked: Checked): void; // before the first replicate
  onAnswer?(answer: Answer): void; // after replicates 1, 2, 4, 8, 16, 24, 40, 64, 96, 128 ...
  onProgress?(progress: Progress): void;
  onDone?(answer: Answer): void;
  onError?(message: string): void;
}
export interface Running {
  stop(): void; // drops the run; no listener is called any more
}
export interface Engine {
  places(query: string): Promise<Places>;
  community(fips: string, residents?: number): Promise<MadeCommunity>;
  library(): Promise<LibraryScenario[]>;
  carry(request: CarryRequest): Promise<CarryAnswer>;
  check(request: CheckRequest): Promise<Checked>;
  change(request: ChangeRequest): Promise<ChangeAnswer>;
  /** Starts a run, which replaces any run in progress. */
  run(request: RunRequest, listener: RunListener): Running;
  /** A replicate of the latest run, once it is finished. */
  town(replicate: number): Promise<Town>;
  readonly workers: number;
  readonly version: string; // version of Kith, "0.1.0"
}
/** Starts workers from a blob; `wasm` and `data` are gzipped. Rejects with an explanation in old browsers. */
export type StartEngine = (parts: { wasm: Uint8Array; data: Uint8Array; worker: Uint8Array }) => Promise<Engine>;
