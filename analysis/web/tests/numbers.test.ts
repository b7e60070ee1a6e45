import assert from "node:assert/strict";
import { test } from "node:test";
import { axisDollars, dollars, month, number, plain, shortDollars, signed } from "../src/format/numbers.ts";

test("dollars are written as a planner reads them", () => {
  assert.equal(dollars(593_100, "en-US"), "$593,100");
  assert.equal(dollars(-1_200.4, "en-US"), "−$1,200");
  const short = (usd: number): string => shortDollars(usd, "en-US", "million", "billion");
  assert.equal(short(1_581_800), "$1.6 million");
  assert.equal(short(999_999), "$1 million");
  assert.equal(short(13_249), "$13,000");
  assert.equal(short(0), "$0");
  assert.equal(short(45_400_000_000), "$45 billion");
  assert.equal(axisDollars(250_000, "en-US"), "$250k");
  assert.equal(axisDollars(-1_500_000, "en-US"), "−$1.5M");
});

test("numbers carry a sign only where they mean one", () => {
  assert.equal(signed(0.7, "en-US", 1), "+0.7");
  assert.equal(signed(-0.04, "en-US", 1), "0.0");
  assert.equal(signed(-2, "en-US"), "−2");
  assert.equal(number(12_345.6, "en-US"), "12,346");
  assert.equal(plain(1.6000000000000001, "en-US"), "1.6");
  assert.equal(plain(2, "es-US"), "2");
});

test("months are named in the reader's language", () => {
  assert.equal(month("2026-07", "en-US"), "July 2026");
  assert.equal(month("2029-01", "es-US"), "enero de 2029");
  assert.equal(month("", "en-US"), "");
});
