import type { Words } from "./src/locales/translate.ts";

/** The part of a catalogue whose keys are wanted, in the same shape. */
export function partOf(words: Words, isWanted: (key: string) => boolean, path = ""): Words {
  const kept: Record<string, string | Words> = {};
  for (const [key, text] of Object.entries(words)) {
    if (typeof text === "string") {
      if (isWanted(path + key)) kept[key] = text;
      continue;
    }
    const part = partOf(text, isWanted, `${path}${key}.`);
    if (Object.keys(part).length > 0) kept[key] = part;
  }
  return kept;
}
