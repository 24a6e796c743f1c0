import { createAdministration } from "./administration.ts";
import { createApi, submitCommands } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { Client } from "./client.ts";
import { createDocuments } from "./documents.ts";
import { API, createHttp } from "./http.ts";
import { createInvites } from "./invites.ts";
import { Line } from "./line.ts";
import { OpenBoard } from "./live-board.ts";
import type { LiveBoard } from "./live-types.ts";
import { createNotifications } from "./notifications.ts";
import type { ClientOptions } from "./options.ts";
import { Outbox } from "./outbox.ts";
import { createPublicLinks } from "./public-links.ts";
import { createSearch } from "./search.ts";
import { TokenSession } from "./session.ts";
import { createSubjects } from "./subjects.ts";
import type { TabNews } from "./tab-news.ts";
import { upload } from "./upload.ts";
import { newId as newUuid } from "./uuid.ts";

export function createClient(options: ClientOptions): Client {
  const { baseUrl = "", storage, now = Date.now, random = Math.random, newId = newUuid } = options;
  const locks = options.locks ?? (storage.sharedAs ? globalThis.navigator.locks : undefined);
  const channel = options.channel ?? (storage.sharedAs ? new BroadcastChannel(storage.sharedAs) : undefined);
  const http = createHttp(baseUrl, options.fetch ?? ((...asked) => globalThis.fetch(...asked)), upload);
  const session = new TokenSession(http, locks);
  const uploads = new Set<string>();
  const api = createApi(http, session, newId, uploads);
  const administration = createAdministration(http, session);
  const invites = createInvites(http, session);
  const publicLinks = createPublicLinks(http, session);
  const line = new Line({
    url: socketUrl(baseUrl),
    WebSocket: options.WebSocket ?? globalThis.WebSocket,
    random,
    token: () => session.token,
    renew: (token) => session.renew(token),
  });
  const notifications = createNotifications(http, session, line);
  const subjects = createSubjects(http, session, line);
  const documents = createDocuments(http, session, newId);
  const boards = new Map<string, OpenBoard>();
  const outboxes = new Map<string, Outbox>();
  let isClosed = false;

  function tell(news: TabNews): void {
    // An answer may come after the end; a closed channel throws.
    if (!isClosed) channel?.postMessage(news);
  }

  session.whenAccountChanges((user) => tell({ kind: "account", user }));
  session.whenLeaving((userId) => {
    forget(userId);
    tell({ kind: "left", userId });
  });

  /** What waits for an account that is no more would wait for ever. */
  function forget(userId: string): void {
    for (const [key, outbox] of outboxes) {
      if (outbox.userId !== userId) continue;
      outbox.close();
      outboxes.delete(key);
    }
    storage.forget(userId).catch(() => {
      // It is kept under that user's name, as whom nobody can sign in.
    });
  }

  function outboxOf(userId: string, boardId: string): Outbox {
    const key = `${userId}/${boardId}`;
    const known = outboxes.get(key);
    if (known) return known;
    const outbox = new Outbox(userId, boardId, {
      storage,
      random,
      isSignedIn: () => session.userId === userId,
      submit: async (commands) => {
        try {
          return await submitCommands(http, session, userId, boardId, commands);
        } catch (error) {
          if (!(error instanceof ApiError)) line.doubt();
          throw error;
        }
      },
      inTurn: (work) => (locks ? locks.request(`syncboard:${key}`, work) : work()),
      tell,
    });
    outboxes.set(key, outbox);
    return outbox;
  }

  /** Sends what an earlier life left, for boards that nobody opens now too. */
  async function sendLeft(userId: string): Promise<void> {
    const left = await storage.waiting(userId).catch(() => []);
    for (const boardId of new Set(left.map((command) => command.boardId))) void outboxOf(userId, boardId).load();
  }

  session.whenUserChanges(() => {
    const { userId } = session;
    // The line first: what a board says as the new user must not go over the old one's socket.
    line.reset();
    for (const board of boards.values()) board.enter(userId);
    if (userId === undefined) return;
    for (const outbox of outboxes.values()) outbox.wake();
    void sendLeft(userId);
  });

  const stopHearingBack = (options.onNetworkBack ?? whenever("online"))(() => {
    line.networkBack();
    for (const outbox of outboxes.values()) outbox.wake();
  });
  const stopHearingLost = (options.onNetworkLost ?? whenever("offline"))(() => line.doubt());

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabNews>) => {
      if (data.kind === "account") session.hear(data.user);
      else if (data.kind === "left") {
        session.leave(data.userId);
        forget(data.userId);
      } else outboxes.get(`${data.userId}/${data.boardId}`)?.hear(data);
    };
  }

  return {
    session,
    api,
    administration,
    invites,
    publicLinks,
    notifications,
    subjects,
    documents,
    search: createSearch(http, session),
    openBoard(boardId): LiveBoard {
      const known = boards.get(boardId);
      if (known) return known;
      const board = new OpenBoard(boardId, { api, line, newId, now, uploads, outboxOf }, (closed) => {
        if (boards.get(boardId) === closed) boards.delete(boardId);
      });
      boards.set(boardId, board);
      board.enter(session.userId);
      return board;
    },
    async countWaiting() {
      const { userId } = session;
      if (userId === undefined) return 0;
      const own = [...outboxes.values()].filter((outbox) => outbox.userId === userId);
      const ids = new Set(own.flatMap((outbox) => outbox.waiting.map((command) => command.id)));
      // A storage that fails keeps nothing: what is at hand is all there is.
      for (const command of await storage.waiting(userId).catch(() => [])) ids.add(command.id);
      return ids.size;
    },
    close() {
      isClosed = true;
      stopHearingBack();
      stopHearingLost();
      for (const board of [...boards.values()]) board.close();
      for (const outbox of outboxes.values()) outbox.close();
      line.close();
      channel?.close();
    },
  };
}

function socketUrl(baseUrl: string): string {
  const url = new URL(`${API}/live`, baseUrl || globalThis.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Browsers say when the network goes and comes; Node does not. */
function whenever(event: "online" | "offline"): (hear: () => void) => () => void {
  return (hear) => {
    if (typeof globalThis.addEventListener !== "function") return () => {};
    globalThis.addEventListener(event, hear);
    return () => globalThis.removeEventListener(event, hear);
  };
}
