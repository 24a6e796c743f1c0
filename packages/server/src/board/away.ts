import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";

// What is on no board any more and can be had back, the last to go first.

/** For good, or until it is forgotten. */
export type Away = "archived" | "deleted";

/** When something went, and its id: things that went at the same moment have an order too. */
export const AwayPlace = Type.Object({ at: CalendarTime, id: Id }, { additionalProperties: false });
export type AwayPlace = Static<typeof AwayPlace>;

/** Gone earlier, or at the same moment with a smaller id. */
export function isBehind(item: AwayPlace, place: AwayPlace): boolean {
  return item.at === place.at ? item.id < place.id : item.at < place.at;
}

const AT_ONCE = 200;

/** The first of the rows after a place that fit, so many at the most. `read` answers the next ones in order. */
export async function firstFitting<Row extends AwayPlace>(
  read: (after: AwayPlace | undefined, limit: number) => Promise<readonly Row[]>,
  fits: (row: Row) => boolean,
  wanted: { readonly after: AwayPlace | undefined; readonly limit: number },
): Promise<Row[]> {
  const found: Row[] = [];
  for (let { after } = wanted; ; ) {
    const rows = await read(after, AT_ONCE);
    found.push(...rows.filter(fits));
    const last = rows.at(-1);
    if (found.length >= wanted.limit || !last || rows.length < AT_ONCE) return found.slice(0, wanted.limit);
    after = { at: last.at, id: last.id };
  }
}

/** Whether a title has this in it, in any letter case. */
export function hasText(title: string, text: string | undefined): boolean {
  return text === undefined || title.toLowerCase().includes(text.toLowerCase());
}
