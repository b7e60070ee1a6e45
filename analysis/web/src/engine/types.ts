// What the engine takes and answers. The engine is Kith itself, compiled to WebAssembly: every number and
// every English sentence here is computed by the same C++ as the program `kith`. The page shows them and
// computes no statistics of its own. All of it is JSON; a number that is not known is null.

/** A scenario as the page holds it: one text, and the files that it extends which are not Kith's own. */
export interface Source {
  /** Its file, as problems name it: letters, digits, '-', '_' and '.', no folder. "our-clinic.toml" */
  name: string;
  text: string;
  /** Files beside it, by name: made communities, "hidalgo-tx.toml". */
  files?: Record<string, string>;
  /** "path=value", as `kith run --set` takes them; they win over the text. Sliders use `change` instead. */
  settings?: string[];
}

// ---------------------------------------------------------------- places

export interface County {
  fips: string; // five digits
  name: string; // "Hidalgo County, TX"
  state: string; // "TX"
  people: number; // 10 and over
  residents: number; // that are simulated unless somebody says otherwise: all, or a catchment of 25,000
}
export interface Places {
  matches: County[]; // of what was typed, at most 20, whole names first
  near: County[]; // where nothing matches: at most five that are spelled nearly so
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
  about: string; // the paragraph in the file
  text: string; // the file
  community: string; // what it extends: "communities/davidson-tn.toml"
  isCommunity: boolean; // a place without a partnership
  isMain: boolean; // the main example: the page's default
}
export interface CarryRequest {
  like: Source; // a library scenario ({name: id + ".toml", text}) or the user's own
  /** Where to: a file made by `community`, or one of Kith's own communities, "communities/teaching-town.toml". */
  community: { file: string; text?: string };
  id: string; // of the new scenario: letters, digits, '-' and '_'
  /** Whether posts and dollars are those of the whole county, and are divided. Default false. */
  forCounty?: boolean;
}
export interface CarryAnswer {
  problems: Problem[];
  source: Source | null; // null where there are problems
  notes: string[]; // what has no counterpart there, and that the size differs; sentences
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
  problems: Problem[]; // errors: nothing can be run with them
  warnings: Problem[];
  description: Description | null; // null with errors
}
export interface CheckRequest {
  source: Source;
  /** A smaller town for speed: posts, lump sums and grant are scaled in proportion. Answers then have no words. */
  previewResidents?: number | null;
  /** false: without the comparators that give the same money to clinic therapists: half the work. Default true. */
  rivals?: boolean;
}
export interface Description {
  id: string;
  title: string;
  question: string;
  about: string;
  place: string; // "Davidson County, TN"
  start: string; // day of week 0: "2026-01-05"
  weeks: number;
  settlingWeeks: number;
  firstPartnershipWeek: number;
  replicates: number; // that the scenario asks for
  seed: number;
  residents: number; // simulated
  peoplePerResident: number; // people for each of them; 1: the whole place
  partOfPlace: string; // "1 in 25 of the county"
  /** Not null: this is a smaller town, "preview: 5,000 of 25,000", and prints no word. */
  preview: { residents: number; of: number } | null;
  scenarios: ScenarioShown[]; // in the order of all arrays "by scenario"; the first is usual care
  isTrial: boolean; // a trial: the page shows `text` of the answer alone
  controls: Control[];
  bills: BillShown[];
  assumptions: Assumption[];
  zones: ZoneShown[];
  strata: { id: string; title: string; kind: string }[]; // "zone:north", "North Nashville", "zone"
  outcomes: OutcomeShown[]; // those of `weeks` and `strata` of the answer
  /** Work of one replicate, all scenarios: resident-weeks. About 10 million a second and worker. */
  residentWeeks: number;
  tooLarge: string | null; // why a browser should not run it, and the command that does; English
  command: string; // "kith run our-clinic.toml"
}
export interface ScenarioShown {
  id: string;
  title: string;
  role: 'usual-care' | 'partnership' | 'same-grant' | 'dollar-for-dollar';
  of: number | null; // of a rival: the scenario that it competes with
}
export interface ZoneShown {
  id: string;
  title: string;
  share: number; // of residents
  minutesWithin: number; // by car
  minutesTo: Record<string, number>; // by car, to other zones by id
  centroid: [number, number] | null; // longitude, latitude
}
export interface OutcomeShown {
  id: string; // "in_care_share"
  label: string; // "People in care"
  unit: string; // of the values as answered: "people", "%", "weeks", "USD"
  better: 'more' | 'less' | 'neither';
  decimals: number;
}

