import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import type { FieldFault, ProblemCode } from "../http/problems.ts";
import type { Sources } from "../http/sources.ts";
import { Email, NAME_LENGTH, PersonName } from "./account-fields.ts";
import { insertUser, isEmailTaken, isUsernameTaken, type NewUser, normalEmail, type User } from "./account-store.ts";
import { newUsername, Username } from "./new-username.ts";
import { Password, type Passwords } from "./password.ts";
import { passwordFault } from "./password-rules.ts";

const MOST_TRIES = 10;

export const NewAccountBody = Type.Object(
  {
    email: Email,
    password: Password,
    name: Type.Optional(PersonName),
    username: Type.Optional(Username),
  },
  { additionalProperties: false },
);

/** Why an account is not as somebody wants it. */
export interface Refused {
  readonly code: ProblemCode;
  readonly faults: readonly FieldFault[];
}

export type NewAccount = (wanted: Static<typeof NewAccountBody>) => Promise<User | Refused>;

export interface NewAccountDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly passwords: Passwords;
}

/** The one way to an account: who may have one, and what it takes, is decided here. */
export function newAccountOn({ db, sources, passwords }: NewAccountDeps): NewAccount {
  /** With a username made from the e-mail when none is wanted; others may be getting the same at the same moment. */
  async function addUser(user: Omit<NewUser, "username">, wanted: string | undefined): Promise<User> {
    const isTaken = (username: string) => isUsernameTaken(db, username);
    for (let left = MOST_TRIES; ; left--) {
      const username = wanted ?? (await newUsername(user.email, isTaken, sources.randomNumber));
      try {
        return await insertUser(db, { ...user, username }, sources.now());
      } catch (error) {
        if (wanted !== undefined || left === 0 || !isUniqueViolation(error)) throw error;
        if (await isEmailTaken(db, user.email)) throw error;
      }
    }
  }

  return async ({ password, username, ...wanted }) => {
    const email = normalEmail(wanted.email);
    const fault = await passwordFault(password, { email, username });
    if (fault) return { code: "invalid", faults: [{ path: "password", message: fault }] };
    const name = wanted.name?.trim() ?? email.split("@")[0]?.slice(0, NAME_LENGTH) ?? "";
    const passwordHash = await passwords.hash(password);
    try {
      return await addUser({ id: sources.newId(), email, name, passwordHash }, username);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return taken((await isEmailTaken(db, email)) ? "email" : "username");
    }
  };
}

/** Somebody else has this e-mail or this username. */
export function taken(field: "email" | "username"): Refused {
  return { code: `${field}_taken`, faults: [{ path: field, message: "is taken" }] };
}
