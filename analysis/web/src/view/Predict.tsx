// Asks for the reader's expectation before the answer is shown, and keeps it with the plan.
import { useState } from "preact/hooks";
import type { Expectation } from "../link/link.ts";
import { useSession, useWords } from "../state/context.ts";

const DIRECTIONS = ["more", "same", "fewer"] as const;
const MOST_EXPECTED = 1000;

export function Predict() {
  const session = useSession();
  const words = useWords();
  const [direction, choose] = useState<Expectation["direction"]>("more");
  const [people, guess] = useState(100);
  const place = session.description.value?.place;
  const show = (): void => {
    session.expectation.value = { direction, people: direction === "same" ? 0 : people };
    session.isPredicting.value = false;
  };
  if (place === undefined) return null; // the plan is being read
  return (
    <section id="answer" class="predict" tabIndex={-1} aria-labelledby="predict-title">
      <h2 id="predict-title">{words.say("predict_title")}</h2>
      <p>{words.say("predict_lead", { place })}</p>
      <div class="directions" role="radiogroup" aria-labelledby="predict-title">
        {DIRECTIONS.map((one) => (
          <label key={one} class={one === direction ? "is-chosen" : undefined}>
            <input type="radio" name="direction" checked={one === direction} onChange={() => choose(one)} />
            {words.say(`predict_${one}`)}
          </label>
        ))}
      </div>
      {direction !== "same" && (
        <div class="control">
          <label for="predict-people">{words.say("predict_people")}</label>
          <output for="predict-people">{words.count(people)}</output>
          <input id="predict-people" type="range" min={10} max={MOST_EXPECTED} step={10} value={people}
            style={{ "--filled": `${(100 * (people - 10)) / (MOST_EXPECTED - 10)}%` }}
            onInput={(event) => guess(event.currentTarget.valueAsNumber)} />
        </div>
      )}
      <p class="actions">
        <button class="main" onClick={show}>{words.say("predict_show")}</button>
        <button onClick={() => (session.isPredicting.value = false)}>{words.say("predict_skip")}</button>
      </p>
    </section>
  );
}

/** The expectation above the result, with a field for a decision. */
export function Expected() {
  const session = useSession();
  const words = useWords();
  const expected = session.expectation.value;
  if (!expected) return null;
  return (
    <div class="expected">
      <p>
        <b>{words.say(`predict_you_${expected.direction}`, { people: words.count(expected.people) })}</b>{" "}
        {words.say("predict_came")}
      </p>
      <label>
        {words.say("predict_decision")}
        <input type="text" maxLength={300} placeholder={words.say("predict_decision_hint")} value={expected.decision ?? ""}
          onChange={(event) => (session.expectation.value = { ...expected, decision: event.currentTarget.value })} />
      </label>
    </div>
  );
}
