// Waits: of 100 requests, those seen within four weeks, with the partnership and without.
import { line } from "d3-shape";
import { useState } from "preact/hooks";
import type { Description, WaitsShown } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure, Menu } from "./Figure.tsx";
import { HundredAxes, hundredScales, type Room } from "./Hundred.tsx";
import type { Scale } from "./scale.ts";

const ROOM: Room = { width: 440, height: 220, left: 34, right: 10, top: 26, bottom: 26 };

function path(waits: WaitsShown, x: Scale, y: Scale): string {
  const draw = line<number>()
    .defined((at) => waits.within4[at] != null)
    .x((at) => x(waits.week[at]!)).y((at) => y(waits.within4[at]!));
  return draw(waits.week.map((_, at) => at)) ?? "";
}

function Drawing({ own, usual, description }: { own: WaitsShown; usual: WaitsShown; description: Description }) {
  const words = useWords();
  const { x, y } = hundredScales(ROOM, description.weeks);
  const last = (waits: WaitsShown): string => words.count(waits.within4.filter((one) => one !== null).at(-1) ?? 0);
  const label = `${words.say("picture_waits_lead")} ${words.say("usual_care")} ${last(usual)}, ${words.say("with_it")} ${last(own)}`;
  return (
    <svg viewBox={`0 0 ${ROOM.width} ${ROOM.height}`} role="img" aria-label={label}>
      <HundredAxes room={ROOM} x={x} y={y} description={description} />
      <path class="line usual" d={path(usual, x, y)} />
      <path class="line own" d={path(own, x, y)} />
      <line class="line own" x1={ROOM.left} x2={ROOM.left + 20} y1={10} y2={10} />
      <text class="strong" x={ROOM.left + 26} y={14}>{words.say("with_it")}</text>
      <line class="line usual" x1={ROOM.left + 180} x2={ROOM.left + 200} y1={10} y2={10} />
      <text x={ROOM.left + 206} y={14}>{words.say("usual_care")}</text>
    </svg>
  );
}

export function Waits() {
  const { runner } = useSession();
  const words = useWords();
  const [chosen, choose] = useState("therapist");
  const description = runner.shownOf.value;
  const waits = runner.answer.value?.waits ?? [];
  const known = waits.filter((one) => one.within4.some((value) => value !== null));
  const roleOf = (one: WaitsShown) => description?.scenarios[one.scenario]?.role;
  const own = known.filter((one) => roleOf(one) === "partnership");
  const shown = own.find((one) => one.kind === chosen) ?? own[0];
  const usual = known.find((one) => roleOf(one) === "usual-care" && one.kind === shown?.kind);
  if (!shown || !usual || !description) return null;
  return (
    <Figure
      title="picture_waits"
      lead={["picture_waits_lead"]}
      choice={<Menu label={words.say("kind_of_care")} value={shown.kind} onChoose={choose}
        options={own.map((one) => ({ value: one.kind, label: words.named("kind", one.kind, one.label) }))} />}
    >
      <Drawing own={shown} usual={usual} description={description} />
    </Figure>
  );
}
