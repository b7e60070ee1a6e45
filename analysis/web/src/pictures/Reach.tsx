// People served as a flow, from their distress to the change that the partnership made for them.
import type { ReachShown } from "../engine/types.ts";
import type { Key } from "../languages/language.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure } from "./Figure.tsx";

const WIDTH = 460, HEIGHT = 290;
const LEFT = 112, MIDDLE = 205, RIGHT = 305; // positions of the columns of bars
const BAR = 10, GAP = 9, TOP = 12;

interface Part {
  name: string;
  people: number;
  color: string;
}
interface Placed extends Part {
  top: number;
  height: number; // of its bar
  from: number; // where its ribbon meets the middle column
  width: number; // of its ribbon there
}

/** Stacks the bars of a column with gaps; their ribbons meet in the middle without gaps. */
function place(parts: Part[], whole: number): Placed[] {
  const all = parts.filter((part) => part.people >= 0.5);
  const scale = (HEIGHT - 2 * TOP - GAP * 5) / Math.max(whole, 1);
  const height = all.reduce((sum, part) => sum + part.people * scale, 0);
  const middle = (HEIGHT - height) / 2;
  let top = (HEIGHT - height - GAP * (all.length - 1)) / 2;
  let from = middle;
  return all.map((part) => {
    const size = part.people * scale;
    const placed = { ...part, top, height: size, from, width: size };
    top += size + GAP;
    from += size;
    return placed;
  });
}

function ribbon(x0: number, top0: number, x1: number, top1: number, height: number): string {
  const half = (x0 + x1) / 2;
  return `M${x0} ${top0}C${half} ${top0} ${half} ${top1} ${x1} ${top1}V${top1 + height}` +
    `C${half} ${top1 + height} ${half} ${top0 + height} ${x0} ${top0 + height}Z`;
}

/** Moves labels apart that would overlap. */
function labelPlaces(placed: Placed[]): number[] {
  const least = 30;
  const at = placed.map((part) => part.top + part.height / 2);
  for (let i = 1; i < at.length; i++) at[i] = Math.max(at[i]!, at[i - 1]! + least);
  const over = Math.max(0, (at.at(-1) ?? 0) - (HEIGHT - 16));
  for (let i = at.length - 1, push = over; i >= 0 && push > 0; i--) {
    at[i] = at[i]! - push;
    push = i > 0 ? Math.max(0, at[i - 1]! + least - at[i]!) : 0;
  }
  return at;
}

function Column({ parts, isLeft }: { parts: Placed[]; isLeft: boolean }) {
  const words = useWords();
  const labels = labelPlaces(parts);
  return (
    <>
      {parts.map((part, at) => (
        <g key={part.name}>
          <path class={`ribbon ${part.color}`} d={isLeft ? ribbon(LEFT + BAR, part.top, MIDDLE, part.from, part.height)
            : ribbon(MIDDLE + BAR, part.from, RIGHT, part.top, part.height)} />
          <rect class={`bar ${part.color}`} x={isLeft ? LEFT : RIGHT} y={part.top} width={BAR} height={Math.max(part.height, 1.5)} rx="2" />
          <text class="strong" x={isLeft ? LEFT - 7 : RIGHT + BAR + 7} y={labels[at]! - 1} text-anchor={isLeft ? "end" : "start"}>{words.count(part.people)}</text>
          <text x={isLeft ? LEFT - 7 : RIGHT + BAR + 7} y={labels[at]! + 12} text-anchor={isLeft ? "end" : "start"}>{part.name}</text>
        </g>
      ))}
    </>
  );
}

const OUTCOMES: [keyof ReachShown["served"], Key, string][] = [
  ["newlyReached", "flow_newly", "teal"],
  ["sooner", "flow_sooner", "green"],
  ["moved", "flow_moved", "ochre"],
  ["same", "flow_same", "grey"],
  ["later", "flow_later", "rust"],
  ["noCare", "flow_no_care", "grey"],
];

function Flow({ reach }: { reach: ReachShown }) {
  const words = useWords();
  const { served } = reach;
  const right = place(OUTCOMES.map(([part, key, color]) => ({ name: words.say(key), people: served[part], color })), served.people);
  const left = place(reach.bands.map((band) => ({ name: words.named("band", band.label, band.label), people: band.served, color: "grey" })), served.people);
  const top = Math.min(...right.map((part) => part.from), HEIGHT / 2);
  const height = right.reduce((sum, part) => sum + part.width, 0);
  const caption = words.say("flow_caption", {
    served: words.count(served.people), newly: words.count(served.newlyReached), sooner: words.count(served.sooner),
    moved: words.count(served.moved), same: words.count(served.same),
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={caption}>
      <Column parts={left} isLeft />
      <Column parts={right} isLeft={false} />
      <rect class="bar ink" x={MIDDLE} y={top} width={BAR} height={height} rx="2" />
      <text class="strong" x={MIDDLE + BAR / 2} y={Math.max(top - 5, 10)} text-anchor="middle">
        {words.count(served.people)} {words.say("flow_served")}
      </text>
    </svg>
  );
}

export function Reach() {
  const { runner } = useSession();
  const words = useWords();
  const answer = runner.answer.value;
  const own = answer?.reach.find((one) => runner.shownOf.value?.scenarios[one.scenario]?.role === "partnership");
  if (!own || own.served.people < 0.5) return null;
  return (
    <Figure title="picture_reach" lead={["picture_reach_lead"]}>
      <Flow reach={own} />
      <p class="foot">
        {words.say("flow_others", { newly: words.count(own.notServed.newlyReached), displaced: words.count(own.notServed.displaced) })}
      </p>
    </Figure>
  );
}
