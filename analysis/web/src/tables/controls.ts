// The controls of the page, in order and under their headings. Ids are the engine's; a control that the engine does
// not offer is left out, and one not listed here is not shown. Labels are in the tables of languages.
import type { Key } from "../languages/language.ts";

export interface Group {
  title: Key;
  controls: string[];
}

export const groups: Group[] = [
  { title: "group_money", controls: ["grant", "grant-years", "other-money", "billed", "renewal", "unspent"] },
  {
    title: "group_staff",
    controls: ["therapists", "health-workers", "peers", "mobile-days", "income-limit", "languages"],
  },
  { title: "group_partners", controls: ["coordinator", "meetings", "power"] },
];

/** Programs whose staff a slider sets. At 0 the slider removes the program, so it needs no switch. */
export const programOf: Record<string, string> = {
  therapists: "colocated_clinic",
  "health-workers": "outreach",
  peers: "peer_support",
  "mobile-days": "mobile_clinic",
};
