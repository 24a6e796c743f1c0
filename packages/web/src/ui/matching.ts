/** For comparing what people type: without case and accents. */
export function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

/** The items whose text has every word that is typed, those that begin with it first. */
export function matching<Item>(items: readonly Item[], typed: string, textOf: (item: Item) => string): readonly Item[] {
  const wanted = plain(typed);
  if (wanted === "") return items;
  const words = wanted.split(/\s+/);
  const found = items.filter((item) => words.every((word) => plain(textOf(item)).includes(word)));
  const begins = (item: Item) => plain(textOf(item)).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
