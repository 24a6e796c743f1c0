import { compare, hash } from "@node-rs/bcrypt";
import { Type } from "typebox";

const LEAST_BYTES = 8;
/** bcrypt reads no further; a longer password is refused, never cut. */
const MOST_BYTES = 72;

export const Password = Type.String({ maxLength: 1_000, description: "a password of 8 to 72 bytes" });

/** What is wrong with a password, in words for its field; undefined when it will do. */
export function passwordFault(password: string): string | undefined {
  const bytes = Buffer.byteLength(password);
  return bytes < LEAST_BYTES || bytes > MOST_BYTES ? `must be ${LEAST_BYTES} to ${MOST_BYTES} bytes long` : undefined;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time whether there is an account (`known`) or not. */
  matches(password: string, known: string | undefined): Promise<boolean>;
}

export function passwords(rounds: number): Passwords {
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, { cost: rounds }),
    async matches(password, known) {
      nobodys ??= hash("nobody has this password", { cost: rounds });
      const isMatch = await compare(password, known ?? (await nobodys));
      return isMatch && known !== undefined && Buffer.byteLength(password) <= MOST_BYTES;
    },
  };
}
