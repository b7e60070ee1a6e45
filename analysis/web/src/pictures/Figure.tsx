// The frame of every picture: title, description, an optional choice, and a button to save it.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Description } from "../engine/types.ts";
import type { Key, Parts } from "../languages/language.ts";
import { useSession, useWords } from "../state/context.ts";
import { savePicture } from "./save.ts";

/** The title of a saved picture, with the plan and the place that it shows. */
const headOf = (title: string, plan: Description | null): string => (plan ? `${title} · ${plan.title} · ${plan.place}` : title);

export function Figure(props: {
  title: Key;
  lead?: [Key, Parts?];
  choice?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  const words = useWords();
  const { runner } = useSession();
  const figure = useRef<HTMLElement>(null);
  const title = words.say(props.title);
  return (
    <figure ref={figure} class={props.class} aria-label={title}>
      <figcaption>
        <h2>{title}</h2>
        <button class="quiet" title={words.say("download_png")} aria-label={`${words.say("download_png")}: ${title}`}
          onClick={() => void savePicture(figure.current!, props.title, headOf(title, runner.shownOf.value))}>↓</button>
        {props.lead && <p>{words.say(...props.lead)}</p>}
        {props.choice}
      </figcaption>
      {props.children}
    </figure>
  );
}

export function Menu<T extends string | number>(props: {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChoose: (value: T) => void;
}) {
  return (
    <select aria-label={props.label} value={props.value}
      onChange={(event) => props.onChoose(props.options[event.currentTarget.selectedIndex]!.value)}>
      {props.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}
