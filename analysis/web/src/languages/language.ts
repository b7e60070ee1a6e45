// The type of a language's table, which has the same keys as the English one; `{parts}` are filled in.
import type { english } from "./english/index.ts";

export type Key = keyof typeof english;
export type Texts = Record<Key, string>;
export type Parts = Record<string, string | number>;

export interface Language {
  code: string; // for the attribute `lang` of the page
  numbers: string; // locale for numbers and months
  direction: "ltr" | "rtl";
  name: string; // in the language itself
  texts: Texts;
}

/** Fills in the parts of a text; a missing part stays as written, so that readers notice it. */
export function fill(text: string, parts: Parts = {}): string {
  return text.replace(/\{(\w+)\}/g, (written, name: string) => String(parts[name] ?? written));
}
