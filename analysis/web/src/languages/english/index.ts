// All that the page says in English, except what the engine says: its sentences are those of the program `kith`.
// A text may hold {parts}; every other language has the same keys and the same parts.
import { answer } from "./answer.ts";
import { names } from "./names.ts";
import { page } from "./page.ts";
import { pictures } from "./pictures.ts";
import { plan } from "./plan.ts";

export const english = { ...page, ...plan, ...answer, ...pictures, ...names };
