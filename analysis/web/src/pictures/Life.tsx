// The life of the partnership: in how many runs it works together, and how well while it does.
import { area, line } from "d3-shape";
import type { Description, LifeShown } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure } from "./Figure.tsx";
import { HundredAxes, hundredScales, type Room } from "./Hundred.tsx";
import type { Scale } from "./scale.ts";

const ROOM: Room = { width: 440, height: 236, left: 34, right: 126, top: 14, bottom: 26 };
const NAME_HEIGHT = 17;
const COLORS = ["teal", "rust", "plum", "green", "ochre"];

type Course = (number | null)[];

function path(weeks: number[], values: Course, x: Scale, y: Scale): string {
  const draw = line<number>().defined((at) => values[at] != null).x((at) => x(weeks[at]!)).y((at) => y(values[at]!));
  return draw(weeks.map((_, at) => at)) ?? "";
}

function ground(weeks: number[], alive: Course, x: Scale, y: Scale): string {
  const draw = area<number>().x((at) => x(weeks[at]!)).y0(y(0)).y1((at) => y(alive[at] ?? 0));
  return draw(weeks.map((_, at) => at)) ?? "";
}

const lastOf = (values: Course): number | null => values.filter((one) => one !== null).at(-1) ?? null;

/** Heights of names beside the ends of their lines, moved apart where they would touch. */
export function apart(ends: number[]): number[] {
  const order = ends.map((_, at) => at).sort((a, b) => ends[a]! - ends[b]!);
  const heights = [...ends];
  let free = ROOM.top;
  for (const at of order) free = (heights[at] = Math.max(ends[at]!, free)) + NAME_HEIGHT;
  let lowest = ROOM.height - ROOM.bottom;
  for (const at of order.reverse()) lowest = (heights[at] = Math.min(heights[at]!, lowest)) - NAME_HEIGHT;
  return heights;
}

function Drawing({ life, description }: { life: LifeShown; description: Description }) {
  const words = useWords();
  const { x, y } = hundredScales(ROOM, description.weeks);
  const parts = life.parts.filter((part) => lastOf(part.value) !== null);
  const names = apart(parts.map((part) => y(lastOf(part.value)!)));
  const said = parts.map((part) => `${words.named("part", part.id, part.id)} ${words.count(lastOf(part.value)!)}`);
  const alive = words.count(lastOf(life.alive) ?? 0);
  return (
    <svg viewBox={`0 0 ${ROOM.width} ${ROOM.height}`} role="img" aria-label={`${words.say("life_alive", { n: alive })} ${said.join(", ")}`}>
      <path class="ground" d={ground(life.week, life.alive, x, y)} />
      <HundredAxes room={ROOM} x={x} y={y} description={description} />
      {parts.map((part, at) => (
        <g key={part.id}>
          <path class={`line stroke-${COLORS[at]}`} d={path(life.week, part.value, x, y)} />
          <text class={COLORS[at]} x={ROOM.width - ROOM.right + 6} y={names[at]! + 4}>{words.named("part", part.id, part.id)}</text>
        </g>
      ))}
    </svg>
  );
}

export function Life() {
  const { runner } = useSession();
  const words = useWords();
  const description = runner.shownOf.value;
  const life = runner.answer.value?.lives[0];
  if (!life || !description || life.parts.every((part) => lastOf(part.value) === null)) return null;
  return (
    <Figure title="picture_life" lead={["picture_life_lead"]}>
      <Drawing life={life} description={description} />
      <p class="foot">{words.say("life_alive", { n: words.count(lastOf(life.alive) ?? 0) })}</p>
    </Figure>
  );
}
