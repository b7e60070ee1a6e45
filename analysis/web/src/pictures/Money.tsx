// Money by year: income, spending and money returned; and the work of each program.
import type { MoneyShown } from "../engine/types.ts";
import type { Key } from "../languages/language.ts";
import { useSession, useWords } from "../state/context.ts";
import { Figure } from "./Figure.tsx";
import { linear, rangeOf } from "./scale.ts";

const WIDTH = 440, HEIGHT = 220;
const BOX = { left: 52, right: 8, top: 28, bottom: 24 };

type Year = MoneyShown["years"][number];
const SERIES: { key: Key; color: string; of: (year: Year) => number }[] = [
  { key: "money_in", color: "teal", of: (year) => year.inUsd },
  { key: "money_earned", color: "green", of: (year) => year.earnedUsd },
  { key: "money_out", color: "ochre", of: (year) => year.outUsd },
  { key: "money_returned", color: "rust", of: (year) => year.returnedUsd },
];

function Bars({ money }: { money: MoneyShown }) {
  const words = useWords();
  const series = SERIES.filter((one) => money.years.some((year) => Math.round(one.of(year)) !== 0));
  const y = linear(rangeOf(...series.map((one) => money.years.map(one.of))), [HEIGHT - BOX.bottom, BOX.top], 3);
  const room = (WIDTH - BOX.left - BOX.right) / money.years.length;
  const width = Math.min(22, (room - 12) / series.length);
  const said = money.years.map((year) => `${words.say("year", { n: year.year })}: ` +
    series.map((one) => `${words.say(one.key)} ${words.shortDollars(one.of(year))}`).join(", ")).join("; ");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? "zero" : "grid"} x1={BOX.left} x2={WIDTH - BOX.right} y1={y(tick)} y2={y(tick)} />
          <text x={BOX.left - 7} y={y(tick) + 4} text-anchor="end">{words.axisDollars(tick)}</text>
        </g>
      ))}
      {money.years.map((year, at) => {
        const middle = BOX.left + (at + 0.5) * room;
        return (
          <g key={year.year}>
            {series.map((one, index) => {
              const value = one.of(year);
              const top = Math.min(y(value), y(0));
              return <rect key={one.key} class={`bar ${one.color}`} rx="2" width={width - 2} height={Math.abs(y(value) - y(0))}
                x={middle - (series.length * width) / 2 + index * width} y={top} />;
            })}
            <text x={middle} y={HEIGHT - 7} text-anchor="middle">{words.say("year", { n: year.year })}</text>
          </g>
        );
      })}
      {series.map((one, at) => (
        <g key={one.key}>
          <rect class={`bar ${one.color}`} x={BOX.left + at * 96} y={5} width="10" height="10" rx="2" />
          <text x={BOX.left + at * 96 + 15} y={14}>{words.say(one.key)}</text>
        </g>
      ))}
    </svg>
  );
}

function Programs({ money }: { money: MoneyShown }) {
  const words = useWords();
  const rows = money.programs.filter((one) => one.usd >= 1 || (one.clients ?? 0) > 0);
  const known = (value: number | null, say: (value: number) => string): string => (value === null ? "–" : say(value));
  const columns: [Key, (one: MoneyShown["programs"][number]) => string][] = [
    ["col_posts", (one) => known(one.posts, (paid) => words.say("of_posts", { filled: words.plain(one.filledPosts ?? 0, 1), paid: words.plain(paid, 1) }))],
    ["col_clients", (one) => known(one.clients, words.count)],
    ["col_used", (one) => known(one.usedShare, (share) => `${words.count(100 * share)} %`)],
    ["col_cost", (one) => words.shortDollars(one.usd)],
    ["col_cost_client", (one) => known(one.usdPerClient, words.shortDollars)],
  ];
  if (rows.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th>{words.say("col_program")}</th>
          {columns.map(([key]) => <th key={key}>{words.say(key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <th scope="row">{words.named("program", one.id, one.label)}</th>
            {columns.map(([key, say]) => <td key={key} data-label={words.say(key)}>{say(one)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Money() {
  const { runner } = useSession();
  const own = runner.answer.value?.money.find((one) => runner.shownOf.value?.scenarios[one.scenario]?.role === "partnership");
  if (!own || own.years.length === 0) return null;
  return (
    <Figure title="picture_money" lead={["picture_money_lead"]}>
      <Bars money={own} />
      <Programs money={own} />
    </Figure>
  );
}
