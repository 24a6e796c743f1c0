import { type Static, Type } from "typebox";
import type { AvatarFiles } from "../avatar/avatar-files.ts";
import { heldAvatar } from "../avatar/avatar-store.ts";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import type { FieldFault } from "../http/problems.ts";
import { later, type Sources } from "../http/sources.ts";
import { endSessionsBut } from "../session/session-store.ts";
import { Email, PersonName } from "./account-fields.ts";
import { findUser, isEmailTaken, normalEmail, type User, type UserChange, updateUser } from "./account-store.ts";
import { type Refused, taken } from "./new-account.ts";
import { Username } from "./new-username.ts";
import { Password, type Passwords } from "./password.ts";
import { forgetResets } from "./password-reset-store.ts";
import { isOwn, passwordFault } from "./password-rules.ts";
import type { CheckPassword } from "./sign-in.ts";

const MOST_TRIES = 5;

export const AccountPatch = Type.Object(
  {
    name: Type.Optional(PersonName),
    username: Type.Optional(Username),
    email: Type.Optional(Email),
    password: Type.Optional(Password),
    currentPassword: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1_000, description: "the password that you have now" }),
    ),
    privacy: Type.Optional(
      Type.Object(
        {
          profile: Type.Optional(
            Type.Enum(["public", "members", "private"], { description: "public, members or private" }),
          ),
          findableByEmail: Type.Optional(Type.Boolean({ description: "true or false" })),
        },
        { additionalProperties: false },
      ),
    ),
    locale: Type.Optional(
      Type.Union([Type.String({ pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", maxLength: 35 }), Type.Null()], {
        description: "a language tag such as en or pt-BR, or null",
      }),
    ),
    theme: Type.Optional(Type.Enum(["system", "light", "dark"], { description: "system, light or dark" })),
  },
  { additionalProperties: false },
);
export type AccountPatch = Static<typeof AccountPatch>;

interface Wanted {
  readonly userId: string;
  readonly patch: AccountPatch;
  /** The session that asks: the one that goes on when the password changes. */
  readonly sessionId: string | undefined;
  readonly ifMatch: string | undefined;
  /** Where the request comes from: guesses of the current password are counted. */
  readonly address: string;
}

export type Changed =
  | { readonly outcome: "changed"; readonly user: User; readonly before: User }
  | { readonly outcome: "refused"; readonly refused: Refused }
  | { readonly outcome: "wrong_password"; readonly refused: Refused }
  /** The current password was not looked at. `retryAfter` in seconds. */
  | { readonly outcome: "too_many"; readonly retryAfter: number; readonly userId: string | undefined }
  /** No such account any more. */
  | { readonly outcome: "gone" };

export type ChangeAccount = (wanted: Wanted) => Promise<Changed>;

export interface ChangeAccountDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly passwords: Passwords;
  readonly checkPassword: CheckPassword;
  readonly avatarFiles: AvatarFiles;
  /** Told which sessions ended, after the commit. */
  readonly onEnd: (sessionId: string) => void;
}

