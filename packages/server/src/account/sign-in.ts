import type { Db } from "../database/connect.ts";
import { findAccount, normalEmail, replaceHash, type User } from "./account-store.ts";
import type { Admit } from "./guess-limits.ts";
import { isKnownNetwork } from "./known-networks.ts";
import type { Passwords } from "./password.ts";

export type PasswordCheck =
  /** `passwordHash`: what the password was compared with, or its renewed hash. It may have been changed since. */
  | { readonly outcome: "right"; readonly user: User; readonly userId: string; readonly passwordHash: string }
  /** An unknown account, a deactivated one and a wrong password alike, and after the same time. `userId` is for the log. */
  | { readonly outcome: "wrong"; readonly userId: string | undefined }
  /** The password was not looked at. `retryAfter` in seconds. */
  | { readonly outcome: "too_many"; readonly retryAfter: number; readonly userId: string | undefined };

/**
 * Whose e-mail or username and password these are. Every way in that takes a password asks here, with the address of
 * the request: guesses are counted.
 */
export type CheckPassword = (identifier: string, password: string, address: string) => Promise<PasswordCheck>;

export interface PasswordCheckDeps {
  readonly db: Db;
  readonly passwords: Passwords;
  readonly admit: Admit;
}

export function checkPasswordOn({ db, passwords, admit }: PasswordCheckDeps): CheckPassword {
  return async (identifier, password, address) => {
    const account = await findAccount(db, identifier);
    const isKnown = () => isKnownNetwork(db, account?.user.id, address);
    const admission = await admit({ identifier: normalEmail(identifier), address }, isKnown);
    if (!admission.isAdmitted) {
      return { outcome: "too_many", retryAfter: admission.retryAfter, userId: account?.user.id };
    }
    const isMatch = await passwords.matches(password, account?.passwordHash);
    if (!account || !isMatch) return { outcome: "wrong", userId: account?.user.id };
    await admission.takeBack();
    const renewed = await passwords.renewed(password, account.passwordHash);
    if (renewed) await replaceHash(db, account.user.id, account.passwordHash, renewed);
    const { user } = account;
    return { outcome: "right", user, userId: user.id, passwordHash: renewed ?? account.passwordHash };
  };
}
