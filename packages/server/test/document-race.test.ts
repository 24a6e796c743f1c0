import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { newPlace } from "./operator.ts";
import { formOf } from "./pictures.ts";

// On PostgreSQL, where two can be in the middle of a write at once.

for (const database of databases.filter(({ name }) => name === "PostgreSQL")) {
  test("two documents that change places between two subjects at the same moment both arrive", async () => {
    const place = await newPlace(database);
    const server = await place.serve();
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const made = async (path: string, body: object) => (await ann.call<{ id: string }>("POST", path, { body })).body.id;
    const one = await made("/subjects", { name: "One" });
    const other = await made("/subjects", { name: "Other" });
    const inOne = await made(`/subjects/${one}/documents`, { title: "In one", text: "" });
    const inOther = await made(`/subjects/${other}/documents`, { title: "In the other", text: "" });
    const client = new Client({ connectionString: place.config.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const untilWaiting = (count: number) =>
      expect.poll(async () => Number(await server.read(waiting)), { timeout: 10_000 }).toBe(count);
    const move = (id: string, subjectId: string) => ann.call("PATCH", `/documents/${id}`, { body: { subjectId } });
    // There and back again, for who comes first is not always the same.
    for (const [to, from] of [
      [one, other],
      [other, one],
      [one, other],
      [other, one],
    ] as const) {
      await client.query("begin");
      await client.query("update subject set name = name where id = $1", [to]);
      const first = move(inOther, to);
      await untilWaiting(1);
      const second = move(inOne, from);
      await untilWaiting(2);
      await client.query("commit");
      expect([(await first).status, (await second).status]).toEqual([200, 200]);
    }
  });

  test("a file that had to wait for its owner's other writes is in nobody's way, and nobody in its", async () => {
    const place = await newPlace(database);
    const server = await place.serve();
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const { id } = (await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "One" } })).body;
    const connect = async () => {
      const client = new Client({ connectionString: place.config.databaseUrl });
      await client.connect();
      onTestFinished(() => client.end());
      return client;
    };
    const [first, second] = [await connect(), await connect()];
    const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const waitsFor = (text: string) =>
      expect
        .poll(async () => Number(await server.read(`${waiting} and query like '%update "${text}"%'`)), {
          timeout: 10_000,
        })
        .toBe(1);
    // As a sign-in holds the account, and whoever deletes the subject holds that.
    await first.query("begin");
    await first.query(`update "user" set password_hash = password_hash where id = $1`, [ann.userId]);
    const body = formOf(new TextEncoder().encode("words"), "words.txt", "");
    const sent = ann.call("POST", `/subjects/${id}/documents`, { body });
    await waitsFor("user");
    await second.query("begin");
    await second.query("update subject set name = name where id = $1", [id]);
    await first.query("commit");
    await waitsFor("subject");
    await second.query("update subject set name = 'Another' where id = $1", [id]);
    await second.query("commit");
    expect((await sent).status).toBe(201);
  });
}
