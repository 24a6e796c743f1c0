// What PostgreSQL alone does when a card is moved: the statements that the server sends, taken from PostgreSQL's own
// log of one move, as a script for pgbench on a board of the same size. What the server says changes with it.

export interface Statement {
  readonly text: string;
  /** The values of $1, $2 … as PostgreSQL logged them. */
  readonly values: readonly (string | null)[];
}

/** The board that pgbench moves cards about on. */
export interface FloorBoard {
  readonly id: string;
  readonly columns: readonly string[];
  readonly cards: number;
}

/** Ids of its cards that pgbench, which has no texts, can make from a number. */
const CARD_PREFIX = "00000000-0000-7000-8000-";

export function seedText(board: FloorBoard, userId: string, at: string): string {
  const columns = board.columns.map((id, index) => `('${id}', '${board.id}', 'Column', 'a${index}', '${at}', '${at}')`);
  return `
    insert into board (id, title, creator_id, seq, created_at, updated_at)
      values ('${board.id}', 'The floor', '${userId}', 1, '${at}', '${at}');
    insert into member (board_id, user_id, role, created_at) values ('${board.id}', '${userId}', 'owner', '${at}');
    insert into "column" (id, board_id, title, rank, created_at, updated_at) values ${columns.join(", ")};
    insert into card (id, board_id, column_id, title, rank, created_at, updated_at)
      select ('${CARD_PREFIX}' || lpad(n::text, 12, '0'))::uuid, '${board.id}', '${board.columns[0]}',
        'Card ' || n || ': as long as the titles of cards mostly are', 'a' || lpad(n::text, 5, '0'), '${at}', '${at}'
      from generate_series(1, ${board.cards}) as n;
    analyze;
  `;
}

/** The statements of the first transaction in a log with `log_statement = all`, and the reads that stand before it. */
export function statementsIn(log: string): Statement[] {
  const statements: Statement[] = [];
  let isInTransaction = false;
  for (const entry of log.split(/^(?=LOG: )/m)) {
    const [, text] = /^LOG: +(?:statement|execute [^:]+): (.*)/.exec(entry) ?? [];
    if (text === undefined || /^(alter|set|select pg_)/.test(text)) continue;
    const [, parameters = ""] = /^DETAIL: +parameters: (.*)/im.exec(entry) ?? [];
    const values = [...parameters.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(
      ([, value]) => value?.replaceAll("''", "'") ?? null,
    );
    statements.push({ text, values });
    isInTransaction ||= text === "begin";
    if (text === "commit" && isInTransaction) return statements;
  }
  throw new Error(`No whole transaction in the log:\n${log}`);
}

/** The same for pgbench, of any card of `board`. `moved` tells what stood for what in the server's own move. */
export function pgbenchScript(
  statements: readonly Statement[],
  board: FloorBoard,
  moved: { readonly boardId: string; readonly columnIds: readonly string[]; readonly cardId: string },
): string {
  const insert = statements.find(({ text }) => text.startsWith('insert into "event"'));
  const claim = statements.find(({ text }) => /^update "board".* returning "seq"$/.test(text));
  if (!insert || !claim) throw new Error("The server no longer claims a number and writes an event in this way");
  // The values in the order of the columns: board, number, type, actor, command, time, body.
  const [, seq = null, , , commandId = null] = insert.values;

  const sqlOf = (value: string | null): string => {
    if (value === null) return "null";
    if (value === moved.boardId) return `'${board.id}'`;
    if (value === moved.cardId) return `('${CARD_PREFIX}' || lpad(:card::text, 12, '0'))::uuid`;
    if (value === commandId) return "gen_random_uuid()";
    if (value === seq) return ":seq";
    const column = moved.columnIds.indexOf(value);
    return column < 0 ? `'${value.replaceAll("'", "''")}'` : `'${board.columns[column]}'`;
  };
  const lines = statements.map((statement) => {
    const text = statement.text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      return sqlOf(statement.values[Number(number) - 1] ?? null);
    });
    return statement === claim ? `${text} \\gset` : `${text};`;
  });
  return [`\\set card random(1, ${board.cards})`, ...lines, ""].join("\n");
}
