/** Each dark enough for white text (AA), and told apart on light and dark ground. */
const COLORS = [
  "#4f46e5",
  "#0f766e",
  "#b4470f",
  "#be185d",
  "#15803d",
  "#7c3aed",
  "#0369a1",
  "#8a5a00",
  "#a21caf",
  "#b91c1c",
] as const;

/** A person's colour, the same on every screen. */
export function personColor(userId: string): string {
  let hash = 0;
  for (let index = 0; index < userId.length; index++) hash = (hash * 31 + userId.charCodeAt(index)) >>> 0;
  return COLORS[hash % COLORS.length] ?? COLORS[0];
}

/** One or two letters for an avatar. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
