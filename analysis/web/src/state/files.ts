// Files that the reader saves, and files that the reader drops on the page.
import type { Answer, Description } from "../engine/types.ts";

export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function save(name: string, text: string, type = "text/plain"): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Outcomes over time as drawn by the page, with a row for each outcome, scenario and period. */
export function csvOf(answer: Answer, description: Description): string {
  const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = ["outcome,unit,scenario,week,usual_care,value,difference,low,high,interval,replicates"];
  for (const over of answer.weeks) {
    const outcome = description.outcomes.find((one) => one.id === over.outcome);
    const scenario = description.scenarios[over.scenario]?.id ?? String(over.scenario);
    over.week.forEach((week, at) => {
      const numbers = [over.usualCare, over.value, over.difference, over.low, over.high].map((all) => all[at] ?? "");
      const head = [over.outcome, quote(outcome?.unit ?? ""), quote(scenario), week];
      rows.push([...head, ...numbers, over.kind, answer.replicates].join(","));
    });
  }
  return rows.join("\n") + "\n";
}

/** Finds the scenario's text in a report of Kith (analysis/src/kith/report/assets/page.html.j2) or in a memo of the
 *  page, which also holds the files that the text extends. */
export function scenarioOfReport(html: string): { text: string; files: Record<string, string> } | undefined {
  const document = new DOMParser().parseFromString(html, "text/html");
  const text = document.querySelector("#kith-scenario")?.textContent?.trim();
  const beside = [...document.querySelectorAll<HTMLElement>("pre.kith-file")];
  const files = Object.fromEntries(beside.map((one) => [one.dataset.name ?? "", one.textContent ?? ""]));
  return text ? { text, files } : undefined;
}
