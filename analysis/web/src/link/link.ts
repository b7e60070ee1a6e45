// A scenario in a URL: `#v1,` and the compressed difference from a scenario of the library.
import { pack, unpack } from "./compress.ts";
import { apply, difference, type Hunk } from "./difference.ts";

/** The reader's expectation before the first result, and decision after it. */
export interface Expectation {
  direction: "more" | "same" | "fewer";
  people: number;
  decision?: string;
}

export interface Shared {
  base: string; // id of the library's scenario from which the difference is taken; "" for none
  place: string; // FIPS code or id of the place; "" for the scenario's own
  text: string;
  files?: Record<string, string>; // the user's own files, which the text extends
  expectation?: Expectation;
}

/** Returns the text from which a difference is taken: a scenario of the library, carried over to a place. */
export type TextOf = (base: string, place: string) => Promise<string | undefined>;

/** The reason why a link cannot be opened; the page has a sentence for each. */
export type Refusal = "version" | "damaged" | "base" | "changed";

export class LinkRefused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/** The content of the URL, in this order. */
type Envelope = [base: string, place: string, sum: string, hunks: Hunk[], more?: More];
type More = Pick<Shared, "files" | "expectation">;

const PREFIX = "#v1,";

/** FNV-1a of a text: it detects damaged links, but gives no security. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

export async function writeLink(shared: Shared, textOf: TextOf): Promise<string> {
  const from = await textOf(shared.base, shared.place);
  const base = from === undefined ? "" : shared.base;
  const { files, expectation } = shared;
  const envelope: Envelope = [base, shared.place, checksum(shared.text), difference(from ?? "", shared.text)];
  if (files ?? expectation) envelope.push({ ...(files && { files }), ...(expectation && { expectation }) });
  return PREFIX + (await pack(JSON.stringify(envelope)));
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

function isHunk(value: unknown): value is Hunk {
  return Array.isArray(value) && isCount(value[0]) && isCount(value[1]) && value.slice(2).every(isText);
}

function isExpectation(value: unknown): value is Expectation {
  const one = value as Expectation;
  return typeof value === "object" && value !== null && ["more", "same", "fewer"].includes(one.direction) &&
    Number.isFinite(one.people) && (one.decision === undefined || isText(one.decision));
}

function isMore(value: unknown): value is More {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  const { files, expectation } = value as More;
  const areFiles = files === undefined || (typeof files === "object" && Object.values(files).every(isText));
  return areFiles && (expectation === undefined || isExpectation(expectation));
}

function isEnvelope(value: unknown): value is Envelope {
  return Array.isArray(value) && value.slice(0, 3).every(isText) && Array.isArray(value[3]) &&
    value[3].every(isHunk) && isMore(value[4]);
}

async function readEnvelope(letters: string): Promise<Envelope> {
  let read: unknown;
  try {
    read = JSON.parse(await unpack(letters));
  } catch {
    throw new LinkRefused("damaged");
  }
  if (!isEnvelope(read)) throw new LinkRefused("damaged");
  return read;
}

/** The scenario in a URL, undefined if it holds none; throws LinkRefused if it cannot be read. */
export async function readLink(hash: string, textOf: TextOf): Promise<Shared | undefined> {
  if (!/^#v\d+,/.test(hash)) return undefined;
  if (!hash.startsWith(PREFIX)) throw new LinkRefused("version");
  const [base, place, sum, hunks, more] = await readEnvelope(hash.slice(PREFIX.length));
  const from = base === "" ? "" : await textOf(base, place);
  if (from === undefined) throw new LinkRefused("base");
  let text: string;
  try {
    text = apply(from, hunks);
  } catch {
    throw new LinkRefused("changed");
  }
  if (checksum(text) !== sum) throw new LinkRefused("changed"); // the library's scenario has changed since
  return { base, place, text, ...more };
}
