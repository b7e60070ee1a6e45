// Gives every part of the page access to the session.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./session.ts";
import type { Words } from "./words.ts";

const Context = createContext<Session | null>(null);
export const SessionOf = Context.Provider;

export function useSession(): Session {
  return useContext(Context)!;
}
export function useWords(): Words {
  return useSession().words;
}
