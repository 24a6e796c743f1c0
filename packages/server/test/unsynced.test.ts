import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { Db } from "../src/database/connect.ts";
import type { Trx } from "../src/database/lane.ts";
import { unsynced } from "../src/database/unsynced.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";

for (const kind of databases) {
  describe(kind.name, () => {
    let fresh: FreshDatabase;
    const waitsForTheDisk = async (on: Db | Trx) => {
      if (fresh.database.kind === "sqlite") {
        const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(on);
        return rows[0]?.synchronous === 2;
      }
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(on);
      return rows[0]?.synchronous_commit === "on";
    };

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
    });
    afterAll(() => fresh.drop());

    test("only what may be lost with the power does not wait for the disk", async () => {
      const { database } = fresh;
      expect(await unsynced(database, waitsForTheDisk)).toBe(false);
      expect(await waitsForTheDisk(database.db)).toBe(true);
      const failed = unsynced(database, async () => {
        throw new Error("no");
      });
      await expect(failed).rejects.toThrow("no");
      expect(await database.db.transaction().execute(waitsForTheDisk)).toBe(true);
    });
  });
}
