// What every table of a language holds: the same keys as the English one, whose `{parts}` are filled in.
import type { english } from "./english/index.ts";

export type Key = keyof typeof english;
export type Texts = Record<Key, string>;
export type Parts = Record<string, string | number>;

export interface Language {
  code: string; // as `lang` of the page
  numbers: string; // locale of numbers and months
  direction: "ltr" | "rtl";
  name: string; // as its own speakers call it
  texts: Texts;
}

/** A text with its parts filled in; a part that is not given stays as it is written, so that it shows. */
export function fill(text: string, parts: Parts = {}): string {
  return text.replace(/\{(\w+)\}/g, (written, name: string) => String(parts[name] ?? written));
}
