import { dateFormat, spanFormat } from "./formats.ts";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago, in the reader's language. */
export function agoText(time: string, locale: string, now = Date.now()): string {
  const format = spanFormat(locale);
  const passed = Date.parse(time) - now;
  for (const [unit, length] of STEPS) {
    if (Math.abs(passed) >= length) return format.format(Math.round(passed / length), unit);
  }
  return format.format(0, "second");
}

export function dayText(time: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium" }).format(new Date(time));
}

export function momentText(time: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
}
