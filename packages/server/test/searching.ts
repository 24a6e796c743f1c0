import { expect, vi } from "vitest";
import type { FoundItem } from "../src/search/search.ts";
import type { Person } from "./running-server.ts";

export interface FoundPage {
  readonly items: readonly FoundItem[];
  readonly nextCursor: string | null;
}

export async function pageOf(person: Person, q: string, more = ""): Promise<FoundPage> {
  const { status, body } = await person.call<FoundPage>("GET", `/search?q=${encodeURIComponent(q)}${more}`);
  expect([status, q]).toEqual([200, q]);
  return body;
}

export async function find(person: Person, q: string, more = ""): Promise<readonly FoundItem[]> {
  return (await pageOf(person, q, more)).items;
}

/** The ids of what is found. */
export async function idsOf(person: Person, q: string, more = ""): Promise<string[]> {
  return (await find(person, q, more)).map(({ id }) => id);
}

/** What was written a moment ago is found in a moment. */
export async function untilFound(person: Person, q: string, ids: readonly string[], more = ""): Promise<void> {
  await vi.waitFor(async () => expect((await idsOf(person, q, more)).toSorted()).toEqual(ids.toSorted()), {
    timeout: 15_000,
    interval: 20,
  });
}

/** The matches of an extract in brackets. */
export function marked(parts: FoundItem["extract"]): string {
  return parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}
