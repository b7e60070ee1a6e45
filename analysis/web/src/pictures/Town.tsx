// One run of the town, week by week, with the partnership and without, side by side.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Town as TownRun, TownWorld } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { layOut, sharesAt, SIZE, sumAt, type ZoneDrawn } from "./dots.ts";
import { Figure } from "./Figure.tsx";

const FRAME_MS = 120;
const QUEUE_DOTS = 60; // dots that fit under a town
const QUEUE_HEIGHT = 31; // with its words

function ZoneDots({ drawn, world, at }: { drawn: ZoneDrawn; world: TownWorld; at: number }) {
  const words = useWords();
  const { distress, care } = sharesAt(world, drawn.zone.id, at);
  const adults = world.zones.find((one) => one.zone === drawn.zone.id)?.adults[at] ?? 0;
  return (
    <g>
      <title>{`${drawn.zone.title}: ${words.say("zone_adults", { n: words.count(adults) })}`}</title>
      <circle class="zone" cx={drawn.x} cy={drawn.y} r={drawn.r} />
      {drawn.dots.map((dot, index) => {
        const isIn = dot.care < care, isDistressed = dot.distress < distress;
        const kind = isIn && isDistressed ? "dot both" : isIn ? "dot care" : isDistressed ? "dot distress" : "dot";
        return <circle key={index} class={kind} cx={dot.x} cy={dot.y} r={isIn || isDistressed ? 3.1 : 1.9} />;
      })}
    </g>
  );
}

/** The zones' numbers, whose names are below the pictures; drawn last, since zones touch. */
function Numbers({ zones }: { zones: ZoneDrawn[] }) {
  return (
    <g text-anchor="middle">
      {zones.map(({ zone, x, y, r }, index) => (
        <text key={zone.id} class="zone-number" x={x - 0.72 * r} y={y - 0.72 * r + 4}>{index + 1}</text>
      ))}
    </g>
  );
}

/** People who wait for each kind of care, as lines of dots in front of a door. */
function Queues({ queues, at, each, top }: { queues: TownWorld["queues"]; at: number; each: number; top: number }) {
  const words = useWords();
  return (
    <>
      {queues.map(({ kind, label, waiting }, row) => (
        <g key={kind} transform={`translate(4 ${top + row * QUEUE_HEIGHT})`}>
          <rect class="door" width="7" height="13" rx="1.5" y="-6" />
          {Array.from({ length: Math.round((waiting[at] ?? 0) / each) }, (_, dot) => (
            <circle key={dot} class="waiting" cx={14 + dot * 4.9} cy="1" r="1.8" />
          ))}
          <text x="14" y="16">{words.say("queue", { n: words.count(waiting[at] ?? 0), kind: words.named("kind", kind, label) })}</text>
        </g>
      ))}
    </>
  );
}

/** The worlds without kinds of care for which nobody ever waits. */
function withQueues(worlds: TownWorld[]): TownWorld[] {
  const used = new Set(worlds.flatMap((world) => world.queues.filter((one) => Math.max(...one.waiting) >= 0.5).map((one) => one.kind)));
  return worlds.map((world) => ({ ...world, queues: world.queues.filter((one) => used.has(one.kind)) }));
}

function World({ name, world, zones, at, week, each }: {
  name: string; world: TownWorld; zones: ZoneDrawn[]; at: number; week: number; each: number;
}) {
  const words = useWords();
  const top = Math.min(...zones.map((one) => one.y - one.r)) - 6;
  const bottom = Math.max(...zones.map((one) => one.y + one.r));
  const caption = words.say("town_caption", {
    world: name, week, distress: words.count(sumAt(world, "seriousDistress", at)),
    care: words.count(sumAt(world, "inCare", at)),
    queue: words.count(world.queues.reduce((sum, one) => sum + (one.waiting[at] ?? 0), 0)),
  });
  return (
    <div class="world">
      <h3>{name} <span>{words.count(sumAt(world, "inCare", at))} {words.say("in_care")}</span></h3>
      <svg viewBox={`0 ${top} ${SIZE} ${bottom + 10 + world.queues.length * QUEUE_HEIGHT - top}`} role="img" aria-label={caption}>
        {zones.map((drawn) => <ZoneDots key={drawn.zone.id} drawn={drawn} world={world} at={at} />)}
        <Numbers zones={zones} />
        <Queues queues={world.queues} at={at} each={each} top={bottom + 14} />
      </svg>
    </div>
  );
}

