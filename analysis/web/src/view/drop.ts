// Opens a scenario, or a report that contains one, dropped anywhere on the page.
import { useEffect, useState } from "preact/hooks";
import { scenarioOfReport } from "../state/files.ts";
import type { Session } from "../state/session.ts";

const LARGEST_BYTES = 30_000_000; // enough for a report with its pictures

export async function openFile(file: File, session: Session): Promise<void> {
  const text = file.size <= LARGEST_BYTES ? await file.text() : "";
  const isReport = /\.html?$/i.test(file.name);
  const found = isReport ? scenarioOfReport(text) : /\.toml$/i.test(file.name) ? text : undefined;
  if (!found) {
    session.notice.value = { text: "cannot_open", parts: { name: file.name }, isBad: true };
    return;
  }
  const stem = file.name.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9_.-]+/g, "-");
  await session.openFile(`${stem}.toml`, found);
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
      const file = event.dataTransfer?.files[0];
      if (file) void openFile(file, session);
    };
    const events = { dragover: hold, dragleave: hold, drop } as const;
    for (const [name, listen] of Object.entries(events)) addEventListener(name, listen as EventListener);
    return () => {
      for (const [name, listen] of Object.entries(events)) removeEventListener(name, listen as EventListener);
    };
  }, [session]);
  return isOver;
}
