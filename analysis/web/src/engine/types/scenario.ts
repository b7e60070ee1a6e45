// Scenarios in requests to the engine and its answers: problems, controls, bill and assumptions.

import type { Source } from "./place.ts";

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
  assumptions: Assumption[]; // only of a check
  zones: ZoneShown[];
  strata: { id: string; title: string; kind: string }[]; // "zone:north", "North Nashville", "zone"
  outcomes: OutcomeShown[]; // the outcomes in `weeks` and `strata` of the answer
  /** Work of one replicate in resident-weeks, over all scenarios. A worker does about 5 million per second. */
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
