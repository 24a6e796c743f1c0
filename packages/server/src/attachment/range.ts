import type { Range } from "../storage/storage.ts";

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The part of a file that a `Range` header asks for (RFC 9110 14.2). Undefined: all of it, also where it asks for several parts or in
 * another unit.
 */
export function rangeOf(header: string | undefined, size: number): Range | "unsatisfiable" | undefined {
  const [, first, last] = RANGE.exec(header?.replaceAll(" ", "") ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const count = Math.min(Number(last), size);
    return count === 0 ? "unsatisfiable" : { first: size - count, last: size - 1 };
  }
  const [from, to] = [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== "" && Number(last) < from) return undefined;
  return from < size ? { first: from, last: to } : "unsatisfiable";
}
