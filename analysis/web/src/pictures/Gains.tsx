// Who gains: the difference for each group of residents, with its interval.
import { useState } from "preact/hooks";
import type { StrataShown } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure, Menu } from "./Figure.tsx";
import { linear, rangeOf } from "./scale.ts";

const WIDTH = 440, ROW = 21, TOP = 8, BOTTOM = 24;
const NAMES = 190; // width for the names of groups
const LONGEST = 28; // characters that fit there

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function Drawing({ rows: all, decimals: shown, titleOf, isLessBetter }: {
  rows: StrataShown["rows"]; decimals: number; titleOf: (stratum: string) => string; isLessBetter: boolean;
}) {
  const words = useWords();
  const rows = all.filter((row) => row.difference !== null && !row.tooFew);
  const x = linear(rangeOf(...rows.map((row) => [row.difference, row.interval.low, row.interval.high])), [NAMES, WIDTH - 12], 3);
  const height = TOP + rows.length * ROW + BOTTOM;
  const decimals = Math.max(shown, 1);
  const kindOf = ({ difference, interval: { kind, low, high } }: (typeof rows)[number]): string => {
    if (kind !== "percentiles" || low === null || high === null || (low <= 0 && high >= 0)) return "unclear";
    return difference! < 0 === isLessBetter ? "gain" : "loss";
  };
  const said = rows.map((row) => `${titleOf(row.stratum)} ${words.signed(row.difference!, decimals)}`).join("; ");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={said}>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? "zero" : "grid"} x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - BOTTOM} />
          <text x={x(tick)} y={height - 8} text-anchor="middle">{words.signed(tick, Math.abs(x.ticks[1]! - x.ticks[0]!) < 1 ? decimals : 0)}</text>
        </g>
      ))}
      {rows.map((row, at) => {
        const y = TOP + (at + 0.5) * ROW;
        const { low, high } = row.interval;
        return (
          <g key={row.stratum} class={kindOf(row)}>
            <title>{`${titleOf(row.stratum)}: ${words.signed(row.difference!, decimals)}`}</title>
            <text class={at === 0 ? "strong" : undefined} x={NAMES - 10} y={y + 4} text-anchor="end">{short(titleOf(row.stratum))}</text>
            {low !== null && high !== null && <line class="whisker" x1={x(low)} x2={x(high)} y1={y} y2={y} />}
            <circle cx={x(row.difference!)} cy={y} r={at === 0 ? 5 : 4} />
          </g>
        );
      })}
    </svg>
  );
}

export function Gains() {
  const { runner } = useSession();
  const words = useWords();
  const [chosen, choose] = useState("");
  const [kind, chooseKind] = useState("income");
  const description = runner.shownOf.value;
  const all = (runner.answer.value?.strata ?? []).filter((one) => description?.scenarios[one.scenario]?.role === "partnership");
  const shown = all.find((one) => one.outcome === chosen) ?? all[0];
  if (!shown || !description || shown.rows.every((row) => row.difference === null || row.tooFew)) return null;
  const name = (one: StrataShown): string => words.named("outcome", one.outcome, one.label);
  const titleOf = (stratum: string): string =>
    words.named("stratum", stratum, description.strata.find((one) => one.id === stratum)?.title ?? stratum);
  const kinds = [...new Set(description.strata.map((one) => one.kind))].filter((one) => one !== "");
  const isShown = (stratum: string): boolean => !stratum.includes(":") || stratum.startsWith(`${kind}:`);
  const isLessBetter = description.outcomes.find((one) => one.id === shown.outcome)?.better === "less" || shown.outcome.includes("distress");
  return (
    <Figure
      title="picture_gains"
      lead={["picture_gains_lead"]}
      choice={
        <div class="menus">
          <Menu label={words.say("outcome")} value={shown.outcome} onChoose={choose}
            options={all.map((one) => ({ value: one.outcome, label: name(one) }))} />
          <Menu label={words.say("by_kind")} value={kind} onChoose={chooseKind}
            options={kinds.map((one) => ({ value: one, label: words.named("by", one, one) }))} />
        </div>
      }
    >
      <Drawing rows={shown.rows.filter((row) => isShown(row.stratum))} decimals={shown.decimals} titleOf={titleOf} isLessBetter={isLessBetter} />
      {shown.rows.some((row) => row.tooFew && isShown(row.stratum)) && <p class="foot">{words.say("less_certain")}</p>}
    </Figure>
  );
}
