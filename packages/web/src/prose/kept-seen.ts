function keyOf(userId: string, boardId: string): string {
  return `syncboard.keptSeen.${userId}.${boardId}`;
}

/** Until which event the versions that were kept of a text have been seen and sent away, on this device. */
export function seenUntil(userId: string, boardId: string, of: string): number {
  try {
    const seen: unknown = JSON.parse(localStorage.getItem(keyOf(userId, boardId)) ?? "{}");
    const until: unknown = seen !== null && typeof seen === "object" ? Reflect.get(seen, of) : 0;
    return typeof until === "number" ? until : 0;
  } catch {
    return 0;
  }
}

export function rememberSeen(userId: string, boardId: string, of: string, seq: number): void {
  try {
    const seen: unknown = JSON.parse(localStorage.getItem(keyOf(userId, boardId)) ?? "{}");
    localStorage.setItem(keyOf(userId, boardId), JSON.stringify({ ...Object(seen), [of]: seq }));
  } catch {
    // It is offered again after a reload.
  }
}
