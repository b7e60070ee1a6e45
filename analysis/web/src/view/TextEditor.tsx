// The scenario's text, with the parser's errors by line and column.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Dialog } from "./Dialog.tsx";
import { openFiles } from "./drop.ts";

const PAUSE_MS = 300; // from the last key to the reading of the text

/** Moves the caret to a problem and scrolls there. */
function goTo(area: HTMLTextAreaElement, { line, column }: Problem): void {
  const before = area.value.split("\n").slice(0, line - 1).join("\n");
  const at = (line > 1 ? before.length + 1 : 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = (line - 4) * parseFloat(getComputedStyle(area).lineHeight);
}

function Problems({ area, isHere }: { area: HTMLTextAreaElement | null; isHere: (file: string) => boolean }) {
  const { checked } = useSession();
  const words = useWords();
  const problems = checked.value?.problems ?? [];
  const all = [...problems, ...(checked.value?.warnings ?? [])];
  const count = problems.length;
  const summary = count === 1 ? words.say("text_problem") : words.say("text_problems", { count });
  return (
    <div class="problems" aria-live="polite">
      <b class={count > 0 ? "is-warning" : "is-fine"}>{count === 0 ? words.say("text_ok") : summary}</b>
      <ol>
        {all.map((problem, at) => (
          <li key={at} class={problem.severity}>
            {problem.line > 0 && isHere(problem.file) && area && (
              <button class="link" aria-label={words.say("text_go", { line: problem.line })} onClick={() => goTo(area, problem)}>
                {words.say("text_where", { line: problem.line, column: problem.column })}
              </button>
            )}{" "}
            <span lang="en">{problem.message}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Numbered({ text, wrong, onText, areaOf }: {
  text: string;
  wrong: Set<number>;
  onText: (text: string) => void;
  areaOf: (area: HTMLTextAreaElement | null) => void;
}) {
  const words = useWords();
  const gutter = useRef<HTMLPreElement>(null);
  const lines = text.split("\n").length;
  return (
    <div class="editor">
      <pre ref={gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => (
          <span key={at} class={wrong.has(at + 1) ? "is-wrong" : undefined}>{at + 1}{"\n"}</span>
        ))}
      </pre>
      <textarea
        ref={areaOf}
        spellcheck={false}
        wrap="off"
        aria-label={words.say("text_label")}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onScroll={(event) => gutter.current && (gutter.current.scrollTop = event.currentTarget.scrollTop)}
      />
    </div>
  );
}

/** For those who cannot drag a file onto the page. */
function OpenButton() {
  const session = useSession();
  const words = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const open = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    input.value = ""; // so that the same file can be opened again
    if (files.length > 0) void openFiles(files, session);
  };
  return (
    <p>
      <button onClick={() => chooser.current?.click()}>{words.say("open_file")}</button>{" "}
      <input ref={chooser} type="file" hidden multiple accept=".toml,.html" aria-label={words.say("open_file")}
        onChange={(event) => open(event.currentTarget)} />
      <span class="foot">{words.say("open_file_what")}</span>
    </p>
  );
}

export function TextEditor({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const session = useSession();
  const words = useWords();
  const plan = session.plan.value;
  const [draft, write] = useState<string | null>(null);
  const [area, areaOf] = useState<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => (void session.setText(draft), write(null)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const isHere = (file: string): boolean => file === plan?.source.name || file.endsWith(`/${plan?.source.name}`);
  const wrong = new Set((session.checked.value?.problems ?? []).filter((one) => isHere(one.file)).map((one) => one.line));
  return (
    <Dialog title={words.say("text_title")} isOpen={isOpen} onClose={onClose}>
      <p>{words.say("text_lead")} {words.say("english_only")}</p>
      <Numbered text={draft ?? plan?.source.text ?? ""} wrong={wrong} onText={write} areaOf={areaOf} />
      <Problems area={area} isHere={isHere} />
      <OpenButton />
    </Dialog>
  );
}
