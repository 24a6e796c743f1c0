import type { FoundType } from "@syncboard/client";

/** What is looked for, as the address says it. */
export interface SearchAddress {
  readonly q?: string;
  readonly type?: FoundType;
}

// Not from the client, which this page does not wait for: every screen reads the addresses of all.
export const KINDS = [
  "board",
  "card",
  "comment",
  "todo",
  "subject",
  "document",
] as const satisfies readonly FoundType[];

export const MOST_TYPED = 500;

export function searchIn({ q, type }: Record<string, unknown>): SearchAddress {
  // What looks like a number in an address is read as one.
  const text =
    typeof q === "string" || typeof q === "number" || typeof q === "boolean" ? String(q).slice(0, MOST_TYPED) : "";
  const kind = KINDS.find((each) => each === type);
  return { ...(text !== "" && { q: text }), ...(kind && { type: kind }) };
}
