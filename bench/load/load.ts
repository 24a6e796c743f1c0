import { type Answer, Connection } from "./connection.ts";
import { headOf, type Person, register } from "./person.ts";
import { SeededBoard } from "./seeded-board.ts";

const boards = new Map<string, SeededBoard>();

function boardOf(boardId: string): SeededBoard {
  const board = boards.get(boardId);
  if (!board) throw new Error(`No board ${boardId} was seeded here`);
  return board;
}

export interface Load {
  /** The board that is moved about on, or read. */
  readonly boardId: string;
  /** The no-op or the bytes from memory in place of the board. */
  readonly isFloor: boolean;
  readonly connections: number;
  readonly ms: number;
}

export interface Loaded {
  readonly perSecond: number;
  /** The median of the time to an answer, in ms. */
  readonly latency: number;
}

/** Opens connections, and on each begins `once` anew until the time is over. */
export async function during(
  { connections, ms }: Pick<Load, "connections" | "ms">,
  person: Person,
  once: (connection: Connection) => Promise<void>,
): Promise<Loaded> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(person.url)));
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + ms;
  await Promise.all(
    open.map(async (connection) => {
      for (let before = performance.now(); before < end; before = performance.now()) {
        await once(connection);
        latencies.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  for (const connection of open) connection.close();
  latencies.sort((a, b) => a - b);
  const latency = latencies[latencies.length >> 1] ?? Number.NaN;
  return { perSecond: latencies.length / seconds, latency };
}

export interface Moved {
  readonly boardId: string;
  readonly cardId: string;
  readonly columnIds: readonly string[];
}

const APPLIED = '"status":"applied"';

export function expectOk(answer: Answer): void {
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${answer.body()}`);
}

export function expectApplied(answer: Answer): void {
  expectOk(answer);
  if (!answer.body().includes(APPLIED)) throw new Error(`It was not applied: ${answer.body()}`);
}

export const loadJobs = {
  async seed({ url, cards }: { url: string; cards: number }): Promise<{ boardId: string; person: Person }> {
    const person = await register(url);
    const board = await SeededBoard.seed(person, cards);
    boards.set(board.id, board);
    return { boardId: board.id, person };
  },

  /** One `card.move` a request. Throws when one was not applied. */
  async move(load: Load): Promise<Loaded> {
    const board = boardOf(load.boardId);
    const head = headOf("POST", load.isFloor ? "/bench/noop" : `/boards/${board.id}/commands`, board.person);
    return await during(load, board.person, async (connection) => {
      const move = board.nextMove();
      const answer = await connection.request(head, move.text);
      expectApplied(answer);
      if (!load.isFloor) move.done();
    });
  },

  /** The same on several boards at once, each with its part of the connections, wherever its server is. */
  async moveOnEach({ boardIds, ...load }: Omit<Load, "boardId"> & { boardIds: readonly string[] }): Promise<number> {
    const connections = load.connections / boardIds.length;
    const loads = boardIds.map((boardId) => loadJobs.move({ ...load, boardId, connections }));
    return (await Promise.all(loads)).reduce((sum, { perSecond }) => sum + perSecond, 0);
  },

  /** One move on a board, of this card from one of these columns to another. */
  async moveOnce({ boardId }: { boardId: string }): Promise<Moved> {
    const board = boardOf(boardId);
    const connection = await Connection.open(board.person.url);
    const move = board.nextMove();
    expectOk(await connection.request(headOf("POST", `/boards/${board.id}/commands`, board.person), move.text));
    connection.close();
    move.done();
    return { boardId, cardId: move.cardId, columnIds: board.columnIds };
  },

  /** Whole snapshots. */
  async read(load: Load): Promise<Loaded> {
    const board = boardOf(load.boardId);
    const path = load.isFloor ? `/bench/bytes?boardId=${board.id}` : `/boards/${board.id}`;
    const head = headOf("GET", path, board.person);
    return await during(load, board.person, async (connection) => expectOk(await connection.request(head)));
  },

  /** The time of one whole snapshot over a new connection, in ms; `token` of somebody registered before a restart. */
  async readOnce({ person, boardId }: { person: Person; boardId: string }): Promise<number> {
    const connection = await Connection.open(person.url);
    const before = performance.now();
    const answer = await connection.request(headOf("GET", `/boards/${boardId}`, person));
    const took = performance.now() - before;
    connection.close();
    expectOk(answer);
    return took;
  },
};
