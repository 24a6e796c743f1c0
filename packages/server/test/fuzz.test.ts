import type { Snapshot } from "@syncboard/model";
import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Description, requestsTo } from "./arbitrary-requests.ts";
import { DatabaseContent } from "./database-content.ts";
import { expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Whatever is sent, the server answers soon, never with a 5xx, and a refused request leaves everything as it was.

const SEED = 20_261_121;
/** For each route, in the same order every time: so many whatever they take, and more as long as there is time. */
const LEAST_REQUESTS = 25;
const MOST_REQUESTS = 300;
/** For all routes together. */
const MOST_MS = 6_000;
const HANG_MS = 5_000;

let server: TestServer;
/** Asks what only an administrator may, about somebody whom nothing else here needs. */
let administrator: Person;
let subject: Person;
let ann: Person;
let bob: Person;
let board: Snapshot;
let description: Description;
let trashedId: string;
let content: DatabaseContent;

async function newBoard(): Promise<void> {
  const boardId = v7();
  trashedId = v7();
  await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
  const made = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
  const columnId = made.body.columns[0]?.id;
  const commands = [
    ...[v7(), v7(), trashedId].map((cardId) => ({ type: "card.add", cardId, columnId, title: "A card" })),
    { type: "card.delete", cardId: trashedId },
    { type: "member.add", userId: bob.userId, role: "viewer" },
  ].map((command) => ({ id: v7(), ...command }));
  await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
  board = (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body;
}

function idsFor(parameter: string): readonly string[] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    boardId: [board.board.id],
    columnId: board.columns.map(({ id }) => id),
    cardId: [...board.cards.map(({ id }) => id), trashedId],
    userId: [ann.userId, bob.userId],
  };
  return ids[parameter] ?? Object.values(ids).flat();
}

async function soon<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${HANG_MS} ms`)), HANG_MS);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      const created = await database.create();
      server = await startTestServer({ name: database.name, create: async () => created });
      content = await DatabaseContent.of(server.dataDir, created.environment.DATABASE_URL);
      administrator = await server.register("administrator");
      subject = await server.register("subject");
      ann = await server.register("ann");
      bob = await server.register("bob");
      await newBoard();
      const response = await fetch(`${server.url}/openapi.json`);
      description = (await response.json()) as Description;
    });
    afterAll(async () => {
      await content.close();
      await server.stop();
    });

    test("no request brings a 5xx or a hang, and a refused one changes nothing", { timeout: 120_000 }, async () => {
      const operations = Object.entries(description.paths)
        .filter(([path]) => path.startsWith("/api/v1"))
        .flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
        );
      // Last what ends the session of whoever asks.
      const isLast = ({ path }: { path: string }) => path.endsWith("/auth/logout");
      const all = [...operations.filter((each) => !isLast(each)), ...operations.filter(isLast)];
      const answered = new Map<number, number>();
      for (const { path, method, operation } of all) {
        const isAdministration = path.startsWith("/api/v1/admin/");
        const asking = isAdministration ? administrator : ann;
        const idsOf = isAdministration ? () => [subject.userId] : idsFor;
        const requests = requestsTo(method, path.replace("/api/v1", ""), operation, idsOf);
        const until = performance.now() + MOST_MS / all.length;
        let count = 0;
        await fc.assert(
          fc.asyncProperty(requests, async (request) => {
            // Not fast-check's own limit of time, which leaves the last request running beside the next ones.
            if (++count > LEAST_REQUESTS && performance.now() > until) return;
            const isRead = request.method === "GET";
            const before = await content.hash();
            const answer = await soon(
              asking.call(request.method, request.path, {
                ...(request.body !== undefined && {
                  body: request.body,
                  headers: { "content-type": request.type },
                }),
              }),
            );
            answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
            expect(answer.status).toBeLessThan(500);
            if (answer.status < 400) {
              if (isRead) expect(await content.hash(), request.path).toBe(before);
              else if (!isLast({ path })) await takeStock();
              return;
            }
            // What OAuth 2 has a form of its own for.
            if (request.path === "/auth/tokens" && answer.status === 400) expect(answer.body).toHaveProperty("error");
            else expectProblem(answer);
            expect(await content.hash(), `${request.method} ${request.path}`).toBe(before);
          }),
          { seed: SEED, numRuns: MOST_REQUESTS },
        );
      }
      // Something of each kind was reached, or nothing was tried.
      for (const status of [200, 201, 204, 400, 404, 422]) expect([...answered.keys()]).toContain(status);
    });
  });
}

/** Looks at the board again after a change, and makes another when it is gone. */
async function takeStock(): Promise<void> {
  const { status, body } = await ann.call<Snapshot>("GET", `/boards/${board.board.id}`);
  if (status === 200 && body.role === "owner" && body.columns.length > 0 && body.cards.length > 0) board = body;
  else await newBoard();
}
