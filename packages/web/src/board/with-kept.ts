import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** What has the focus or is carried stays rendered, however far it is scrolled away. */
export function withKept(range: Range, kept: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (kept < 0 || indexes.includes(kept)) return indexes;
  return [...indexes, kept].sort((a, b) => a - b);
}
