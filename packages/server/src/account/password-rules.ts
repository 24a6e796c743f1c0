import { LEAST_BYTES, MOST_BYTES } from "./password.ts";

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly username: string | undefined;
}

/** What people put behind a word to make it a password. */
const APPENDED = /[\d!?.,*#@$_-]{1,4}$/;
const ONE_CHARACTER = /^(.)\1*$/su;

/** What is wrong with a new password, in words for its field; undefined when it will do. Every way to set one asks here. */
export async function passwordFault(password: string, owner: PasswordOwner): Promise<string | undefined> {
  const bytes = Buffer.byteLength(password);
  if (bytes < LEAST_BYTES || bytes > MOST_BYTES) return `must be ${LEAST_BYTES} to ${MOST_BYTES} bytes long`;
  const lower = password.toLowerCase();
  const email = owner.email.toLowerCase();
  if (lower === email || lower === email.slice(0, email.lastIndexOf("@")) || lower === owner.username?.toLowerCase()) {
    return "must be another than your e-mail address and your username";
  }
  return (await isCommon(lower)) ? "must not be one of the passwords that many people use" : undefined;
}

async function isCommon(lower: string): Promise<boolean> {
  if (ONE_CHARACTER.test(lower)) return true;
  // Loaded with the first password that somebody chooses, and kept.
  const { COMMON } = await import("./common-passwords.ts");
  return COMMON.has(lower) || COMMON.has(lower.replace(APPENDED, ""));
}
