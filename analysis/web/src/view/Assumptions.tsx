// Every number from research that the plan reads, with its range, grade and source, and a field for another value.
import { useState } from "preact/hooks";
import type { Assumption } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Dialog } from "./Dialog.tsx";

const AT_FIRST = 40;
/** The source that the page writes beside a value of the reader's; it is in English, as all sources are. */
const OWN_SOURCE = "Your own value, entered on the page";
export const isOwn = (one: Assumption): boolean => one.source.startsWith("Your own value");
const GRADES = ["trial", "observational", "expert", "assumed"];

/** The entry for the text: value, plausible range widened to include it, and the reader as the source. */
function written(one: Assumption, value: number, source: string): string {
  const range = [Math.min(one.rangeLow, value), Math.max(one.rangeHigh, value)];
  return `{ value = ${value}, range = [${range.join(", ")}], source = ${JSON.stringify(source)} }`;
}

function Row({ one }: { one: Assumption }) {
  const session = useSession();
  const words = useWords();
  const unit = one.unit === "1" ? "" : ` ${one.unit}`;
  const own = isOwn(one);
  const change = (input: HTMLInputElement): void => {
    const value = input.valueAsNumber;
    if (!Number.isFinite(value) || value === one.value) return;
    void session.assume(one.path, written(one, value, OWN_SOURCE));
  };
  return (
    <li class={own ? "assumption is-own" : "assumption"}>
      <div>
        <p lang="en">{one.meaning}</p>
        <p class="foot">
          <span class={`grade grade-${one.grade}`}>{words.name(`grade_${one.grade}`, one.grade)}</span>{" "}
          {words.say("assumptions_range", { low: words.plain(one.rangeLow, 4), high: words.plain(one.rangeHigh, 4) })}
          {unit}
        </p>
        <p class="foot" lang="en">{own ? words.say("assumptions_changed") : one.source}</p>
      </div>
      <input
        type="number"
        step="any"
        min={one.low}
        max={one.high}
        value={one.value}
        aria-label={words.say("your_value", { path: one.path })}
        title={words.say("assumptions_allowed", { low: words.plain(one.low, 4), high: words.plain(one.high, 4) })}
        onChange={(event) => change(event.currentTarget)}
      />
    </li>
  );
}

function List() {
  const { description } = useSession();
  const words = useWords();
  const [sought, seek] = useState("");
  const [grade, choose] = useState("");
  const [isOfPlan, ofPlan] = useState(true);
  const [most, show] = useState(AT_FIRST);
  const fits = (one: Assumption): boolean =>
    (grade === "" || one.grade === grade) && (!isOfPlan || one.partnership) &&
    `${one.path} ${one.meaning} ${one.source}`.toLowerCase().includes(sought.toLowerCase());
  const found = (description.value?.assumptions ?? []).filter(fits);
  return (
    <>
      <div class="filters">
        <input type="search" placeholder={words.say("assumptions_find")} aria-label={words.say("assumptions_find")}
          value={sought} onInput={(event) => seek(event.currentTarget.value)} />
        <label>{words.say("grade")}{" "}
          <select value={grade} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{words.say("grade_all")}</option>
            {GRADES.map((name) => <option key={name} value={name}>{words.name(`grade_${name}`, name)}</option>)}
          </select>
        </label>
        <label><input type="checkbox" checked={isOfPlan} onChange={() => ofPlan(!isOfPlan)} /> {words.say("assumptions_plan_only")}</label>
      </div>
      {found.length === 0 && <p>{words.say("assumptions_none")}</p>}
      <ul class="assumptions">{found.slice(0, most).map((one) => <Row key={one.path} one={one} />)}</ul>
      {found.length > most && (
        <button onClick={() => show(found.length)}>{words.say("assumptions_more", { count: found.length - most })}</button>
      )}
    </>
  );
}

export function Assumptions() {
  const { description } = useSession();
  const words = useWords();
  const [isOpen, open] = useState(false);
  const all = description.value?.assumptions ?? [];
  const assumed = all.filter((one) => one.grade === "assumed").length;
  if (all.length === 0) return null;
  return (
    <div class="foot assumptions-line">
      <button class="link" onClick={() => open(true)}>{words.say("assumptions_count", { count: all.length })}</button>
      {" · "}{words.say("assumptions_assumed", { count: assumed })}
      <Dialog title={words.say("assumptions")} isOpen={isOpen} onClose={() => open(false)}>
        <p>{words.say("assumptions_lead")} {words.say("english_only")}</p>
        <List />
      </Dialog>
    </div>
  );
}
