// Numbers formatted for readers. Only rounding is done here.

/** Rounds to significant digits: 1,234 with two is 1,200. */
export function significant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** Uses a minus sign as wide as a plus sign, as in the program's own tables. */
function withMinus(written: string): string {
  return written.replace("-", "−");
}

export function number(value: number, locale: string, decimals = 0): string {
  const rounded = Number(value.toFixed(decimals)) + 0; // no "−0"
  return withMinus(rounded.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
}

/** As many decimals as needed, at most two: 1.6, 2, 0.25. */
export function plain(value: number, locale: string, most = 2): string {
  return withMinus((Number(value.toFixed(most)) + 0).toLocaleString(locale, { maximumFractionDigits: most }));
}

export function signed(value: number, locale: string, decimals = 0): string {
  const written = number(value, locale, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${written}` : written;
}

/** A number of people, rounded to a whole number. */
export function count(value: number, locale: string): string {
  return number(value, locale);
}

/** Exact dollars: $593,100. */
export function dollars(value: number, locale: string): string {
  return (value < 0 ? "−$" : "$") + number(Math.abs(value), locale);
}

/** Dollars with few digits: $1.6 million, $13,000. */
export function shortDollars(value: number, locale: string, million: string, billion: string): string {
  const size = Math.abs(significant(value, 2));
  const sign = value < 0 && size > 0 ? "−$" : "$";
  if (size >= 1e9) return `${sign}${plain(size / 1e9, locale)} ${billion}`;
  if (size >= 1e6) return `${sign}${plain(size / 1e6, locale)} ${million}`;
  return `${sign}${number(size, locale)}`;
}

/** Dollars for the axis of a picture: $250k, $1.5M. */
export function axisDollars(value: number, locale: string): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "−$" : "$";
  if (size >= 1e6) return `${sign}${plain(size / 1e6, locale)}M`;
  return size >= 1e3 ? `${sign}${plain(size / 1e3, locale)}k` : `${sign}${plain(size, locale)}`;
}

/** "2026-07" as "July 2026". */
export function month(written: string, locale: string): string {
  const [year, at] = written.split("-").map(Number);
  if (!year || !at) return written;
  const date = new Date(Date.UTC(year, at - 1, 15));
  return date.toLocaleDateString(locale, { month: "long", year: "numeric", timeZone: "UTC" });
}
