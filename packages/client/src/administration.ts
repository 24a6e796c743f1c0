import { query } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { Page, RegistrationMode } from "./api-types.ts";
import { partOf } from "./client-world.ts";
import type { Question } from "./http.ts";

/** A user as administrators see them. */
export interface AdministeredUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly isAdministrator: boolean;
  readonly createdAt: string;
  readonly deactivatedAt: string | null;
  /** Where they are signed in now. */
  readonly sessions: number;
  /** To some minutes; null: not since their last sessions were forgotten. */
  readonly lastUsedAt: string | null;
}

/** Who may register; `allowed`: what the server's own setting leaves to choose from. */
export interface RegistrationState {
  readonly registration: RegistrationMode;
  readonly allowed: readonly RegistrationMode[];
}

/** What lets somebody make an account, but for the code itself. */
export interface Invite {
  readonly id: string;
  readonly creatorId: string;
  /** For whom it is, in the words of who made it. */
  readonly note: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The only answer that holds the code. */
export interface NewInvite extends Invite {
  readonly code: string;
}

/**
 * What administrators of the server do. Every call rejects as those of the API do; one that is refused because the user is no
 * administrator any more also brings the account up to date.
 */
export interface Administration {
  /** The newest first. `q`: how an e-mail address or a username begins. */
  listUsers(options?: { q?: string; cursor?: string }): Promise<Page<AdministeredUser>>;
  /** `last_administrator` when nobody would be left. */
  appoint(userId: string, isAdministrator: boolean): Promise<AdministeredUser>;
  deactivate(userId: string): Promise<AdministeredUser>;
  reactivate(userId: string): Promise<AdministeredUser>;
  endSessions(userId: string): Promise<void>;
  getRegistration(): Promise<RegistrationState>;
  chooseRegistration(registration: RegistrationMode): Promise<RegistrationState>;
  listInvites(options?: { cursor?: string }): Promise<Page<Invite>>;
  /** Without `expiresAt` it ends after 7 days; the most is 366. */
  createInvite(invite: { note: string; maxUses: number; expiresAt?: string }): Promise<NewInvite>;
  revokeInvite(inviteId: string): Promise<void>;
}

export const administrationOf = partOf(({ http, session }): Administration => {
  async function call<Answer>(work: (token: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await session.authorized(work);
    } catch (error) {
      if (error instanceof ApiError && error.status === 403) await session.refreshAccount().catch(() => {});
      throw error;
    }
  }
  const ask = <Answer>(path: string, question?: Question) =>
    call((token) => http.ask<Answer>(`/admin${path}`, { ...question, token }));
  const tell = (path: string, question: Question) =>
    call((token) => http.tell(`/admin${path}`, { ...question, token }));

  return {
    listUsers: (options = {}) => ask(`/users${query(options)}`),
    async appoint(userId, isAdministrator) {
      const user = await ask<AdministeredUser>(`/users/${userId}`, { method: "PATCH", body: { isAdministrator } });
      // What one may do oneself is another then.
      if (userId === session.userId) await session.refreshAccount().catch(() => {});
      return user;
    },
    deactivate: (userId) => ask(`/users/${userId}/deactivate`, { method: "POST" }),
    reactivate: (userId) => ask(`/users/${userId}/reactivate`, { method: "POST" }),
    endSessions: (userId) => tell(`/users/${userId}/sessions`, { method: "DELETE" }),
    getRegistration: () => ask("/registration"),
    chooseRegistration: (registration) => ask("/registration", { method: "PATCH", body: { registration } }),
    listInvites: (options = {}) => ask(`/invites${query(options)}`),
    createInvite: (invite) => ask("/invites", { method: "POST", body: invite }),
    revokeInvite: (inviteId) => tell(`/invites/${inviteId}`, { method: "DELETE" }),
  };
});
