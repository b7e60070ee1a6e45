// What just happened, what is wrong with the plan, and what to think about.
import type { Problem } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";

export function NoticeShown() {
  const session = useSession();
  const words = useWords();
  const notice = session.notice.value;
  if (!notice) return <div role="status" />;
  return (
    <div class={notice.isBad ? "notice is-bad" : "notice"} role={notice.isBad ? "alert" : "status"}>
      <div>
        <p>{words.say(notice.text, notice.parts)}</p>
        {notice.notes && notice.notes.length > 0 && (
          <ul lang="en">{notice.notes.map((note, at) => <li key={at}>{note}</li>)}</ul>
        )}
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
