import { newId } from "@syncboard/client";
import type { Command } from "@syncboard/model";
import { quantile } from "../numbers.ts";
import { Connection } from "./connection.ts";
import { expectOk } from "./load.ts";
import { headOf, type Person, post, register } from "./person.ts";
import { untilRead } from "./until-read.ts";
import { WORDS, Writing, wordOf } from "./written.ts";

const BOARDS = 20;
const SUBJECTS = 20;
const MOST_COMMANDS = 100;
/** Of a hundred things: cards, comments and to-dos; the others are notes. */
const SHARE = { card: 60, comment: 15, todo: 20 } as const;
const TITLE = 6;
const TEXT = 40;
/** In every text. */
const EVERYWHERE = "common";
const SIGNS = "東京会議";

/** What people look for, each kind anew with every turn. */
const KINDS: Readonly<Record<string, (writing: Writing) => string>> = {
  "a seldom word": (writing) => wordOf(WORDS / 2 + Math.floor((writing.next() * WORDS) / 2)),
  "a frequent word": (writing) => wordOf(Math.floor(writing.next() * 10)),
  "a word of every text": () => EVERYWHERE,
  "one letter": (writing) => writing.word().slice(0, 1),
  "three letters": (writing) => writing.word().slice(0, 3),
  "two frequent words": (writing) =>
    `${wordOf(Math.floor(writing.next() * 20))} ${wordOf(Math.floor(writing.next() * 20))}`,
  "a phrase": (writing) => `"${wordOf(Math.floor(writing.next() * 20))} ${wordOf(Math.floor(writing.next() * 20))}"`,
  "a word of every text and a letter": (writing) => `${EVERYWHERE} ${writing.word().slice(0, 1)}`,
  "two Chinese signs": () => SIGNS.slice(0, 2),
  "a word of none": (writing) => `${writing.word()}qq`,
};

interface Searched {
  /** Of all searches, in ms. */
  readonly p95: number;
  readonly slowest: { readonly kind: string; readonly p95: number };
  /** Of a page of to-dos, in ms. */
  readonly floorP95: number;
}

async function seedBoards(person: Person, writing: Writing, things: number): Promise<void> {
  for (let board = 0; board < BOARDS; board++) {
    const { id } = await post<{ id: string }>(person, "/boards", { title: writing.words(3), columns: [] });
    const columnId = newId();
    const cardIds = Array.from({ length: Math.round((things * SHARE.card) / 100 / BOARDS) }, newId);
    const comments = Math.round((things * SHARE.comment) / 100 / BOARDS);
    const commands: Command[] = [
      { id: newId(), type: "column.add", columnId, title: writing.words(1) },
      ...cardIds.map((cardId, at) => {
        const title = at % 10 === 0 ? `${writing.words(TITLE)} ${SIGNS}` : writing.words(TITLE);
        const description = `${EVERYWHERE} ${writing.words(TEXT)}`;
        return { id: newId(), type: "card.add", cardId, columnId, title, description } as const;
      }),
      ...cardIds.slice(0, comments).map((cardId) => {
        const text = `${EVERYWHERE} ${writing.words(TEXT)}`;
        return { id: newId(), type: "comment.add", commentId: newId(), cardId, text } as const;
      }),
    ];
    for (let from = 0; from < commands.length; from += MOST_COMMANDS) {
      await post(person, `/boards/${id}/commands`, { commands: commands.slice(from, from + MOST_COMMANDS) });
    }
  }
}

async function seedTodos(person: Person, writing: Writing, count: number): Promise<void> {
  const todos = Array.from({ length: count }, () => ({
    id: newId(),
    type: "todo.add",
    todoId: newId(),
    title: writing.words(TITLE),
    notes: `${EVERYWHERE} ${writing.words(TEXT)}`,
  }));
  for (let from = 0; from < todos.length; from += MOST_COMMANDS) {
    await post(person, "/todos/commands", { commands: todos.slice(from, from + MOST_COMMANDS) });
  }
}

async function seedNotes(person: Person, writing: Writing, count: number): Promise<void> {
  for (let subject = 0; subject < SUBJECTS; subject++) {
    const { id } = await post<{ id: string }>(person, "/subjects", { name: writing.words(2) });
    for (let note = 0; note < count / SUBJECTS; note++) {
      const text = `${EVERYWHERE} ${writing.words(TEXT)}`;
      await post(person, `/subjects/${id}/documents`, { title: writing.words(TITLE), text });
    }
  }
}

async function timed(connection: Connection, head: string): Promise<number> {
  const before = performance.now();
  const answer = await connection.request(head);
  const took = performance.now() - before;
  expectOk(answer);
  return took;
}

export const searchJobs = {
  /** Somebody who may see so many things, all of which can be found. */
  async seedThings({ url, things }: { url: string; things: number }): Promise<Person> {
    const person = await register(url);
    const writing = new Writing(7);
    await seedBoards(person, writing, things);
    await seedTodos(person, writing, Math.round((things * SHARE.todo) / 100));
    await seedNotes(person, writing, Math.round((things * (100 - SHARE.card - SHARE.comment - SHARE.todo)) / 100));
    await untilRead(person);
    return person;
  },

  /** One after the other, so many of each kind in turns; and as often a page of to-dos. */
  async searches({ person, each, turn }: { person: Person; each: number; turn: number }): Promise<Searched> {
    const connection = await Connection.open(person.url);
    const writing = new Writing(1_000 + turn);
    const byKind = new Map<string, number[]>(Object.keys(KINDS).map((kind) => [kind, []]));
    const floor: number[] = [];
    for (let time = 0; time < each; time++) {
      for (const [kind, queryOf] of Object.entries(KINDS)) {
        const head = headOf("GET", `/search?limit=20&q=${encodeURIComponent(queryOf(writing))}`, person);
        byKind.get(kind)?.push(await timed(connection, head));
        floor.push(await timed(connection, headOf("GET", "/todos?limit=20", person)));
      }
    }
    connection.close();
    const kinds = [...byKind].map(([kind, times]) => ({ kind, p95: quantile(times, 0.95) }));
    const [slowest = { kind: "", p95: Number.NaN }] = kinds.toSorted((one, other) => other.p95 - one.p95);
    return { p95: quantile([...byKind.values()].flat(), 0.95), slowest, floorP95: quantile(floor, 0.95) };
  },
};
