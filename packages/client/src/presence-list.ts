import type { Presence } from "@syncboard/model/wire";

type Changes = { readonly here: readonly Presence[]; readonly gone: readonly string[] };

/** Who is on the board now, without the connection that asks. */
export function presenceAfter(
  before: readonly Presence[],
  changes: Changes,
  own: string | undefined,
): readonly Presence[] {
  const byId = new Map(before.map((presence) => [presence.connectionId, presence]));
  for (const id of changes.gone) byId.delete(id);
  for (const presence of changes.here) {
    if (presence.connectionId !== own) byId.set(presence.connectionId, presence);
  }
  return [...byId.values()];
}
