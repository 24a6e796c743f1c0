// Sets of ids as sorted lists: equal sets are equal lists, wherever they come from.

const NONE: readonly string[] = [];

export function idSet(ids: Iterable<string>): readonly string[] {
  const sorted = [...new Set(ids)].sort();
  return sorted.length > 0 ? sorted : NONE;
}

export function withId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : idSet([...ids, id]);
}

export function withoutId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? idSet(ids.filter((each) => each !== id)) : ids;
}

export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
