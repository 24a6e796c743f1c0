import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { newPlace } from "./operator.ts";

// On PostgreSQL, where somebody can be held in the middle of a write.

for (const database of databases.filter(({ name }) => name === "PostgreSQL")) {
  test("a board that its creator has back while the sweeper is about to take it stays", async () => {
    const place = await newPlace(database);
    const server = await place.serve();
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const newBoard = async () => {
      const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Old" } });
      await ann.call("DELETE", `/boards/${body.id}`);
      return body.id;
    };
    const boards = [await newBoard(), await newBoard()];
    await server.execute(`update board set deleted_at = '2020-01-01T00:00:00.000Z'`);
    const client = new Client({ connectionString: place.config.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("begin");
    await client.query("update board set deleted_at = null where id = $1", [boards[0]]);
    // The sweep of the start has seen both, and waits for this one.
    await server.restart();
    const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => Number(await server.read(waiting)), { timeout: 10_000 }).toBeGreaterThan(0);
    await client.query("commit");
    const left = async () => await server.read(`select string_agg(id::text, ' ') from board`);
    await expect.poll(left, { timeout: 10_000 }).toBe(boards[0]);
  });
}
