// The itemized cost of a year with every post filled, beside the income.
import type { BillShown } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import type { Words } from "../state/words.ts";

const COLORS = ["teal", "green", "ochre", "plum", "rust", "blue", "grey"];

/** To the nearest $100, as printed by `kith check`. */
export const dollarsOf = (words: Words) => (usd: number): string => words.dollars(Math.round(usd / 100) * 100);

/** Whether the income covers the bill, in a few words. */
export function balanceOf(bill: BillShown, words: Words): { said: string; isShort: boolean } {
  const dollars = dollarsOf(words);
  const left = bill.incomeUsd - bill.usd;
  const isTight = Math.abs(left) < 0.05 * Math.max(bill.incomeUsd, 1);
  const said = left < 0 ? words.say("bill_short", { usd: dollars(-left) })
    : isTight ? words.say("bill_fits") : words.say("bill_over", { usd: dollars(left) });
  return { said, isShort: left < 0 && !isTight };
}

function Bar({ bill }: { bill: BillShown }) {
  const words = useWords();
  const dollars = dollarsOf(words);
  const whole = Math.max(bill.usd, bill.incomeUsd, 1);
  const parts = [...bill.lines].filter((line) => line.usd > 0);
  const label = (line: BillShown["lines"][number]): string =>
    words.named("program", line.id, words.named("control", line.id, line.label));
  const legend = parts.map((line, at) => ({ name: label(line), usd: line.usd, color: COLORS[at % COLORS.length]! }));
  if (bill.indirectUsd > 0) legend.push({ name: words.say("bill_indirect"), usd: bill.indirectUsd, color: "grey" });
  const inWords = legend.map(({ name, usd }) => `${name} ${dollars(usd)}`).join(", ");
  return (
    <>
      <div class="bill-bar" role="img" aria-label={inWords}>
        {legend.map((part) => (
          <i key={part.name} class={`fill-${part.color}`} style={{ width: `${(100 * part.usd) / whole}%` }} />
        ))}
        <b class="bill-mark" style={{ insetInlineStart: `${(100 * bill.incomeUsd) / whole}%` }} />
      </div>
      <details class="bill-parts">
        <summary>{words.say("bill_parts")}</summary>
        <ul class="legend">
          {legend.map((part) => (
            <li key={part.name}><i class={`fill-${part.color}`} />{part.name} <span>{dollars(part.usd)}</span></li>
          ))}
        </ul>
      </details>
    </>
  );
}

function OneBill({ bill, title }: { bill: BillShown; title: string }) {
  const session = useSession();
  const words = useWords();
  const dollars = dollarsOf(words);
  const balance = balanceOf(bill, words);
  const billed = session.description.value?.controls.find((control) => control.id === "billed");
  return (
    <section class="bill" aria-label={title}>
      <div class="bill-head">
        <h3>{title}</h3>
        <b>{words.say("bill_of", { cost: dollars(bill.usd), income: dollars(bill.incomeUsd) })}</b>
      </div>
      <Bar bill={bill} />
      <p class={balance.isShort ? "foot is-warning" : "foot"}>
        {balance.said}
        {bill.feesUsd > 0 && `, ${words.say("bill_fees", { usd: dollars(bill.feesUsd) })}`}
      </p>
      {!bill.billsVisits && billed && (
        <p class="foot">
          {words.say("bill_no_visits")}{" "}
          <button class="link" onClick={() => void session.move("billed", 70)}>{words.say("bill_bill_them")}</button>
        </p>
      )}
    </section>
  );
}

export function Bill() {
  const { description } = useSession();
  const words = useWords();
  const bills = description.value?.bills ?? [];
  return (
    <>
      {bills.map((bill) => (
        <OneBill key={bill.partnership} bill={bill} title={bills.length > 1 ? bill.title : words.say("bill")} />
      ))}
    </>
  );
}
