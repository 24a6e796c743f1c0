import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { newPlace } from "./operator.ts";
import { formOf } from "./pictures.ts";
import { startTestServer } from "./running-server.ts";

// What becomes of the trash while others write: most of it on PostgreSQL, where somebody can be held in the middle of that.

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

  test("a subject with much in it goes bit by bit, and cannot be had back any more from the first bit on", async () => {
    const place = await newPlace(database);
    const server = await place.serve();
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Archive" } });
    const path = `/subjects/${subject.id}`;
    await ann.call("POST", `${path}/documents`, { body: { title: "First", text: "first" } });
    const columns = "user_id, subject_id, title, text, text_state, readings, version, created_at, updated_at";
    await server.execute(`insert into document (id, ${columns})
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${columns}
      from document, generate_series(2, 300) as n`);
    await ann.call("POST", "/todos", { body: { title: "Stays", subjectId: subject.id } });
    await ann.call("DELETE", path);
    const client = new Client({ connectionString: place.config.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("begin");
    // In the order of rows as in that of ids these are not in the first bit.
    await client.query("select 1 from document where title = 'First' and id::text like '%00029_' for update");
    const emptied = ann.call("DELETE", "/subjects/trash");
    const left = async () => Number(await server.read("select count(*) from document"));
    await expect.poll(left, { timeout: 10_000 }).toBeLessThan(300);
    expect((await ann.call("POST", `${path}/restore`)).status).toBe(404);
    expect((await ann.call<{ items: unknown[] }>("GET", "/subjects/trash")).body.items).toEqual([]);
    await client.query("commit");
    expect((await emptied).status).toBe(204);
    expect(await left()).toBe(0);
    expect(Number(await server.read("select count(*) from subject"))).toBe(0);
    expect(await server.read("select title from todo where subject_id is null")).toBe("Stays");
  });

  test("a subject that is had back while the trash is emptied stays, and so does one that goes into it meanwhile", async () => {
    const place = await newPlace(database);
    const server = await place.serve();
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const newSubject = async (name: string) => {
      const { body } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name } });
      await ann.call("POST", "/todos", { body: { title: name, subjectId: body.id } });
      return body.id;
    };
    const ids = [await newSubject("Back"), await newSubject("Gone"), await newSubject("Late")];
    for (const id of ids.slice(0, 2)) await ann.call("DELETE", `/subjects/${id}`);
    const client = new Client({ connectionString: place.config.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("begin");
    await client.query("update subject set deleted_at = null where id = $1", [ids[0]]);
    const emptied = ann.call("DELETE", "/subjects/trash");
    const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => Number(await server.read(waiting)), { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await ann.call("DELETE", `/subjects/${ids[2]}`)).status).toBe(204);
    await client.query("commit");
    expect((await emptied).status).toBe(204);
    expect(await server.read(`select string_agg(name, ' ' order by name) from subject`)).toBe("Back Late");
    expect(await server.read(`select string_agg(title, ' ' order by title) from todo where subject_id is null`)).toBe(
      "Gone",
    );
  });
}

test.each(databases)(
  "files that nothing names go also while the trash cannot be emptied, on $name",
  async (database) => {
    const server = await startTestServer(database);
    onTestFinished(() => server.stop());
    const ann = await server.register("Ann");
    const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Stays" } });
    const body = formOf(new TextEncoder().encode("words"), "a.txt", "");
    const { body: file } = await ann.call<{ id: string }>("POST", `/subjects/${subject.id}/documents`, { body });
    await ann.call("DELETE", `/subjects/${subject.id}`);
    await server.execute(`delete from document where id = '${file.id}'`);
    await server.execute(`update subject set deleted_at = '2020-01-01T00:00:00.000Z'`);
    await server.execute(`update file set created_at = '2020-01-01T00:00:00.000Z'`);
    const refuse =
      database.name === "SQLite"
        ? `create trigger refuse before delete on subject begin select raise(abort, 'not now'); end`
        : `create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
         create trigger refuse before delete on subject for each row execute function refuse()`;
    await server.execute(refuse);
    await server.restart();
    await expect.poll(async () => Number(await server.read(`select count(*) from file`)), { timeout: 10_000 }).toBe(0);
    expect(Number(await server.read(`select count(*) from subject`))).toBe(1);
  },
);
