import assert from "node:assert/strict";
import { test } from "node:test";
import type { ZoneShown } from "../src/engine/types.ts";
import { layOut, SIZE } from "../src/pictures/dots.ts";
import { apart } from "../src/pictures/Life.tsx";
import { exact, linear, rangeOf, years } from "../src/pictures/scale.ts";

const zone = (id: string, share: number): ZoneShown => ({ id, title: id, share, minutesWithin: 5, minutesTo: {}, centroid: null });
const zones = [zone("north", 0.5), zone("mills", 0.3), zone("farms", 0.2)];

test("of a zone's dots, as many are colored as its share says", () => {
  for (const { dots } of layOut(zones))
    for (const share of [0, 0.04, 0.11, 0.5, 1])
      for (const of of ["distress", "care"] as const) {
        const colored = dots.filter((dot) => dot[of] < share).length;
        assert.ok(Math.abs(colored - share * dots.length) <= 0.5, `${share} of ${dots.length}: ${colored}`);
      }
});

test("zones and their dots lie inside the drawing and do not overlap", () => {
  const drawn = layOut(zones);
  for (const { x, y, r, dots } of drawn) {
    assert.ok(x - r >= 0 && x + r <= SIZE && y - r >= 0 && y + r <= SIZE);
    assert.ok(dots.every((dot) => Math.hypot(dot.x - x, dot.y - y) < r));
  }
  for (const [at, one] of drawn.entries())
    for (const other of drawn.slice(at + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r);
  assert.deepEqual(layOut(zones), drawn, "the same drawing every time");
  assert.equal(layOut([zone("only", 1)]).length, 1);
});

test("an axis ends at round numbers and holds what is known", () => {
  const scale = linear(rangeOf([3, null, 87], [-4, 12]), [100, 0]);
  assert.deepEqual([scale.low, scale.high], [-20, 100]);
  assert.equal(scale(scale.low), 100);
  assert.equal(scale(scale.high), 0);
  assert.deepEqual(rangeOf([null], []), [0, 0]);
  assert.ok(Number.isFinite(linear([0, 0], [0, 10])(0)));
  assert.equal(exact([0, 260], [40, 440])(130), 240);
});

test("years are marked where they begin", () => {
  assert.deepEqual(years("2026-01-05", 60).map((one) => one.year), [2026, 2027]);
  assert.equal(years("2026-01-05", 60)[0]!.week, 0);
  assert.deepEqual(years("", 60), []);
});

test("names beside lines keep their order and do not touch", () => {
  const heights = apart([100, 101, 40, 209, 210]);
  const sorted = [heights[2]!, heights[0]!, heights[1]!, heights[3]!, heights[4]!];
  for (let at = 1; at < sorted.length; at++) assert.ok(sorted[at]! - sorted[at - 1]! >= 17);
  assert.equal(heights[2], 40);
  assert.ok(sorted.at(-1)! <= 210);
});
