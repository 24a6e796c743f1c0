import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { LabelRestore } from "./label-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("label.delete"), labelId: Id },
  { additionalProperties: false },
);
export type LabelDelete = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("label.deleted"), labelId: Id });
export type LabelDeleted = Static<typeof event>;

/** Takes a label off the board and out of sight on every card; the cards keep it for the day that it comes back. */
export const verb: Verb<LabelDelete, LabelDeleted, BodyOf<LabelRestore>> = {
  decide(board, { labelId }) {
    if (!board.liveLabel(labelId)) return refuse("not_found", "labelId");
    return applied({ type: "label.deleted", labelId });
  },
  apply(board, { labelId, at }) {
    const label = board.allLabels.get(labelId);
    if (label) board.putLabel({ ...label, deletedAt: at, updatedAt: at });
  },
  invert(board, { labelId, at }) {
    const label = board.allLabels.get(labelId);
    // A board that was loaded since does not hold what is deleted: then the server decides.
    return !label || label.deletedAt === at ? { type: "label.restore", labelId } : undefined;
  },
};
