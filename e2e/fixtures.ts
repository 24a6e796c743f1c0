import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
  test as base,
  type Page,
  request as playwrightRequest,
} from "@playwright/test";
import { type Running, readConfig, startServer } from "@syncboard/server";
import { Network } from "../services/network.ts";
import { BoardPage } from "./board-page.ts";
import { watchPolicy } from "./policy.ts";

// Real browsers against a real server on a real SQLite file: one server for each worker.

const webFolder = fileURLToPath(new URL("../packages/web/dist", import.meta.url));
let count = 0;

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
  /** Starts again on the same data and the same port. */
  start(): Promise<void>;
}

/** Somebody with an account, signed in in a browser profile of their own. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly page: Page;
  /** The way from this person's browser to the server. */
  readonly network: Network;
  /** Nothing on any page of this browser was stopped by the content security policy. Each test ends with it. */
  expectNothingStopped(): void;
  /** Another tab of the same browser. */
  newTab(): Promise<Page>;
  /** Calls the API as this person. */
  call(method: string, path: string, data?: unknown): Promise<unknown>;
  newBoard(title: string, cards?: readonly (readonly string[])[]): Promise<BoardPage>;
  open(boardId: string): Promise<BoardPage>;
}

/** Makes a person; the browser closes with the test. */
export type MakePerson = (name: string, options?: BrowserContextOptions) => Promise<Person>;

interface Fixtures {
  person: MakePerson;
}

/** A server on data of its own, as long as `use` goes on. */
export async function withServer(
  settings: Readonly<Record<string, string>>,
  use: (server: Server) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-e2e-"));
  const all = {
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    BCRYPT_ROUNDS: "4",
    RATE_LIMIT: "off",
    LOG_LEVEL: "error",
    ...settings,
  };
  const run = async (port: string): Promise<Running> => {
    const read = readConfig({ ...all, PORT: port });
    if ("faults" in read) throw new Error(read.faults.join("\n"));
    return await startServer(read.config, { webFolder });
  };
  let running = await run("0");
  const { url } = running;
  await use({
    url,
    stop: () => running.stop(),
    async start() {
      running = await run(new URL(url).port);
    },
  });
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** People at browsers of their own, as long as `use` goes on. */
export async function withPeople(
  browser: Browser,
  server: Server,
  use: (person: MakePerson) => Promise<void>,
): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  await use(async (name, options = {}) => {
    const person = await newPerson(browser, server.url, name, options);
    closers.push(async () => {
      person.expectNothingStopped();
      await person.page.context().close();
      await person.network.cut();
    });
    return person;
  });
  for (const close of closers) await close();
}

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from this pattern.
    async ({}, use) => {
      await withServer({}, async (server) => {
        // Who comes first administers the server: people of tests are no administrators, whichever test comes first.
        const request = await playwrightRequest.newContext();
        await register(request, server.url, "Administrator");
        await request.dispose();
        await use(server);
      });
    },
    { scope: "worker" },
  ],
  context: async ({ context }, use) => {
    const expectNothingStopped = await watchPolicy(context);
    await use(context);
    expectNothingStopped();
  },
  person: ({ browser, server }, use) => withPeople(browser, server, use),
});

export { expect } from "@playwright/test";

async function register(request: APIRequestContext, url: string, name: string) {
  const email = `${name.toLowerCase()}.${process.pid}.${Date.now()}.${count++}@example.org`;
  const answer = await request.post(`${url}/api/v1/auth/register`, {
    data: { email, password: "correct horse battery", name },
  });
  const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string };
  return { email, userId: user.id, accessToken };
}

async function newPerson(
  browser: Browser,
  server: string,
  name: string,
  options: BrowserContextOptions,
): Promise<Person> {
  const network = new Network(Number(new URL(server).port));
  await network.mend();
  const { url } = network;
  const context = await browser.newContext({ baseURL: url, locale: "en-GB", ...options });
  const expectNothingStopped = await watchPolicy(context);
  const { email, userId, accessToken } = await register(context.request, url, name);
  const page = await context.newPage();
  const call: Person["call"] = async (method, path, data) => {
    const answer = await context.request.fetch(`${server}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
      ...(data !== undefined && { data }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return answer.status() === 204 ? undefined : await answer.json();
  };
  const open: Person["open"] = async (boardId) => {
    await page.goto(`/b/${boardId}`);
    const board = new BoardPage(page, boardId);
    await board.isLoaded();
    return board;
  };
  return {
    name,
    email,
    userId,
    page,
    network,
    expectNothingStopped,
    newTab: () => context.newPage(),
    call,
    open,
    async newBoard(title, cards = []) {
      const { id } = (await call("POST", "/boards", { title })) as { id: string };
      const { columns } = (await call("GET", `/boards/${id}`)) as { columns: { id: string }[] };
      for (const [index, titles] of cards.entries()) {
        for (const each of titles)
          await call("POST", `/boards/${id}/cards`, { title: each, columnId: columns[index]?.id });
      }
      return await open(id);
    },
  };
}
