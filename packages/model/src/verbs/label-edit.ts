import { type Static, Type } from "typebox";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { ColorName, Id, LabelName } from "../ids.ts";
import type { Label } from "../label.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("label.edit"),
    labelId: Id,
    name: Type.Optional(LabelName),
    color: Type.Optional(ColorName),
  },
  { additionalProperties: false },
);
export type LabelEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("label.edited"),
  labelId: Id,
  changes: Type.Object({ name: Type.Optional(ChangeOf(LabelName)), color: Type.Optional(ChangeOf(ColorName)) }),
});
export type LabelEdited = Static<typeof event>;

type Fields = Pick<Label, "name" | "color">;

export const verb: Verb<LabelEdit, LabelEdited, BodyOf<LabelEdit>> = {
  decide(board, { labelId, name, color }) {
    const label = board.liveLabel(labelId);
    if (!label) return refuse("not_found", "labelId");
    const changes = changesOf<Fields, keyof Fields>(label, { name, color }, ["name", "color"]);
    return changes ? applied({ type: "label.edited", labelId, changes }) : UNCHANGED;
  },
  apply(board, { labelId, changes, at }) {
    const label = board.allLabels.get(labelId);
    if (label) board.putLabel({ ...label, ...after<Fields>(changes), updatedAt: at });
  },
  invert(board, { labelId, changes }) {
    const label = board.liveLabel(labelId);
    const values = label && before<Fields>(changes, label);
    return values && { type: "label.edit", labelId, ...values };
  },
};
