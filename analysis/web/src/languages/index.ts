// The languages of the page. A new language needs a table with the keys of english/index.ts, and a row here.
import { english } from "./english/index.ts";
import type { Language } from "./language.ts";
import { spanish } from "./spanish/index.ts";

export const languages: Language[] = [
  { code: "en", numbers: "en-US", direction: "ltr", name: "English", texts: english },
  { code: "es", numbers: "es-US", direction: "ltr", name: "Español", texts: spanish },
];

/** The language that the reader's browser requests, or else the first. */
export function preferred(asked: readonly string[]): Language {
  const wanted = asked.map((code) => code.slice(0, 2).toLowerCase());
  const found = wanted.map((code) => languages.find((language) => language.code === code));
  return found.find((language) => language !== undefined) ?? languages[0]!;
}
