import { type Static, Type } from "typebox";
import { ColorName, Id, LabelName } from "../ids.ts";
import { MAX_LABELS } from "../limits.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { LabelDelete } from "./label-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("label.add"), labelId: Id, name: LabelName, color: ColorName },
  { additionalProperties: false },
);
export type LabelAdd = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("label.added"), labelId: Id, name: LabelName, color: ColorName });
export type LabelAdded = Static<typeof event>;

export const verb: Verb<LabelAdd, LabelAdded, BodyOf<LabelDelete>> = {
  decide(board, { labelId, name, color }) {
    if (board.allLabels.has(labelId)) return refuse("id_taken", "labelId");
    if (board.labels.length >= MAX_LABELS) return refuse("board_full");
    return applied({ type: "label.added", labelId, name, color });
  },
  apply(board, { labelId: id, name, color, at }) {
    board.putLabel({ id, name, color, createdAt: at, updatedAt: at, deletedAt: null });
  },
  invert(board, { labelId, name, color }) {
    const label = board.liveLabel(labelId);
    // Others have worked on it, or put it on cards: taking the label away would take that too.
    if (label?.name !== name || label.color !== color) return undefined;
    const isUsed = [...board.cards.values()].some(({ labelIds }) => labelIds.includes(labelId));
    return isUsed ? undefined : { type: "label.delete", labelId };
  },
  reads: ({ labelId }) => ({ labels: [labelId] }),
};
