/** The text of a style sheet, as the bundler gives it. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The texts of the lesson, by language and page (teach.mjs). HTML, from the site's own pages. */
declare module "kith:lessons" {
  export interface LessonTable {
    head: string[];
    rows: string[][];
  }
  export interface LessonRun {
    file: string;
    name: string;
    settings: string[]; // "path=value"
  }
  export interface LessonPart {
    title: string;
    blocks: (string | LessonTable)[];
    file?: { name: string; text: string };
    runs: LessonRun[];
  }
  export type LessonPage = "class" | "roles" | "handout" | "exercises";
  const lessons: Record<string, Record<LessonPage, LessonPart[]>>;
  export default lessons;
}
