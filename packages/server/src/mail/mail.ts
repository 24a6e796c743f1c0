import type { MailAddress } from "./mail-address.ts";

export interface Mail {
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  /** The same words. */
  readonly html: string;
  /** Where one click, of the reader or their mail program, ends mails of this kind (RFC 8058). */
  readonly unsubscribe?: string;
}

export interface Reader {
  readonly email: string;
  readonly locale: string | null;
}

/** Hands a mail on, or throws `MailFailed`. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/**
 * A mail was not taken. Its message is short and our own: what the other side says may quote the mail, with the secret
 * that is in it.
 */
export class MailFailed extends Error {
  /** The same again would fare no better. */
  readonly isFinal: boolean;

  constructor(what: string, isFinal: boolean) {
    super(what);
    this.isFinal = isFinal;
  }
}
