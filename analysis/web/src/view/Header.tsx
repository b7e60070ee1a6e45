// Place, starting plan, language, and actions on the plan.
import { useState } from "preact/hooks";
import { languages } from "../languages/index.ts";
import { useSession, useWords } from "../state/context.ts";
import { LessonButton } from "../lesson/Lesson.tsx";
import { MemoButton } from "../memo/MemoShown.tsx";
import { PlaceSearch } from "./PlaceSearch.tsx";
import { Share } from "./Share.tsx";
import { TextEditor } from "./TextEditor.tsx";

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
      <path d="M9 9 19 12 M9 9 11 20 M19 12 11 20" />
      <circle cx="9" cy="9" r="4.5" /><circle cx="20" cy="12" r="3.5" /><circle cx="11" cy="20.5" r="3" />
    </svg>
  );
}

function LibraryMenu() {
  const session = useSession();
  const words = useWords();
  const plan = session.plan.value;
  const offered = session.library.value.filter((one) => !one.isCommunity);
  return (
    <select
      class="library"
      aria-label={words.say("start_from")}
      value={plan?.base ?? ""}
      onChange={(event) => void session.startFrom(event.currentTarget.value, plan?.place?.key ?? "")}
    >
      {plan?.base === "" && <option value="">{plan.source.name}</option>}
      {offered.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
    </select>
  );
}

function LanguageMenu() {
  const words = useWords();
  return (
    <select aria-label={words.say("language")} value={words.language.value.code} onChange={(event) => words.choose(event.currentTarget.value)}>
      {languages.map((one) => <option key={one.code} value={one.code} lang={one.code}>{one.name}</option>)}
    </select>
  );
}

export function Header() {
  const session = useSession();
  const words = useWords();
  const [isText, showText] = useState(false);
  return (
    <header class="top">
      <a class="skip" href="#answer" onClick={(event) => (event.preventDefault(), document.getElementById("answer")?.focus())}>
        {words.say("skip")}
      </a>
      <Mark />
      <h1>Kith <span>{words.say("tagline")}</span></h1>
      <PlaceSearch />
      <LibraryMenu />
      <nav>
        <LessonButton />
        <button onClick={() => (session.isPredicting.value = true)}>{words.say("predict_again")}</button>
        <button onClick={() => showText(true)}>{words.say("edit_text")}</button>
        <MemoButton />
        <Share />
        <LanguageMenu />
      </nav>
      <TextEditor isOpen={isText} onClose={() => showText(false)} />
    </header>
  );
}
