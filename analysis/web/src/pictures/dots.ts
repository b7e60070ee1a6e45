// The town as dots: zones are packed circles, in which dots are arranged like seeds in a sunflower. A dot represents
// some adults. The order in which dots are colored is drawn once, so that dots do not flicker from week to week.
import { packSiblings } from "d3-hierarchy";
import type { TownWorld, ZoneShown } from "../engine/types.ts";

export const SIZE = 320; // of the square drawing
const DOTS = 520; // approximate number in the whole town
const EDGE = 1.16; // radius of a zone relative to that of its dots
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export interface Dot {
  x: number;
  y: number;
  distress: number; // colored as in distress if the zone's share exceeds this
  care: number; // colored as in care likewise
}
export interface ZoneDrawn {
  zone: ZoneShown;
  x: number;
  y: number;
  r: number;
  dots: Dot[];
}

/** A number from 0 to 1 that depends only on its arguments (the finalizer of MurmurHash3). */
function scattered(zone: number, dot: number, purpose: number): number {
  let h = Math.imul(zone + 1, 0x9e3779b1) ^ Math.imul(dot + 1, 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** Ranks of a zone's n dots: (0.5 ... n - 0.5) / n, each once, so that share × n dots are below a share. */
function ranks(zone: number, dots: number, purpose: number): number[] {
  const order = Array.from({ length: dots }, (_, dot) => dot);
  order.sort((a, b) => scattered(zone, a, purpose) - scattered(zone, b, purpose));
  const rank = new Array<number>(dots);
  order.forEach((dot, at) => (rank[dot] = (at + 0.5) / dots));
  return rank;
}

export function layOut(zones: ZoneShown[]): ZoneDrawn[] {
  const circles = packSiblings(zones.map((zone) => ({ zone, r: Math.sqrt(Math.max(zone.share, 0.005)) * 1.04 })));
  const left = Math.min(...circles.map((one) => one.x - one.r)), right = Math.max(...circles.map((one) => one.x + one.r));
  const top = Math.min(...circles.map((one) => one.y - one.r)), bottom = Math.max(...circles.map((one) => one.y + one.r));
  const scale = (SIZE - 8) / Math.max(right - left, bottom - top);
  return circles.map(({ zone, x, y, r }, index) => {
    const count = Math.max(3, Math.round(zone.share * DOTS));
    const radius = r * scale * 0.97;
    const distress = ranks(index, count, 0), care = ranks(index, count, 1);
    const center = { x: SIZE / 2 + (x - (left + right) / 2) * scale, y: SIZE / 2 + (y - (top + bottom) / 2) * scale };
    const dots = distress.map((rank, at) => {
      const away = (radius / EDGE) * Math.sqrt((at + 0.5) / count);
      const angle = at * GOLDEN;
      return { x: center.x + away * Math.cos(angle), y: center.y + away * Math.sin(angle), distress: rank, care: care[at]! };
    });
    return { zone, ...center, r: radius, dots };
  });
}

/** Shares of a zone's adults in a period of the run. */
export function sharesAt(world: TownWorld, zone: string, at: number): { distress: number; care: number } {
  const found = world.zones.find((one) => one.zone === zone);
  const adults = found?.adults[at] || 1;
  return { distress: (found?.seriousDistress[at] ?? 0) / adults, care: (found?.inCare[at] ?? 0) / adults };
}

export function sumAt(world: TownWorld, of: "adults" | "seriousDistress" | "inCare", at: number): number {
  return world.zones.reduce((sum, zone) => sum + (zone[of][at] ?? 0), 0);
}