/** The run of one replicate, requested again with every answer shown. */
function useTown(): { town: TownRun | null; replicate: number; next: () => void } {
  const session = useSession();
  const [town, show] = useState<TownRun | null>(null);
  const [replicate, choose] = useState(0);
  const answer = session.runner.answer.value;
  const last = (answer?.replicates ?? 1) - 1;
  useEffect(() => {
    if (!answer) return;
    let isCurrent = true;
    session.engine.value!.town(Math.min(replicate, last)).then((found) => isCurrent && show(found), () => undefined);
    return () => void (isCurrent = false);
  }, [replicate, session.runner.shownOf.value, answer === null]);
  return { town, replicate: Math.min(replicate, last), next: () => choose(replicate >= last ? 0 : replicate + 1) };
}

function usePlaying(periods: number): { at: number; go: (at: number) => void; isPlaying: boolean; toggle: () => void } {
  const [at, go] = useState(-1);
  const [isPlaying, play] = useState(false);
  const shown = at < 0 || at >= periods ? Math.floor(periods * 0.6) : at;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => (shown + 1 < periods ? go(shown + 1) : play(false)), FRAME_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, shown]);
  const toggle = (): void => {
    if (!isPlaying && shown + 1 >= periods) go(0);
    play(!isPlaying);
  };
  return { at: shown, go: (to) => (play(false), go(to)), isPlaying, toggle };
}

export function Town() {
  const { runner } = useSession();
  const words = useWords();
  const { town, replicate, next } = useTown();
  const { at, go, isPlaying, toggle } = usePlaying(town?.week.length ?? 0);
  const description = runner.shownOf.value;
  const zones = useMemo(() => layOut(description?.zones ?? []), [description?.zones]);
  if (!town || !description || town.worlds.length === 0 || zones.length === 0) return null;
  const week = town.week[at] ?? 0;
  const worlds = withQueues(town.worlds.slice(0, 2));
  const most = Math.max(...worlds.flatMap((world) => world.queues.flatMap((one) => one.waiting)));
  const each = Math.max(1, Math.ceil(most / QUEUE_DOTS)); // people a dot of a queue
  const dots = zones.reduce((sum, one) => sum + one.dots.length, 0);
  const adults = sumAt(town.worlds[0]!, "adults", at);
  return (
    <Figure class="wide town" title="picture_town" lead={["picture_town_lead"]}>
      <div class="worlds">
        {worlds.map((world, index) => (
          <World key={index} name={words.say(index === 0 ? "usual_care" : "with_it")} world={world} zones={zones} at={at} week={week} each={each} />
        ))}
      </div>
      <ol class="zone-names">
        {zones.map((drawn, index) => <li key={drawn.zone.id}><b>{index + 1}</b> {drawn.zone.title}</li>)}
      </ol>
      <div class="weeks">
        <button onClick={toggle}>{words.say(isPlaying ? "pause_play" : "play")}</button>
        <input type="range" min={0} max={town.week.length - 1} value={at} aria-label={words.say("week_slider")}
          aria-valuetext={words.say("week", { n: week })} style={{ "--filled": `${(100 * at) / Math.max(1, town.week.length - 1)}%` }}
          onInput={(event) => go(event.currentTarget.valueAsNumber)} />
        <output>{words.say("week", { n: week })}</output>
      </div>
      <ul class="legend">
        <li><i class="round fill-rust" />{words.say("serious_distress")}</li>
        <li><i class="round fill-teal" />{words.say("in_care")}</li>
        <li><i class="round fill-plum" />{words.say("both")}</li>
        <li><i class="round fill-dot" />{words.say("neither")}</li>
        <li>{words.say("dot_is", { n: words.count(adults / dots) })}</li>
        <li><i class="round fill-soft" />{words.say("queue_dot_is", { n: words.count(each) })}</li>
        <li>{words.say("one_run", { n: replicate + 1 })} <button class="link" onClick={next}>{words.say("another_run")}</button></li>
      </ul>
    </Figure>
  );
}
