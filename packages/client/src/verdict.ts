import { ApiError, UNREADABLE } from "./api-error.ts";
import type { Outcome } from "./queue-news.ts";

/** What a failed batch means for the commands in it. */
export type Verdict =
  /** These are answered; the others are sent again. */
  | { readonly kind: "settled"; readonly outcomes: readonly Outcome[] }
  /** One of them spoils the batch and the answer does not say which: send fewer at once. */
  | { readonly kind: "narrow" }
  | { readonly kind: "signed_out" }
  /** No answer at all (rule Q7). `seconds`: as the server wants it. */
  | { readonly kind: "wait"; readonly seconds: number | undefined };

/** Statuses that speak of this moment, not of the commands. */
const TRANSIENT = new Set([408, 425, 429]);

export function verdictOn(error: unknown, ids: readonly string[]): Verdict {
  if (!(error instanceof ApiError)) return { kind: "wait", seconds: undefined };
  const { status, code } = error;
  if (status === 401) return { kind: "signed_out" };
  // Not in the form of our API: a proxy in between, and no reason to throw work away.
  const isServersWord = code !== UNREADABLE && status >= 400 && status < 500;
  if (!isServersWord || TRANSIENT.has(status)) return { kind: "wait", seconds: error.retryAfter };
  if (status === 404 || status === 403) {
    const reason = status === 404 ? "not_found" : "forbidden";
    return { kind: "settled", outcomes: ids.map((id) => ({ id, status: "refused", code: reason })) };
  }
  const outcomes = atFault(error, ids).map((id): Outcome => ({ id, status: "refused", code: "invalid" }));
  return outcomes.length > 0 ? { kind: "settled", outcomes } : { kind: "narrow" };
}

/** The commands that the problem names (rule C5: `commands.<index>…`); a single one needs no naming. */
function atFault(error: ApiError, ids: readonly string[]): readonly string[] {
  if (ids.length === 1) return ids;
  const indexes = error.errors.map(({ path }) => /^commands\.(\d+)(?:\.|$)/.exec(path)?.[1]);
  return [...new Set(indexes)].flatMap((index) => (index === undefined ? [] : (ids[Number(index)] ?? [])));
}
