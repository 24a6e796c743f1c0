import type { BoardEvent } from "./commands.ts";

type Ids = Partial<Record<"cardId" | "columnId" | "labelId" | "userId", string>>;

function kindOf({ type }: BoardEvent): string {
  return type.slice(0, type.indexOf("."));
}

function idsOf(event: BoardEvent): Ids {
  return {
    ...("cardId" in event && { cardId: event.cardId }),
    ...("columnId" in event && { columnId: event.columnId }),
    ...("labelId" in event && { labelId: event.labelId }),
    ...("userId" in event && { userId: event.userId }),
  };
}

function fieldsOf(event: BoardEvent): string[] | undefined {
  return "changes" in event ? Object.keys(event.changes) : undefined;
}

/**
 * Whether a later event is about what an earlier one changed: then it is the reason that the earlier one cannot be taken
 * back any more. What is told to people, and no rule: `invert` decides.
 */
export function meets(earlier: BoardEvent, later: BoardEvent): boolean {
  const [one, other] = [fieldsOf(earlier), fieldsOf(later)];
  if (one && other && !one.some((field) => other.includes(field))) return false;
  const [was, is] = [idsOf(earlier), idsOf(later)];
  switch (kindOf(earlier)) {
    case "card":
      if (is.cardId !== undefined) return is.cardId === was.cardId;
      if (later.type === "column.deleted" || later.type === "column.archived") return is.columnId === was.columnId;
      return is.labelId !== undefined
        ? is.labelId === was.labelId
        : is.userId !== undefined && is.userId === was.userId;
    case "column":
      return is.columnId !== undefined && is.columnId === was.columnId;
    case "label":
      return is.labelId !== undefined && is.labelId === was.labelId;
    case "member":
      return later.type === "board.passed" ? later.to === was.userId : is.userId === was.userId;
    default:
      return kindOf(later) === "board";
  }
}
