// Texts and numbers in the reader's language.
import { signal } from "@preact/signals";
import * as format from "../format/numbers.ts";
import { fill, type Key, type Language, type Parts } from "../languages/language.ts";
import { languages, preferred } from "../languages/index.ts";

export class Words {
  readonly language = signal<Language>(languages[0]!);

  constructor(asked: readonly string[]) {
    this.language.value = preferred(asked);
  }

  choose(code: string): void {
    const found = languages.find((language) => language.code === code);
    if (found) this.language.value = found;
  }

  get isEnglish(): boolean {
    return this.language.value.code === "en";
  }

  private get locale(): string {
    return this.language.value.numbers;
  }

  say = (key: Key, parts?: Parts): string => fill(this.language.value.texts[key], parts);

  has = (key: string): key is Key => key in this.language.value.texts;

  /** The text of a composed key, or the engine's own name if the table has none. */
  name = (key: string, otherwise: string): string =>
    this.has(key) ? this.say(key) : otherwise;

  count = (value: number): string => format.count(value, this.locale);
  number = (value: number, decimals: number): string => format.number(value, this.locale, decimals);
  plain = (value: number, most?: number): string => format.plain(value, this.locale, most);
  signed = (value: number, decimals: number): string => format.signed(value, this.locale, decimals);
  dollars = (value: number): string => format.dollars(value, this.locale);
  axisDollars = (value: number): string => format.axisDollars(value, this.locale);
  month = (written: string): string => format.month(written, this.locale);
  shortDollars = (value: number): string =>
    format.shortDollars(value, this.locale, this.say("million"), this.say("billion"));

  /** The table's name for an id of the engine, "income:below-100", or the engine's own if the table has none. */
  named = (stem: string, id: string, otherwise: string): string =>
    this.name(`${stem}_${id.replace(/[^A-Za-z0-9]+/g, "_")}`, otherwise);

  /** "en, es" as "English, Spanish". */
  languages = (codes: string): string => {
    const names = new Intl.DisplayNames([this.locale], { type: "language" });
    return codes.split(", ").map((code) => names.of(code) ?? code).join(", ");
  };
}
