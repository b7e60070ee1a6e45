// The difference from usual care over time, with its band; rivals as dashed lines.
import { area, line } from "d3-shape";
import { useState } from "preact/hooks";
import type { Description, OutcomeShown, OverTime as Series } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure, Menu } from "./Figure.tsx";
import { exact, linear, rangeOf, years, type Scale } from "./scale.ts";

const WIDTH = 440, HEIGHT = 312;
const BOX = { left: 46, right: 12, top: 54, bottom: 30 };

type Point = [number, number | null];
const points = (weeks: number[], values: (number | null)[]): Point[] => weeks.map((week, at) => [week, values[at] ?? null]);

function path(weeks: number[], values: (number | null)[], x: Scale, y: Scale): string {
  const draw = line<Point>().defined((one) => one[1] !== null).x((one) => x(one[0])).y((one) => y(one[1]!));
  return draw(points(weeks, values)) ?? "";
}

function band(series: Series, x: Scale, y: Scale): string {
  const draw = area<number>()
    .defined((at) => series.low[at] != null && series.high[at] != null)
    .x((at) => x(series.week[at]!)).y0((at) => y(series.low[at]!)).y1((at) => y(series.high[at]!));
  return draw(series.week.map((_, at) => at)) ?? "";
}

function Axes({ x, y, start, decimals }: { x: Scale; y: Scale; start: string; decimals: number }) {
  const words = useWords();
  const marks = years(start, x.high);
  return (
    <g>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? "zero" : "grid"} x1={BOX.left} x2={WIDTH - BOX.right} y1={y(tick)} y2={y(tick)} />
          <text x={BOX.left - 7} y={y(tick) + 4} text-anchor="end">{words.signed(tick, decimals)}</text>
        </g>
      ))}
      {marks.map(({ week, year }) => (
        <g key={year}>
          <line class="tick" x1={x(week)} x2={x(week)} y1={HEIGHT - BOX.bottom} y2={HEIGHT - BOX.bottom + 5} />
          <text x={x(week)} y={HEIGHT - 8} text-anchor={week === 0 ? "start" : "middle"}>{year}</text>
        </g>
      ))}
    </g>
  );
}

function Mark({ week, text, x, isEnd }: { week: number; text: string; x: Scale; isEnd?: boolean }) {
  return (
    <g class="mark-line">
      <line x1={x(week)} x2={x(week)} y1={BOX.top} y2={HEIGHT - BOX.bottom} />
      <text x={x(week) + (isEnd ? 0 : 4)} text-anchor={isEnd ? "middle" : "start"} y={isEnd ? BOX.top - 4 : HEIGHT - BOX.bottom - 8}>{text}</text>
    </g>
  );
}

/** Decimals needed to distinguish neighboring ticks, but no more than the outcome has. */
function decimalsOf(scale: Scale): number {
  const step = Math.abs((scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0));
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

function Lines({ own, rivals, x, y, description }: {
  own: Series; rivals: Series[]; x: Scale; y: Scale; description: Description;
}) {
  const words = useWords();
  return (
    <>
      <path class="band" d={band(own, x, y)} />
      {rivals.map((series, at) => <path key={at} class="line rival" d={path(series.week, series.difference, x, y)} />)}
      <path class="line own" d={path(own.week, own.difference, x, y)} />
      <g class="keys">
        <line class="line own" x1={BOX.left} x2={BOX.left + 22} y1="8" y2="8" />
        <text class="strong" x={BOX.left + 28} y="12">{words.say("with_it")}</text>
        {rivals[0] && (
          <>
            <line class="line rival" x1={BOX.left} x2={BOX.left + 22} y1="26" y2="26" />
            <text x={BOX.left + 28} y="30">
              {words.say(description.scenarios[rivals[0].scenario]?.role === "same-grant" ? "same_grant_rival" : "same_money_rival")}
            </text>
          </>
        )}
      </g>
    </>
  );
}

function Drawing({ own, rivals, description, label }: {
  own: Series; rivals: Series[]; description: Description; label: string;
}) {
  const words = useWords();
  const x = exact([0, description.weeks], [BOX.left, WIDTH - BOX.right]);
  const room: [number, number] = [HEIGHT - BOX.bottom, BOX.top];
  const y = linear(rangeOf(own.difference, own.low, own.high, ...rivals.map((one) => one.difference)), room);
  const years = description.controls.find((control) => control.id === "grant-years");
  const end = years?.kind === "slider" ? description.firstPartnershipWeek + years.value * 52 : null;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Axes x={x} y={y} start={description.start} decimals={decimalsOf(y)} />
      <Mark week={description.firstPartnershipWeek} text={words.say("opens")} x={x} />
      {end !== null && end < description.weeks && <Mark week={end} text={words.say("grant_ends")} x={x} isEnd />}
      <Lines own={own} rivals={rivals} x={x} y={y} description={description} />
    </svg>
  );
}

export function OverTime() {
  const { runner } = useSession();
  const words = useWords();
  const [chosen, choose] = useState("");
  const answer = runner.answer.value;
  const description = runner.shownOf.value;
  if (!answer || !description) return <Figure title="picture_over_time"><p class="empty">{words.say("waiting_for_run")}</p></Figure>;
  const outcomes = description.outcomes.filter((one) => answer.weeks.some((series) => series.outcome === one.id));
  const outcome = outcomes.find((one) => one.id === chosen) ?? outcomes[0];
  const all = answer.weeks.filter((series) => series.outcome === outcome?.id);
  const own = all.find((series) => description.scenarios[series.scenario]?.role === "partnership");
  if (!outcome || !own) return null;
  const rivals = all.filter((series) => description.scenarios[series.scenario]?.role === "same-grant").slice(0, 1);
  const isRange = own.kind !== "percentiles";
  const unit = (one: OutcomeShown): string => (one.unit === "people" || one.unit === "" ? "" : `, ${words.named("unit_name", one.unit, one.unit)}`);
  const name = (one: OutcomeShown): string => words.named("outcome", one.id, one.label) + unit(one);
  const options = outcomes.map((one) => ({ value: one.id, label: name(one) }));
  return (
    <Figure
      class="plain"
      title="picture_over_time"
      lead={isRange ? ["picture_over_time_range", { n: answer.replicates }] : ["picture_over_time_lead"]}
      choice={<Menu label={words.say("outcome")} value={outcome.id} options={options} onChoose={choose} />}
    >
      <Drawing own={own} rivals={rivals} description={description} label={`${words.say("picture_over_time")}: ${name(outcome)}`} />
    </Figure>
  );
}
