// Opens scenarios, places, and pages that contain a scenario, dropped anywhere on the page or chosen from a menu.
import { useEffect, useState } from "preact/hooks";
import { scenarioOfReport } from "../state/files.ts";
import type { Session } from "../state/session.ts";

const LARGEST_BYTES = 30_000_000; // enough for a report with its pictures

/** A file name as the engine accepts it. */
const plainName = (name: string): string => name.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^\.+/, "") || "scenario.toml";

/** Opens one page or scenario; of several scenarios, the one that extends another, which becomes its file. */
export async function openFiles(given: File[], session: Session): Promise<void> {
  const read = await Promise.all(given.filter((file) => file.size <= LARGEST_BYTES)
    .map(async (file) => ({ name: plainName(file.name), text: await file.text() })));
  const page = read.find((file) => /\.html?$/i.test(file.name));
  const found = page && scenarioOfReport(page.text);
  if (page && found) return session.openFile(page.name.replace(/\.[^.]*$/, ".toml"), found.text, found.files);
  const scenarios = read.filter((file) => /\.toml$/i.test(file.name));
  const names = scenarios.map((file) => file.name);
  const extended = (text: string): string => /^\s*extends\s*=\s*["']([^"']+)["']/m.exec(text)?.[1] ?? "";
  const plan = scenarios.find((file) => names.includes(extended(file.text))) ?? scenarios[0];
  if (!plan) {
    session.notice.value = { text: "cannot_open", parts: { name: given[0]?.name ?? "" }, isBad: true };
    return;
  }
  const beside = scenarios.filter((file) => file !== plan);
  await session.openFile(plan.name, plan.text, Object.fromEntries(beside.map((file) => [file.name, file.text])));
}

/** Returns whether a file is being dragged over the page. */
export function useDrop(session: Session): boolean {
  const [isOver, over] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      event.preventDefault();
      over(event.type === "dragover");
    };
    const drop = (event: DragEvent): void => {
      hold(event);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void openFiles(files, session);
    };
    const events = { dragover: hold, dragleave: hold, drop } as const;
    for (const [name, listen] of Object.entries(events)) addEventListener(name, listen as EventListener);
    return () => {
      for (const [name, listen] of Object.entries(events)) removeEventListener(name, listen as EventListener);
    };
  }, [session]);
  return isOver;
}
