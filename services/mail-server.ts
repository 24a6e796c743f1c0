import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived: `from` and `recipients` are of the envelope, the rest is what its reader sees. */
export interface ArrivedMail {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly isOverTls: boolean;
  /** Who sent it, where the server asks. */
  readonly user: string | undefined;
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: ReadonlyMap<string, string>;
}

export interface MailServerOptions {
  /** Any free one by default. */
  readonly port?: number;
  readonly account?: { readonly user: string; readonly password: string };
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer; readonly isFromTheStart?: boolean };
  /** Told how many connections there are, at each new one. */
  readonly onConnections?: (count: number) => void;
  /** What the server replies to a recipient, instead of taking the mail: 450 is for now, 550 for good. */
  readonly refusal?: () => { readonly code: number; readonly text: string } | undefined;
}

/** A real SMTP server on 127.0.0.1 that keeps what it gets in memory. */
export class MailServer {
  readonly port: number;
  readonly arrived: ArrivedMail[] = [];
  readonly #server: SMTPServer;

  private constructor(server: SMTPServer, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async start({ port = 0, account, tls, refusal, onConnections }: MailServerOptions = {}): Promise<MailServer> {
    const options: SMTPServerOptions = {
      secure: tls?.isFromTheStart ?? false,
      ...(tls ? { key: tls.key, cert: tls.cert } : { disabledCommands: ["STARTTLS"] }),
      authOptional: account === undefined,
      logger: false,
      onAuth({ username, password }, _session, done) {
        const isRight = username === account?.user && password === account?.password;
        done(isRight ? null : new Error("wrong password"), isRight ? { user: username } : {});
      },
      onConnect(_session, done) {
        onConnections?.(server.connections.size);
        done();
      },
      onRcptTo(_address, _session, done) {
        const said = refusal?.();
        done(said && Object.assign(new Error(said.text), { responseCode: said.code }));
      },
      onData(stream, { envelope, user, secure }, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.once("end", () => {
          PostalMime.parse(Buffer.concat(chunks)).then((email) => {
            mails.arrived.push({
              from: envelope.mailFrom ? envelope.mailFrom.address : "",
              recipients: envelope.rcptTo.map(({ address }) => address),
              isOverTls: secure,
              user: typeof user === "string" ? user : undefined,
              sender: email.from?.name ?? "",
              subject: email.subject ?? "",
              text: email.text ?? "",
              html: email.html ?? "",
              headers: new Map(email.headers.map(({ key, value }) => [key, value])),
            });
            done();
          }, done);
        });
      },
    };
    const server = new SMTPServer(options);
    // A client that goes away in the middle.
    server.on("error", () => {});
    const listener = server.listen(port, "127.0.0.1");
    await new Promise((resolve, reject) => listener.once("listening", resolve).once("error", reject));
    const mails = new MailServer(server, (listener.address() as AddressInfo).port);
    return mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** The first mail to this address that has come or comes soon; of those that are wanted, where not all are. */
  async mailTo(
    address: string,
    {
      patienceMs = 10_000,
      isWanted = () => true,
    }: { patienceMs?: number; isWanted?: (mail: ArrivedMail) => boolean } = {},
  ): Promise<ArrivedMail> {
    for (const until = Date.now() + patienceMs; Date.now() < until; ) {
      const mail = this.arrived.find((each) => each.recipients.includes(address) && isWanted(each));
      if (mail) return mail;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no mail to ${address} within ${patienceMs} ms`);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}
