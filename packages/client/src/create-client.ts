import { createApi, submitCommands, submitTodoCommands } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { Client } from "./client.ts";
import type { ClientPart, ClientWorld } from "./client-world.ts";
import { createDocuments } from "./documents.ts";
import { API, createHttp } from "./http.ts";
import { Line } from "./line.ts";
import { OpenBoard } from "./live-board.ts";
import type { LiveBoard } from "./live-types.ts";
import { createNotifications } from "./notifications.ts";
import type { ClientOptions } from "./options.ts";
import { Outboxes } from "./outboxes.ts";
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
  let isClosed = false;

  function tell(news: TabNews): void {
    // An answer may come after the end; a closed channel throws.
    if (!isClosed) channel?.postMessage(news);
  }

  session.whenAccountChanges((user) => tell({ kind: "account", user }));
  session.whenLeaving((userId) => {
    outboxes.forget(userId);
    tell({ kind: "left", userId });
  });

  const outboxes = new Outboxes({
    storage,
    random,
    tell,
    userId: () => session.userId,
    submit: async (userId, boardId, commands) => {
      try {
        if (boardId === null) return await submitTodoCommands(http, session, userId, commands);
        return await submitCommands(http, session, userId, boardId, commands);
      } catch (error) {
        if (!(error instanceof ApiError)) line.doubt();
        throw error;
      }
    },
    inTurn: (name, work) => (locks ? locks.request(name, work) : work()),
  });
  const parts = new Set<ClientPart>();
  const world: ClientWorld = {
    ...{ http, session, line, outboxes, newId, now, random },
    join(part) {
      parts.add(part);
      part.enter(session.userId);
    },
  };

  session.whenUserChanges(() => {
    const { userId } = session;
    // The line first: what a board says as the new user must not go over the old one's socket.
    line.reset();
    for (const board of boards.values()) board.enter(userId);
    for (const part of parts) part.enter(userId);
    if (userId === undefined) return;
    outboxes.wake();
    void outboxes.sendLeft(userId);
  });

  const stopHearingBack = (options.onNetworkBack ?? whenever("online"))(() => {
    line.networkBack();
    outboxes.wake();
  });
  const stopHearingLost = (options.onNetworkLost ?? whenever("offline"))(() => line.doubt());

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabNews>) => {
      if (data.kind === "account") session.hear(data.user);
      else if (data.kind === "left") {
        session.leave(data.userId);
        outboxes.forget(data.userId);
      } else outboxes.hear(data);
    };
  }

  return {
    session,
    api,
    notifications,
    subjects,
    documents,
    search: createSearch(http, session),
    world,
    openBoard(boardId): LiveBoard {
      const known = boards.get(boardId);
      if (known) return known;
      const board = new OpenBoard(
        boardId,
        { api, line, newId, now, uploads, outboxOf: (userId, id) => outboxes.ofBoard(userId, id) },
        (closed) => {
          if (boards.get(boardId) === closed) boards.delete(boardId);
        },
      );
      boards.set(boardId, board);
      board.enter(session.userId);
      return board;
    },
    async countWaiting() {
      const { userId } = session;
      return userId === undefined ? 0 : await outboxes.countWaiting(userId);
    },
    close() {
      isClosed = true;
      stopHearingBack();
      stopHearingLost();
      for (const board of [...boards.values()]) board.close();
      for (const part of parts) part.close();
      outboxes.close();
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
