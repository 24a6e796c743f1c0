export interface Words {
  readonly [key: string]: string | Words;
}

export function keysOf(words: Words, path = ""): string[] {
  return Object.entries(words).flatMap(([key, text]) =>
    typeof text === "string" ? [path + key] : keysOf(text, `${path}${key}.`),
  );
}

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
