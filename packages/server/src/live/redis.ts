import { Redis } from "ioredis";
import type { Bus } from "./bus.ts";

// The one file that knows ioredis.

const PREFIX = "syncboard:";
const CONNECT_MS = 2_000;
const COMMAND_MS = 1_000;
const CHECK_MS = 2_000;
const MOST_RETRY_MS = 1_000;

/** Nothing waits for a server that is away: who asks is told at once, and does without. */
const OPTIONS = {
  connectTimeout: CONNECT_MS,
  commandTimeout: COMMAND_MS,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  keepAlive: 10_000,
  retryStrategy: (attempt: number) => Math.min(attempt * 50, MOST_RETRY_MS),
};

export interface RedisBus extends Bus {
  /** For what counts across processes; its commands fail at once while the server is away. */
  readonly commands: Redis;
}

/** The bus over any server that speaks Redis. It is made at once and comes up when the server answers. */
export function redisBus(url: string): RedisBus {
  const commands = new Redis(url, OPTIONS);
  // A connection that hears channels may not be used for anything else.
  const ears = new Redis(url, { ...OPTIONS, autoResubscribe: false });
  const channels = new Set<string>();
  const onBack: (() => void)[] = [];
  const onGone: ((why: string) => void)[] = [];
  let isHearing = false;
  let isUp = false;
  let isClosed = false;
  /** What was said when it went away; undefined while it is up, or nothing was said yet. */
  let complaint: string | undefined;

  // They come back by themselves, and each command fails for itself.
  for (const connection of [commands, ears]) {
    connection.on("error", goAway);
    connection.on("close", () => goAway(new Error("the connection was closed")));
  }
  ears.on("close", () => {
    isHearing = false;
  });
  ears.on("ready", () => void hearAgain());
  commands.on("ready", comeBack);

  async function hearAgain(): Promise<void> {
    try {
      if (channels.size > 0) await ears.subscribe(...channels);
      isHearing = true;
      comeBack();
    } catch {
      ears.disconnect(true);
    }
  }

  /** Not before both stand: whoever asks for what was missed must be heard, and hear the answer. */
  function comeBack(): void {
    if (isUp || !isHearing || commands.status !== "ready") return;
    isUp = true;
    complaint = undefined;
    for (const listener of onBack) listener();
  }

  function goAway(error: Error): void {
    isUp = false;
    if (complaint !== undefined || isClosed) return;
    // Several addresses that all fail have a code and no message.
    complaint = error.message || ("code" in error ? String(error.code) : error.name);
    for (const listener of onGone) listener(complaint);
  }

  // A cut that nobody announces shows in nothing but silence.
  const checking = setInterval(() => {
    for (const connection of [commands, ears]) {
      if (connection.status === "ready") connection.ping().catch(() => connection.disconnect(true));
    }
  }, CHECK_MS).unref();

  return {
    commands,
    get state() {
      return isUp ? "up" : "down";
    },
    tell(channel, message) {
      commands.publish(PREFIX + channel, JSON.stringify(message)).catch(() => {
        // Lost, as a message may be. Whoever is back says so, also where the server was only slow.
        if (commands.status === "ready") commands.disconnect(true);
      });
    },
    async hear(channel) {
      channels.add(PREFIX + channel);
      // Also while it is coming back, and has asked already for those that it knew.
      if (ears.status === "ready") await ears.subscribe(PREFIX + channel).catch(() => ears.disconnect(true));
    },
    unhear(channel) {
      channels.delete(PREFIX + channel);
      if (ears.status === "ready") ears.unsubscribe(PREFIX + channel).catch(() => ears.disconnect(true));
    },
    onMessage(listener) {
      ears.on("message", (channel: string, text: string) => {
        const message = readJson(text);
        if (message !== undefined) listener(channel.slice(PREFIX.length), message);
      });
    },
    onBack(listener) {
      onBack.push(listener);
    },
    onGone(listener) {
      onGone.push(listener);
      if (complaint !== undefined) listener(complaint);
    },
    async close() {
      isClosed = true;
      clearInterval(checking);
      commands.disconnect();
      ears.disconnect();
    },
  };
}

/** Undefined for what is none: somebody else may speak on the same server. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
