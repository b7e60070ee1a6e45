// Maps numbers to positions in a picture.
import { ticks } from "d3-array";

export interface Scale {
  (value: number): number;
  low: number;
  high: number;
  ticks: number[];
}

/** A linear scale with these ends. */
export function exact([low, high]: [number, number], [from, to]: [number, number], wanted = 4): Scale {
  const scale = (value: number): number => from + ((value - low) / (high - low || 1)) * (to - from);
  return Object.assign(scale, { low, high, ticks: ticks(low, high, wanted) });
}

/** A linear scale whose ends are round numbers. */
export function linear([low, high]: [number, number], room: [number, number], wanted = 4): Scale {
  if (!(high > low)) high = low + 1;
  const marks = ticks(low, high, wanted);
  const step = (marks[1] ?? high) - (marks[0] ?? low);
  const bottom = Math.floor(low / step + 1e-9) * step;
  const top = Math.ceil(high / step - 1e-9) * step;
  return exact([bottom, top], room, wanted);
}

/** The smallest range that contains zero and all known numbers. */
export function rangeOf(...series: (number | null)[][]): [number, number] {
  const all = series.flat().filter((value): value is number => value !== null && Number.isFinite(value));
  return [Math.min(0, ...all), Math.max(0, ...all)];
}

const WEEKS_A_YEAR = 365.25 / 7;

/** Weeks in which a year begins, with the year, for a run that starts on a given day. */
export function years(start: string, weeks: number): { week: number; year: number }[] {
  const first = new Date(`${start}T00:00:00Z`);
  if (Number.isNaN(first.getTime())) return [];
  const found = [];
  for (let year = first.getUTCFullYear(); ; year++) {
    const week = (Date.UTC(year, 0, 1) - first.getTime()) / (7 * 24 * 3600 * 1000);
    if (week > weeks) return found;
    if (week > -WEEKS_A_YEAR / 12) found.push({ week: Math.max(0, week), year });
  }
}
