import type { AttachmentRow, MemberRow, Profile, Snapshot } from "@syncboard/model";
import type {
  AttachmentLink,
  AttachmentPage,
  BoardSummary,
  CardDetail,
  CommandsAnswer,
  CommentPage,
  DeviceSession,
  EventPage,
  Installation,
  NewPersonalToken,
  Page,
  PersonalToken,
  TrashPage,
} from "./api-types.ts";
import type { Api } from "./client.ts";
import type { Http, Question } from "./http.ts";
import type { Outcome } from "./queue-news.ts";
import type { TokenSession } from "./session.ts";
import type { NewId } from "./uuid.ts";

/** The number of no event yet. */
const GREATEST_SEQ = 2_147_483_647;

/** `uploads`: where the ids go of what is attached from here. */
export function createApi(http: Http, session: TokenSession, newId: NewId, uploads: Set<string>): Api {
  const ask = <Answer>(path: string, question?: Question) =>
    session.authorized((token) => http.ask<Answer>(path, { ...question, token }));
  const tell = (path: string, question: Question) =>
    session.authorized((token) => http.tell(path, { ...question, token }));

  return {
    listBoards: (options = {}) => ask<Page<BoardSummary>>(`/boards${query(options)}`),
    createBoard: (board) => ask<BoardSummary>("/boards", { method: "POST", body: board }),
    getBoard: (boardId) => ask<Snapshot>(`/boards/${boardId}`),
    deleteBoard: (boardId) => tell(`/boards/${boardId}`, { method: "DELETE" }),
    archiveBoard: (boardId) => ask<BoardSummary>(`/boards/${boardId}/archive`, { method: "POST" }),
    restoreBoard: (boardId) => ask<BoardSummary>(`/boards/${boardId}/restore`, { method: "POST" }),
    copyBoard: (boardId, copy) => ask<BoardSummary>(`/boards/${boardId}/copy`, { method: "POST", body: copy }),
    starBoard: (boardId) => ask<BoardSummary>(`/boards/${boardId}/star`, { method: "PUT" }),
    unstarBoard: (boardId) => tell(`/boards/${boardId}/star`, { method: "DELETE" }),
    exportOwnData: (options = {}) => session.authorized((token) => http.get("/users/me/export", { ...options, token })),
    getInstallation: () => http.ask<Installation>("/installation"),
    listSessions: (options = {}) => ask<Page<DeviceSession>>(`/auth/sessions${query(options)}`),
    endSession: (sessionId) => tell(`/auth/sessions/${sessionId}`, { method: "DELETE" }),
    endOtherSessions: () => tell("/auth/sessions", { method: "DELETE" }),
    listTokens: (options = {}) => ask<Page<PersonalToken>>(`/users/me/tokens${query(options)}`),
    createToken: (token) => ask<NewPersonalToken>("/users/me/tokens", { method: "POST", body: token }),
    revokeToken: (tokenId) => tell(`/users/me/tokens/${tokenId}`, { method: "DELETE" }),
    addCard: (boardId, card) => ask<CardDetail>(`/boards/${boardId}/cards`, { method: "POST", body: card }),
    getCard: (cardId) => ask<CardDetail>(`/cards/${cardId}`),
    editCard: (cardId, change) => ask<CardDetail>(`/cards/${cardId}`, { method: "PATCH", body: change }),
    copyCard: (cardId, copy) => ask<CardDetail>(`/cards/${cardId}/copy`, { method: "POST", body: copy }),
    deleteCard: (cardId) => tell(`/cards/${cardId}`, { method: "DELETE" }),
    listComments: (cardId, options = {}) => ask<CommentPage>(`/cards/${cardId}/comments${query(options)}`),
    listAttachments: (cardId, options = {}) => ask<AttachmentPage>(`/cards/${cardId}/attachments${query(options)}`),
    uploadAttachment(cardId, file, { id = newId(), name, onProgress, signal } = {}) {
      uploads.add(id);
      return session.authorized((token) =>
        http.sendFile<AttachmentRow>(`/cards/${cardId}/attachments${query({ id })}`, {
          ...{ method: "POST", file, name, token },
          ...(onProgress && { onProgress: (share: number) => onProgress(Math.round(share * file.size), file.size) }),
          ...(signal && { signal }),
        }),
      );
    },
    attachmentContent: async (attachmentId, { thumbnail = false, ...options } = {}) => {
      const part = thumbnail ? "thumbnail" : "content";
      const path = `/attachments/${attachmentId}/${part}`;
      return (await session.authorized((token) => http.get(path, { ...options, token }))).blob;
    },
    attachmentLink: (attachmentId) => ask<AttachmentLink>(`/attachments/${attachmentId}/link`, { method: "POST" }),
    listTrash: (boardId, options = {}) => ask<TrashPage>(`/boards/${boardId}/trash${query(options)}`),
    emptyTrash: (boardId) => tell(`/boards/${boardId}/trash`, { method: "DELETE" }),
    listEvents: (boardId, { before = GREATEST_SEQ, ...wanted } = {}) =>
      ask<EventPage>(`/boards/${boardId}/events${query({ before, ...wanted })}`),
    listMembers: (boardId, options = {}) => ask<Page<MemberRow>>(`/boards/${boardId}/users${query(options)}`),
    async findUserByEmail(email) {
      const found = await ask<Pick<Page<Profile>, "items">>("/users/search", { method: "POST", body: { email } });
      return found.items[0] ?? null;
    },
    getProfile: (userId) => ask<Profile>(`/users/${userId}`),
    shareBoard: (boardId, userId, role) =>
      ask<MemberRow>(`/boards/${boardId}/users/${userId}`, { method: "PUT", body: { role } }),
    unshareBoard: (boardId, userId) => tell(`/boards/${boardId}/users/${userId}`, { method: "DELETE" }),
  };
}

/** Sends one user's commands, and never as anybody else. */
export function submitCommands(
  http: Http,
  session: TokenSession,
  userId: string,
  boardId: string,
  commands: readonly unknown[],
): Promise<CommandsAnswer> {
  const question: Question = { method: "POST", body: { commands } };
  return session.authorized(
    (token) => http.ask<CommandsAnswer>(`/boards/${boardId}/commands`, { ...question, token }),
    userId,
  );
}

/** The same for one's own to-dos: each that is done is said with the number at which all of them are. */
export async function submitTodoCommands(
  http: Http,
  session: TokenSession,
  userId: string,
  commands: readonly unknown[],
): Promise<{ readonly results: readonly Outcome[] }> {
  const question: Question = { method: "POST", body: { commands } };
  const { seq, results } = await session.authorized(
    (token) => http.ask<TodoCommandsAnswer>("/todos/commands", { ...question, token }),
    userId,
  );
  return { results: results.map((result) => (result.status === "applied" ? { ...result, seq } : result)) };
}

interface TodoCommandsAnswer {
  readonly seq: number;
  readonly results: readonly Outcome[];
}

export function query(parameters: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
}
