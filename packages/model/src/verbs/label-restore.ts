import { type Static, Type } from "typebox";
import { withId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { MAX_LABELS } from "../limits.ts";
import { LabelRow, labelRowOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { LabelDelete } from "./label-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("label.restore"), labelId: Id },
  { additionalProperties: false },
);
export type LabelRestore = Static<typeof command>;

/** Carries the label and the cards that have it: who opened the board after the deletion knows of neither. */
export const event = Type.Object({
  type: Type.Literal("label.restored"),
  labelId: Id,
  label: LabelRow,
  cardIds: Type.Array(Id),
});
export type LabelRestored = Static<typeof event>;

export const verb: Verb<LabelRestore, LabelRestored, BodyOf<LabelDelete>> = {
  decide(board, { labelId }) {
    const label = board.allLabels.get(labelId);
    if (!label) return refuse("not_found", "labelId");
    if (label.deletedAt === null) return UNCHANGED;
    if (board.labels.length >= MAX_LABELS) return refuse("board_full");
    const cardIds = [...board.cards.values()].filter(({ labelIds }) => labelIds.includes(labelId)).map(({ id }) => id);
    return applied({ type: "label.restored", labelId, label: labelRowOf(label), cardIds });
  },
  apply(board, { labelId, label, cardIds, at }) {
    board.putLabel({ ...label, updatedAt: at, deletedAt: null });
    const cards = cardIds.flatMap((cardId) => board.cards.get(cardId) ?? []);
    board.putCards(cards.map((card) => ({ ...card, labelIds: withId(card.labelIds, labelId) })));
  },
  invert(board, { labelId, label: { name, color }, cardIds }) {
    const label = board.liveLabel(labelId);
    // Others have worked on it since, or put it on more cards: taking the label away would take that too.
    if (label?.name !== name || label.color !== color) return undefined;
    const returned = new Set(cardIds);
    const isAsItCame = [...board.cards.values()].every(
      ({ id, labelIds }) => !labelIds.includes(labelId) || returned.has(id),
    );
    return isAsItCame ? { type: "label.delete", labelId } : undefined;
  },
};
