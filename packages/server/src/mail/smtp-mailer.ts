import { createTransport } from "nodemailer";
import { type Mailer, MailFailed } from "./mail.ts";
import { isMailAddress, type MailAddress } from "./mail-address.ts";

// The one file that knows nodemailer.

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** However many forget their passwords at once: no mail server likes to be called by hundreds. */
const MOST_CONNECTIONS = 3;
const IDLE_MS = 5_000;
const SUBMISSION = 587;
const SUBMISSION_OVER_TLS = 465;

/**
 * Sends over the SMTP server at `url`. `smtps://` speaks TLS from the first byte; `smtp://` turns to it where the server
 * can, and must when there is a password, which no network in between is to read.
 */
export function smtpMailer(url: string, from: MailAddress): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isTls = protocol === "smtps:";
  const auth = username === "" ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const transport = createTransport({
    pool: true,
    maxConnections: MOST_CONNECTIONS,
    idleTimeout: IDLE_MS,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (isTls ? SUBMISSION_OVER_TLS : SUBMISSION) : Number(port),
    secure: isTls,
    requireTLS: auth !== undefined,
    ...(auth && { auth }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, unsubscribe }) {
      if (!isMailAddress(to.address)) throw new MailFailed("the address is none", true);
      try {
        const headers = { ...AUTOMATIC, ...(unsubscribe !== undefined && oneClick(unsubscribe)) };
        await transport.sendMail({ from: addressee(from), to: addressee(to), subject, text, html, headers });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** No holiday reply to what a program sends (RFC 3834). */
const AUTOMATIC = { "Auto-Submitted": "auto-generated" };

/** As RFC 8058 has it: the program sends the second line there. */
function oneClick(address: string): Readonly<Record<string, string>> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** As an object, never as text: what stands in a text may be read as two addresses. */
function addressee({ name = "", address }: MailAddress): { name: string; address: string } {
  return { name, address };
}

function failureOf(error: unknown): MailFailed {
  if (!(error instanceof Error)) return new MailFailed("unknown", false);
  const { code, command, responseCode } = error as { code?: unknown; command?: unknown; responseCode?: unknown };
  const parts = [code, command, responseCode].filter((part) => typeof part === "string" || typeof part === "number");
  // Of the replies of a server 4xx are for now, and 5xx for good.
  const isFinal = typeof responseCode === "number" && responseCode >= 500;
  return new MailFailed(parts.length > 0 ? parts.join(" ") : error.name, isFinal);
}
