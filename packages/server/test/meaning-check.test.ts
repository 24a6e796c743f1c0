import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EmbeddingsServer } from "../../../services/embeddings-server.ts";
import { insertUser } from "../src/account/account-store.ts";
import { embedBy } from "../src/meaning/embeddings.ts";
import { giveVectors } from "../src/meaning/give-vectors.ts";
import { WRITTEN } from "../src/meaning/vector-index.ts";
import { prepareVectors, type VectorDb, withVectorTables } from "../src/meaning/vector-tables.ts";
import { check } from "../src/operations/check.ts";
import { readMarks } from "../src/search/read-marks.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";
import { databasesWithVectors, MODEL, START_MS } from "./meaning-server.ts";

// Vectors beside the index that they belong to.

const at = "2026-01-01T00:00:00.000Z";

for (const kind of databasesWithVectors) {
  describe(kind.name, () => {
    let embeddings: EmbeddingsServer;
    let fresh: FreshDatabase;
    let db: VectorDb;
    let userId: string;

    async function addSubjects(...names: readonly string[]): Promise<string[]> {
      const times = { created_at: at, updated_at: at, archived_at: null, deleted_at: null };
      const rows = names.map((name) => ({ id: v7(), user_id: userId, name, description: "", color: null, ...times }));
      await fresh.database.db.insertInto("subject").values(rows).execute();
      return rows.map(({ id }) => id);
    }
    async function readAll(): Promise<void> {
      while ((await readMarks(fresh.database)) !== "nothing");
    }
    async function giveAll(): Promise<void> {
      const embed = embedBy({ url: embeddings.url, model: MODEL, key: undefined });
      const giving = { database: fresh.database, embed, model: MODEL, maker: v7(), atOnce: 2, refused: () => {} };
      while ((await giveVectors(giving, new AbortController().signal)) === "some");
    }
    async function faults(): Promise<string[]> {
      const lines: string[] = [];
      await check(fresh.database, (line) => lines.push(line));
      return lines;
    }

    beforeAll(async () => {
      embeddings = await EmbeddingsServer.start();
      fresh = await openFreshDatabase(kind);
      db = withVectorTables(fresh.database.db);
      userId = v7();
      const user = { id: userId, email: `${userId}@example.org`, username: "ann", name: "Ann", passwordHash: "" };
      await insertUser(fresh.database.db, user, at);
    }, START_MS);
    beforeEach(async () => {
      await fresh.database.db.deleteFrom("subject").execute();
      await readAll();
    });
    afterAll(async () => {
      await fresh?.drop();
      await embeddings.stop();
    });

    test("it is no fault that there are no vectors, or none yet, or that one waits to be given again or let go of", async () => {
      await addSubjects("Otters");
      await readAll();
      expect(await faults()).toEqual([]);
      await prepareVectors(fresh.database, MODEL);
      expect(await faults()).toEqual([]);
      await giveAll();
      expect(await db.selectFrom("search_vector").select("item_id").execute()).toHaveLength(1);
      const [gone = ""] = await addSubjects("Bears", "Cranes");
      await readAll();
      expect(await faults()).toEqual([]);
      await giveAll();
      await fresh.database.db.deleteFrom("subject").where("id", "=", gone).execute();
      await fresh.database.db.updateTable("subject").set({ name: "Storks" }).where("name", "=", "Cranes").execute();
      expect(await faults()).toEqual([]);
      await readAll();
      expect(await db.selectFrom("search_vector").select("item_id").where("number", "is", null).execute()).toHaveLength(
        2,
      );
      expect(await faults()).toEqual([]);
      await giveAll();
      expect(await faults()).toEqual([]);
    });

    test("a vector of nothing in the index, of another size, of no one model, and one that is left out for good are said", async () => {
      await prepareVectors(fresh.database, MODEL);
      const [stray = "", odd = "", left = ""] = await addSubjects("Otters", "Bears", "Cranes");
      await readAll();
      // Behind all others, so that none of them only waits for its turn.
      await addSubjects("Storks");
      await readAll();
      await giveAll();
      expect(await faults()).toEqual([]);
      const ofStray = db.updateTable("search_vector").where("item_id", "=", stray);
      await ofStray.set({ item_id: v7() }).execute();
      const vector = WRITTEN[fresh.database.kind](Float32Array.of(1, 0, 0));
      await db.updateTable("search_vector").set({ vector }).where("item_id", "=", odd).execute();
      await db.deleteFrom("search_vector").where("item_id", "=", left).execute();
      expect(await faults()).toEqual([
        "search: 1 vectors have another size than those of the model, which has a size of 256",
        "search: 1 vectors are of nothing in the index",
        "search: 1 in the index lack a vector, and are never given one",
      ]);
      await db.updateTable("search_model").set({ dimensions: null }).execute();
      expect((await faults())[0]).toBe(
        "search: 3 vectors have another size than those of the model, which has no size",
      );
      const second = { model: "second", dimensions: 3, maker: null, busy_until: null };
      await db.insertInto("search_model").values(second).execute();
      expect((await faults())[0]).toBe("search: the vectors are of 2 models");
      // Begins with nothing, and everything is right again.
      await db.deleteFrom("search_model").where("model", "=", MODEL).execute();
      await prepareVectors(fresh.database, MODEL);
      await giveAll();
      expect(await faults()).toEqual([]);
    });
  });
}
