import { execFile } from "node:child_process";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { findPostgres, startPostgres } from "./postgres.ts";
import { findRedis, startRedis } from "./redis.ts";

async function connected(url: string): Promise<{ client: Client; cutOff: Promise<void> }> {
  const client = new Client({ connectionString: url });
  // Said before it ends, and here on purpose.
  client.on("error", () => {});
  await client.connect();
  return { client, cutOff: new Promise((resolve) => client.once("end", resolve)) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(findPostgres() === undefined)("a PostgreSQL for tests", () => {
  test("keeps through a kill and a restart what it said it has, and orders texts unlike bytes", async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const database = await postgres.newDatabase();
    const before = await connected(database.url);
    await before.client.query("create table word (text text)");
    await before.client.query("insert into word values ('b'), ('a'), ('B')");
    const firstPid = postgres.pid;
    await postgres.kill();
    await before.cutOff;

    await postgres.restart();
    expect(postgres.pid).not.toBe(firstPid);
    const after = await connected(database.url);
    const { rows } = await after.client.query<{ text: string }>("select text from word order by text");
    expect(rows.map(({ text }) => text)).toEqual(["a", "b", "B"]);
    await database.drop();
    await after.cutOff;
    await expect(connected(database.url)).rejects.toThrow("does not exist");
  });
});

describe.skipIf(findRedis() === undefined)("a Redis for tests", () => {
  test("comes again on its port, and ends with the process that started it", async () => {
    const redis = await startRedis();
    const { port, pid } = redis;
    await redis.kill();
    expect(isRunning(pid)).toBe(false);
    await redis.restart();
    expect(redis.port).toBe(port);
    await redis.stop();

    const program = `
      const { startRedis } = await import(${JSON.stringify(new URL("./redis.ts", import.meta.url).href)});
      process.stdout.write(String((await startRedis()).pid));
      setInterval(() => {}, 1_000);
    `;
    const starter = execFile(process.execPath, ["--input-type=module", "--eval", program]);
    onTestFinished(() => void starter.kill("SIGKILL"));
    const orphan = await new Promise<number>((resolve) =>
      starter.stdout?.once("data", (said: string) => resolve(Number(said))),
    );
    expect(isRunning(orphan)).toBe(true);
    starter.kill("SIGKILL");
    await expect.poll(() => isRunning(orphan), { timeout: 5_000 }).toBe(false);
  });
});
