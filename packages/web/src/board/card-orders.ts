import type { Card } from "@syncboard/model";

export type Order = "title" | "due" | "newest";

type Compare = (one: Card, other: Card) => number;

/** How cards are compared for each order, in the reader's language; those that are equal stay as they are. */
export function orders(locale: string): Readonly<Record<Order, Compare>> {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return {
    title: (one, other) => compare(one.title, other.title),
    // What has no date is not due before anything.
    due: ({ dueAt: one }, { dueAt: other }) =>
      one === other ? 0 : one === null || (other !== null && one > other) ? 1 : -1,
    newest: ({ createdAt: one }, { createdAt: other }) => (one === other ? 0 : one < other ? 1 : -1),
  };
}
