import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { later, type Sources } from "../http/sources.ts";
import { digestMail } from "../mail/digest-mail.ts";
import type { Reader } from "../mail/mail.ts";
import type { Postbox } from "../mail/postbox.ts";
import { listNotifications, type NotificationItem } from "./notification-list.ts";
import { settingsOf } from "./setting-store.ts";
import type { UnsubscribeTokens } from "./unsubscribe-token.ts";

const SWEEP_MS = 60_000;
const DAY_SECONDS = 86_400;
/** What is older was not mailed because there was no mail, and is no news now. */
const OLDEST_DAYS = 3;
/** People that are written to in one go. */
const PAGE = 100;
const MOST_IN_LETTER = 100;

export interface DigestDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly postbox: Postbox;
  readonly tokens: UnsubscribeTokens;
  readonly site: string;
  /** Seconds. */
  readonly times: { readonly delay: number; readonly interval: number };
}

/**
 * Writes one letter to each who has not read something for a while, at most one in each interval. Whoever marks a letter's time first
 * writes it, so that of many processes one does. What a letter tells is marked with it, and is in no other: a process that dies before
 * the mail server has the letter loses it, and it stays in the inbox.
 */
export async function writeDigests(deps: DigestDeps): Promise<void> {
  for (;;) {
    const readers = await readersToWrite(deps);
    for (const reader of readers) await writeTo(deps, reader);
    if (readers.length < PAGE) return;
  }
}

interface DigestReader extends Reader {
  readonly userId: string;
}

/** Those who have not read something for a while, and were not written to lately. */
export async function readersToWrite({ db, sources, times }: DigestDeps): Promise<DigestReader[]> {
  const now = sources.now();
  return await db
    .selectFrom("notification")
    .innerJoin("user", "user.id", "notification.user_id")
    .leftJoin("digest", "digest.user_id", "notification.user_id")
    .leftJoin("notification_setting as setting", (join) =>
      join.onRef("setting.user_id", "=", "notification.user_id").onRef("setting.kind", "=", "notification.kind"),
    )
    .select(["user.id as userId", "user.email", "user.locale"])
    .distinct()
    .where("notification.mailed_at", "is", null)
    .where("notification.read_at", "is", null)
    .where("notification.created_at", ">", later(now, -OLDEST_DAYS * DAY_SECONDS))
    .where("notification.created_at", "<=", later(now, -times.delay))
    .where("user.deactivated_at", "is", null)
    .where((eb) => eb.or([eb("setting.is_mailed", "is", null), eb("setting.is_mailed", "=", 1)]))
    .where((eb) => eb.or([eb("digest.sent_at", "is", null), eb("digest.sent_at", "<=", later(now, -times.interval))]))
    .limit(PAGE)
    .execute();
}

export async function writeTo(
  { db, sources, postbox, tokens, site, times }: DigestDeps,
  reader: DigestReader,
): Promise<void> {
  const { userId } = reader;
  const now = sources.now();
  const items = await db.transaction().execute(async (trx) => {
    const isOurs = await claimLetter(trx, userId, now, later(now, -times.interval));
    return isOurs ? await takeUnread(trx, userId, now) : [];
  });
  if (items.length === 0) return;
  const token = encodeURIComponent(tokens.sign(userId));
  const unsubscribe = `${site}/api/v1/notifications/unsubscribe?token=${token}`;
  postbox.post(digestMail(reader, items, { site, unsubscribe, stop: `${site}/unsubscribe#stop=${token}` }));
}

/** Whether it is ours to write: of several that try at once, one. */
async function claimLetter(trx: Trx, userId: string, now: string, before: string): Promise<boolean> {
  const claimed = await trx
    .insertInto("digest")
    .values({ user_id: userId, sent_at: now })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({ sent_at: now }).where("digest.sent_at", "<=", before),
    )
    .returning("user_id")
    .executeTakeFirst();
  return claimed !== undefined;
}

/** What is mailed of what was not read: the rest is marked, too, so that it is no news later. */
async function takeUnread(trx: Trx, userId: string, now: string): Promise<NotificationItem[]> {
  const taken = await trx
    .updateTable("notification")
    .set({ mailed_at: now })
    .where("user_id", "=", userId)
    .where("mailed_at", "is", null)
    .where("read_at", "is", null)
    .returning(["id", "kind"])
    .execute();
  const settings = await settingsOf(trx, userId);
  const ids = taken.flatMap(({ id, kind }) => (settings[kind] ? id : [])).toSorted();
  const newest = ids.slice(-MOST_IN_LETTER);
  if (newest.length === 0) return [];
  return await listNotifications(trx, userId, {
    isUnread: true,
    ids: newest,
    afterId: undefined,
    limit: MOST_IN_LETTER,
  });
}

/** Now and then. Answers how to stop that, once what runs is done. */
export function sweepDigests(deps: DigestDeps & { readonly log: FastifyBaseLogger }): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = () => {
    running = running
      .then(() => writeDigests(deps))
      .catch((error: unknown) => deps.log.error({ err: error }, "writing to who has something to read failed"));
  };
  sweep();
  const timer = setInterval(sweep, Math.min(SWEEP_MS, deps.times.delay * 1_000)).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
