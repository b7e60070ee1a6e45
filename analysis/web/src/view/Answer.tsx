// The answer: the effect of the partnership, its certainty and cost, and other uses of the money.
import type { Screen } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { OverTime } from "../pictures/OverTime.tsx";
import { Expected } from "./Predict.tsx";
import { against, chances, linesOf, type Line } from "./sentences.ts";

/** Emphasizes the first number of a sentence, and mutes its interval in parentheses at the end. */
function Leading({ sentence }: { sentence: string }) {
  const [, number = "", rest = "", interval = ""] = /^([\d,]*)([^(]*)(\(.*)?$/s.exec(sentence) ?? [];
  return <>{number && <em>{number}</em>}{rest}{interval && <small>{interval}</small>}</>;
}

function Chance({ screen }: { screen: Screen }) {
  const words = useWords();
  const [better, same, unopened, worse] = chances(screen.facts) as [number, number, number, number];
  const parts = [
    { name: words.say("chance_better"), share: better, color: "teal" },
    { name: words.say("chance_same"), share: same, color: "grey" },
    { name: words.say("chance_unopened"), share: unopened, color: "ochre" },
    { name: words.say("chance_worse"), share: worse, color: "rust" },
  ];
  return (
    <>
      <div class="chance" role="img" aria-label={words.say("chance_bar", { better, same, unopened, worse })}>
        {parts.map((part) => part.share > 0 && <i key={part.color} class={`fill-${part.color}`} style={{ width: `${part.share}%` }} />)}
      </div>
      <ul class="legend">
        {parts.map((part) => part.share > 0 && <li key={part.color}><i class={`fill-${part.color}`} />{part.name} <span>{part.share}</span></li>)}
      </ul>
    </>
  );
}

function Row({ line, screen }: { line: Line; screen: Screen }) {
  const words = useWords();
  const hasBar = line.label === "CHANCE" && screen.facts.words !== "";
  return (
    <>
      <dt>{words.name(`label_${line.label}`, line.label)}</dt>
      <dd>{line.sentences.join(" ")}{hasBar && <Chance screen={screen} />}</dd>
    </>
  );
}

function ScreenShown({ screen, preview }: { screen: Screen; preview: { residents: number; of: number } | null }) {
  const words = useWords();
  const lines = linesOf(screen, words, preview !== null);
  const [first, ...others] = lines[0]?.sentences ?? [];
  const rest = [{ label: lines[0]?.label ?? "", sentences: others }, ...lines.slice(1)];
  return (
    <div class="words">
      <p class="kicker">{against(screen, words)}</p>
      {preview && (
        <p class="badge" title={words.say("preview_note")}>
          {words.say("preview_badge", { residents: words.count(preview.residents), of: words.count(preview.of) })}
        </p>
      )}
      <p class={preview ? "headline is-preview" : "headline"}><Leading sentence={first ?? ""} /></p>
      <dl>{rest.filter((line) => line.sentences.length > 0).map((line) => <Row key={line.label} line={line} screen={screen} />)}</dl>
      <p class="foot">{words.say("scenario_not_forecast")} {words.say("a_run")}</p>
    </div>
  );
}

export function AnswerShown() {
  const session = useSession();
  const words = useWords();
  const { answer, isOld } = session.runner;
  const screen = answer.value?.screens[0];
  return (
    <section id="answer" class={isOld.value ? "answer is-old" : "answer"} data-replicates={answer.value?.replicates}
      tabIndex={-1} aria-label={words.say("answer")}>
      <Expected />
      <div class="answer-columns">
        {screen && answer.value && <ScreenShown screen={screen} preview={answer.value.preview} />}
        {answer.value && !screen && <pre lang="en" tabIndex={0}>{answer.value.text}</pre>}
        {!answer.value && <p class="empty">{words.say("answer_empty")}</p>}
        <OverTime />
      </div>
    </section>
  );
}
