import { type Board, type Card, checklistsOf, itemsOf, type Label, labelsOf, labelsThere } from "@syncboard/model";

export interface LeftBehind {
  readonly labels: readonly Label[];
  /** By their ids. */
  readonly people: readonly string[];
}

/** What of a card another board has nothing like: labels of that name and colour, and people. */
export function leftBehind(here: Board, card: Card, there: Board): LeftBehind {
  const labels = labelsOf(here, card).flatMap((labelId) => here.liveLabel(labelId) ?? []);
  const left = new Set(labelsThere(labels, there.labels).left);
  const ofItems = checklistsOf(card).flatMap((list) => itemsOf(list).flatMap(({ assigneeId }) => assigneeId ?? []));
  const people = new Set([...card.assigneeIds, ...ofItems]);
  return {
    labels: labels.filter((label) => left.has(label)),
    people: [...people].filter((userId) => here.members.has(userId) && !there.activeMember(userId)),
  };
}
