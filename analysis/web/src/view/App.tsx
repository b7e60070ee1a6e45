// The page: the plan on the left, its effects on the right.
import { useEffect, useState } from "preact/hooks";
import { Gains } from "../pictures/Gains.tsx";
import { Money } from "../pictures/Money.tsx";
import { Reach } from "../pictures/Reach.tsx";
import { Town } from "../pictures/Town.tsx";
import { Life } from "../pictures/Life.tsx";
import { Waits } from "../pictures/Waits.tsx";
import { useSession, useWords } from "../state/context.ts";
import { AnswerShown } from "./Answer.tsx";
import { Assumptions } from "./Assumptions.tsx";
import { Bill } from "./Bill.tsx";
import { Controls } from "./Controls.tsx";
import { useDrop } from "./drop.ts";
import { Header } from "./Header.tsx";
import { NoticeShown, Problems } from "./Notices.tsx";
import { Predict } from "./Predict.tsx";
import { Status } from "./Status.tsx";

function Plan() {
  const session = useSession();
  const words = useWords();
  const description = session.description.value;
  const plan = session.plan.value;
  if (!description || !plan) return <section id="plan" class="plan" />;
  const residents = words.count(description.residents);
  const part = words.isEnglish ? description.partOfPlace : "";
  return (
    <section id="plan" class="plan" tabIndex={-1} aria-label={words.say("plan")}>
      <div class="plan-moves">
        <div class="plan-head">
          <h2>{words.say("plan")}</h2>
          {session.isChanged.value && (
            <button class="link" onClick={() => void session.setText(plan.start)}>{words.say("undo_all")}</button>
          )}
        </div>
        <p class="foot">{part ? words.say("plan_for", { residents, part }) : words.say("plan_for_all", { residents })}</p>
        <Controls />
      </div>
      <div class="plan-costs"><Bill /><Assumptions /></div>
    </section>
  );
}

function About() {
  const { description } = useSession();
  const words = useWords();
  const [isOpen, open] = useState(false);
  const shown = description.value;
  if (!shown) return null;
  return (
    <div class="about">
      <p>
        <b lang="en">{shown.title}</b> · {shown.place}{" "}
        <button class="link" aria-expanded={isOpen} onClick={() => open(!isOpen)}>{words.say("about_plan")}</button>
      </p>
      {isOpen && <p lang="en"><i>{shown.question}</i> {shown.about}</p>}
    </div>
  );
}

function Result() {
  const session = useSession();
  const hasErrors = (session.checked.value?.problems.length ?? 0) > 0;
  return (
    <main id="main">
      <NoticeShown />
      <About />
      <Problems />
      {session.isPredicting.value ? <Predict /> : (
        <>
          <AnswerShown />
          {!hasErrors && <Status />}
          <div class="pictures">
            <Reach />
            <Gains />
            <Town />
            <Money />
            <Waits />
            <Life />
          </div>
        </>
      )}
    </main>
  );
}

/** On a phone, the answer is below the plan: this button leads to the one out of sight. */
function Jump() {
  const words = useWords();
  const [isAtPlan, atPlan] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => atPlan(entry?.isIntersecting ?? false), { rootMargin: "-40% 0px" });
    watch.observe(document.getElementById("plan")!);
    return () => watch.disconnect();
  }, []);
  const jump = (): void => document.getElementById(isAtPlan ? "main" : "plan")?.scrollIntoView();
  return <button class="main to-plan" onClick={jump}>{words.say(isAtPlan ? "to_answer" : "to_plan")}</button>;
}

export function App() {
  const session = useSession();
  const words = useWords();
  const isOver = useDrop(session);
  const language = words.language.value;
  useEffect(() => {
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.direction;
    document.title = words.say("page_title");
  }, [language]);
  if (session.cannotStart.value) return <p class="stage is-warning">{words.say("cannot_start", { reason: session.cannotStart.value })}</p>;
  if (!session.plan.value) return <p class="stage" role="status">{words.say("starting")}</p>;
  return (
    <>
      <Header />
      <div class="columns">
        <Plan />
        <Result />
      </div>
      <footer>
        <p>{words.say("offline")} {words.say("reviewed")} {words.say("english_only")}</p>
        <p>{words.say("version", { version: session.engine.value?.version ?? "" })}</p>
      </footer>
      <Jump />
      {isOver && <div class="drop">{words.say("drop_here")}</div>}
    </>
  );
}
