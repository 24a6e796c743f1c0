import { findAccount, type User } from "../account/account-store.ts";
import type { Db } from "../database/connect.ts";
import type { Counters } from "../http/counters.ts";
import { boardInviteMail } from "../mail/board-invite-mail.ts";
import type { Postbox } from "../mail/postbox.ts";

const WINDOW_SECONDS = 3_600;
/** A class is invited in one hour; more is a way to write to strangers. */
const MOST_BY_ONE = 50;
const MOST_TO_ONE = 3;

export interface InviteLetter {
  readonly email: string;
  readonly inviter: User;
  readonly boardTitle: string;
  readonly code: string;
}

export interface InviteLetterDeps {
  readonly db: Db;
  readonly counters: Counters;
  readonly postbox: Postbox;
  /** Where the page is that takes the code, without it. */
  readonly page: string;
}

/** Writes to those who are invited to a board, whether they have an account or not: who invites is not told. */
export class InviteLetters {
  readonly #deps: InviteLetterDeps;

  constructor(deps: InviteLetterDeps) {
    this.#deps = deps;
  }

  /** Counts a letter. Seconds to wait when it is one too many, for this user or for this address. */
  async tooMany(userId: string, email: string): Promise<number | undefined> {
    const { counters } = this.#deps;
    const byOne = await counters.add(`invites of ${userId}`, WINDOW_SECONDS);
    if (byOne.count > MOST_BY_ONE) return byOne.secondsLeft;
    const toOne = await counters.add(`invites to ${email}`, WINDOW_SECONDS);
    return toOne.count > MOST_TO_ONE ? toOne.secondsLeft : undefined;
  }

  async write({ email, inviter, boardTitle, code }: InviteLetter): Promise<void> {
    const { db, postbox, page } = this.#deps;
    // In the language of whoever reads it, where that is known, or else of whoever invites them.
    const account = await findAccount(db, email);
    const reader = { email, locale: account?.user.locale ?? inviter.locale };
    // After the #, which no browser sends anywhere.
    postbox.post(boardInviteMail(reader, { inviter: inviter.name, board: boardTitle }, `${page}#code=${code}`));
  }
}
