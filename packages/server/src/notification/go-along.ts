import type { Trx } from "../database/lane.ts";

/** Puts what was kept back beside the card, on the board that it is on by then. */
export type PutBeside = (trx: Trx, boardId: string) => Promise<void>;

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

/**
 * Keeps what people were told about a card, and who watches it: it goes to another board by being made anew there, and with the rows
 * of a card all goes that hangs on them. What is about a comment or an item that did not go along stays behind.
 */
export async function keepForCard(trx: Trx, cardId: string): Promise<PutBeside> {
  const told = await trx
    .selectFrom("notification")
    .select(["id", "user_id", "kind", "card_id", "comment_id", "item_id", "actor_id", "role", "card_count"])
    .select(["due_at", "created_at", "read_at", "mailed_at"])
    .where("card_id", "=", cardId)
    .execute();
  const watches = await trx
    .selectFrom("card_watch")
    .select(["user_id", "card_id", "is_watching", "created_at"])
    .where("card_id", "=", cardId)
    .execute();
  // The event that says who made it stays in the log of the board that it leaves.
  const makers = await trx
    .selectFrom("card")
    .innerJoin("event_card", (join) =>
      join.onRef("event_card.board_id", "=", "card.board_id").onRef("event_card.card_id", "=", "card.id"),
    )
    .innerJoin("event", (join) =>
      join.onRef("event.board_id", "=", "event_card.board_id").onRef("event.seq", "=", "event_card.seq"),
    )
    .select(["event.actor_id as user_id", "event.at as created_at"])
    .where("card.id", "=", cardId)
    .where("event.type", "=", "card.added")
    .execute();
  const chosen = new Set(watches.map(({ user_id }) => user_id));
  const made = makers
    .filter(({ user_id }) => !chosen.has(user_id))
    .map((maker) => ({ ...maker, card_id: cardId, is_watching: 1 }));
  return async (after, board_id) => {
    const [comments, items] = await Promise.all([
      after.selectFrom("comment").select("id").where("board_id", "=", board_id).where("card_id", "=", cardId).execute(),
      after
        .selectFrom("checklist_item")
        .select("id")
        .where("board_id", "=", board_id)
        .where("card_id", "=", cardId)
        .execute(),
    ]);
    const there = new Set([...comments, ...items].map(({ id }) => id));
    const isThere = (id: string | null) => id === null || there.has(id);
    const rows = told.filter(({ comment_id, item_id }) => isThere(comment_id) && isThere(item_id));
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE).map((row) => ({ ...row, board_id }));
      await after
        .insertInto("notification")
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    if (watches.length + made.length === 0) return;
    await after
      .insertInto("card_watch")
      .values([...watches, ...made])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
}
