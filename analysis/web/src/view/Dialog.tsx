// A drawer over the page. The browser's own dialog keeps the keyboard inside and closes with Escape. While a drawer
// with a `.paper` is open, the paper alone is printed.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../state/context.ts";

/** Puts a copy of the drawer's paper in the place of the page for as long as the browser prints. */
function usePaper(dialog: { current: HTMLDialogElement | null }, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    let copy: Element | undefined;
    const done = (): void => (copy?.remove(), document.documentElement.classList.remove("is-printing"));
    const print = (): void => {
      done();
      copy = dialog.current?.querySelector(".paper")?.cloneNode(true) as Element | undefined;
      if (!copy) return;
      document.body.append(copy);
      document.documentElement.classList.add("is-printing");
    };
    addEventListener("beforeprint", print);
    addEventListener("afterprint", done);
    return () => {
      done();
      removeEventListener("beforeprint", print);
      removeEventListener("afterprint", done);
    };
  }, [isOpen]);
}

export function Dialog(props: { title: string; isOpen: boolean; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useWords();
  useEffect(() => {
    if (props.isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!props.isOpen) dialog.current?.close();
  }, [props.isOpen]);
  usePaper(dialog, props.isOpen);
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === dialog.current) props.onClose();
  };
  return (
    <dialog ref={dialog} aria-label={props.title} onClose={props.onClose} onClick={closeOutside}>
      {props.isOpen && (
        <div class="drawer">
          <div class="drawer-head">
            <h2>{props.title}</h2>
            <button class="quiet" onClick={props.onClose} aria-label={words.say("close")}>✕</button>
          </div>
          {props.children}
        </div>
      )}
    </dialog>
  );
}
