import type { Color } from "./colors.ts";
import { byMaking } from "./shelf.ts";

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly color: Color;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

/** Those that are not deleted, the oldest first. */
export function liveInOrder(labels: ReadonlyMap<string, Label>): readonly Label[] {
  return [...labels.values()].filter(({ deletedAt }) => deletedAt === null).sort(byMaking);
}
