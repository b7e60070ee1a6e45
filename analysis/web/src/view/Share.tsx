// The link to the plan, and files to save.
import { useEffect, useState } from "preact/hooks";
import { useSession, useWords } from "../state/context.ts";
import { csvOf, save } from "../state/files.ts";
import { withRecord } from "../state/record.ts";
import { Dialog } from "./Dialog.tsx";

/** Some browsers give pages from disk no access to the clipboard: then the text is copied from a field. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}

export function CopyButton({ text }: { text: string }) {
  const words = useWords();
  const [isCopied, copied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return;
    copied(true);
    setTimeout(() => copied(false), 2000);
  };
  return <button onClick={() => void copy()}>{words.say(isCopied ? "copied" : "copy")}</button>;
}

function Content() {
  const session = useSession();
  const words = useWords();
  const [link, setLink] = useState("");
  const { source } = session.plan.value!;
  const answer = session.runner.answer.value;
  const shown = session.runner.shownOf.value;
  const found = answer && !answer.preview ? answer.screens[0]?.lines[0]?.sentences[0] : undefined;
  const stem = source.name.replace(/\.toml$/, "");
  useEffect(() => {
    void session.link().then((hash) => setLink(location.href.replace(/#.*/, "") + hash));
  }, [source.text, session.expectation.value]);
  return (
    <>
      <h3>{words.say("share_link")}</h3>
      <p>{words.say("share_lead")} {words.say("offline")}</p>
      <div class="copy">
        <input readOnly value={link} aria-label={words.say("share_link")} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={link} />
      </div>
      <div class="downloads">
        <button onClick={() => save(source.name, withRecord(source.text, session.expectation.value, found, words))}>{words.say("download_toml")}</button>
        {Object.entries(source.files ?? {}).map(([name, text]) => (
          <button key={name} onClick={() => save(name, text)}>{words.say("download_place", { name })}</button>
        ))}
        {answer && shown && <button onClick={() => save(`${stem}.csv`, csvOf(answer, shown))}>{words.say("download_csv")}</button>}
        {answer && <button onClick={() => save(`${stem}.txt`, answer.text)}>{words.say("download_text")}</button>}
      </div>
      <h3>{words.say("run_native")}</h3>
      <p>{words.say("run_native_lead")}</p>
      <div class="copy">
        <code tabIndex={0}>{session.description.value?.command}</code>
        <CopyButton text={session.description.value?.command ?? ""} />
      </div>
    </>
  );
}

export function Share() {
  const words = useWords();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button class="main" onClick={() => open(true)}>{words.say("share")}</button>
      <Dialog title={words.say("share")} isOpen={isOpen} onClose={() => open(false)}><Content /></Dialog>
    </>
  );
}
