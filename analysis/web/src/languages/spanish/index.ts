// The page in Spanish. No native speaker has reviewed it, and the page states this.
import type { Texts } from "../language.ts";
import { answer } from "./answer.ts";
import { lesson } from "./lesson.ts";
import { memo } from "./memo.ts";
import { names } from "./names.ts";
import { page } from "./page.ts";
import { pictures } from "./pictures.ts";
import { plan } from "./plan.ts";

export const spanish: Texts = { ...page, ...plan, ...answer, ...pictures, ...names, ...memo, ...lesson };
