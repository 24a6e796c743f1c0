import type { Board } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { type Away, type AwayPlace, firstFitting, hasText, isBehind } from "./away.ts";
import { listDeletedComments } from "./comment-list.ts";

/** Something that was archived or deleted and can be had back. */
export interface Trashed {
  readonly kind: "card" | "column" | "label" | "checklist" | "comment" | "attachment";
  readonly id: string;
  /** Its title or name; of a comment the first line. */
  readonly title: string;
  /** One of the two says when; the other is null. */
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
  /** Of a card: where it was and will be again. It comes back to a column that is there alone. Of a checklist: where its card is. */
  readonly columnId: string | null;
  /** Of what hung on a card: that card. */
  readonly card: { readonly id: string; readonly title: string } | null;
}

interface Row extends AwayPlace {
  readonly kind: Trashed["kind"];
  readonly title: string;
  readonly columnId: string | null;
  readonly card: Trashed["card"];
  readonly away: Away;
}

interface Wanted {
  /** Either, without it. */
  readonly what: Away | undefined;
  /** Part of the title, in any letter case. */
  readonly text: string | undefined;
  readonly after: AwayPlace | undefined;
  readonly limit: number;
}

/**
 * What was archived on a board or deleted from it, the last first. A column has its cards with it: they are not listed by
 * themselves; nor is what was deleted from a card that is away. Of comments only those that this user may have back.
 */
export async function listTrash(trx: Trx, board: Board, userId: string, wanted: Wanted): Promise<Trashed[]> {
  const boardId = board.info.id;
  const { what, text, after, limit } = wanted;
  const found: Row[] = [];
  for (const away of ["archived", "deleted"] as const) {
    if (what !== undefined && what !== away) continue;
    found.push(
      ...(await firstFitting(
        (place, most) => cardsAway(trx, boardId, away, place, most),
        ({ title }) => hasText(title, text),
        wanted,
      )),
    );
    found.push(...(await columnsAway(trx, boardId, away)));
    // Of the rest there is no archive.
    if (away !== "deleted") continue;
    found.push(...(await labelsAway(trx, boardId)));
    found.push(
      ...(await firstFitting(
        (place, most) => checklistsAway(trx, boardId, place, most),
        ({ title }) => hasText(title, text),
        wanted,
      )),
    );
    found.push(
      ...(await firstFitting(
        (place, most) => attachmentsAway(trx, boardId, place, most),
        ({ title }) => hasText(title, text),
        wanted,
      )),
    );
    for (const comment of await listDeletedComments(trx, board, userId, wanted)) {
      found.push({ ...comment, kind: "comment", columnId: null, away });
    }
  }
  return found
    .filter((row) => hasText(row.title, text) && (!after || isBehind(row, after)))
    .sort((one, other) => (isBehind(one, other) ? 1 : -1))
    .slice(0, limit)
    .map(({ kind, id, title, columnId, card, away, at }) => ({
      ...{ kind, id, title, columnId, card },
      archivedAt: away === "archived" ? at : null,
      deletedAt: away === "deleted" ? at : null,
    }));
}

/** The place of what is listed. */
export function placeOfTrashed({ id, archivedAt, deletedAt }: Trashed): AwayPlace {
  return { at: archivedAt ?? deletedAt ?? "", id };
}

async function cardsAway(trx: Trx, boardId: string, away: Away, after: AwayPlace | undefined, limit: number) {
  const when = `${away}_at` as const;
  let query = trx
    .selectFrom("card")
    .select(["id", "title", "column_id as columnId", `${when} as at`])
    .where("board_id", "=", boardId)
    .where(when, "is not", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([eb(when, "<", after.at), eb.and([eb(when, "=", after.at), eb("id", "<", after.id)])]),
    );
  }
  const rows = await query.orderBy(when, "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row): Row => ({ ...row, at: row.at ?? "", kind: "card", card: null, away }));
}

async function checklistsAway(trx: Trx, boardId: string, after: AwayPlace | undefined, limit: number) {
  let query = trx
    .selectFrom("checklist")
    .innerJoin("card", (join) =>
      join.onRef("card.board_id", "=", "checklist.board_id").onRef("card.id", "=", "checklist.card_id"),
    )
    .select(["checklist.id", "checklist.title", "checklist.deleted_at as at", "card.column_id as columnId"])
    .select(["card.id as cardId", "card.title as cardTitle"])
    .where("checklist.board_id", "=", boardId)
    .where("checklist.deleted_at", "is not", null)
    .where("card.archived_at", "is", null)
    .where("card.deleted_at", "is", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("checklist.deleted_at", "<", after.at),
        eb.and([eb("checklist.deleted_at", "=", after.at), eb("checklist.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("checklist.deleted_at", "desc")
    .orderBy("checklist.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ at, cardId, cardTitle, ...row }): Row => {
    const card = { id: cardId, title: cardTitle };
    return { ...row, at: at ?? "", kind: "checklist", card, away: "deleted" };
  });
}

async function attachmentsAway(trx: Trx, boardId: string, after: AwayPlace | undefined, limit: number) {
  let query = trx
    .selectFrom("attachment")
    .innerJoin("card", (join) =>
      join.onRef("card.board_id", "=", "attachment.board_id").onRef("card.id", "=", "attachment.card_id"),
    )
    .select(["attachment.id", "attachment.name as title", "attachment.deleted_at as at", "card.column_id as columnId"])
    .select(["card.id as cardId", "card.title as cardTitle"])
    .where("attachment.board_id", "=", boardId)
    .where("attachment.deleted_at", "is not", null)
    .where("card.archived_at", "is", null)
    .where("card.deleted_at", "is", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("attachment.deleted_at", "<", after.at),
        eb.and([eb("attachment.deleted_at", "=", after.at), eb("attachment.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("attachment.deleted_at", "desc")
    .orderBy("attachment.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ at, cardId, cardTitle, ...row }): Row => {
    const card = { id: cardId, title: cardTitle };
    return { ...row, at: at ?? "", kind: "attachment", card, away: "deleted" };
  });
}

// Of columns and labels a board has some hundreds at most.

async function columnsAway(trx: Trx, boardId: string, away: Away): Promise<Row[]> {
  const when = `${away}_at` as const;
  const rows = await trx
    .selectFrom("column")
    .select(["id", "title", `${when} as at`])
    .where("board_id", "=", boardId)
    .where(when, "is not", null)
    .execute();
  return rows.map((row): Row => ({ ...row, at: row.at ?? "", kind: "column", columnId: null, card: null, away }));
}

async function labelsAway(trx: Trx, boardId: string): Promise<Row[]> {
  const rows = await trx
    .selectFrom("label")
    .select(["id", "name as title", "deleted_at as at"])
    .where("board_id", "=", boardId)
    .where("deleted_at", "is not", null)
    .execute();
  return rows.map(
    (row): Row => ({ ...row, at: row.at ?? "", kind: "label", columnId: null, card: null, away: "deleted" }),
  );
}
