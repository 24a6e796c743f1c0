import type { Db } from "../database/connect.ts";
import { findAccount, type User } from "./account-store.ts";
import type { Passwords } from "./password.ts";

/**
 * Whose e-mail or username and password these are: undefined for an unknown account, a deactivated one and a wrong
 * password alike, and after the same time. Every way in that takes a password asks here.
 */
export type CheckPassword = (identifier: string, password: string) => Promise<User | undefined>;

export function checkPasswordOn(db: Db, passwords: Passwords): CheckPassword {
  return async (identifier, password) => {
    const account = await findAccount(db, identifier);
    const isMatch = await passwords.matches(password, account?.passwordHash);
    return isMatch ? account?.user : undefined;
  };
}
