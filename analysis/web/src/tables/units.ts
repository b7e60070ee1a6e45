// The wording of the values of sliders and menus, by the engine's id. Sliders without a row show their plain number.
import type { Choice, Slider } from "../engine/types.ts";
import type { Words } from "../state/words.ts";

type Say = (value: number, words: Words) => string;

const money: Say = (value, words) => (value === 0 ? words.say("none") : words.dollars(value));
const posts: Say = (value, words) => {
  if (value === 0) return words.say("none");
  return value === 1 ? words.say("unit_post") : words.say("unit_posts", { n: words.plain(value) });
};

const said: Record<string, Say> = {
  grant: money,
  "other-money": money,
  "grant-years": (value, words) =>
    value === 1 ? words.say("unit_year") : words.say("unit_years", { n: words.plain(value, 1) }),
  billed: (value, words) => `${words.plain(value)} %`,
  therapists: posts,
  "health-workers": posts,
  peers: posts,
  coordinator: posts,
  "mobile-days": (value, words) => {
    if (value === 0) return words.say("none");
    return value === 1 ? words.say("unit_day") : words.say("unit_days", { n: words.plain(value) });
  },
  meetings: (value, words) => {
    if (value === 0) return words.say("none");
    return value === 1 ? words.say("unit_meeting") : words.say("unit_meetings", { n: words.plain(value) });
  },
  power: (value, words) => {
    if (value <= 0) return words.say("unit_power_alone");
    return value >= 100 ? words.say("unit_power_shared") : words.say("unit_power", { n: words.plain(value) });
  },
};

export function sayValue(slider: Slider, value: number, words: Words): string {
  return (said[slider.id] ?? ((number: number) => words.plain(number)))(value, words);
}

export function sayOption(choice: Choice, option: Choice["options"][number], words: Words): string {
  if (choice.id === "languages") return words.languages(option.value);
  return words.named(choice.id.replaceAll("-", "_"), option.value, option.label);
}
