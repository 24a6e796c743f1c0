import { COLORS, type Color } from "@syncboard/model";

/** The hue that is used least, the first of several. */
export function nextColor(labels: readonly { readonly color: Color }[]): Color {
  const uses = new Map<Color, number>(COLORS.map((color) => [color, 0]));
  for (const { color } of labels) uses.set(color, (uses.get(color) ?? 0) + 1);
  return COLORS.reduce((least, color) => ((uses.get(color) ?? 0) < (uses.get(least) ?? 0) ? color : least));
}
