import type { Role, Snapshot } from "@syncboard/model";
import { CLOSE, type ClientMessage, clientMessages, PROTOCOL, type ServerMessage } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { looking } from "./heard.ts";
import { hello, LiveSocket, watch } from "./live-socket.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Who may say what on the live socket, for every message that there is, and who hears of it.

interface Named {
  readonly boardId: string;
  readonly cardId: string;
}

type Type = ClientMessage["type"];

interface Row {
  readonly message: (named: Named, token: string) => ClientMessage;
  /** What a member is answered, and what anybody else is: the types in their order, and the reason where one is given. */
  readonly member: readonly string[];
  readonly others: readonly string[];
  /** Whether those who watch the board hear of it when a member says it who does not watch, and who does. */
  readonly isHeard: boolean;
  readonly isHeardOfWatcher: boolean;
}

const ROWS: Readonly<Record<Type, Row>> = {
  // The second one: the first is what let them in.
  hello: {
    message: (_named, token) => ({ type: "hello", token, protocol: PROTOCOL }),
    member: [`closed ${CLOSE.malformed}`],
    others: [`closed ${CLOSE.malformed}`],
    isHeard: false,
    // As gone: the socket is closed.
    isHeardOfWatcher: true,
  },
  watch: {
    message: ({ boardId }) => ({ type: "watch", boardId, since: 0 }),
    member: ["events", "watching"],
    others: ["unwatched not_found"],
    isHeard: true,
    isHeardOfWatcher: true,
  },
  unwatch: {
    message: ({ boardId }) => ({ type: "unwatch", boardId }),
    member: ["unwatched asked"],
    others: ["unwatched asked"],
    isHeard: false,
    isHeardOfWatcher: true,
  },
  presence: {
    message: ({ boardId, cardId }) => ({
      ...{ type: "presence", boardId },
      state: { cardId, typing: { cardId, field: "title" }, dragging: cardId },
    }),
    member: [],
    others: [],
    isHeard: false,
    isHeardOfWatcher: true,
  },
  ping: {
    message: () => ({ type: "ping" }),
    member: ["pong"],
    others: ["pong"],
    isHeard: false,
    isHeardOfWatcher: false,
  },
};

/** Everybody who may try, and how far each gets on the board. */
const PEOPLE = {
  creator: "member",
  owner: "member",
  editor: "member",
  viewer: "member",
  "removed member": "stranger",
  stranger: "stranger",
} as const;
type Who = keyof typeof PEOPLE;

const types = Object.keys(ROWS) as Type[];
const attempts = types.flatMap((type) => (Object.keys(PEOPLE) as Who[]).map((who) => [type, who] as const));

let server: TestServer;
let people: Record<Who, Person>;
/** Comes last and is seen: by then everything before it was heard. */
let marker: Person;
let named: Named;
/** Of the stranger. */
let foreign: Named;

async function board(maker: Person, members: readonly (readonly [Person, Role])[]): Promise<Named> {
  const [boardId, cardId] = [v7(), v7()];
  await maker.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
  const columnId = (await maker.call<Snapshot>("GET", `/boards/${boardId}`)).body.columns[0]?.id;
  const commands = [
    ...members.map(([{ userId }, role]) => ({ type: "member.add", userId, role })),
    { type: "card.add", cardId, columnId, title: "A card" },
  ].map((command) => ({ id: v7(), ...command }));
  const given = await maker.call<{ results: { status: string }[] }>("POST", `/boards/${boardId}/commands`, {
    body: { commands },
  });
  expect(new Set(given.body.results.map(({ status }) => status))).toEqual(new Set(["applied"]));
  return { boardId, cardId };
}

function brief(message: ServerMessage): string {
  return message.type === "unwatched" ? `unwatched ${message.reason}` : message.type;
}

/** What is told without being asked for: to all who watch a board, or of something that is theirs, a while after it was done. */
const UNASKED: ReadonlySet<ServerMessage["type"]> = new Set(["presence", "notified", "changed"]);

/** What is answered to a message, until the next ping is. */
async function answersTo(socket: LiveSocket, message: ClientMessage): Promise<ServerMessage[] | number> {
  const from = socket.heard.length;
  socket.say(message);
  socket.say({ type: "ping" });
  const pongs = message.type === "ping" ? 2 : 1;
  const isAnswered = () => socket.heard.slice(from).filter(({ type }) => type === "pong").length >= pongs;
  const closed = await Promise.race([socket.closed, expect.poll(isAnswered).toBe(true)]);
  if (typeof closed === "number") return closed;
  const heard = socket.heard.slice(from).filter(({ type }) => !UNASKED.has(type));
  return heard.slice(
    0,
    heard.findLastIndex(({ type }) => type === "pong"),
  );
}

