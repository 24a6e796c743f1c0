import { once } from "node:events";
import { PROTOCOL } from "@syncboard/model/wire";
import { WebSocket } from "ws";
import { quantile } from "../numbers.ts";
import { Connection } from "./connection.ts";
import { headOf, register } from "./person.ts";
import { SeededBoard } from "./seeded-board.ts";

const CARDS = 100;

/** Sockets that hear the same thing, and the request that makes it happen. */
interface Audience {
  readonly sockets: readonly WebSocket[];
  request(): { head: string; text: string; done(): void };
}

const audiences = new Map<string, Audience>();
/** An event as our server sent it, for the floor to send the same. */
let lastEvent = "";

async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), { perMessageDeflate: false });
  await once(socket, "open");
  return socket;
}

/** Resolves with the first message for which `isIt` says so. */
function hears(socket: WebSocket, isIt: (text: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    const listen = (text: Buffer) => {
      if (!isIt(text)) return;
      socket.off("message", listen);
      resolve(text);
    };
    socket.on("message", listen);
  });
}

/** Posts one thing, and gives for each socket the time until it arrived there, in ms. */
async function arrivals(connection: Connection, { sockets, request }: Audience): Promise<number[]> {
  const { head, text, done } = request();
  const took: number[] = [];
  const all = new Promise<void>((resolve) => {
    for (const socket of sockets) {
      const listen = (bytes: Buffer) => {
        // Our server also says who is here; that is not what was posted.
        if (!bytes.includes('{"type":"events"')) return;
        took.push(performance.now() - before);
        socket.off("message", listen);
        if (took.length < sockets.length) return;
        lastEvent = bytes.toString();
        resolve();
      };
      socket.on("message", listen);
    }
  });
  const before = performance.now();
  const answer = await connection.request(head, text);
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${answer.body()}`);
  await all;
  done();
  return took;
}

export const fanOutJobs = {
  /** Opens sockets that watch one board of our server. */
  async watch({ url, sockets: count }: { url: string; sockets: number }): Promise<void> {
    const person = await register(url);
    const board = await SeededBoard.seed(person, CARDS);
    const sockets: WebSocket[] = [];
    for (let opened = 0; opened < count; opened++) {
      const socket = await openSocket(`${url}/api/v1/live`);
      const watching = hears(socket, (text) => text.includes('{"type":"watching"'));
      socket.send(JSON.stringify({ type: "hello", token: person.token, protocol: PROTOCOL }));
      socket.send(JSON.stringify({ type: "watch", boardId: board.id }));
      await watching;
      sockets.push(socket);
    }
    const head = headOf("POST", `/boards/${board.id}/commands`, person);
    audiences.set(url, { sockets, request: () => ({ head, ...board.nextMove() }) });
  },

  /** Opens sockets on the floor. */
  async listen({ url, sockets: count }: { url: string; sockets: number }): Promise<void> {
    const sockets: WebSocket[] = [];
    for (let opened = 0; opened < count; opened++) sockets.push(await openSocket(url));
    const head = headOf("POST", "/", { url, token: "" });
    audiences.set(url, { sockets, request: () => ({ head, text: lastEvent, done() {} }) });
  },

  /** Events one after the other; the 99th percentile of the time to arrival over all sockets and events, in ms. */
  async tell({ url, events }: { url: string; events: number }): Promise<number> {
    const audience = audiences.get(url);
    if (!audience) throw new Error(`Nobody listens to ${url}`);
    // A new one for each turn: while the other side has its turn, a server closes what is idle.
    const connection = await Connection.open(url);
    const took: number[] = [];
    for (let told = 0; told < events; told++) took.push(...(await arrivals(connection, audience)));
    connection.close();
    return quantile(took, 0.99);
  },
};
