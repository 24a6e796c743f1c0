import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import type { FieldFault, ProblemCode } from "../http/problems.ts";
import type { Sources } from "../http/sources.ts";
import { Email, NAME_LENGTH, PersonName } from "./account-fields.ts";
import { insertUser, isEmailTaken, isUsernameTaken, type NewUser, normalEmail, type User } from "./account-store.ts";
import { isInviteGood, useInvite } from "./invite-store.ts";
import { newUsername, Username, usernameBase } from "./new-username.ts";
import { Password, type Passwords } from "./password.ts";
import { passwordFault } from "./password-rules.ts";
import { claim, isUnclaimed, type Registration, registrationOf } from "./registration.ts";

const MOST_TRIES = 10;

export const InviteCode = Type.String({ minLength: 1, maxLength: 100, description: "the code of an invite" });

export const NewAccountBody = Type.Object(
  {
    email: Email,
    password: Password,
    name: Type.Optional(PersonName),
    username: Type.Optional(Username),
    invite: Type.Optional(InviteCode),
  },
  { additionalProperties: false },
);

/** Why an account is not as somebody wants it. */
export interface Refused {
  readonly code: ProblemCode;
  readonly faults: readonly FieldFault[];
}

export interface Made {
  readonly user: User;
  /** The invite that let the user in. */
  readonly inviteId: string | undefined;
}

export type NewAccount = (wanted: Static<typeof NewAccountBody>) => Promise<Made | Refused>;

export interface NewAccountDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly passwords: Passwords;
  /** What the server's own setting allows. */
  readonly registration: Registration;
}

/** On what terms an account is made: as the first one, with an invite, or just so. */
type Terms = { readonly isFirst: boolean; readonly invite: string | undefined };

/** What the terms promised was gone when the account was made. */
class TermsGone extends Error {}

/** The one way to an account: who may have one, and what it takes, is decided here. */
export function newAccountOn({ db, sources, passwords, registration: setting }: NewAccountDeps): NewAccount {
  async function termsFor(invite: string | undefined): Promise<Terms | Refused> {
    if (await isUnclaimed(db)) return { isFirst: true, invite: undefined };
    const registration = await registrationOf(db, setting);
    if (registration === "open") return { isFirst: false, invite: undefined };
    if (registration === "closed") return { code: "registration_closed", faults: [] };
    if (invite === undefined) return { code: "invite_needed", faults: [{ path: "invite", message: "is missing" }] };
    const isGood = await isInviteGood(db, invite, sources.now());
    return isGood ? { isFirst: false, invite } : { code: "invalid", faults: [SPENT_INVITE] };
  }

  async function insert(user: NewUser, { isFirst, invite }: Terms): Promise<Made> {
    const now = sources.now();
    return await db.transaction().execute(async (trx) => {
      if (isFirst && !(await claim(trx, user.id))) throw new TermsGone();
      const inviteId = invite === undefined ? undefined : await useInvite(trx, invite, now);
      if (invite !== undefined && inviteId === undefined) throw new TermsGone();
      return { user: await insertUser(trx, user, now, isFirst), inviteId };
    });
  }

  /** With a username made from the e-mail when none is wanted; others may be getting the same at the same moment. */
  async function addUser(user: Omit<NewUser, "username">, wanted: string | undefined, terms: Terms): Promise<Made> {
    const isTaken = (username: string) => isUsernameTaken(db, username);
    for (let left = MOST_TRIES; ; left--) {
      const username = wanted ?? (await newUsername(user.email, isTaken, sources.randomNumber));
      try {
        return await insert({ ...user, username }, terms);
      } catch (error) {
        if (wanted !== undefined || left === 0 || !isUniqueViolation(error)) throw error;
        if (await isEmailTaken(db, user.email)) throw error;
      }
    }
  }

  return async ({ password, username, invite, ...wanted }) => {
    let terms = await termsFor(invite);
    if ("faults" in terms) return terms;
    const email = normalEmail(wanted.email);
    const fault = await passwordFault(password, {
      email,
      username: username ?? usernameBase(email),
      name: wanted.name,
    });
    if (fault) return { code: "invalid", faults: [{ path: "password", message: fault }] };
    const name = wanted.name?.trim() ?? email.split("@")[0]?.slice(0, NAME_LENGTH) ?? "";
    const user = { id: sources.newId(), email, name, passwordHash: await passwords.hash(password) };
    for (;;) {
      try {
        return await addUser(user, username, terms);
      } catch (error) {
        if (isUniqueViolation(error)) return taken((await isEmailTaken(db, email)) ? "email" : "username");
        if (!(error instanceof TermsGone)) throw error;
      }
      // Others came first meanwhile. Being the first is not to be had again, and of a spent invite it is said.
      terms = await termsFor(invite);
      if ("faults" in terms) return terms;
    }
  };
}

const SPENT_INVITE: FieldFault = {
  path: "invite",
  message: "is not good: it was used, has run out, or was taken back",
};

/** Somebody else has this e-mail or this username. */
export function taken(field: "email" | "username"): Refused {
  return { code: `${field}_taken`, faults: [{ path: field, message: "is taken" }] };
}
