import { lockAccount } from "../account/account-store.ts";
import type { Db } from "../database/connect.ts";
import type { Scope, TokenActor } from "../session/actor.ts";
import { hashOfToken } from "./personal-token.ts";

/** A personal access token as its owner sees it, but for the token itself. */
export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To some minutes; null: never. */
  readonly lastUsedAt: string | null;
}

const TOKEN_COLUMNS = [
  "id",
  "name",
  "scope",
  "created_at as createdAt",
  "expires_at as expiresAt",
  "used_at as lastUsedAt",
] as const;

export interface NewToken {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly token: string;
  readonly expiresAt: string;
}

/** Undefined when so many stand already. Throws a unique violation when the id is in use. */
export async function addToken(db: Db, token: NewToken, most: number, now: string): Promise<PersonalToken | undefined> {
  return await db.transaction().execute(async (trx) => {
    // Of two who come at once the second counts what the first made, and nobody is given one whose account was deactivated meanwhile.
    if ((await lockAccount(trx, token.userId)) === undefined) return undefined;
    return (await countTokens(trx, token.userId, now)) < most ? await insertToken(trx, token, now) : undefined;
  });
}

async function insertToken(db: Db, token: NewToken, now: string): Promise<PersonalToken> {
  return await db
    .insertInto("personal_token")
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      scope: token.scope,
      hash: hashOfToken(token.token),
      created_at: now,
      expires_at: token.expiresAt,
      used_at: null,
    })
    .returning(TOKEN_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** How many tokens of a user stand. */
async function countTokens(db: Db, userId: string, now: string): Promise<number> {
  const { count } = await db
    .selectFrom("personal_token")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The tokens of a user, newest first; those that have run out too, until they are swept away. */
export async function listTokens(
  db: Db,
  userId: string,
  wanted: { readonly afterId: string | undefined; readonly limit: number },
): Promise<PersonalToken[]> {
  let query = db.selectFrom("personal_token").select(TOKEN_COLUMNS).where("user_id", "=", userId);
  if (wanted.afterId !== undefined) query = query.where("id", "<", wanted.afterId);
  return await query.orderBy("id", "desc").limit(wanted.limit).execute();
}

/** Who comes with this token, and when it was used before; undefined when it does not stand, or its account does not. */
export async function findToken(
  db: Db,
  token: string,
  now: string,
): Promise<{ readonly actor: TokenActor; readonly usedAt: string | null } | undefined> {
  const row = await db
    .selectFrom("personal_token")
    .innerJoin("user", "user.id", "personal_token.user_id")
    .select([
      "personal_token.id",
      "personal_token.user_id",
      "personal_token.scope",
      "personal_token.expires_at",
      "personal_token.used_at",
    ])
    .where("personal_token.hash", "=", hashOfToken(token))
    .where("personal_token.expires_at", ">", now)
    .where("user.deactivated_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id: tokenId, user_id: userId, scope } = row;
  const actor = { kind: "token", userId, tokenId, scope, expiresAt: Date.parse(row.expires_at) } as const;
  return { actor, usedAt: row.used_at };
}

export async function noteTokenUse(db: Db, tokenId: string, now: string): Promise<void> {
  await db.updateTable("personal_token").set({ used_at: now }).where("id", "=", tokenId).execute();
}

/** Which of these tokens still stand. */
export async function liveTokens(db: Db, tokenIds: readonly string[], now: string): Promise<string[]> {
  const rows = await db
    .selectFrom("personal_token")
    .innerJoin("user", "user.id", "personal_token.user_id")
    .select("personal_token.id")
    .where("personal_token.id", "in", tokenIds)
    .where("personal_token.expires_at", ">", now)
    .where("user.deactivated_at", "is", null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function ownerOfToken(db: Db, tokenId: string): Promise<string | undefined> {
  const row = await db.selectFrom("personal_token").select("user_id").where("id", "=", tokenId).executeTakeFirst();
  return row?.user_id;
}

export async function deleteToken(db: Db, tokenId: string): Promise<void> {
  await db.deleteFrom("personal_token").where("id", "=", tokenId).execute();
}

/** All tokens of a user, and answers which they were. */
export async function deleteTokensOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.deleteFrom("personal_token").where("user_id", "=", userId).returning("id").execute();
  return rows.map(({ id }) => id);
}

/** Takes away tokens that ran out before `before`. */
export async function sweepTokens(db: Db, before: string): Promise<void> {
  await db.deleteFrom("personal_token").where("expires_at", "<", before).execute();
}
