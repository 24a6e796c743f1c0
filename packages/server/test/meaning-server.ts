import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { expect, vi } from "vitest";
import { EmbeddingsServer } from "../../../services/embeddings-server.ts";
import { postgresWithVectors } from "../../../services/pgvector.ts";
import { sqlite, type TestDatabase } from "../../../services/test-databases.ts";
import { give } from "./lived-in.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";
import { idsOf } from "./searching.ts";

/** Both kinds of databases, with what vectors want. */
export const databasesWithVectors: readonly TestDatabase[] = [sqlite, postgresWithVectors];
export const MODEL = "known";
/** A PostgreSQL in the process has to be made first. */
export const START_MS = 120_000;
const PATIENCE = { timeout: 18_000, interval: 50 };

export interface MeaningServer extends TestServer {
  readonly embeddings: EmbeddingsServer;
}

/** A server that searches by meaning, and the one that makes its vectors. */
export async function startMeaningServer(
  database: TestDatabase,
  environment: Record<string, string> = {},
): Promise<MeaningServer> {
  const embeddings = await EmbeddingsServer.start();
  const settings = { EMBEDDINGS_URL: embeddings.url, EMBEDDINGS_MODEL: MODEL, ...environment };
  const server = await startTestServer(database, settings);
  return Object.create(server, {
    embeddings: { value: embeddings },
    stop: {
      value: async () => {
        await server.stop();
        await embeddings.stop();
      },
    },
  });
}

export interface OwnBoard {
  readonly id: string;
  readonly columnId: string;
}

export async function newBoard(person: Person, title: string): Promise<OwnBoard> {
  const id = v7();
  await person.call("POST", "/boards", { body: { id, title } });
  const snapshot = await person.call<Snapshot>("GET", `/boards/${id}`);
  return { id, columnId: snapshot.body.columns[0]?.id ?? "" };
}

/** Adds a card, and answers its id. */
export async function addCard(person: Person, { id, columnId }: OwnBoard, title: string): Promise<string> {
  const cardId = v7();
  await give(person, id, { type: "card.add", cardId, columnId, title, afterCardId: null });
  return cardId;
}

/** What was written has its vector soon. */
export async function untilMade(server: MeaningServer): Promise<void> {
  await vi.waitFor(async () => {
    const lacking = await server.read(`select
        (select count(*) from search_mark) +
        (select count(*) from search_entry where number not in (select number from search_vector where number is not null)) +
        (select count(*) from search_vector where number is null)`);
    expect(Number(lacking)).toBe(0);
  }, PATIENCE);
}

/** What is found, once it is found by its meaning too: whoever makes the vectors may have been too slow for one search. */
export async function untilMeant(person: Person, q: string, ids: readonly string[], more = ""): Promise<void> {
  await vi.waitFor(async () => expect(await idsOf(person, q, more)).toEqual(ids), PATIENCE);
}

/** What is found, once it is so many. */
export async function untilSo(search: () => Promise<readonly string[]>, many: number): Promise<readonly string[]> {
  return await vi.waitFor(async () => {
    const found = await search();
    expect(found).toHaveLength(many);
    return found;
  }, PATIENCE);
}