/** Changes what somebody's account says. A new e-mail or password takes the current password; a new password ends the other sessions. */
export function changeAccountOn(deps: ChangeAccountDeps): ChangeAccount {
  const { db, sources, passwords, checkPassword, avatarFiles, onEnd } = deps;

  /** Undefined when somebody else changed the account meanwhile: what was looked at may not be true any more. */
  async function attempt({ userId, patch, sessionId, ifMatch, address }: Wanted): Promise<Changed | undefined> {
    const user = await findUser(db, userId);
    if (!user) return { outcome: "gone" };
    if (ifMatch !== undefined && !names(ifMatch, entityTag(user))) return refused("precondition_failed", []);
    const { password, currentPassword } = patch;
    const change = changeOf(user, patch);
    const isSecret = change.email !== undefined || password !== undefined;
    const faults = await faultsOf(user, patch, isSecret);
    if (faults.length > 0) return refused("invalid", faults);
    if (isSecret && currentPassword !== undefined) {
      const check = await checkPassword(user.email, currentPassword, address);
      if (check.outcome === "too_many") return check;
      if (check.outcome === "wrong") return { outcome: "wrong_password", refused: WRONG_PASSWORD };
      // Only now, to somebody who knows the password.
      const called = password === undefined ? calledLike(currentPassword, change) : [];
      if (called.length > 0) return refused("invalid", called);
    }
    const passwordHash = password === undefined ? undefined : await passwords.hash(password);
    const changes = { ...change, passwordHash };
    if (Object.values(changes).every((value) => value === undefined)) return { outcome: "changed", user, before: user };
    const now = sources.now();
    // Whoever was told where the picture is would go on seeing it: it goes to another address.
    const held = change.profilePrivacy === "private" ? await heldAvatar(db, userId) : undefined;
    const oldId = held?.avatarId ?? undefined;
    const avatarId = oldId === undefined ? undefined : await avatarFiles.copy(userId, oldId);
    const whole = { ...changes, avatarId };
    let unnamed = avatarId;
    try {
      const ended = await db.transaction().execute(async (trx) => {
        const seen = user.updatedAt;
        // Each change has a time of its own, by which the next one knows it.
        const time = now > seen ? now : later(seen, 0.001);
        const isDone = await updateUser(trx, userId, seen, whole, time);
        if (!isDone) return undefined;
        // A link in a mail to the old address must not outlive it, nor one that somebody else asked for.
        if (isSecret) await forgetResets(trx, userId);
        return password === undefined ? [] : await endSessionsBut(trx, userId, sessionId, now);
      });
      if (!ended) return undefined;
      if (avatarId !== undefined) unnamed = oldId;
      for (const id of ended) onEnd(id);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const { email } = change;
      const isEmail = email !== undefined && (await isEmailTaken(db, email));
      return { outcome: "refused", refused: taken(isEmail ? "email" : "username") };
    } finally {
      if (unnamed !== undefined) await avatarFiles.remove(userId, unnamed);
    }
    const changed = await findUser(db, userId);
    return changed ? { outcome: "changed", user: changed, before: user } : { outcome: "gone" };
  }

  return async (wanted) => {
    for (let left = MOST_TRIES; left > 0; left--) {
      const changed = await attempt(wanted);
      if (changed) return changed;
    }
    return refused("precondition_failed", []);
  };
}

const WRONG_PASSWORD: Refused = {
  code: "invalid",
  faults: [{ path: "currentPassword", message: "is not the password that you have now" }],
};

/** Where a new e-mail or username would say what the password is that stays. */
function calledLike(password: string, { email, username }: UserChange): FieldFault[] {
  const message = "must be another than your password";
  return [
    ...(isOwn(password, { email }) ? [{ path: "email", message }] : []),
    ...(isOwn(password, { username }) ? [{ path: "username", message }] : []),
  ];
}

function refused(code: Refused["code"], faults: readonly FieldFault[]): Changed {
  return { outcome: "refused", refused: { code, faults } };
}

/** What of a patch is not so yet. */
function changeOf(user: User, { name, username, email, privacy, locale, theme }: AccountPatch): UserChange {
  return {
    name: unlessSo(name?.trim(), user.name),
    username: unlessSo(username, user.username),
    email: unlessSo(email === undefined ? undefined : normalEmail(email), user.email),
    profilePrivacy: unlessSo(privacy?.profile, user.privacy.profile),
    isFindable: unlessSo(privacy?.findableByEmail, user.privacy.findableByEmail),
    locale: unlessSo(locale, user.locale),
    theme: unlessSo(theme, user.theme),
  };
}

function unlessSo<Value>(wanted: Value | undefined, is: Value): Value | undefined {
  return wanted === is ? undefined : wanted;
}

async function faultsOf(user: User, patch: AccountPatch, isSecret: boolean): Promise<FieldFault[]> {
  const { password, currentPassword, email = user.email, username = user.username, name = user.name } = patch;
  const faults: FieldFault[] = [];
  if (isSecret && currentPassword === undefined) faults.push({ path: "currentPassword", message: "is missing" });
  const fault = password === undefined ? undefined : await passwordFault(password, { email, username, name });
  if (fault) faults.push({ path: "password", message: fault });
  return faults;
}
