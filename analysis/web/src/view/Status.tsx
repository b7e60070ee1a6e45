// The progress of the run, and the part of it shown.
import { useState } from "preact/hooks";
import type { Progress } from "../engine/types.ts";
import type { Words } from "../state/words.ts";
import { useSession, useWords } from "../state/context.ts";
import { Dialog } from "./Dialog.tsx";
import { CopyButton } from "./Share.tsx";

function left(progress: Progress, words: Words): string {
  if (progress.finished < 1 || progress.seconds < 2) return "";
  const seconds = (progress.seconds / progress.finished) * (progress.of - progress.finished);
  const time = seconds < 90 ? words.say("run_seconds", { n: Math.max(5, Math.ceil(seconds / 5) * 5) })
    : words.say("run_minutes", { n: Math.ceil(seconds / 60) });
  return ` · ${words.say("run_left", { time })}`;
}

function sentence(words: Words, session: ReturnType<typeof useSession>): string {
  const { stage, progress, size } = session.runner;
  const done = progress.value?.finished ?? 0;
  const of = progress.value?.of ?? 0;
  switch (stage.value) {
    case "preview": {
      const residents = size.value ? words.count(size.value) : "…";
      return words.say("run_preview", { done, of, residents });
    }
    case "full":
      return words.say("run_full", { done, of }) + left(progress.value!, words);
    case "stopped":
      return words.say("run_paused", { done, of });
    case "done":
      return words.say("run_done", { done });
    case "too-large":
      return words.say("run_too_large");
    default:
      return words.say("run_checking");
  }
}

function InFull() {
  const session = useSession();
  const words = useWords();
  const [isOpen, open] = useState(false);
  const description = session.description.value;
  if (!description) return null;
  return (
    <>
      <button class="link" onClick={() => open(true)}>{words.say("run_native")}</button>
      <Dialog title={words.say("run_native")} isOpen={isOpen} onClose={() => open(false)}>
        {description.tooLarge && <p lang="en">{description.tooLarge}</p>}
        <p>{words.say("run_native_lead")}</p>
        <div class="copy"><code tabIndex={0}>{description.command}</code><CopyButton text={description.command} /></div>
        {session.runner.answer.value && (
          <details><summary>{words.say("in_full")}</summary><pre lang="en" tabIndex={0}>{session.runner.answer.value.text}</pre></details>
        )}
      </Dialog>
    </>
  );
}

export function Status() {
  const session = useSession();
  const words = useWords();
  const { stage, progress, error } = session.runner;
  const description = session.description.value;
  const share = progress.value && progress.value.of > 0 ? progress.value.finished / progress.value.of : 0;
  const isRunning = stage.value === "preview" || stage.value === "full";
  return (
    <div class="status">
      <div class="progress" role="progressbar" aria-label={words.say("answer")} aria-valuenow={Math.round(share * 100)}>
        <i class={`stage-${stage.value}`} style={{ width: `${stage.value === "done" ? 100 : share * 100}%` }} />
      </div>
      <p>
        <span role="status">{error.value ? words.say("failed", { reason: error.value }) : sentence(words, session)}</span>
        {isRunning && <button class="link" onClick={() => session.runner.stop()}>{words.say("run_pause")}</button>}
        {stage.value === "stopped" && description && (
          <button class="link" onClick={() => session.runner.full(session.plan.value!.source, description)}>{words.say("run_go_on")}</button>
        )}
        <InFull />
      </p>
    </div>
  );
}