const briefly = (answers: ServerMessage[] | number) =>
  typeof answers === "number" ? [`closed ${answers}`] : answers.map(brief);

const connectionOf = (socket: LiveSocket): string => {
  const [first] = socket.heard;
  return first?.type === "welcome" ? first.connectionId : "";
};

/** Listens to a board; what it answers says of whom else was heard since, now that the marker has come. */
async function listenTo(person: Person, { boardId }: Named) {
  const socket = await watch(server.url, person.token, boardId);
  await expect.poll(() => socket.heard.some(({ type }) => type === "presence")).toBe(true);
  const own = [connectionOf(socket)];
  return {
    async heardOf(connectionId: string): Promise<boolean> {
      const coming = await watch(server.url, marker.token, boardId);
      const connections = () =>
        socket.heard.flatMap((each) =>
          each.type === "presence" ? [...each.here.map((one) => one.connectionId), ...each.gone] : [],
        );
      await expect.poll(connections).toContain(connectionOf(coming));
      own.push(connectionOf(coming));
      const others = connections().filter((each) => !own.includes(each));
      expect(others.filter((each) => each !== connectionId)).toEqual([]);
      // No event either: nothing that is said here changes a board.
      expect(socket.heard.slice(1).map(({ type }) => type)).not.toContain("events");
      coming.close();
      return others.includes(connectionId);
    },
    forget() {
      socket.heard.splice(1);
    },
    close: () => socket.close(),
  };
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      const [creator, owner, editor, viewer, leaver, stranger, last] = await Promise.all([
        server.register("creator"),
        server.register("owner"),
        server.register("editor"),
        server.register("viewer"),
        server.register("leaver"),
        server.register("stranger"),
        server.register("marker"),
      ]);
      people = { creator, owner, editor, viewer, "removed member": leaver, stranger };
      marker = last;
    });
    afterAll(() => server.stop());

    // New ones each time: whoever was on the others may still be going.
    beforeEach(async () => {
      const { creator, owner, editor, viewer, stranger, "removed member": leaver } = people;
      named = await board(creator, [
        [owner, "owner"],
        [editor, "editor"],
        [viewer, "viewer"],
        [leaver, "editor"],
        [marker, "viewer"],
      ]);
      expect((await owner.call("DELETE", `/boards/${named.boardId}/users/${leaver.userId}`)).status).toBe(204);
      foreign = await board(stranger, [[marker, "viewer"]]);
    });

    test("every message that a client may say has a row in this table", () => {
      expect(types.toSorted()).toEqual(Object.keys(clientMessages).toSorted());
    });

    test.each(types.filter((type) => type !== "hello"))(
      "%s before hello closes, and says and tells nothing",
      async (type) => {
        const listener = await listenTo(people.creator, named);
        const socket = await new LiveSocket(server.url).opened();
        socket.say(ROWS[type].message(named, ""));
        expect(await socket.closed).toBe(CLOSE.malformed);
        expect(socket.heard).toEqual([]);
        expect(await listener.heardOf("")).toBe(false);
        listener.close();
      },
    );

    test("hello lets in by a token that stands, as whose it is, and by nothing else", async () => {
      const { editor } = people;
      const refresh = editor.cookie.split("=")[1] ?? "";
      for (const token of ["", "x", refresh, editor.userId, `${editor.token}x`, `${editor.token.slice(0, -2)}AA`]) {
        const socket = await new LiveSocket(server.url).opened();
        socket.say({ type: "hello", token, protocol: PROTOCOL });
        expect(await socket.closed).toBe(CLOSE.unauthenticated);
        expect(socket.heard).toEqual([]);
      }
      const socket = await hello(server.url, editor.token);
      expect(socket.heard).toMatchObject([{ type: "welcome", userId: editor.userId }]);
      socket.close();
    });

    test.each(attempts)("%s of a %s", async (type, who) => {
      const person = people[who];
      const isMember = PEOPLE[who] === "member";
      const row = ROWS[type];
      const listener = await listenTo(who === "creator" ? people.owner : people.creator, named);
      const socket = await hello(server.url, person.token);
      const answers = await answersTo(socket, row.message(named, person.token));
      expect(briefly(answers)).toEqual(isMember ? row.member : row.others);
      expect(await listener.heardOf(connectionOf(socket))).toBe(isMember && row.isHeard);
      // What is not theirs is answered like what does not exist.
      const nothing = { boardId: v7(), cardId: v7() };
      if (!isMember && typeof answers !== "number") {
        const nowhere = await answersTo(socket, row.message(nothing, person.token));
        const text = JSON.stringify(nowhere).replaceAll(nothing.boardId, named.boardId);
        expect(text).toBe(JSON.stringify(answers));
      }
      socket.close();
      listener.close();
    });

    test.each(types)(
      "%s of somebody who watches is heard by those who watch the same board, and no other",
      async (type) => {
        const row = ROWS[type];
        const [listener, elsewhere] = [await listenTo(people.creator, named), await listenTo(people.stranger, foreign)];
        const socket = await watch(server.url, people.editor.token, named.boardId);
        const connectionId = connectionOf(socket);
        expect(await listener.heardOf(connectionId)).toBe(true);
        listener.forget();
        await answersTo(socket, row.message(named, people.editor.token));
        expect(await listener.heardOf(connectionId)).toBe(row.isHeardOfWatcher);
        expect(await elsewhere.heardOf(connectionId)).toBe(false);
        for (const each of [socket, listener, elsewhere]) each.close();
      },
    );

    test.each(types)("%s with the board or the card of somebody else reaches nobody there", async (type) => {
      const row = ROWS[type];
      const { creator, stranger } = people;
      const elsewhere = await listenTo(stranger, foreign);
      for (const mixed of [foreign, { ...named, boardId: foreign.boardId }, { ...named, cardId: foreign.cardId }]) {
        const socket = await watch(server.url, creator.token, named.boardId);
        const answers = await answersTo(socket, row.message(mixed, creator.token));
        if (mixed.boardId === foreign.boardId) expect(briefly(answers)).toEqual(row.others);
        expect(await elsewhere.heardOf(connectionOf(socket))).toBe(false);
        socket.close();
      }
      elsewhere.close();
    });

    test("P6: nobody is shown typing or carrying what their role does not let them change", async () => {
      const { creator } = people;
      const { boardId, cardId } = named;
      const listener = await watch(server.url, creator.token, boardId);
      const extra = await server.register("typist");
      const give = (role: Role) => creator.call("PUT", `/boards/${boardId}/users/${extra.userId}`, { body: { role } });
      const title = { cardId, field: "title" } as const;
      const comment = { cardId, field: "comment" } as const;
      await give("editor");
      const socket = await watch(server.url, extra.token, boardId);
      /** Looks at another card each time, so that there is something to hear. */
      const shown = async (typing: typeof title | typeof comment) => {
        const looked = v7();
        socket.say({ type: "presence", boardId, state: { cardId: looked, typing, dragging: cardId } });
        const { typing: isTyping, dragging } = await looking(listener, extra.userId, looked);
        return [isTyping?.field ?? null, dragging];
      };
      expect(await shown(title)).toEqual(["title", cardId]);
      // Said while they might, and taken back with the role.
      await give("commenter");
      await expect
        .poll(() => {
          const last = listener.heard.findLast(
            (message) => message.type === "presence" && message.here.some(({ userId }) => userId === extra.userId),
          );
          return last?.type === "presence" ? last.here.find(({ userId }) => userId === extra.userId) : undefined;
        })
        .toMatchObject({ typing: null, dragging: null });
      expect(await shown(title)).toEqual([null, null]);
      expect(await shown(comment)).toEqual(["comment", null]);
      await give("viewer");
      expect(await shown(comment)).toEqual([null, null]);
      // With a board comes the role of an owner.
      const pass = (from: Person, to: Person) => {
        const commands = [{ id: v7(), type: "board.pass", userId: to.userId }];
        return from.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
      };
      await pass(creator, extra);
      expect(await shown(title)).toEqual(["title", cardId]);
      await pass(extra, creator);
      for (const each of [socket, listener]) each.close();
    });

    test("a message of somebody who was removed while they watched is that of a stranger", async () => {
      const { creator } = people;
      const extra = await server.register("extra");
      const body = { role: "editor" };
      await creator.call("PUT", `/boards/${named.boardId}/users/${extra.userId}`, { body });
      const socket = await watch(server.url, extra.token, named.boardId);
      await creator.call("DELETE", `/boards/${named.boardId}/users/${extra.userId}`);
      expect(await socket.next("unwatched")).toMatchObject({ reason: "removed" });
      const listener = await listenTo(creator, named);
      await listener.heardOf(connectionOf(socket));
      listener.forget();
      for (const type of types.filter((each) => each !== "hello")) {
        const answers = await answersTo(socket, ROWS[type].message(named, extra.token));
        expect([type, briefly(answers)]).toEqual([type, ROWS[type].others]);
      }
      expect(await listener.heardOf(connectionOf(socket))).toBe(false);
      for (const each of [socket, listener]) each.close();
    });
  });
}
