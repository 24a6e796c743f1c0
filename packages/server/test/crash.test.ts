import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apply, Board, type BoardEvent, contentOf, faultsOf, type Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { startInstance } from "./instances.ts";

// The server as it runs in production, a process of its own, killed while people work on it (C6).

const KILLS = 12;
const CLIENTS = 6;
const PATIENCE_MS = 5_000;

async function post<Body>(url: string, path: string, token: string, body: unknown): Promise<Body> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

async function get<Body>(url: string, path: string, token: string): Promise<Body> {
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return (await response.json()) as Body;
}

interface Answer {
  results: { id: string; status: string; events?: BoardEvent[] }[];
}

const TITLE = "C6, C2, C9: killed at random moments under load, the server loses nothing that it acknowledged";

test.for(databases)(`${TITLE} ($name)`, { timeout: 120_000 }, async (database) => {
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-crash-"));
  const created = await database.create();
  const server = await startInstance({ environment: { DATA_DIR: dataDir, ...created.environment } });
  const { accessToken: token } = await post<{ accessToken: string }>(server.url, "/auth/register", "", {
    email: "ann@example.org",
    password: "correct horse",
  });
  const board = await post<{ id: string }>(server.url, "/boards", token, { title: "Under fire" });
  const path = `/boards/${board.id}`;
  const columns = (await get<Snapshot>(server.url, path, token)).columns.map(({ id }) => id);

  const acknowledged = new Map<string, number>();
  let isOver = false;
  const work = async (client: number) => {
    const cards: string[] = [];
    for (let step = 0; !isOver; step++) {
      const columnId = columns[(client + step) % columns.length];
      const moved = cards[step % Math.max(1, cards.length)];
      const command =
        step % 3 === 0 || !moved
          ? { id: v7(), type: "card.add", cardId: v7(), columnId, title: `${client}.${step}`, afterCardId: null }
          : { id: v7(), type: "card.move", cardId: moved, columnId, afterCardId: null };
      // As a client does: the same command until there is an answer, also when it was done and only the answer is lost.
      for (let failuresAtPeace = 0; ; ) {
        try {
          const answer = await post<Answer>(server.url, `${path}/commands`, token, { commands: [command] });
          const event = answer.results[0]?.events?.[0];
          if (event) acknowledged.set(command.id, event.seq);
          if (event?.type === "card.added") cards.push(event.cardId);
          break;
        } catch (error) {
          if (isOver && ++failuresAtPeace > 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    }
  };

  try {
    const working = Array.from({ length: CLIENTS }, (_, client) => work(client));
    for (let kill = 0; kill < KILLS; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 350));
      await server.kill();
      await server.restart();
    }
    isOver = true;
    await Promise.all(working);

    const log: BoardEvent[] = [];
    for (;;) {
      const page = await get<{ items: BoardEvent[] }>(
        server.url,
        `${path}/events?since=${log.length}&limit=100`,
        token,
      );
      if (page.items.length === 0) break;
      log.push(...page.items);
    }
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const byCommand = new Map(log.map((event) => [event.commandId, event.seq]));
    expect(byCommand.size).toBe(log.length);
    expect(acknowledged.size).toBeGreaterThan(KILLS * CLIENTS);
    for (const [commandId, seq] of acknowledged) expect(byCommand.get(commandId)).toBe(seq);

    const replayed = new Board();
    for (const event of log) apply(replayed, event);
    expect(faultsOf(replayed)).toEqual([]);
    const { role, isStarred, members, ...content } = await get<Snapshot>(server.url, path, token);
    expect(contentOf(replayed)).toEqual(content);
  } finally {
    isOver = true;
    await server.kill();
    await created.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
