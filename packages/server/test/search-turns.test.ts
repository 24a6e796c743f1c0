import { v7 } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import { sqlite } from "../../../services/test-databases.ts";
import { startTestServer } from "./running-server.ts";
import { idsOf, untilFound } from "./searching.ts";

/** The longest that this process had its processor for itself while something was awaited, in milliseconds. */
async function longestHold<Result>(work: Promise<Result>): Promise<{ readonly result: Result; readonly hold: number }> {
  let [hold, isDone] = [0, false];
  const over = work.finally(() => {
    isDone = true;
  });
  let before = process.cpuUsage();
  const look = () => {
    const { user, system } = process.cpuUsage(before);
    hold = Math.max(hold, (user + system) / 1_000);
    before = process.cpuUsage();
    if (!isDone) setTimeout(look, 1);
  };
  look();
  return { result: await over, hold };
}

test("a long phrase in texts that are made for it holds up nobody else", async () => {
  const server = await startTestServer(sqlite);
  onTestFinished(() => server.stop());
  const ann = await server.register("Ann");
  // At each of its places the phrase may begin, and only its last word does not fit.
  const notes = `a b ${"a ".repeat(3_900)}`;
  const ids = Array.from({ length: 200 }, () => v7());
  for (const some of [ids.slice(0, 100), ids.slice(100)]) {
    const commands = some.map((todoId) => ({ id: v7(), type: "todo.add", todoId, title: todoId, notes }));
    expect((await ann.call("POST", "/todos/commands", { body: { commands } })).status).toBe(200);
  }
  for (const id of [ids[0], ids[99], ids[199]]) if (id !== undefined) await untilFound(ann, id, [id]);
  // Whatever the first time costs.
  await idsOf(ann, '"a a b"');
  for (const [count, found] of [
    [49, 0],
    [240, 50],
  ] as const) {
    const { result, hold } = await longestHold(idsOf(ann, `"${"a ".repeat(count)}b"`));
    expect(result).toHaveLength(found);
    expect(hold).toBeLessThan(500);
  }
});

test("of a phrase of more words than anybody types the beginning is looked for", async () => {
  const server = await startTestServer(sqlite);
  onTestFinished(() => server.stop());
  const ann = await server.register("Ann");
  const words = Array.from({ length: 70 }, (_, at) => `w${at}`);
  const add = async (notes: string) => {
    const { status, body } = await ann.call<{ id: string }>("POST", "/todos", { body: { title: "Essay", notes } });
    expect(status).toBe(201);
    return body.id;
  };
  const whole = await add(words.join(" "));
  await add(words.toReversed().join(" "));
  await untilFound(ann, `"${words.join(" ")}"`, [whole]);
});
