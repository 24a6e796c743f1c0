import type { Kind } from "./connect.ts";

// What keeps `updated_at` for whoever changes a row without thinking of it.

export interface Trigger {
  readonly table: string;
  /** The columns whose change is a change of the row; without them any is. */
  readonly of?: string;
  /** What the time becomes. */
  readonly time: Record<Kind, string>;
}

const OF_BOARD = "(select board.updated_at from board where board.id = new.board_id)";

/** That of the board, which the claim of every change sets: replaying the log must give the same rows. */
export const BOARD_TIME: Trigger["time"] = { sqlite: OF_BOARD, postgres: OF_BOARD };

/** The statements that make one, by the name `tr_<table>_updated_at`. */
export function createTrigger(kind: Kind, { table, of, time }: Trigger): string[] {
  const name = `tr_${table}_updated_at`;
  const when = `update ${of === undefined ? "" : `of ${of} `}on "${table}"`;
  const isForgotten = "new.updated_at = old.updated_at";
  if (kind === "sqlite") {
    return [
      `create trigger "${name}" after ${when} when ${isForgotten} begin
         update "${table}" set updated_at = ${time.sqlite} where id = new.id;
       end`,
    ];
  }
  return [
    `create function "${name}"() returns trigger language plpgsql as $$ begin
       new.updated_at = ${time.postgres};
       return new;
     end $$`,
    `create trigger "${name}" before ${when} for each row when (${isForgotten}) execute function "${name}"()`,
  ];
}

/** The statements that take it away. */
export function dropTrigger(kind: Kind, table: string): string[] {
  const name = `tr_${table}_updated_at`;
  if (kind === "sqlite") return [`drop trigger "${name}"`];
  return [`drop trigger "${name}" on "${table}"`, `drop function "${name}"()`];
}
