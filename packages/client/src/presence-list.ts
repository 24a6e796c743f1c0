import { isSameDoing, type Presence } from "@syncboard/model/wire";

type Changes = { readonly here: readonly Presence[]; readonly gone: readonly string[] };

/** Who is on the board now, without the connection that asks; the same list as before when that is still so. */
export function presenceAfter(
  before: readonly Presence[],
  changes: Changes,
  own: string | undefined,
): readonly Presence[] {
  const byId = new Map(before.map((presence) => [presence.connectionId, presence]));
  for (const id of changes.gone) byId.delete(id);
  for (const presence of changes.here) {
    if (presence.connectionId === own) continue;
    const known = byId.get(presence.connectionId);
    if (!known || !isSameDoing(known, presence)) byId.set(presence.connectionId, presence);
  }
  const after = [...byId.values()];
  return after.length === before.length && after.every((each, at) => each === before[at]) ? before : after;
}
