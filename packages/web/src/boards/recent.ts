/** When each board was last opened on this device, by user: what "recent" means in the list of boards. */
type Opened = Record<string, string>;

function keyOf(userId: string): string {
  return `syncboard.opened.${userId}`;
}

export function openedBoards(userId: string): Opened {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId)) ?? "{}");
  } catch {
    return {};
  }
}

export function rememberOpened(userId: string, boardId: string): void {
  const opened = { ...openedBoards(userId), [boardId]: new Date().toISOString() };
  const newest = Object.entries(opened).sort(([, a], [, b]) => (a < b ? 1 : -1));
  localStorage.setItem(keyOf(userId), JSON.stringify(Object.fromEntries(newest.slice(0, 200))));
}

export function forgetOpened(userId: string): void {
  localStorage.removeItem(keyOf(userId));
}

/** Most recently opened or changed first. */
export function byRecent<Row extends { id: string; updatedAt: string }>(rows: readonly Row[], opened: Opened): Row[] {
  const lastOf = ({ id, updatedAt }: Row) => (opened[id] && opened[id] > updatedAt ? opened[id] : updatedAt);
  return rows.toSorted((a, b) => (lastOf(a) < lastOf(b) ? 1 : -1));
}
