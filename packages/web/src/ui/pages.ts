import type { Page } from "@syncboard/client";

/** What is known of a list that comes a page at a time. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** With the page behind it. What has moved there meanwhile is not shown twice. */
export function withNext<Item extends { readonly id: string }>(known: Pages<Item>, page: Page<Item>): Pages<Item> {
  const before = idsOf(page.items);
  return { ...page, items: [...known.items.filter(({ id }) => !before.has(id)), ...page.items] };
}

/** With its first page anew, and behind that what was loaded further down: that is not taken back. */
export function withFirst<Item extends { readonly id: string }>(
  known: Pages<Item> | undefined,
  page: Page<Item>,
): Pages<Item> {
  const last = page.items.at(-1)?.id;
  const place = known?.items.findIndex(({ id }) => id === last) ?? -1;
  if (!known || page.nextCursor === null || place < 0) return page;
  const fresh = idsOf(page.items);
  const below = known.items.slice(place + 1).filter(({ id }) => !fresh.has(id));
  // With nothing below, the place of the known cursor may be this page's last or one that was taken away since.
  return { items: [...page.items, ...below], nextCursor: below.length > 0 ? known.nextCursor : page.nextCursor };
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}
