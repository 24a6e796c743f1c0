import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { EmbeddingsServer } from "../../../services/embeddings-server.ts";
import { databases } from "../../../services/test-databases.ts";
import { sqliteFile } from "../src/database/connect.ts";
import { migrateDown, migrateUp, readMigrations } from "../src/database/migrate.ts";
import { embedBy } from "../src/meaning/embeddings.ts";
import { giveVectors } from "../src/meaning/give-vectors.ts";
import { NearestInSqlite } from "../src/meaning/nearest-in-sqlite.ts";
import { type FindNearest, nearestInPostgres, WRITTEN } from "../src/meaning/vector-index.ts";
import { prepareVectors, type VectorDb, withVectorTables } from "../src/meaning/vector-tables.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";
import {
  addCard,
  databasesWithVectors,
  type MeaningServer,
  newBoard,
  START_MS,
  startMeaningServer,
  untilMade,
  untilMeant,
} from "./meaning-server.ts";
import { startTestServer } from "./running-server.ts";
import { idsOf } from "./searching.ts";

// What is kept of meanings, on both databases.

const DIMENSIONS = 8;

/** Any numbers, the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function unitVector(next: () => number): Float32Array {
  const numbers = Array.from({ length: DIMENSIONS }, () => next() - 0.5);
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
}

interface Kept {
  readonly id: string;
  readonly scope: string;
  readonly type: "card" | "todo";
  readonly vector: Float32Array;
}

for (const kind of databasesWithVectors) {
  describe(`vectors on ${kind.name}`, () => {
    let fresh: FreshDatabase;
    let db: VectorDb;
    let find: FindNearest;
    let thread: NearestInSqlite | undefined;
    const scopes: readonly string[] = Array.from({ length: 5 }, () => randomUUID());
    let kept: readonly Kept[];

    async function keep(each: Kept, number: number): Promise<void> {
      await db.insertInto("search_entry").values({ number, type: each.type, item_id: each.id }).execute();
      const { id, scope, type, vector } = each;
      const written = WRITTEN[fresh.database.kind](vector);
      await db
        .insertInto("search_vector")
        .values({ item_id: id, type, scope, number, digest: "x", vector: written })
        .execute();
    }

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
      await prepareVectors(fresh.database, "one");
      db = withVectorTables(fresh.database.db);
      thread = fresh.database.kind === "sqlite" ? new NearestInSqlite(sqliteFile(fresh.config.dataDir)) : undefined;
      find = thread?.find ?? nearestInPostgres(db);
      const next = numbersFrom(7);
      kept = Array.from({ length: 300 }, (_, index) => ({
        id: randomUUID(),
        scope: scopes[index % scopes.length] ?? "",
        type: next() < 0.5 ? "card" : "todo",
        vector: unitVector(next),
      }));
      for (const [index, each] of kept.entries()) await keep(each, index + 1);
    }, START_MS);
    afterAll(async () => {
      await thread?.stop();
      await fresh?.drop();
    });

    test("the nearest are those that they are when one looks at each, within the scopes and types that are asked for", async () => {
      const next = numbersFrom(11);
      for (const [count, types, limit] of [
        [5, [], 30],
        [2, [], 10],
        [1, ["card"], 5],
        [3, ["card", "todo"], 300],
        [2, ["board"], 10],
      ] as const) {
        const [vector, among] = [unitVector(next), scopes.slice(0, count)];
        const likeness = (each: Kept) => each.vector.reduce((sum, number, at) => sum + number * (vector[at] ?? 0), 0);
        const wanted = kept
          .filter(
            ({ scope, type }) => among.includes(scope) && (types.length === 0 || types.some((one) => one === type)),
          )
          .filter((each) => likeness(each) >= 0.2)
          .sort((one, other) => likeness(other) - likeness(one))
          .slice(0, limit);
        const found = await find({ scopes: among, types, vector, model: "one", limit });
        expect(found).toEqual(wanted.map(({ id }) => id));
      }
    });

    test("what has no vector, has lost its reading, or is asked for by another model is not near", async () => {
      const scope = randomUUID();
      const vector = unitVector(numbersFrom(3));
      const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
      for (const [index, id] of [one, other, third].entries()) {
        await keep({ id, scope, type: "card", vector }, 1_000 + index);
      }
      const near = { scopes: [scope], types: [], vector, model: "one", limit: 10 };
      expect((await find(near)).toSorted()).toEqual([one, other, third].toSorted());
      await db.updateTable("search_vector").set({ vector: null }).where("item_id", "=", one).execute();
      await db.deleteFrom("search_entry").where("item_id", "=", other).execute();
      expect(await find(near)).toEqual([third]);
      expect(await find({ ...near, model: "another" })).toEqual([]);
    });

    test("the same model keeps what is there, and one process at a time makes what is not", async () => {
      await prepareVectors(fresh.database, "one");
      expect(await db.selectFrom("search_vector").select("item_id").execute()).toHaveLength(303);
      const embeddings = await EmbeddingsServer.start();
      onTestFinished(() => embeddings.stop());
      const settings = { url: embeddings.url, model: "one", key: undefined };
      const giving = (maker: string) => ({
        ...{ database: fresh.database, embed: embedBy(settings), model: "one", maker, atOnce: 4 },
        refused: () => {},
      });
      const [ours, theirs] = [randomUUID(), randomUUID()];
      const { signal } = new AbortController();
      // What lost its entry is there to be let go of.
      const lost = () => db.selectFrom("search_vector").select("item_id").where("number", "is", null).execute();
      expect(await lost()).toHaveLength(1);
      await db
        .updateTable("search_model")
        .set({ maker: theirs, busy_until: new Date(Date.now() + 60_000).toISOString() })
        .execute();
      expect(await giveVectors(giving(ours), signal)).toBe("busy");
      expect(await lost()).toHaveLength(1);
      // Whoever starts on SQLite knows that nobody else is alive.
      await prepareVectors(fresh.database, "one");
      const claims = await db.selectFrom("search_model").select("maker").execute();
      expect(claims).toEqual([{ maker: kind.name === "SQLite" ? null : theirs }]);
      // They died, and their time is over.
      await db
        .updateTable("search_model")
        .set({ busy_until: new Date(Date.now() - 1).toISOString() })
        .execute();
      expect(await giveVectors(giving(ours), signal)).toBe("some");
      expect(await lost()).toEqual([]);
      expect(await giveVectors(giving(theirs), signal)).toBe("nothing");
      expect(embeddings.asked).toEqual([]);
    });

    test("another model begins with nothing", async () => {
      await prepareVectors(fresh.database, "two");
      expect(await db.selectFrom("search_vector").select("item_id").execute()).toEqual([]);
      expect(await db.selectFrom("search_model").select(["model", "dimensions"]).execute()).toEqual([
        { model: "two", dimensions: null },
      ]);
    });

    test("going back behind the index of words takes them away, and going on does not want them", async () => {
      const known = await readMigrations();
      await migrateDown(fresh.database, known, true);
      await migrateUp(fresh.database, known);
      await prepareVectors(fresh.database, "two");
      expect(await db.selectFrom("search_model").select("model").execute()).toEqual([{ model: "two" }]);
    });
  });

  describe(`a model on ${kind.name}`, () => {
    let server: MeaningServer;
    beforeAll(async () => {
      server = await startMeaningServer(kind);
    }, START_MS);
    afterAll(() => server?.stop());

    test("that is another makes all vectors anew, and one whose vectors changed under its name none", async () => {
      const ann = await server.register("Ann");
      const board = await newBoard(ann, "Plans");
      const card = await addCard(ann, board, "An automobile");
      await untilMade(server);
      await untilMeant(ann, "car", [card]);
      const before = server.embeddings.asked.length;

      server.embeddings.dimensions = 300;
      await server.restart({ EMBEDDINGS_MODEL: "other" });
      await untilMade(server);
      await untilMeant(ann, "vehicle", [card]);
      const since = server.embeddings.asked.slice(before);
      expect(since.flatMap(({ texts }) => texts)).toEqual(expect.arrayContaining(["An automobile", "Plans"]));
      expect(new Set(since.map(({ model }) => model))).toEqual(new Set(["other"]));

      server.embeddings.dimensions = 200;
      await server.restart({ EMBEDDINGS_MODEL: "other" });
      const garage = await addCard(ann, board, "The garage");
      await vi.waitFor(() => expect(server.embeddings.texts).toContain("The garage"), { timeout: 10_000 });
      // Words still find, and vectors of different lengths are not compared.
      await vi.waitFor(async () => expect(await idsOf(ann, "garage")).toEqual([garage]), { timeout: 10_000 });
      expect(await idsOf(ann, "automobile garage")).toEqual([]);
    });

    test("has the new words of what changed while the vector of the old ones was made", async () => {
      server.embeddings.dimensions = 256;
      await server.restart({ EMBEDDINGS_MODEL: "third" });
      const ann = await server.register("Ann");
      const board = await newBoard(ann, "Plans");
      await untilMade(server);
      server.embeddings.behaviour = ({ texts }) =>
        texts.includes("An automobile") ? { kind: "slow", ms: 1_500 } : undefined;
      const card = await addCard(ann, board, "An automobile");
      await vi.waitFor(() => expect(server.embeddings.texts).toContain("An automobile"), { timeout: 10_000 });
      await ann.call("PATCH", `/cards/${card}`, { body: { title: "A vacation" } });
      await untilMade(server);
      await untilMeant(ann, "holiday", [card]);
      expect(await idsOf(ann, "car")).toEqual([]);
    });
  });
}

const real = databases.find(({ name }) => name === "PostgreSQL");

test.skipIf(!real)("a PostgreSQL without pgvector is told of before the start, and one with it serves", async () => {
  if (!real) return;
  const fresh = await openFreshDatabase(real);
  onTestFinished(() => fresh.drop());
  const { rows } = await sql`select 1 from pg_available_extensions where name = 'vector'`.execute(fresh.database.db);
  const settings = { EMBEDDINGS_URL: "http://127.0.0.1:1/v1", EMBEDDINGS_MODEL: "one" };
  const starting = startTestServer(real, settings);
  if (rows.length > 0) await (await starting).stop();
  else await expect(starting).rejects.toThrow(/^EMBEDDINGS_URL is set, and .*pgvector/);
});
