import { type BoardEvent, type CommandBody, faultsOf } from "@syncboard/model";
import {
  type Client,
  type ClientOptions,
  createClient,
  type LiveBoard,
  type LiveBoardState,
  type QueueStorage,
  type SignedIn,
} from "../src/index.ts";
import { FaultyNetwork, type Random } from "./faulty-network.ts";
import { randomCommand } from "./random-command.ts";

export interface DeviceOptions {
  readonly name: string;
  readonly baseUrl: string;
  readonly signedIn: SignedIn;
  readonly storage: QueueStorage;
  /** With it, other devices are tabs of the same browser. */
  readonly tabs?: { readonly channelName: string; readonly locks: NonNullable<ClientOptions["locks"]> };
  readonly random: Random;
  /** Of its network: see there. */
  readonly faultiness?: number;
}

/** Somebody at a screen, whose fingers, network and patience are all unreliable. */
export class Device {
  readonly name: string;
  readonly network: FaultyNetwork;
  readonly userId: string;
  /** What was wrong with what this device showed, at whatever moment. */
  readonly faults: string[] = [];
  /** How many commands this device gave; taking back and doing again not counted. */
  given = 0;
  readonly #options: DeviceOptions;
  readonly #boards = new Map<string, LiveBoard>();
  #client: Client;

  constructor(options: DeviceOptions) {
    this.name = options.name;
    this.userId = options.signedIn.user.id;
    this.#options = options;
    this.network = new FaultyNetwork(options.random, options.faultiness ?? 1);
    this.#client = this.#start();
  }

  open(boardId: string): void {
    this.#boards.set(boardId, this.#client.openBoard(boardId));
  }

  hasOpen(boardId: string): boolean {
    return this.#boards.has(boardId);
  }

  stateOf(boardId: string): LiveBoardState {
    const board = this.#boards.get(boardId);
    if (!board) throw new Error(`${this.name} has not opened ${boardId}`);
    return board.getState();
  }

  countWaiting(): Promise<number> {
    return this.#client.countWaiting();
  }

  /** Does one thing that a person, a network or a browser might do. */
  act(boardId: string, guests: readonly string[]): void {
    const { random } = this.#options;
    const board = this.#boards.get(boardId);
    if (!board) return;
    const { view, status } = board.getState();
    if (view.isCreated) this.faults.push(...faultsOf(view));
    const chance = random();
    if (chance < 0.01) this.restart();
    else if (chance < 0.03) this.network.cut();
    else if (chance < 0.035) this.network.goDown();
    else if (chance < 0.05) this.network.goMute();
    else if (status === "gone") this.reopen(boardId);
    else if (!view.isCreated) return;
    else if (chance < 0.1) board.undo();
    else if (chance < 0.13) board.redo();
    else if (chance < 0.17) this.#read(board, [...view.cards.keys()]);
    else
      for (const command of this.#burst(board, guests)) {
        board.send(command);
        this.given++;
      }
  }

  /** As when a tab is closed and another one opened: what is in memory is lost, the storage stays. */
  restart(): void {
    this.#client.close();
    this.#client = this.#start();
    for (const boardId of [...this.#boards.keys()]) this.open(boardId);
  }

  reopen(boardId: string): void {
    this.#boards.get(boardId)?.close();
    this.open(boardId);
  }

  close(): void {
    this.#client.close();
  }

  *#burst(board: LiveBoard, guests: readonly string[]): Iterable<CommandBody> {
    const { random } = this.#options;
    const count = random() < 0.05 ? 20 : 1;
    const others = [...this.#boards.keys()].filter((boardId) => boardId !== board.boardId);
    for (let made = 0; made < count; made++) {
      yield randomCommand(board.getState().view, random, guests, others);
    }
  }

  #read(board: LiveBoard, cardIds: readonly string[]): void {
    const cardId = cardIds[Math.floor(this.#options.random() * cardIds.length)];
    if (!cardId) return;
    board.lookAt(cardId);
    board.loadText(cardId).catch(() => {
      // Deleted, or the network: a screen would say so.
    });
    board.loadComments(cardId).catch(() => {});
    board.loadAttachments(cardId).catch(() => {});
  }

  #start(): Client {
    const { baseUrl, storage, tabs, random, signedIn } = this.#options;
    const { fetch, WebSocket, onNetworkBack } = this.network;
    const client = createClient({
      baseUrl,
      storage,
      fetch,
      WebSocket,
      onNetworkBack,
      random,
      ...(tabs && { locks: tabs.locks, channel: new BroadcastChannel(tabs.channelName) }),
    });
    client.session.use(signedIn);
    return client;
  }
}

/** A board's whole log. */
export async function readLog(baseUrl: string, boardId: string, token: string): Promise<BoardEvent[]> {
  const events: BoardEvent[] = [];
  for (let seq = Number.POSITIVE_INFINITY; events.length < seq; ) {
    const url = `${baseUrl}/api/v1/boards/${boardId}/events?since=${events.length}&limit=100`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const page: { items: BoardEvent[]; seq: number } = await response.json();
    events.push(...page.items);
    seq = page.seq;
    if (page.items.length === 0) break;
  }
  return events;
}
