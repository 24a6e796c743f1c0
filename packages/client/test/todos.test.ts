import { randomUUID } from "node:crypto";
import type { TodoCommandBody } from "@syncboard/model";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import {
  type Client,
  createClient,
  memoryQueue,
  newId,
  type QueueStorage,
  type SignedIn,
  type Todos,
  todosOf,
} from "../src/index.ts";
import { FaultyNetwork, seededRandom } from "./faulty-network.ts";
import { clientOf, signUp } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

// One's own to-dos on one's devices: at once, offline, over reloads, in all tabs, and never anybody else's.

interface Device extends Client {
  readonly todos: Todos;
}

const SOON = { timeout: 5_000, interval: 5 };

for (const database of databases) {
  describe(database.name, () => {
    let server: ServerProcess;
    let ann: SignedIn;
    let open: Device[];
    const networks = new Map<Device, FaultyNetwork>();
    beforeAll(async () => {
      server = await startServerProcess(database);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      open = [];
      ann = await signUp(server.url, "Ann");
    });
    afterEach(() => {
      for (const client of open) client.close();
    });

    interface Wanted {
      readonly who?: SignedIn;
      readonly storage?: QueueStorage;
      /** With the same name, they are tabs of one browser. */
      readonly tabs?: string;
    }

    function device({ who = ann, storage = memoryQueue(), tabs }: Wanted = {}): Device {
      const network = new FaultyNetwork(seededRandom(1), 0);
      const client = createClient({
        ...{ baseUrl: server.url, storage, fetch: network.fetch, WebSocket: network.WebSocket },
        onNetworkBack: network.onNetworkBack,
        ...(tabs !== undefined && { channel: new BroadcastChannel(tabs), locks: navigator.locks }),
      });
      client.session.use(who);
      const opened = { ...client, todos: todosOf(client) };
      opened.todos.subscribe(() => {});
      networks.set(opened, network);
      open.push(opened);
      return opened;
    }
    const ready = async (...wanted: Wanted[]) => {
      const clients = wanted.map((each) => device(each));
      for (const { todos } of clients) {
        await expect.poll(() => [todos.getState().status, todos.getState().line], SOON).toEqual(["ready", "online"]);
      }
      return clients as [Device, Device];
    };
    const titles = ({ todos }: Device) => todos.getState().todos.map(({ title }) => title);
    const add = (title: string, more: object = {}): TodoCommandBody => ({
      ...{ type: "todo.add", todoId: newId(), title, ...more },
    });
    const idOf = ({ todos }: Device, title: string) =>
      todos.getState().todos.find((todo) => todo.title === title)?.id ?? "";
    const stored = async (client: Device) => (await client.todos.list()).items.map(({ title }) => title);
    const settled = (client: Device) => expect.poll(() => client.todos.getState().waiting, SOON).toBe(0);

    it("T4: shows a change at once, and the other devices without being asked", async () => {
      const [phone, laptop] = await ready({}, {});
      phone.todos.send([add("Water"), add("Paint"), add("First", { afterTodoId: null })]);
      expect(titles(phone)).toEqual(["First", "Water", "Paint"]);
      expect(phone.todos.getState().waiting).toBe(3);
      await expect.poll(() => titles(laptop), SOON).toEqual(["First", "Water", "Paint"]);
      await settled(phone);
      expect(await stored(phone)).toEqual(titles(phone));
    });

    it("is nobody else's, and starts over with whoever signs in", async () => {
      const ben = await signUp(server.url, "Ben");
      const [phone, bens] = await ready({}, { who: ben });
      phone.todos.send([add("Mine")]);
      await settled(phone);
      bens.todos.send([add("Bens")]);
      await settled(bens);
      expect(titles(bens)).toEqual(["Bens"]);
      phone.session.use(ben);
      expect(phone.todos.getState()).toMatchObject({ status: "loading", todos: [] });
      await expect.poll(() => titles(phone), SOON).toEqual(["Bens"]);
    });

    it("Q3: keeps what was done offline over a reload, and sends it in order when there is a line", async () => {
      const storage = memoryQueue();
      const [phone] = await ready({ storage });
      phone.todos.send([add("Before")]);
      await settled(phone);
      networks.get(phone)?.goDown();
      phone.todos.send([add("Offline"), { type: "todo.change", todoId: idOf(phone, "Before"), title: "Changed" }]);
      phone.todos.send([{ type: "todo.complete", todoId: idOf(phone, "Changed") }]);
      expect(titles(phone)).toEqual(["Changed", "Offline"]);
      expect(phone.todos.getState().waiting).toBe(3);
      expect(await phone.countWaiting()).toBe(3);
      phone.close();
      const later = device({ storage });
      await expect.poll(() => titles(later), SOON).toEqual(["Changed", "Offline"]);
      await settled(later);
      expect((await later.todos.list()).items.map(({ title, completed }) => [title, completed])).toEqual([
        ["Changed", true],
        ["Offline", false],
      ]);
    });

    it("Q3: sends what waits from a page too that shows no to-dos, and shows them once it is asked to", async () => {
      const storage = memoryQueue();
      const [phone, laptop] = await ready({ storage }, {});
      networks.get(phone)?.goDown();
      phone.todos.send([add("Left")]);
      await expect.poll(() => phone.countWaiting(), SOON).toBe(1);
      phone.close();
      const board = clientOf(ann, { baseUrl: server.url, storage });
      await expect.poll(() => titles(laptop), SOON).toEqual(["Left"]);
      const later = { ...board, todos: todosOf(board) };
      open.push(later);
      later.todos.subscribe(() => {});
      await expect.poll(() => titles(later), SOON).toEqual(["Left"]);
      expect(later.todos.getState()).toMatchObject({ waiting: 0, refused: [] });
    });

    it("catches up after a cut with what happened meanwhile", async () => {
      const [phone, laptop] = await ready({}, {});
      phone.todos.send([add("One"), add("Two"), add("Three")]);
      await expect.poll(() => titles(laptop), SOON).toHaveLength(3);
      networks.get(laptop)?.goDown();
      laptop.todos.send([{ type: "todo.move", todoId: idOf(laptop, "Three"), afterTodoId: null }]);
      phone.todos.send([
        { type: "todo.delete", todoId: idOf(phone, "One") },
        { type: "todo.change", todoId: idOf(phone, "Two"), title: "Second" },
      ]);
      await settled(phone);
      expect(titles(laptop)).toEqual(["Three", "One", "Two"]);
      networks.get(laptop)?.comeBack();
      await expect.poll(() => titles(laptop), SOON).toEqual(["Three", "Second"]);
      await expect.poll(() => titles(phone), SOON).toEqual(["Three", "Second"]);
    });

    it("Q6: what is refused is shown with its reason until it is dismissed, and blocks nothing", async () => {
      const storage = memoryQueue();
      const [phone] = await ready({ storage });
      phone.todos.send([add("Kept"), { ...add("Lost"), subjectId: newId() } as TodoCommandBody, add("Also kept")]);
      expect(titles(phone)).toEqual(["Kept", "Lost", "Also kept"]);
      await expect
        .poll(() => phone.todos.getState().refused, SOON)
        .toMatchObject([{ code: "not_found", field: "subjectId", command: { title: "Lost" } }]);
      await expect.poll(() => titles(phone), SOON).toEqual(["Kept", "Also kept"]);
      phone.close();
      const later = device({ storage });
      await expect.poll(() => later.todos.getState().refused, SOON).toHaveLength(1);
      later.todos.dismiss(later.todos.getState().refused[0]?.commandId ?? "");
      expect(later.todos.getState().refused).toEqual([]);
    });

    it("Q9: tabs of one browser show each other's, and one sends each", async () => {
      const [storage, tabs] = [memoryQueue(), randomUUID()];
      const [one, other] = await ready({ storage, tabs }, { storage, tabs });
      networks.get(one)?.goDown();
      networks.get(other)?.goDown();
      one.todos.send([add("From one")]);
      await expect.poll(() => titles(other), SOON).toEqual(["From one"]);
      other.todos.send([add("From the other")]);
      await expect.poll(() => titles(one), SOON).toEqual(["From one", "From the other"]);
      for (const tab of [one, other]) networks.get(tab)?.comeBack();
      for (const tab of [one, other]) await settled(tab);
      expect((await stored(one)).toSorted()).toEqual(["From one", "From the other"]);
    });

    it("T7: what was done is taken back, whatever it was, without touching what others did", async () => {
      const [phone, laptop] = await ready({}, {});
      const repeat = { every: "week", timeZone: "Europe/Lisbon" } as const;
      phone.todos.send([
        ...[add("One"), add("Two", { notes: "a\nb\nc" }), add("Three", { repeat, dueAt: "2026-01-01T10:00:00.000Z" })],
      ]);
      await settled(phone);
      const [one, two, three] = phone.todos.getState().todos.map(({ id }) => id) as [string, string, string];
      const shown = () =>
        phone.todos.getState().todos.map(({ updatedAt: _, createdAt: _made, completedAt: _at, ...todo }) => todo);
      const before = shown();
      const acts: TodoCommandBody[][] = [
        [{ type: "todo.delete", todoId: one }],
        [{ type: "todo.move", todoId: three, afterTodoId: null }],
        [{ type: "todo.complete", todoId: three }],
        [
          { type: "todo.change", todoId: two, title: "Second", dueAt: "2026-05-05T05:05:05.005Z", priority: 3 },
          { type: "todo.delete", todoId: two },
          { type: "todo.complete", todoId: one },
        ],
        [add("Four")],
      ];
      for (const act of acts) {
        const undo = phone.todos.undoOf(act);
        phone.todos.send(act);
        expect(shown()).not.toEqual(before);
        await settled(phone);
        phone.todos.send(undo);
        expect(shown()).toEqual(before);
        await settled(phone);
        expect(shown()).toEqual(before);
      }
      const act: TodoCommandBody[] = [{ type: "todo.change", todoId: two, notes: "A\nb\nc", notesFrom: "a\nb\nc" }];
      const undo = phone.todos.undoOf(act);
      phone.todos.send(act);
      await settled(phone);
      await expect.poll(() => laptop.todos.getState().todos[1]?.notes, SOON).toBe("A\nb\nc");
      laptop.todos.send([{ type: "todo.change", todoId: two, notes: "A\nb\nC", notesFrom: "A\nb\nc" }]);
      await settled(laptop);
      phone.todos.send(undo);
      await expect.poll(() => phone.todos.getState().todos[1]?.notes, SOON).toBe("a\nb\nC");
    });
  });
}
