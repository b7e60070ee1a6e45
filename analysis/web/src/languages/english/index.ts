// All English texts of the page, except those of the engine, whose sentences are those of the program `kith`.
// A text may contain {parts}; every other language has the same keys and the same parts.
import { answer } from "./answer.ts";
import { lesson } from "./lesson.ts";
import { memo } from "./memo.ts";
import { names } from "./names.ts";
import { page } from "./page.ts";
import { pictures } from "./pictures.ts";
import { plan } from "./plan.ts";

export const english = { ...page, ...plan, ...answer, ...pictures, ...names, ...memo, ...lesson };