/** Something that the page offers to move, about the first partnership of the file. */
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
  value: number; // 0 where a program is not there; off the steps where the text says so
  path: string; // where the text keeps it
  meaning: string; // as the schema explains it
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
  controls?: Record<string, number | string | boolean>; // by id of a control, in its unit
  settings?: string[]; // "evidence.care.attends=0.8"
}
/** The text with changes written into it; comments and order are kept. */
export interface ChangeAnswer {
  problems: Problem[];
  source: Source;
}

/** What a year with every post filled costs, and what comes in. */
export interface BillShown {
  partnership: string; // id
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
  neededUsd: number; // over the weeks of the grant
  availableUsd: number;
  inWords: string; // as `kith check` prints it
}

export interface Assumption {
  path: string; // "evidence.distress.trait_share"
  meaning: string;
  value: number;
  low: number; // allowed
  high: number;
  rangeLow: number; // plausible: 2.5th to 97.5th percentile
  rangeHigh: number;
  unit: string; // "" or "1": a plain number
  grade: 'trial' | 'observational' | 'expert' | 'assumed' | string;
  source: string;
  drawn: boolean; // each replicate draws it from its range
  partnership: boolean; // read by a partnership or program alone: it does not move usual care
}

// ---------------------------------------------------------------- answer

export interface Interval {
  /** percentiles: 95 of 100 further runs lie within, from 39 replicates on; range: of all runs, too few for more. */
  kind: 'none' | 'range' | 'percentiles';
  low: number | null;
  high: number | null;
}
/** A scenario against usual care over replicates, in the unit of its outcome. */
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
  words: string; // "very likely better"; "" below 40 replicates, in previews, and where neither way is better
}
export interface Answer {
  replicates: number; // that it rests on
  of: number; // that the scenario asks for
  preview: { residents: number; of: number } | null;
  note: string; // "4 replicates: a try, not an answer." / "Preview: 5,000 of 25,000 residents." / ""
  text: string; // all that `kith run` prints; "" in previews
  digests: Digest[];
  screens: Screen[]; // one a scenario with partnerships
  headlines: Headline[];
  weeks: OverTime[]; // one an outcome of Description.outcomes and scenario but usual care
  reach: ReachShown[]; // by scenario but usual care
  strata: StrataShown[];
  money: MoneyShown[];
  waits: WaitsShown[];
  ranking: string; // the table as text
}
export interface Digest {
  scenario: string; // id
  replicate: number; // from 0
  digest: string; // 32 hexadecimal digits: equal to `kith run`'s
}
/** The first screen: at most 120 words. */
export interface Screen {
  scenario: number;
  heading: string; // "A clinic inside the community center · Davidson County, TN"
  subheading: string[]; // "Against usual care, 54 months from July 2026.", "25,000 residents: 1 in 25 of the county."
  lines: { label: 'REACH' | 'CHANCE' | 'COST' | 'MONEY' | 'NOTE' | 'INSTEAD' | 'AFTER' | string; sentences: string[] }[];
  foot: string; // "A scenario, not a forecast."
  text: string; // as the terminal has it
  facts: ScreenFacts; // for pictures, and for other languages
}
export interface ScreenFacts {
  firstWeek: number;
  lastWeek: number; // the first that is not in it
  firstMonth: string; // "2026-07"
  residents: number;
  peoplePerResident: number;
  replicates: number;
  additional: number; // people more in care than in usual care, mean over all replicates
  additionalInterval: Interval;
  additionalMonteCarloError: number | null;
  additionalInSeriousDistress: number;
  served: number;
  servedNewlyReached: number;
  servedSooner: number; // 3 months or more
  better: number; // replicates; the four add up to `replicates`
  noChange: number;
  neverOpened: number;
  worse: number;
  words: string; // "very likely better"; "" below 40 and in previews
  costUsd: number;
  costPerPersonUsd: number | null; // null where the gain may be none
  ranOut: number; // replicates in which money ran out while it was to last, of `ranOutKnown`
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
  isHeadline: boolean; // said before all others
}
/** A scenario against usual care, by periods of four weeks. Arrays are as long as `week`. */
export interface OverTime {
  scenario: number;
  outcome: string; // of Description.outcomes
  week: number[]; // first week of each period
  usualCare: (number | null)[]; // means over replicates
  value: (number | null)[];
  difference: (number | null)[];
  low: (number | null)[]; // percentiles from 39 replicates on, else the range
  high: (number | null)[];
  kind: Interval['kind'];
}
export interface ReachShown {
  scenario: number;
  replicates: number;
  /** Means over replicates of people. A person served is exactly one of the first five categories, or without care. */
  served: ReachCategories;
  notServed: ReachCategories;
  bands: { label: string; served: number }[]; // of those served, by K6 in the partnership's first week
  additional: number; // newly reached less displaced, both parts
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
/** Who gains: outcomes by stratum, means over the window. */
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
    posts: number | null; // paid
    filledPosts: number | null;
    clients: number | null; // each once
    sessions: number;
    contacts: number;
    usedShare: number | null; // of slots, 0 to 1
    waitWeeks: number | null;
    usd: number;
    usdPerSession: number | null;
    usdPerClient: number | null;
  }[];
  payers: { label: string; usd: number }[];
}
/** Of 100 requests made 12 to 38 weeks ago; means over replicates, every fourth week. */
export interface WaitsShown {
  scenario: number; // usual care too
  kind: string; // "therapist", "prescriber", "helper", "general_medical"
  label: string;
  week: number[];
  within4: (number | null)[];
  within12: (number | null)[]; // 4 to 12
  later: (number | null)[];
  left: (number | null)[];
  waiting: (number | null)[];
}

