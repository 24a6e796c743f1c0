import { createConnection, type Socket } from "node:net";
import type { Snapshot } from "@syncboard/model";
import { CLOSE, PROTOCOL, type Presence } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello, LiveSocket, watch } from "./live-socket.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

let server: TestServer;
let ann: Person;
let bob: Person;

interface Made {
  readonly boardId: string;
  readonly columnId: string;
  add(title: string): Promise<void>;
}

async function sharedBoard(role = "editor"): Promise<Made> {
  const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
  const boardId = body.id;
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role } });
  const snapshot = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
  return {
    boardId,
    columnId: snapshot.body.columns[0]?.id ?? "",
    async add(title) {
      const { status } = await ann.call("POST", `/boards/${boardId}/cards`, { body: { title } });
      expect(status).toBe(201);
    },
  };
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database, { CORS_ORIGINS: "https://tools.example.org" });
      ann = await server.register("ann");
      bob = await server.register("bob");
    });
    afterAll(() => server.stop());

    describe("the socket", () => {
      test("L1: a page of another site is refused before the upgrade; our own, a configured one and a program are not", async () => {
        const refused = new LiveSocket(server.url, { origin: "https://evil.example" });
        expect(await refused.closed).not.toBe(1000);
        for (const headers of [{ origin: server.url }, { origin: "https://tools.example.org" }, {}]) {
          const socket = await new LiveSocket(server.url, headers).opened();
          socket.say({ type: "hello", token: ann.token, protocol: PROTOCOL });
          expect((await socket.next("welcome")).userId).toBe(ann.userId);
          socket.close();
        }
      });

      test("L2: nothing is said before hello, and anything else first closes", async () => {
        const { boardId } = await sharedBoard();
        const socket = await new LiveSocket(server.url).opened();
        socket.say({ type: "watch", boardId });
        expect(await socket.closed).toBe(CLOSE.malformed);
        expect(socket.heard).toEqual([]);
      });

      test("L3: an unknown protocol and a token that is not valid each have their own close code", async () => {
        const future = await new LiveSocket(server.url).opened();
        future.say({ type: "hello", token: ann.token, protocol: PROTOCOL + 1 });
        expect(await future.closed).toBe(CLOSE.protocol);
        const stranger = await new LiveSocket(server.url).opened();
        stranger.say({ type: "hello", token: `${ann.token}x`, protocol: PROTOCOL });
        expect(await stranger.closed).toBe(CLOSE.unauthenticated);
      });

      test("L4: signing out closes the sockets of that session at once, and of no other", async () => {
        const carl = await server.register("carl");
        const login = await server.call<{ accessToken: string }>("POST", "/auth/login", {
          body: { identifier: carl.email, password: "correct horse" },
        });
        const first = await hello(server.url, carl.token);
        const second = await hello(server.url, login.body.accessToken);
        expect((await carl.call("POST", "/auth/logout")).status).toBe(204);
        expect(await first.closed).toBe(CLOSE.unauthenticated);
        second.say({ type: "ping" });
        await second.next("pong");
        second.close();
      });

      test("L4: a socket ends with its token", async () => {
        const brief = await startTestServer(database, { ACCESS_TOKEN_TTL: "1s" });
        try {
          const dora = await brief.register("dora");
          const socket = await hello(brief.url, dora.token);
          expect(await socket.closed).toBe(CLOSE.unauthenticated);
        } finally {
          await brief.stop();
        }
      });

      test.each([
        "no json",
        "{}",
        '{"type":"fly"}',
        '{"type":"watch","boardId":"x"}',
        '{"type":"ping","more":1}',
        "[]",
        "null",
      ])("L5: %s closes as malformed", async (text) => {
        const socket = await hello(server.url, ann.token);
        socket.sayText(text);
        expect(await socket.closed).toBe(CLOSE.malformed);
      });

      test("L5: a message that is too large closes with 1009", async () => {
        const socket = await hello(server.url, ann.token);
        socket.sayText(JSON.stringify({ type: "ping", more: "x".repeat(20_000) }));
        expect(await socket.closed).toBe(1009);
      });

      test("L7: a server that goes down says so", async () => {
        const other = await startTestServer(database);
        const dora = await other.register("dora");
        const socket = await hello(other.url, dora.token);
        await other.stop();
        expect(await socket.closed).toBe(CLOSE.restart);
      });
    });

    describe("watching", () => {
      test("W1, W3: a snapshot, then every event in order, the sender's own included", async () => {
        const { boardId, add } = await sharedBoard();
        const socket = await hello(server.url, ann.token);
        socket.say({ type: "watch", boardId });
        const { snapshot } = await socket.next("snapshot");
        const { seq } = await socket.next("watching");
        expect(snapshot.seq).toBe(seq);
        expect(snapshot.role).toBe("owner");
        await Promise.all(Array.from({ length: 20 }, (_, index) => add(`Card ${index}`)));
        const numbers: number[] = [];
        while (numbers.length < 20) numbers.push(...(await socket.next("events")).events.map((event) => event.seq));
        expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => seq + 1 + index));
        socket.close();
      });

      test("W2: what came after `since` is caught up on, without a gap while others go on writing", async () => {
        const { boardId, add } = await sharedBoard();
        const writing = Promise.all(Array.from({ length: 60 }, (_, index) => add(`Card ${index}`)));
        const sockets = [];
        for (let index = 0; index < 5; index++) sockets.push(await watch(server.url, bob.token, boardId, 0));
        await writing;
        for (const socket of sockets) {
          const heard = () => socket.heard.flatMap((message) => (message.type === "events" ? message.events : []));
          while (heard().length < 62) await socket.next("events");
          expect(heard().map(({ seq }) => seq)).toEqual(Array.from({ length: 62 }, (_, index) => index + 1));
          expect(socket.heard.some(({ type }) => type === "snapshot")).toBe(false);
          socket.close();
        }
      });

      test("W2: up to date hears no events; ahead of the board or too far behind, a snapshot", async () => {
        const { boardId, columnId } = await sharedBoard();
        for (let batch = 0; batch < 6; batch++) {
          const commands = Array.from({ length: 200 }, () => ({
            id: v7(),
            type: "card.add",
            cardId: v7(),
            columnId,
            title: "x",
          }));
          await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
        }
        const kinds = async (since: number) => {
          const socket = await watch(server.url, ann.token, boardId, since);
          socket.close();
          return socket.heard.map(({ type }) => type).filter((type) => type === "snapshot" || type === "events");
        };
        expect(await kinds(1_202)).toEqual([]);
        expect(await kinds(1_201)).toEqual(["events"]);
        expect(await kinds(202)).toEqual(["events"]);
        expect(await kinds(201)).toEqual(["snapshot"]);
        expect(await kinds(5_000)).toEqual(["snapshot"]);
      });

      test("W4: a board that is not there and one that is not mine answer the same", async () => {
        const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Mine" } });
        const socket = await hello(server.url, bob.token);
        for (const boardId of [body.id, v7()]) {
          socket.say({ type: "watch", boardId });
          expect(await socket.next("unwatched")).toEqual({ type: "unwatched", boardId, reason: "not_found" });
        }
        socket.close();
      });

      test("W5: a removed member is told in place of the event and hears nothing more", async () => {
        const { boardId, add } = await sharedBoard();
        const bobs = await watch(server.url, bob.token, boardId);
        const anns = await watch(server.url, ann.token, boardId);
        await ann.call("DELETE", `/boards/${boardId}/users/${bob.userId}`);
        await add("After");
        expect((await bobs.next("unwatched")).reason).toBe("removed");
        expect((await anns.next("events")).events[0]?.type).toBe("member.removed");
        expect((await anns.next("events")).events[0]?.type).toBe("card.added");
        bobs.say({ type: "ping" });
        await bobs.next("pong");
        expect(bobs.heard.filter(({ type }) => type === "events")).toEqual([]);
        bobs.say({ type: "watch", boardId, since: 1 });
        expect((await bobs.next("unwatched")).reason).toBe("not_found");
        bobs.close();
        anns.close();
      });

      test("W5: when the board is deleted, everyone is told after the event", async () => {
        const { boardId } = await sharedBoard();
        const socket = await watch(server.url, bob.token, boardId);
        await ann.call("DELETE", `/boards/${boardId}`);
        expect((await socket.next("events")).events[0]?.type).toBe("board.deleted");
        expect((await socket.next("unwatched")).reason).toBe("deleted");
        socket.close();
      });

      test("W6: unwatch is answered, and nothing of the board comes after", async () => {
        const { boardId, add } = await sharedBoard();
        const socket = await watch(server.url, bob.token, boardId);
        socket.say({ type: "unwatch", boardId });
        expect((await socket.next("unwatched")).reason).toBe("asked");
        await add("Unheard");
        socket.say({ type: "ping" });
        await socket.next("pong");
        expect(socket.heard.some(({ type }) => type === "events")).toBe(false);
        socket.close();
      });

      test("W7: one board more than a socket may watch", async () => {
        const socket = await hello(server.url, ann.token);
        const boardIds: string[] = [];
        for (let index = 0; index < 21; index++) {
          boardIds.push((await ann.call<{ id: string }>("POST", "/boards", { body: { title: "x" } })).body.id);
        }
        for (const boardId of boardIds) socket.say({ type: "watch", boardId });
        expect(await socket.next("unwatched")).toEqual({
          type: "unwatched",
          boardId: boardIds[20],
          reason: "too_many",
        });
        expect(socket.heard.filter(({ type }) => type === "watching")).toHaveLength(20);
        socket.close();
      });

      test("W8: a reader that does not read is cut off, holds nobody up, and catches up when it comes back", async () => {
        const { boardId, columnId } = await sharedBoard();
        const frozen = await frozenWatcher(server.url, bob.token, boardId);
        const reader = await watch(server.url, ann.token, boardId);
        const isCut = () => reader.heard.some((message) => message.type === "presence" && message.gone.length > 0);
        const description = "x".repeat(49_000);
        let seq = 0;
        for (let batch = 0; batch < 60 && !isCut(); batch++) {
          const commands = Array.from({ length: 15 }, () => ({
            id: v7(),
            type: "card.add",
            cardId: v7(),
            columnId,
            title: "x",
            description,
          }));
          const answer = await ann.call<{ seq: number }>("POST", `/boards/${boardId}/commands`, { body: { commands } });
          seq = answer.body.seq;
        }
        await vi.waitUntil(isCut, { timeout: 5_000 });
        frozen.destroy();
        while ((reader.heard.findLast((message) => message.type === "events")?.events.at(-1)?.seq ?? 0) < seq) {
          await reader.next("events");
        }
        // What it missed is more than a catching-up message carries, so it gets the board anew (W2).
        const back = await watch(server.url, bob.token, boardId, 2);
        expect(back.heard.flatMap((message) => (message.type === "snapshot" ? message.snapshot.seq : []))).toEqual([
          seq,
        ]);
        back.close();
        reader.close();
      });
    });

    test("W8: a peer that asks again and again and never reads is owed one answer, and is cut off", async () => {
      const { boardId, columnId, add } = await sharedBoard();
      for (let batch = 0; batch < 10; batch++) {
        const commands = Array.from({ length: 200 }, () => ({
          id: v7(),
          type: "card.add",
          cardId: v7(),
          columnId,
          title: "x".repeat(400),
        }));
        await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
      }
      const reader = await watch(server.url, ann.token, boardId);
      const frozen = await frozenWatcher(server.url, bob.token, boardId);
      await reader.next("presence");
      for (let count = 0; count < 300; count++) frozen.write(frame({ type: "watch", boardId }));
      await add("Somebody else goes on working");
      await reader.next("events");
      await vi.waitUntil(() => reader.heard.some((message) => message.type === "presence" && message.gone.length > 0), {
        timeout: 8_000,
      });
      frozen.destroy();
      reader.close();
    });

    describe("presence", () => {
      test("P1, P2, P3: who is here and which card they look at, told to the others and gone with the socket", async () => {
        const { boardId } = await sharedBoard();
        const anns = await watch(server.url, ann.token, boardId);
        const bobs = await hello(server.url, bob.token);
        bobs.say({ type: "watch", boardId });
        expect((await bobs.next("watching")).here.map(({ userId }) => userId)).toEqual([ann.userId]);
        const cardId = v7();
        bobs.say({ type: "presence", boardId, state: { cardId } });
        const looks: Presence[] = [];
        while (!looks.some((each) => each.userId === bob.userId && each.cardId === cardId)) {
          looks.push(...(await anns.next("presence")).here);
        }
        const connectionId = looks.find((each) => each.userId === bob.userId)?.connectionId;
        bobs.close();
        expect((await anns.next("presence")).gone).toEqual([connectionId]);
        anns.close();
      });

      test("P1: who does not watch a board cannot be on it", async () => {
        const { boardId } = await sharedBoard();
        const anns = await watch(server.url, ann.token, boardId);
        const stranger = await server.register("stranger");
        const socket = await hello(server.url, stranger.token);
        socket.say({ type: "presence", boardId, state: { cardId: null } });
        socket.say({ type: "ping" });
        await socket.next("pong");
        const late = await watch(server.url, ann.token, boardId);
        const watching = late.heard.find((message) => message.type === "watching");
        expect(watching?.here.map(({ userId }) => userId)).toEqual([ann.userId]);
        for (const each of [anns, socket, late]) each.close();
      });
    });
  });
}

/** A client that says hello and watch and then never reads again: no WebSocket library lets one be so rude. */
async function frozenWatcher(url: string, token: string, boardId: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  socket.on("error", () => {});
  const key = Buffer.from("0123456789abcdef").toString("base64");
  socket.write(
    `GET /api/v1/live HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once("data", resolve));
  socket.write(frame({ type: "hello", token, protocol: PROTOCOL }));
  await new Promise((resolve) => socket.once("data", resolve));
  socket.write(frame({ type: "watch", boardId }));
  socket.pause();
  return socket;
}

/** One masked text frame (RFC 6455 5.2), with a mask of zeros. */
function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message));
  const head = Buffer.from([0x81, 0x80 | 126, text.length >> 8, text.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, text]);
}
