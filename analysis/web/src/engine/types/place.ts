// Places and library scenarios in requests to the engine and its answers.

import type { Problem } from "./scenario.ts";

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