/** One replicate, week by week: usual care and the first partnership side by side. */
export interface Town {
  replicate: number;
  week: number[]; // every fourth
  worlds: TownWorld[]; // usual care first
}
export interface TownWorld {
  scenario: number;
  zones: {
    zone: string; // id
    adults: number[]; // by week
    seriousDistress: number[]; // adults
    inCare: number[]; // adults
    contacted: number[]; // by programs, in these four weeks
  }[];
  queue: number[]; // people waiting at all services
  services: { kind: string; label: string; waitWeeks: (number | null)[]; stillWaiting: (number | null)[] }[];
}

// ---------------------------------------------------------------- the engine, as the page calls it

export interface RunRequest extends CheckRequest {
  replicates: number; // 0 ... replicates - 1
}
export interface Progress {
  finished: number; // replicates
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
  stop(): void; // drops it; no listener is called any more
}
export interface Engine {
  places(query: string): Promise<Places>;
  community(fips: string, residents?: number): Promise<MadeCommunity>;
  library(): Promise<LibraryScenario[]>;
  carry(request: CarryRequest): Promise<CarryAnswer>;
  check(request: CheckRequest): Promise<Checked>;
  change(request: ChangeRequest): Promise<ChangeAnswer>;
  /** Starts a run; one that is under way is dropped: the newest wins. */
  run(request: RunRequest, listener: RunListener): Running;
  /** A replicate of the latest run, once it has come. */
  town(replicate: number): Promise<Town>;
  readonly workers: number;
  readonly version: string; // of Kith, "0.1.0"
}
/** Starts workers from a blob; `wasm` and `data` are gzipped. Rejects where the browser is too old, and says so. */
export type StartEngine = (parts: { wasm: Uint8Array; data: Uint8Array; worker: Uint8Array }) => Promise<Engine>;
