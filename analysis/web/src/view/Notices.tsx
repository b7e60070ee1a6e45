// Messages about events, problems of the plan, and warnings.
import type { Problem } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";

/** The engine's additional sentences, folded unless something went wrong. */
function Notes({ notes, isOpen }: { notes: string[]; isOpen: boolean }) {
  const words = useWords();
  if (notes.length === 0) return null;
  const list = <ul lang="en">{notes.map((note, at) => <li key={at}>{note}</li>)}</ul>;
  if (isOpen) return list;
  return <details><summary>{words.say("what_differs")}</summary>{list}</details>;
}

export function NoticeShown() {
  const session = useSession();
  const words = useWords();
  const notice = session.notice.value;
  if (!notice) return <div role="status" />;
  return (
    <div class={notice.isBad ? "notice is-bad" : "notice"} role={notice.isBad ? "alert" : "status"}>
      <div>
        <p>{words.say(notice.text, notice.parts)}</p>
        <Notes notes={notice.notes ?? []} isOpen={notice.isBad ?? false} />
      </div>
      <button class="quiet" aria-label={words.say("close")} onClick={() => (session.notice.value = null)}>✕</button>
    </div>
  );
}

function List({ problems }: { problems: Problem[] }) {
  return <ul lang="en">{problems.map((problem, at) => <li key={at}>{problem.message}</li>)}</ul>;
}

export function Problems() {
  const { checked } = useSession();
  const words = useWords();
  const { problems, warnings } = checked.value ?? { problems: [], warnings: [] };
  const count = warnings.length;
  return (
    <>
      {problems.length > 0 && (
        <div class="notice is-bad" role="alert">
          <div><p><b>{words.say("problems_first")}</b></p><List problems={problems} /></div>
        </div>
      )}
      {problems.length === 0 && count > 0 && (
        <details class="warnings">
          <summary>{count === 1 ? words.say("warning_count") : words.say("warnings_count", { count })}</summary>
          <List problems={warnings} />
        </details>
      )}
    </>
  );
}
