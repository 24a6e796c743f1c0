import { kindOf, namedIn } from "./activity.ts";
import type { BoardEvent } from "./commands.ts";

function fieldsOf(event: BoardEvent): string[] | undefined {
  return "changes" in event ? Object.keys(event.changes) : undefined;
}

const GOES = /^(card|cards|column|label)\.(deleted|archived|left)$/;

function takesAway({ type }: BoardEvent): boolean {
  return GOES.test(type);
}

/** What a card has within, and is no change of the card. */
function isWithin({ type }: BoardEvent): boolean {
  return /^(checklist|item|comment|attachment)\./.test(type);
}

function meet(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.some((id) => others.includes(id));
}

/**
 * Whether a later event is about what an earlier one changed: then it is the reason that the earlier one cannot be taken
 * back any more. What is told to people, and no rule: `invert` decides.
 */
export function meets(earlier: BoardEvent, later: BoardEvent): boolean {
  const [fields, others] = [fieldsOf(earlier), fieldsOf(later)];
  // A field of a thing gets another value, or the thing goes.
  if (fields && !takesAway(later) && !meet(fields, others)) return false;
  const [was, is] = [namedIn(earlier), namedIn(later)];
  const kind = kindOf(later.type);
  switch (kindOf(earlier.type)) {
    case "card":
      if (isWithin(later) && !isWithin(earlier) && earlier.type !== "card.added") return false;
      if (kind === "card") return meet(was.cards, is.cards);
      return takesAway(later)
        ? meet(was.columns, is.columns) || meet(was.labels, is.labels)
        : meet(was.users, is.users);
    case "column":
      return meet(was.columns, is.columns) && (kind === "column" || earlier.type === "column.added");
    case "label":
      return meet(was.labels, is.labels) && (kind === "label" || earlier.type === "label.added");
    case "member":
      return meet(was.users, is.users) && (kind === "member" || later.type === "board.passed");
    default:
      return kind === "board";
  }
}
