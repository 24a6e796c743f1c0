import { Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { deviceName } from "./device-name.ts";

/** A device or a program that is signed in, as its owner sees it. */
export interface SessionItem {
  readonly id: string;
  readonly device: string;
  readonly ip: string;
  readonly createdAt: string;
  /** To some minutes. */
  readonly lastUsedAt: string;
  readonly isCurrent: boolean;
}

/** The session that a page ended with; null: the current one, which comes first. */
export const SessionPlace = Type.Object({ id: Type.Union([Id, Type.Null()]) }, { additionalProperties: false });
export type SessionPlace = Static<typeof SessionPlace>;

interface Wanted {
  readonly userId: string;
  readonly currentId: string;
  readonly now: string;
  readonly after: SessionPlace | undefined;
  readonly limit: number;
}

/** The sessions of a user that still stand: the current one, then the newest first. */
export async function listSessions(db: Db, { userId, currentId, now, after, limit }: Wanted): Promise<SessionItem[]> {
  const live = db
    .selectFrom("session")
    .select(["id", "device", "address", "created_at", "used_at"])
    .where("ended_at", "is", null)
    .where("expires_at", ">", now);
  let others = live.where("user_id", "=", userId).where("id", "!=", currentId);
  const last = after?.id;
  if (typeof last === "string") others = others.where("id", "<", last);
  const current = after ? [] : await live.where("id", "=", currentId).execute();
  const rest = await others
    .orderBy("id", "desc")
    .limit(limit - current.length)
    .execute();
  return [...current, ...rest].map((row) => ({
    id: row.id,
    device: deviceName(row.device),
    ip: row.address,
    createdAt: row.created_at,
    lastUsedAt: row.used_at,
    isCurrent: row.id === currentId,
  }));
}
