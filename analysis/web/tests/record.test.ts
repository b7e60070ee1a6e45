import assert from "node:assert/strict";
import { test } from "node:test";
import { withRecord } from "../src/state/record.ts";
import { Words } from "../src/state/words.ts";

test("expectation, finding and decision follow the plan as comments, whatever was typed", () => {
  const words = new Words(["en"]);
  const expected = { direction: "more" as const, people: 200, decision: "Hire two.\nid = \"x\"" };
  const kept = withRecord("format = 1\n", expected, "117 more people get care.", words);
  assert.equal(
    kept,
    'format = 1\n\n# You expected about 200 more people in care.\n# The answer: 117 more people get care.\n# What do you decide now? Hire two. id = "x"\n',
  );
  assert.equal(withRecord("format = 1\n", null, "x", words), "format = 1\n");
});
