// A drawer over the page. The browser's own dialog keeps the keyboard inside and closes with Escape.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../state/context.ts";

export function Dialog(props: { title: string; isOpen: boolean; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useWords();
  useEffect(() => {
    if (props.isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!props.isOpen) dialog.current?.close();
  }, [props.isOpen]);
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === dialog.current) props.onClose();
  };
  return (
    <dialog ref={dialog} aria-label={props.title} onClose={props.onClose} onClick={closeOutside}>
      {props.isOpen && (
        <div class="drawer">
          <header>
            <h2>{props.title}</h2>
            <button class="quiet" onClick={props.onClose} aria-label={words.say("close")}>✕</button>
          </header>
          {props.children}
        </div>
      )}
    </dialog>
  );
}
