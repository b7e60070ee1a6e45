// The difference of two texts by lines, which a link holds instead of a whole scenario.

/** Replaces `drop` lines from line `at` of the old text with the lines `put`; hunks are in order. */
export type Hunk = [at: number, drop: number, ...put: string[]];

/** Lengths of the longest common subsequence of every pair of tails. */
function commonTails(before: string[], after: string[]): Uint16Array[] {
  const rows = before.map(() => new Uint16Array(after.length + 1));
  rows.push(new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = rows[i]!, below = rows[i + 1]!;
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = before[i] === after[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
  }
  return rows;
}

export function difference(before: string, after: string): Hunk[] {
  const old = before.split("\n"), now = after.split("\n");
  const tails = commonTails(old, now);
  const hunks: Hunk[] = [];
  let open: Hunk | undefined;
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      open = undefined;
      i++, j++;
      continue;
    }
    if (!open) hunks.push((open = [i, 0]));
    if (j < now.length && (i === old.length || tails[i]![j + 1]! >= tails[i + 1]![j]!)) open.push(now[j++]!);
    else open[1]++, i++;
  }
  return hunks;
}

/** Returns the new text; throws if hunks do not fit the old one. */
export function apply(before: string, hunks: Hunk[]): string {
  const old = before.split("\n");
  const out: string[] = [];
  let next = 0;
  for (const [at, drop, ...put] of hunks) {
    if (at < next || at + drop > old.length) throw new RangeError("a hunk lies outside the text");
    out.push(...old.slice(next, at), ...put);
    next = at + drop;
  }
  return [...out, ...old.slice(next)].join("\n");
}
