import { newId } from "@syncboard/client";
import { Connection } from "./connection.ts";
import { during, expectApplied, expectOk, type Loaded } from "./load.ts";
import { headOf, type Person, post, register } from "./person.ts";
import { untilRead } from "./until-read.ts";

const MOST_COMMANDS = 100;
const PAGE = 100;

interface Load {
  readonly person: Person;
  readonly connections: number;
  readonly ms: number;
}

function newTodo(at: number) {
  const title = `To-do ${at}: as long as the titles of to-dos mostly are`;
  return { id: newId(), type: "todo.add", todoId: newId(), title };
}

export const todoJobs = {
  /** Somebody with so many to-dos. */
  async seedTodos({ url, todos }: { url: string; todos: number }): Promise<Person> {
    const person = await register(url);
    for (let from = 0; from < todos; from += MOST_COMMANDS) {
      const commands = Array.from({ length: MOST_COMMANDS }, (_, at) => newTodo(from + at));
      await post(person, "/todos/commands", { commands });
    }
    await untilRead(person);
    return person;
  },

  /** Goes through the list, and answers where its last page begins. */
  async lastPage({ person, todos }: { person: Person; todos: number }): Promise<string> {
    const connection = await Connection.open(person.url);
    let cursor = "";
    for (let page = 1; page < todos / PAGE; page++) {
      const head = headOf("GET", `/todos?limit=${PAGE}${cursor && `&cursor=${cursor}`}`, person);
      const answer = await connection.request(head);
      expectOk(answer);
      const { nextCursor } = JSON.parse(answer.body().toString()) as { nextCursor: string | null };
      if (nextCursor === null) throw new Error(`Page ${page} was the last`);
      cursor = nextCursor;
    }
    connection.close();
    return cursor;
  },

  /** One page, again and again; without a cursor the first. */
  async readTodos({ person, cursor, ...load }: Load & { cursor?: string }): Promise<Loaded> {
    const head = headOf("GET", `/todos?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ""}`, person);
    return await during(load, person, async (connection) => expectOk(await connection.request(head)));
  },

  /** One to-do a request, at the end. */
  async addTodos({ person, isFloor, ...load }: Load & { isFloor: boolean }): Promise<Loaded> {
    const head = headOf("POST", isFloor ? "/bench/noop-todos" : "/todos/commands", person);
    let count = 0;
    return await during(load, person, async (connection) => {
      expectApplied(await connection.request(head, JSON.stringify({ commands: [newTodo(count++)] })));
    });
  },
};
