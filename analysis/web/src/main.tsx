// The page's entry: starts the engine from the parts in the page, and shows the plan in the URL.
import { effect } from "@preact/signals";
import { render } from "preact";
import type { Engine } from "./engine/types.ts";
import { SessionOf } from "./state/context.ts";
import { Session } from "./state/session.ts";
import { App } from "./view/App.tsx";

const LINK_PAUSE_MS = 400; // from the last change to the update of the URL

/** Keeps the plan in the URL, so that a bookmark keeps it; the unchanged main example needs no URL. */
function followAddress(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const plan = session.plan.value;
    const expectation = session.expectation.value;
    if (!plan) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const isPlain = !session.isChanged.value && plan.base === session.mainId && !plan.place && !expectation;
      history.replaceState(null, "", isPlain ? location.pathname + location.search : await session.link());
    }, LINK_PAUSE_MS);
  });
}

export function show(starting: Promise<Engine>): void {
  const session = new Session();
  const page = document.getElementById("page")!;
  page.replaceChildren();
  render(<SessionOf value={session}><App /></SessionOf>, page);
  void session.begin(starting, location.hash).then(() => followAddress(session));
  addEventListener("hashchange", () => void session.openLink(location.hash));
}
