// The lesson in a drawer: its plan by the minute, role cards, handout, and exercises whose plans the page opens.
import { useState } from "preact/hooks";
import lessons, { type LessonPage, type LessonPart, type LessonRun, type LessonTable } from "kith:lessons";
import { useSession, useWords } from "../state/context.ts";
import { Dialog } from "../view/Dialog.tsx";

const PAGES: LessonPage[] = ["class", "roles", "handout", "exercises"];

/** HTML made from the site's own pages when the page was built. */
const html = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } });
const plain = (text: string): string => text.replace(/<[^>]*>/g, "");

/** A row for each card, with the first cell as its title. */
function Cards({ table }: { table: LessonTable }) {
  return (
    <ul class="cards">
      {table.rows.map(([role, ...cells]) => (
        <li key={role} class="card">
          <h4 {...html(role ?? "")} />
          {cells.map((cell, at) => <p key={at}><small {...html(table.head[at + 1] ?? "")} /><span {...html(cell)} /></p>)}
        </li>
      ))}
    </ul>
  );
}

/** A table in which an empty cell is there to write in. */
function Table({ table }: { table: LessonTable }) {
  return (
    <table class="lesson-table">
      <thead><tr>{table.head.map((cell, at) => cell === "" ? <td key={at} /> : <th key={at} scope="col" {...html(cell)} />)}</tr></thead>
      <tbody>
        {table.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, place) => place === 0 ? <th key={place} scope="row" {...html(cell)} />
              : <td key={place} class={cell === "" ? "to-fill" : undefined} data-label={plain(table.head[place] ?? "")} {...html(cell)} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Buttons that open the plans of a part's commands. */
function Plans({ part, all, onOpen }: { part: LessonPart; all: LessonPart[]; onOpen: () => void }) {
  const session = useSession();
  const words = useWords();
  if (part.runs.length === 0) return null;
  const open = (run: LessonRun): void => {
    const file = all.find((one) => one.file?.name === run.file)!.file!;
    onOpen();
    void session.openLesson({ name: `${run.name}.toml`, text: file.text }, run.settings);
  };
  return (
    <p class="downloads screen-only">
      {part.runs.map((run) => <button key={run.name} onClick={() => open(run)}>{words.say("lesson_open", { name: run.name })}</button>)}
    </p>
  );
}

function Page({ page, onOpen }: { page: LessonPage; onOpen: () => void }) {
  const words = useWords();
  const code = words.language.value.code;
  const parts = (lessons[code] ?? lessons.en!)[page];
  const commands = lessons.en![page]; // translations hold no commands
  return (
    <article class={`paper lesson lesson-${page}`}>
      {parts.map((part, at) => (
        <section key={part.title}>
          <h3 {...html(part.title)} />
          {part.blocks.map((block, place) => {
            if (typeof block === "string")
              return <div key={place} class={page === "handout" && plain(block).endsWith(":") ? "to-write" : undefined} {...html(block)} />;
            return page === "roles" ? <Cards key={place} table={block} /> : <Table key={place} table={block} />;
          })}
          {commands[at] && <Plans part={commands[at]} all={commands} onOpen={onOpen} />}
        </section>
      ))}
    </article>
  );
}

function Content({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  const [page, turn] = useState<LessonPage>("class");
  return (
    <>
      <p class="foot">{words.say("lesson_lead")}</p>
      <div class="downloads">
        {PAGES.map((one) => (
          <button key={one} aria-pressed={one === page} class={one === page ? "is-chosen" : undefined} onClick={() => turn(one)}>
            {words.say(`lesson_${one}`)}
          </button>
        ))}
        <button class="link print" onClick={() => window.print()}>{words.say("print")}</button>
      </div>
      <Page page={page} onOpen={onOpen} />
    </>
  );
}

/** `#lesson` in the address opens it at once. */
export function LessonButton() {
  const words = useWords();
  const [isOpen, open] = useState(location.hash === "#lesson");
  return (
    <>
      <button onClick={() => open(true)}>{words.say("lesson")}</button>
      <Dialog title={words.say("lesson")} isOpen={isOpen} onClose={() => open(false)}><Content onOpen={() => open(false)} /></Dialog>
    </>
  );
}
