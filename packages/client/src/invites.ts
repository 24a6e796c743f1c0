import type { Role } from "@syncboard/model";
import { query } from "./api.ts";
import type { BoardSummary, Page } from "./api-types.ts";
import { partOf } from "./client-world.ts";
import type { Question } from "./http.ts";

/** What an invite to a board may make somebody: everything but an owner. */
export type InviteRole = Exclude<Role, "owner">;

/** What lets somebody become a member of a board, but for the code itself. */
export interface BoardInvite {
  readonly id: string;
  readonly boardId: string;
  readonly creatorId: string;
  readonly role: InviteRole;
  /** Where it was sent; null: it is a link that its maker passes on. */
  readonly email: string | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The only answer that holds the code; of one that is sent by e-mail there is none. */
export interface NewBoardInvite extends BoardInvite {
  readonly code?: string;
}

/** What is known to whoever has the code. */
export interface InvitePreview {
  readonly boardTitle: string;
  readonly role: InviteRole;
  readonly inviter: { readonly name: string; readonly avatarUrl: string | null };
}

/** Invites to boards. Every call rejects as those of the API do. */
export interface Invites {
  /** For owners: those by which somebody may still join, the newest first. */
  list(boardId: string, options?: { cursor?: string }): Promise<Page<BoardInvite>>;
  /**
   * A link for as many as `maxUses` says (as many as a board holds, without it), or a mail to `email` with one that works once.
   * Without `expiresAt` it ends after 7 days; the most is 366. `mail_off`: no mail is sent.
   */
  create(
    boardId: string,
    invite: { role: InviteRole; email?: string; maxUses?: number; expiresAt?: string },
  ): Promise<NewBoardInvite>;
  revoke(inviteId: string): Promise<void>;
  /** Without an account, too. 404: the code lets nobody in, or never did. */
  preview(code: string): Promise<InvitePreview>;
  /** Answers the board, also to who is a member already. */
  accept(code: string): Promise<BoardSummary>;
}

export const invitesOf = partOf(({ http, session }): Invites => {
  const ask = <Answer>(path: string, question?: Question) =>
    session.authorized((token) => http.ask<Answer>(path, { ...question, token }));
  const by = (code: string) => `/invites/${encodeURIComponent(code)}`;
  return {
    list: (boardId, options = {}) => ask(`/boards/${boardId}/invites${query(options)}`),
    create: (boardId, invite) => ask(`/boards/${boardId}/invites`, { method: "POST", body: invite }),
    revoke: (inviteId) => session.authorized((token) => http.tell(`/invites/${inviteId}`, { method: "DELETE", token })),
    preview: (code) => http.ask(by(code)),
    accept: (code) => ask(`${by(code)}/accept`, { method: "POST" }),
  };
});
