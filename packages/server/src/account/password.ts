import { compare, hash } from "@node-rs/bcrypt";
import { Type } from "typebox";

export const LEAST_BYTES = 8;
/** bcrypt reads no further; a longer password is refused, never cut. */
export const MOST_BYTES = 72;

export const Password = Type.String({ maxLength: 1_000, description: "a password of 8 to 72 bytes" });

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time whether there is an account (`known`) or not. */
  matches(password: string, known: string | undefined): Promise<boolean>;
  /** A new hash of a right password when `known` was made with fewer rounds than are wanted now; else undefined. */
  renewed(password: string, known: string): Promise<string | undefined>;
}

/** The rounds are in the hash: `$2b$12$…`. */
function roundsOf(known: string): number {
  return Number(known.split("$")[2]);
}

export function passwords(rounds: number): Passwords {
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, { cost: rounds }),
    async matches(password, known) {
      nobodys ??= hash("nobody has this password", { cost: rounds });
      const isMatch = await compare(password, known ?? (await nobodys));
      if (isMatch && known !== undefined && Buffer.byteLength(password) <= MOST_BYTES) return true;
      // A hash with fewer rounds was quicker to compare. Each round doubles the time: one more of each makes up for it.
      for (let cost = roundsOf(known ?? (await nobodys)); cost < rounds; cost++) await hash(password, { cost });
      return false;
    },
    renewed: async (password, known) => (roundsOf(known) < rounds ? await hash(password, { cost: rounds }) : undefined),
  };
}
