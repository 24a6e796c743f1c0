import { ApiError } from "./api-error.ts";
import type { AccountChange, SignedIn, User } from "./api-types.ts";
import type { Registration, Session, SessionState } from "./client.ts";
import type { Http } from "./http.ts";
import { Listeners } from "./listeners.ts";
import type { Locks } from "./options.ts";
import type { UploadOptions } from "./upload.ts";

const SIGNED_OUT: SessionState = { status: "signed_out", user: null };

/** Holds the access token, and gets a new one when it has run out: once for everybody who waits for it. */
export class TokenSession implements Session {
  readonly #http: Http;
  readonly #locks: Locks | undefined;
  readonly #listeners = new Listeners();
  #state: SessionState = { status: "unknown", user: null };
  #token: string | undefined;
  #renewing: Promise<void> | undefined;
  /** Who must know at once and before any screen: whose commands may be sent hangs on it. */
  #onUser: () => void = () => {};
  #onAccount: (user: User) => void = () => {};
  #onLeave: (userId: string) => void = () => {};

  /** Whose account may be no more: the answer to that was lost, and nothing was heard since. */
  #doubtedId: string | undefined;

  constructor(http: Http, locks: Locks | undefined) {
    this.#http = http;
    this.#locks = locks;
  }

  get token(): string | undefined {
    return this.#token;
  }

  get userId(): string | undefined {
    return this.#state.user?.id;
  }

  whenUserChanges(listener: () => void): void {
    this.#onUser = listener;
  }

  /** Told what this tab changed about the account. */
  whenAccountChanges(listener: (user: User) => void): void {
    this.#onAccount = listener;
  }

  /** Told when this tab has ended the account itself. */
  whenLeaving(listener: (userId: string) => void): void {
    this.#onLeave = listener;
  }

  getState(): SessionState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async restore(): Promise<SessionState> {
    if (this.#state.status !== "signed_in") await this.renew(this.#token);
    return this.#state;
  }

  async register(registration: Registration): Promise<SignedIn> {
    return this.use(await this.#http.ask("/auth/register", { method: "POST", body: registration, withCookie: true }));
  }

  async login(identifier: string, password: string): Promise<SignedIn> {
    const body = { identifier, password };
    return this.use(await this.#http.ask("/auth/login", { method: "POST", body, withCookie: true }));
  }

  /** Rejects, and leaves one signed in, when there is no answer: the cookie would still open the door. */
  async logout(): Promise<void> {
    try {
      await this.authorized((token) => this.#http.tell("/auth/logout", { method: "POST", token, withCookie: true }));
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
    }
    this.#signOut();
  }

  async deactivate(password: string): Promise<void> {
    const { userId } = this;
    const question = { method: "DELETE", body: { password }, withCookie: true } as const;
    const isDoubted = userId !== undefined && this.#doubtedId === userId;
    try {
      await this.authorized((token) => this.#http.tell("/users/me", { ...question, token }), userId);
    } catch (error) {
      // It was done the first time.
      if (isDoubted && isUnauthenticated(error) && this.userId === undefined) return;
      if (isUnanswered(error)) this.#doubtedId = userId;
      throw error;
    }
    if (userId !== undefined) this.#left(userId);
  }

  #left(userId: string): void {
    this.#doubtedId = undefined;
    this.leave(userId);
    this.#onLeave(userId);
  }

  /** The account of this user is no more; who else is signed in stays so. */
  leave(userId: string): void {
    if (this.userId === userId) this.#signOut();
  }

  async refreshAccount(): Promise<User> {
    return this.#changed(await this.authorized((token) => this.#http.ask<User>("/users/me", { token })));
  }

  async changeAccount(change: AccountChange): Promise<User> {
    const user = await this.authorized((token) =>
      this.#http.ask<User>("/users/me", { method: "PATCH", body: change, token }),
    );
    return this.#changed(user);
  }

  async setAvatar(picture: Blob, options: UploadOptions = {}): Promise<User> {
    const sending = { ...options, file: picture };
    return this.#changed(
      await this.authorized((token) =>
        this.#http.sendFile<User>("/users/me/avatar", { method: "PUT", ...sending, token }),
      ),
    );
  }

  async removeAvatar(): Promise<User> {
    await this.authorized((token) => this.#http.tell("/users/me/avatar", { method: "DELETE", token }));
    return this.refreshAccount();
  }

  #changed(user: User): User {
    this.hear(user);
    this.#onAccount(user);
    return user;
  }

  /** Takes over what an account says now, unless somebody else has signed in or something newer is known. */
  hear(user: User): void {
    const known = this.#state.user;
    if (known?.id === user.id && known.updatedAt < user.updatedAt) this.#become({ status: "signed_in", user });
  }

  forgotPassword(email: string): Promise<void> {
    return this.#http.tell("/auth/password/forgot", { method: "POST", body: { email } });
  }

  async resetPassword(token: string, password: string): Promise<void> {
    await this.#http.tell("/auth/password/reset", { method: "POST", body: { token, password } });
    // It may have been the account that is signed in here, which is over with that; or no longer reached, which shows later.
    if (this.#token !== undefined) await this.renew(this.#token).catch(() => {});
  }

  use(signedIn: SignedIn): SignedIn {
    this.#token = signedIn.accessToken;
    this.#become({ status: "signed_in", user: signedIn.user });
    return signedIn;
  }

  /**
   * Calls with the access token, and once more with a new one when it has run out. As this user and never as anybody else, even
   * when another tab has signed in as another user meanwhile.
   */
  async authorized<Answer>(call: (token: string) => Promise<Answer>, userId = this.userId): Promise<Answer> {
    const token = this.#tokenOf(userId);
    try {
      const answer = await call(token);
      this.#doubtedId = undefined;
      return answer;
    } catch (error) {
      if (!isUnauthenticated(error)) {
        if (!isUnanswered(error)) this.#doubtedId = undefined;
        throw error;
      }
      await this.renew(token);
      return call(this.#tokenOf(userId));
    }
  }

  /** Sees to it that the token is another than `old`, which did not work; or that one is signed out. */
  async renew(old: string | undefined): Promise<void> {
    if (this.#token !== old) return;
    this.#renewing ??= this.#refresh(old).finally(() => {
      this.#renewing = undefined;
    });
    await this.#renewing;
  }

  async #refresh(old: string | undefined): Promise<void> {
    const ask = () => this.#http.ask<SignedIn>("/auth/refresh", { method: "POST", withCookie: true });
    try {
      // In turn with other tabs: they share the cookie, and a refresh token that is used twice ends the session.
      const signedIn = this.#locks ? await this.#locks.request("syncboard:refresh", ask) : await ask();
      // Signed in or out meanwhile: that is newer.
      if (this.#token === old) this.use(signedIn);
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      if (this.#token !== old) return;
      const { userId } = this;
      if (userId !== undefined && userId === this.#doubtedId) this.#left(userId);
      else this.#signOut();
    }
  }

  #tokenOf(userId: string | undefined): string {
    if (this.#token !== undefined && (userId === undefined || userId === this.userId)) return this.#token;
    throw new ApiError({ type: "about:blank", title: "Not signed in", status: 401, code: "unauthenticated" });
  }

  #signOut(): void {
    this.#token = undefined;
    this.#become(SIGNED_OUT);
  }

  #become(state: SessionState): void {
    const isAnother = state.user?.id !== this.userId;
    this.#state = state;
    if (isAnother) this.#onUser();
    this.#listeners.tell();
  }
}

/** What was asked for may have been done all the same. */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500;
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
