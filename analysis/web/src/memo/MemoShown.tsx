// The memo in a drawer, to read, print or save.
import { useRef, useState } from "preact/hooks";
import { useSession, useWords } from "../state/context.ts";
import { save } from "../state/files.ts";
import { Dialog } from "../view/Dialog.tsx";
import { memoOf, type Memo, type Said } from "./memo.ts";
import { memoPage } from "./page.ts";

/** Sentences in a row; those in English are marked for screen readers where the page is not. */
function Paragraph({ said }: { said: Said[] }) {
  const words = useWords();
  const langOf = (one: Said): string | undefined => (one.isEnglish && !words.isEnglish ? "en" : undefined);
  return <p>{said.map((one, at) => <span key={at} lang={langOf(one)}>{at > 0 && " "}{one.text}</span>)}</p>;
}

function Table({ memo }: { memo: Memo }) {
  const words = useWords();
  if (memo.rows.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.say("outcome")}</th>
          <th scope="col">{words.say("memo_now")}</th>
          <th scope="col">{words.say("memo_then")}</th>
          <th scope="col">{memo.change}</th>
          <th scope="col">{words.say("memo_words")}</th>
        </tr>
      </thead>
      <tbody>
        {memo.rows.map((row) => (
          <tr key={row.outcome.text}>
            <th scope="row" lang={row.outcome.isEnglish && !words.isEnglish ? "en" : undefined}>{row.outcome.text}</th>
            <td>{row.now}</td><td>{row.then}</td><td>{row.change}</td><td>{row.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function MemoBody({ memo }: { memo: Memo }) {
  return (
    <>
      <h2>{memo.title}</h2>
      {memo.sections.map((section) => (
        <section key={section.id}>
          <h3>{section.heading}</h3>
          <Paragraph said={section.said} />
          {section.id === "answer" && <Table memo={memo} />}
        </section>
      ))}
      <footer>{memo.foot.map((text) => <p key={text}>{text}</p>)}</footer>
    </>
  );
}

function Content() {
  const session = useSession();
  const words = useWords();
  const paper = useRef<HTMLElement>(null);
  const answer = session.runner.answer.value;
  const description = session.runner.shownOf.value;
  if (!answer || !description || answer.preview || session.runner.isOld.value || answer.screens.length === 0)
    return <p role="status">{words.say(answer && !answer.preview && !session.runner.isOld.value ? "memo_none" : "memo_waits")}</p>;
  const version = session.engine.value!.version;
  const memo = memoOf({ answer, description, expectation: session.expectation.value, version }, words);
  const { source } = session.plan.value!;
  const keep = (): void => {
    const page = memoPage(paper.current!.outerHTML, memo.title, words.language.value.code, version, source);
    save(`${source.name.replace(/\.toml$/, "")}.memo.html`, page, "text/html");
  };
  return (
    <>
      <p class="foot">{words.say("memo_lead")}</p>
      <div class="downloads">
        <button class="main" onClick={() => window.print()}>{words.say("print")}</button>
        <button onClick={keep}>{words.say("memo_save")}</button>
      </div>
      <article class="memo paper" ref={paper}><MemoBody memo={memo} /></article>
    </>
  );
}

export function MemoButton() {
  const words = useWords();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button onClick={() => open(true)}>{words.say("memo")}</button>
      <Dialog title={words.say("memo")} isOpen={isOpen} onClose={() => open(false)}><Content /></Dialog>
    </>
  );
}
