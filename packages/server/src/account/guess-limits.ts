import type { Rate } from "../config.ts";
import type { Counters } from "../http/counters.ts";
import { networkOf } from "./network.ts";

/** From all addresses together there may be so many times as many guesses as from one. */
const ADDRESSES = 10;

export interface Attempt {
  readonly identifier: string;
  readonly address: string;
}

export type Admission =
  | {
      readonly isAdmitted: true;
      /** For a right password: it was no guess. */
      readonly takeBack: () => Promise<void>;
    }
  | {
      readonly isAdmitted: false;
      /** Seconds. */
      readonly retryAfter: number;
    };

/** Asked before a password is looked at. `isKnown` says whether the address has signed in to the account lately. */
export type Admit = (attempt: Attempt, isKnown: () => Promise<boolean>) => Promise<Admission>;

/**
 * Bounds wrong passwords for one account: those from one network, and those from all that have not signed in to it
 * lately. It is counted by what the account was called by, whether there is such an account or not. Counted before the
 * password is looked at: of many who ask at the same moment no more get through.
 */
export function guessLimits(counters: Counters, limit: Rate | undefined): Admit {
  if (!limit) return async () => ({ isAdmitted: true, takeBack: async () => {} });
  const { requests, seconds } = limit;
  return async ({ identifier, address }, isKnown) => {
    const account = `guess ${identifier}`;
    const fromThere = `${account} ${networkOf(address)}`;
    const there = await counters.add(fromThere, seconds);
    // Not counted for all: one network, refused, must not use up what others have.
    if (there.count > requests) return { isAdmitted: false, retryAfter: there.secondsLeft };
    const everywhere = await counters.add(account, seconds);
    if (everywhere.count > requests * ADDRESSES && !(await isKnown())) {
      return { isAdmitted: false, retryAfter: everywhere.secondsLeft };
    }
    return {
      isAdmitted: true,
      async takeBack() {
        await Promise.all([counters.takeBack(fromThere), counters.takeBack(account)]);
      },
    };
  };
}
