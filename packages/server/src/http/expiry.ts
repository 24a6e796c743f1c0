import { later } from "./sources.ts";

const DAY_SECONDS = 86_400;

export interface Expiry {
  /** Without a wish. */
  readonly usualDays: number;
  /** A secret that nobody looks after must end by itself. */
  readonly mostDays: number;
}

/** When something ends that somebody makes now; undefined for a time that is none, or is out of bounds. */
export function expiryOf(wanted: string | undefined, now: string, { usualDays, mostDays }: Expiry): string | undefined {
  if (wanted === undefined) return later(now, usualDays * DAY_SECONDS);
  const isTime = !Number.isNaN(Date.parse(wanted)) && new Date(wanted).toISOString() === wanted;
  return isTime && wanted > now && wanted <= later(now, mostDays * DAY_SECONDS) ? wanted : undefined;
}

/** For the field `expiresAt`. */
export function expiryFault({ mostDays }: Expiry): { readonly path: string; readonly message: string } {
  return { path: "expiresAt", message: `must be a time to come, at most ${mostDays} days from now` };
}
