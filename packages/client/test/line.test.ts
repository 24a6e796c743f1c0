import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CLOSE } from "@syncboard/model/wire";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, createClient, type LiveBoard, memoryQueue, newId, type SignedIn } from "../src/index.ts";
import { browserFetch } from "./cookie-jar.ts";
import { boardOf, clientOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let ada: SignedIn;
let boardId: string;
let client: Client | undefined;

const lineOf = (board: LiveBoard) => board.getState().line;
const online = (board: LiveBoard) =>
  until(
    () => lineOf(board) === "online" && board.getState().status === "ready",
    () => board.getState(),
    10_000,
  );

/** Counts the sockets, and can make all of them deaf. */
function countingSocket() {
  const made: WebSocket[] = [];
  const state = { made, isDeaf: false, said: [] as string[] };
  const Counting = class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      made.push(this);
    }
    override set onmessage(receive: ((event: MessageEvent) => void) | null) {
      super.onmessage = receive && ((event: MessageEvent) => state.isDeaf || receive(event));
    }
    override send(data: string): void {
      state.said.push(data);
      super.send(data);
    }
  };
  return { ...state, state, WebSocket: Counting };
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
      ada = await signUp(server.url, "Ada");
      boardId = await boardOf(server.url, ada);
    });
    afterAll(() => server.stop());
    afterEach(() => {
      client?.close();
      client = undefined;
      vi.useRealTimers();
    });

    describe("the line", () => {
      it("L7: stands again after the server has restarted, and hears what it missed", async () => {
        client = clientOf(ada, { baseUrl: server.url });
        const board = client.openBoard(boardId);
        await online(board);
        await server.restart();
        const other = clientOf(ada, { baseUrl: server.url });
        const columnId = newId();
        const theirs = other.openBoard(boardId);
        await online(theirs);
        theirs.send({ type: "column.add", columnId, title: "Missed" });
        await until(
          () => board.getState().view.liveColumn(columnId) !== undefined,
          () => board.getState(),
          10_000,
        );
        board.send({ type: "column.edit", columnId, title: "Heard" });
        await until(
          () => theirs.getState().view.liveColumn(columnId)?.title === "Heard",
          () => board.getState(),
        );
        other.close();
      });

      it("Q7: what was given while the server was away goes out as soon as the line stands", async () => {
        client = clientOf(ada, { baseUrl: server.url });
        const board = client.openBoard(boardId);
        await online(board);
        const restarting = server.restart();
        await until(
          () => lineOf(board) !== "online",
          () => lineOf(board),
        );
        for (let stroke = 0; stroke < 10; stroke++) board.send({ type: "board.edit", title: `Harvest ${stroke}` });
        await restarting;
        await online(board);
        await until(
          () => board.getState().waiting === 0,
          () => board.getState(),
          1_000,
        );
      });

      it("says that it is offline once a try has failed, and comes back at once when the network does", async () => {
        let isUp = true;
        let networkBack = () => {};
        const Down = class extends WebSocket {
          constructor(url: string | URL) {
            super(isUp ? url : "ws://127.0.0.1:9");
          }
        };
        const onNetworkBack = (retry: () => void) => {
          networkBack = retry;
          return () => {};
        };
        const sockets: WebSocket[] = [];
        const Kept = class extends Down {
          constructor(url: string | URL) {
            super(url);
            sockets.push(this);
          }
        };
        client = clientOf(ada, { baseUrl: server.url, WebSocket: Kept, onNetworkBack, random: () => 1 });
        const board = client.openBoard(boardId);
        expect(lineOf(board)).toBe("connecting");
        await online(board);
        isUp = false;
        for (const socket of sockets) socket.close();
        await until(
          () => lineOf(board) === "connecting",
          () => lineOf(board),
        );
        await until(
          () => lineOf(board) === "offline",
          () => lineOf(board),
        );
        // By now the next try is a second or more away.
        isUp = true;
        const since = Date.now();
        networkBack();
        await online(board);
        expect(Date.now() - since).toBeLessThan(900);
      });

      it("L6: asks when it is quiet for 15 s, and starts over when nothing comes for 10 s more", async () => {
        const sockets = countingSocket();
        client = clientOf(ada, { baseUrl: server.url, WebSocket: sockets.WebSocket });
        const board = client.openBoard(boardId);
        await online(board);
        const pings = () => sockets.said.filter((said) => said === '{"type":"ping"}').length;
        vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
        // The quiet time of before was told by a real clock; that of the next answer is not.
        client.openBoard(newId());
        await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
        await vi.advanceTimersByTimeAsync(10_000);
        expect(pings()).toBe(0);
        sockets.state.isDeaf = true;
        await vi.advanceTimersByTimeAsync(5_000);
        expect(pings()).toBe(1);
        await vi.advanceTimersByTimeAsync(10_000);
        expect(lineOf(board)).toBe("connecting");
        sockets.state.isDeaf = false;
        await vi.advanceTimersByTimeAsync(500);
        vi.useRealTimers();
        expect(sockets.made).toHaveLength(2);
        await online(board);
      });

      it("stops, and says that it is outdated, when the server no longer speaks its protocol", async () => {
        const newer = await closingServer(CLOSE.protocol);
        const sockets = countingSocket();
        client = clientOf(ada, { baseUrl: newer.url, WebSocket: sockets.WebSocket });
        const board = client.openBoard(boardId);
        await until(
          () => lineOf(board) === "outdated",
          () => lineOf(board),
        );
        await new Promise((resolve) => setTimeout(resolve, 700));
        expect(sockets.made).toHaveLength(1);
        newer.server.close();
      });

      it("one line serves all boards", async () => {
        const sockets = countingSocket();
        client = clientOf(ada, { baseUrl: server.url, WebSocket: sockets.WebSocket });
        const boards = [client.openBoard(boardId), client.openBoard(await boardOf(server.url, ada))];
        for (const board of boards) await online(board);
        expect(sockets.made).toHaveLength(1);
      });
    });

    describe("a token that runs out", () => {
      it("L4: is replaced, and the line comes back", { timeout: 30_000 }, async () => {
        const shortLived = await startServerProcess(database, { ACCESS_TOKEN_TTL: "1s" });
        const sockets = countingSocket();
        client = createClient({
          baseUrl: shortLived.url,
          storage: memoryQueue(),
          fetch: browserFetch(),
          WebSocket: sockets.WebSocket,
        });
        await client.session.register({ email: "ada@example.org", password: "correct horse battery" });
        const { id } = await client.api.createBoard({ title: "Harvest" });
        const board = client.openBoard(id);
        await online(board);
        const states: string[] = [];
        board.subscribe(() => states.push(lineOf(board)));
        await until(
          () => sockets.made.length >= 3,
          () => sockets.made.length,
          10_000,
        );
        await online(board);
        expect(states).not.toContain("offline");
        board.send({ type: "board.edit", title: "Still mine" });
        await until(
          () => board.getState().waiting === 0,
          () => board.getState(),
        );
        client.close();
        await shortLived.stop();
      });
    });
  });
}

/** A server that opens every socket and closes it with this code. */
async function closingServer(code: number): Promise<{ url: string; server: Server }> {
  const closing = createServer((_, response) => response.writeHead(503).end());
  closing.on("upgrade", (request, socket) => {
    // RFC 6455: the key's hash shows that the other end speaks WebSocket; 0x88 is the close frame.
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    const lines = ["HTTP/1.1 101 Switching Protocols", "upgrade: websocket", "connection: upgrade"];
    socket.write(`${[...lines, `sec-websocket-accept: ${accept}`].join("\r\n")}\r\n\r\n`);
    socket.end(Buffer.from([0x88, 2, code >> 8, code & 0xff]));
  });
  await new Promise<void>((resolve) => closing.listen(0, "127.0.0.1", resolve));
  const { port } = closing.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server: closing };
}
