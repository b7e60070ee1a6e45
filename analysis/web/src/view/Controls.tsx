// The partnership as sliders, menus and switches. Each writes into the scenario's text through the engine.
import type { Choice, Control, Slider, Switch } from "../engine/types.ts";
import type { Key } from "../languages/language.ts";
import { useSession, useWords } from "../state/context.ts";
import { groups, programOf } from "../tables/controls.ts";
import { sayOption, sayValue } from "../tables/units.ts";

function SliderRow({ slider }: { slider: Slider }) {
  const session = useSession();
  const words = useWords();
  const moved = session.moved.value[slider.id];
  const value = typeof moved === "number" ? moved : slider.value;
  const label = words.named("control", slider.id, slider.label);
  const said = sayValue(slider, value, words);
  const filled = (Math.min(Math.max(value, slider.low), slider.high) - slider.low) / (slider.high - slider.low);
  return (
    <div class={slider.id in programOf && value === 0 ? "control is-off" : "control"} title={words.isEnglish ? slider.meaning : undefined}>
      <label for={`control-${slider.id}`}>{label}</label>
      <output for={`control-${slider.id}`}>{said}</output>
      <input
        id={`control-${slider.id}`}
        type="range"
        min={slider.low}
        max={slider.high}
        step={slider.step}
        value={value}
        aria-valuetext={said}
        style={{ "--filled": `${filled * 100}%` }}
        onInput={(event) => void session.move(slider.id, event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function ChoiceRow({ choice }: { choice: Choice }) {
  const session = useSession();
  const words = useWords();
  const value = String(session.moved.value[choice.id] ?? choice.value);
  if (choice.options.length < 2) return null;
  return (
    <div class="control control-choice">
      <label for={`control-${choice.id}`}>{words.named("control", choice.id, choice.label)}</label>
      <select id={`control-${choice.id}`} value={value} onChange={(event) => void session.move(choice.id, event.currentTarget.value)}>
        {choice.options.map((option) => (
          <option key={option.value} value={option.value}>{sayOption(choice, option, words)}</option>
        ))}
      </select>
    </div>
  );
}

function SwitchRow({ control }: { control: Switch }) {
  const session = useSession();
  const words = useWords();
  const isOn = Boolean(session.moved.value[control.id] ?? control.value);
  return (
    <label class="switch" title={words.isEnglish ? control.meaning : undefined}>
      <input type="checkbox" role="switch" checked={isOn} onChange={() => void session.move(control.id, !isOn)} />
      <span>{words.named("program", control.id, control.label)}</span>
    </label>
  );
}

export function Row({ control }: { control: Control }) {
  if (control.kind === "slider") return <SliderRow slider={control} />;
  return control.kind === "choice" ? <ChoiceRow choice={control} /> : <SwitchRow control={control} />;
}

function GroupOf({ title, controls }: { title: Key; controls: Control[] }) {
  const words = useWords();
  if (controls.length === 0) return null;
  return (
    <fieldset class="group">
      <legend>{words.say(title)}</legend>
      {controls.map((control) => <Row key={control.id} control={control} />)}
    </fieldset>
  );
}

export function Controls() {
  const { description } = useSession();
  const words = useWords();
  const controls = description.value?.controls ?? [];
  const bySlider = new Set(Object.values(programOf));
  const programs = controls.filter((control) => control.kind === "switch" && !bySlider.has(control.id));
  const on = programs.filter((control) => control.value).length;
  return (
    <>
      {groups.map((group) => (
        <GroupOf
          key={group.title}
          title={group.title}
          controls={group.controls.flatMap((id) => controls.find((control) => control.id === id) ?? [])}
        />
      ))}
      {programs.length > 0 && (
        <details class="group programs" open={on > 0}>
          <summary>{words.say("group_programs")}{on > 0 && <span class="tally">{on}</span>}</summary>
          <div class="switches">{programs.map((control) => <Row key={control.id} control={control} />)}</div>
        </details>
      )}
    </>
  );
}
