import { setTimeout as pause } from "node:timers/promises";
import { newId } from "@syncboard/client";
import { Connection } from "./connection.ts";
import { expectOk } from "./load.ts";
import { headOf, type Person, post } from "./person.ts";

const EACH_MS = 200;

/**
 * Waits until the search has read all that was written: what else is measured would meet that work. Everything is read in
 * the order in which it was written, so a last thing is written, and waited for.
 */
export async function untilRead(person: Person): Promise<void> {
  const name = `last${newId().replaceAll("-", "")}`;
  await post(person, "/subjects", { name });
  const connection = await Connection.open(person.url);
  for (;;) {
    const answer = await connection.request(headOf("GET", `/search?q=${name}`, person));
    expectOk(answer);
    if (answer.body().includes(name)) break;
    await pause(EACH_MS);
  }
  connection.close();
}
