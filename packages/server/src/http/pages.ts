import { Type } from "typebox";
import type { FieldFault } from "./problems.ts";
import type { FaultsIn } from "./validation.ts";

export const MOST_ON_A_PAGE = 100;

/** The query of every list. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MOST_ON_A_PAGE, default: 50, description: "a whole number from 1 to 100" }),
  ),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, description: "the nextCursor of an earlier answer" }),
  ),
};

export const DEFAULT_LIMIT = 50;

export const NOT_A_CURSOR: FieldFault = { path: "cursor", message: "must be the nextCursor of an earlier answer" };

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A cursor says where a page ended, in a form that readers have no business with. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** What `cursorOf` was given; undefined for a text that it did not make. */
export function placeOf<Place>(cursor: string, isFaulty: FaultsIn): Place | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    // The check is made from the schema of this very type.
    return isFaulty(place).length === 0 ? (place as Place) : undefined;
  } catch {
    return undefined;
  }
}

/** One page out of the rows that were read: one more than asked for tells that there is another. */
export function pageOf<Row>(rows: readonly Row[], limit: number, placeAfter: (row: Row) => unknown): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(placeAfter(last)) : null };
}
