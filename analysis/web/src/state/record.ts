// The question, expectation, finding and decision, as comments at the end of a saved plan.
import type { Expectation } from "../link/link.ts";
import type { Words } from "./words.ts";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

export function withRecord(text: string, expected: Expectation | null, found: string | undefined, words: Words): string {
  if (!expected) return text;
  const lines = [words.say(`predict_you_${expected.direction}`, { people: words.count(expected.people) })];
  if (found) lines.push(`${words.say("answer")}: ${found}`);
  if (expected.decision) lines.push(`${words.say("predict_decision")} ${expected.decision}`);
  return text.replace(/\n*$/, "\n\n") + lines.map((line) => `# ${oneLine(line)}\n`).join("");
}
