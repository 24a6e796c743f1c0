import type { BoardEvent } from "@syncboard/model";

/** The text of an item that does not stand, because somebody gave it another at the same time. */
export interface KeptItem {
  readonly seq: number;
  readonly itemId: string;
  readonly text: string;
  /** Who came later; whose text it was, where these events know. */
  readonly byId: string;
  readonly writerId: string | undefined;
}

type ItemEdited = Extract<BoardEvent, { readonly type: "item.edited" }>;

function isTextEdit(event: BoardEvent): event is ItemEdited {
  return event.type === "item.edited" && event.changes.text !== undefined;
}

/** The newest of each item, from the events of its card, newest first. */
export function keptItems(events: readonly BoardEvent[]): ReadonlyMap<string, KeptItem> {
  const kept = new Map<string, KeptItem>();
  const edits = events.filter(isTextEdit);
  for (const [at, { seq, itemId, actorId, changes, collided }] of edits.entries()) {
    if (!collided || !changes.text || kept.has(itemId)) continue;
    const writer = edits.slice(at + 1).find((each) => each.itemId === itemId && each.actorId !== actorId);
    kept.set(itemId, { seq, itemId, text: changes.text.from, byId: actorId, writerId: writer?.actorId });
  }
  return kept;
}
