import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fastify from "fastify";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MailServer, type MailServerOptions } from "../../../services/mail-server.ts";
import { boardInviteMail } from "../src/mail/board-invite-mail.ts";
import { type Mail, type Mailer, MailFailed } from "../src/mail/mail.ts";
import { isMailAddress, readMailAddress } from "../src/mail/mail-address.ts";
import { noticeMail } from "../src/mail/notice-mail.ts";
import { passwordResetMail } from "../src/mail/password-reset-mail.ts";
import { Postbox } from "../src/mail/postbox.ts";
import { smtpMailer } from "../src/mail/smtp-mailer.ts";

const FROM = { name: "Our boards", address: "board@example.org" };
const SECRET = "a-secret-that-is-in-the-link";

function mailTo(address: string): Mail {
  return passwordResetMail({ email: address, locale: null }, `https://board.example.org/reset#token=${SECRET}`);
}

/** What was logged, line by line. */
function keptLog() {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  return { lines, log: fastify({ logger: { level: "trace", stream } }).log };
}

let servers: MailServer[] = [];

async function start(options?: MailServerOptions): Promise<MailServer> {
  const server = await MailServer.start(options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers) await server.stop();
  servers = [];
});

describe("an address", () => {
  test.each([
    "ann@example.org\r\nBcc: eve@example.org",
    "ann@example.org\nRCPT TO:<eve@example.org>",
    "ann@example.org\r",
    "ann@example.org\u0000",
    "ann@example.org\u0085",
    "ann@example.org\u2028eve",
    "ann@example.org, eve@example.org",
    "Ann <ann@example.org>",
    "<ann@example.org>",
    '"ann eve"@example.org',
    "ann@@example.org",
    "ann",
    "",
  ])("%j is none, and nothing is sent to it", async (address) => {
    expect(isMailAddress(address)).toBe(false);
    const server = await start();
    const mailer = smtpMailer(server.url, FROM);
    await expect(mailer.send({ ...mailTo("x@example.org"), to: { address } })).rejects.toThrow("the address is none");
    expect(server.arrived).toEqual([]);
    mailer.close();
  });

  test("with a name before it is taken apart; without a name it is itself", () => {
    expect(readMailAddress("Our boards <board@example.org>")).toEqual(FROM);
    expect(readMailAddress(" board@example.org ")).toBeUndefined();
    expect(readMailAddress("board@example.org")).toEqual({ address: "board@example.org" });
    expect(readMailAddress("Two\r\nlines <board@example.org>")).toBeUndefined();
  });
});

describe("a mail over SMTP", () => {
  test("arrives with one sender, one recipient, and the same words in text and HTML", async () => {
    const server = await start();
    const mailer = smtpMailer(server.url, FROM);
    await mailer.send(mailTo("ann@example.org"));
    mailer.close();
    const [mail] = server.arrived;
    expect(server.arrived).toHaveLength(1);
    expect(mail).toMatchObject({ from: FROM.address, sender: FROM.name, recipients: ["ann@example.org"] });
    expect(mail?.subject).toBe("Set a new password");
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.text).toContain(`https://board.example.org/reset#token=${SECRET}\n`);
    expect(mail?.html).toContain(`<a href="https://board.example.org/reset#token=${SECRET}">Set a new password</a>`);
    const words = (text = "") =>
      text
        .replaceAll(/<[^>]+>|https:\S+/g, "")
        .split(/\s+/)
        .filter(Boolean);
    expect(words(mail?.html).filter((word) => !words(mail?.text).includes(word))).toEqual(["Set"]);
  });

  test("many at once go over a few connections", async () => {
    let most = 0;
    const server = await start({ onConnections: (count) => (most = Math.max(most, count)) });
    const mailer = smtpMailer(server.url, FROM);
    await Promise.all(Array.from({ length: 30 }, (_, at) => mailer.send(mailTo(`user${at}@example.org`))));
    mailer.close();
    expect(server.arrived).toHaveLength(30);
    expect(most).toBeLessThanOrEqual(3);
  });

  test("what the server says of a refused one is not repeated: it may quote the mail", async () => {
    const server = await start({ refusal: () => ({ code: 550, text: `no mail with ${SECRET}` }) });
    const mailer = smtpMailer(server.url, FROM);
    const fault: unknown = await mailer.send(mailTo("ann@example.org")).catch((error: unknown) => error);
    mailer.close();
    expect(fault).toBeInstanceOf(MailFailed);
    expect(fault).toMatchObject({ isFinal: true, message: expect.stringContaining("550") });
    expect(String(fault)).not.toContain(SECRET);
  });
});

test.each([
  [null, "Set a new password"],
  ["en-GB", "Set a new password"],
  ["es", "Elegir una contraseña nueva"],
  ["es-MX", "Elegir una contraseña nueva"],
  ["pt-BR", "Definir uma nova senha"],
  ["PT", "Definir uma nova senha"],
  ["de", "Set a new password"],
  ["constructor", "Set a new password"],
])("to a reader of %s the reset mail says %s, and the rest in the same language", async (locale, subject) => {
  const link = `https://board.example.org/reset#token=${SECRET}`;
  const mail = passwordResetMail({ email: "ann@example.org", locale }, link);
  const english = passwordResetMail({ email: "ann@example.org", locale: "en" }, link);
  expect(mail.subject).toBe(subject);
  expect(mail.html).toContain(`>${subject}</a>`);
  const shared = mail.text.split("\n\n").filter((paragraph) => english.text.split("\n\n").includes(paragraph));
  expect(shared.length === 1).toBe(subject !== english.subject);
  // Over the wire its letters arrive as they are.
  const server = await start();
  const mailer = smtpMailer(server.url, FROM);
  await mailer.send(mail);
  mailer.close();
  const arrived = await server.mailTo("ann@example.org");
  expect(arrived.subject).toBe(subject);
  expect(arrived.text.trim()).toBe(mail.text.trim());
});

describe.each(["passwordChanged", "passwordSetByMail", "emailChanged", "emailGiven", "accountDeactivated"] as const)(
  "of %s",
  (notice) => {
    const time = "2026-11-21T09:05:00.000Z";
    const mailIn = (locale: string | null) =>
      noticeMail(notice, { email: "ann@example.org", locale }, "https://board.example.org", time);

    test.each([
      ["es-MX", "21 de noviembre de 2026 a las 9:05 UTC"],
      ["pt-BR", "21 de novembro de 2026 às 09:05 UTC"],
    ])("a reader of %s hears all in that language, the date too", (locale, when) => {
      const [mail, english] = [mailIn(locale), mailIn("en-GB")];
      expect(mail.text).toContain(when);
      expect(english.text).toContain("November 21, 2026 at 09:05 UTC");
      expect(mail.subject).not.toBe(english.subject);
      const paragraphs = english.text.trim().split("\n\n");
      const shared = mail.text
        .trim()
        .split("\n\n")
        .filter((paragraph) => paragraphs.includes(paragraph));
      expect(shared).toEqual([paragraphs.at(-1)]);
      expect(shared[0]).toMatch(/^https:\/\/board\.example\.org(\/forgot)?$/);
    });

    test.each([null, "de", "constructor"])("a reader of %s hears it in English", (locale) => {
      expect(mailIn(locale)).toEqual(mailIn("en"));
    });
  },
);

describe("TLS", () => {
  let folder: string;
  let tls: { key: Buffer; cert: Buffer };
  const account = { user: "board@example.org", password: "p@ss/word" };
  const loginAt = ({ port }: MailServer, scheme: string) =>
    `${scheme}://board%40example.org:p%40ss%2Fword@127.0.0.1:${port}`;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "syncboard-mail-"));
    const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
    execFileSync("openssl", ["req", "-x509", ...key, "-out", certFile, "-days", "2", ...subject], { stdio: "pipe" });
    tls = { key: readFileSync(keyFile), cert: readFileSync(certFile) };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Sends in a process of its own, which trusts the certificate or does not. */
  async function send(url: string, isTrusting: boolean): Promise<string> {
    const source = new URL("../src/mail/", import.meta.url).href;
    const script = `
      import { smtpMailer } from "${source}smtp-mailer.ts";
      const mailer = smtpMailer(process.argv[1], { address: "board@example.org" });
      const mail = { to: { address: "ann@example.org" }, subject: "Hello", text: "Hello", html: "<p>Hello</p>" };
      await mailer.send(mail).then(() => console.log("sent"), (error) => console.log(error.message));
      mailer.close();`;
    const env = { PATH: process.env.PATH, ...(isTrusting && { NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") }) };
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script, url], {
      env,
    });
    return stdout.trim();
  }

  test.each([
    ["smtp", "STARTTLS", false],
    ["smtps", "TLS from the start", true],
  ])("%s:// with a password goes over %s", async (scheme, _, isFromTheStart) => {
    const server = await start({ account, tls: { ...tls, isFromTheStart } });
    expect(await send(loginAt(server, scheme), true)).toBe("sent");
    expect(server.arrived).toMatchObject([{ isOverTls: true, user: account.user, recipients: ["ann@example.org"] }]);
  });

  test("a certificate that nobody vouches for is not talked to", async () => {
    const server = await start({ account, tls });
    expect(await send(loginAt(server, "smtp"), false)).toMatch(/^E(TLS|SOCKET)/);
    expect(server.arrived).toEqual([]);
  });

  test("a password is not sent to a server that speaks no TLS", async () => {
    const server = await start({ account });
    expect(await send(loginAt(server, "smtp"), true)).toMatch(/^ETLS/);
    expect(server.arrived).toEqual([]);
  });

  test("a wrong password is for good", async () => {
    const server = await start({ account, tls });
    const url = loginAt(server, "smtp").replace("word@", "words@");
    expect(await send(url, true)).toMatch(/^EAUTH .*535$/);
  });
});

describe("the postbox", () => {
  test("takes a mail at once, and goes on trying while the server is down", async () => {
    const first = await MailServer.start();
    await first.stop();
    const { lines, log } = keptLog();
    const postbox = new Postbox(smtpMailer(first.url, FROM), log);
    postbox.post(mailTo("ann@example.org"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const server = await start({ port: first.port });
    await server.mailTo("ann@example.org");
    await postbox.close();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "a mail could not be sent yet", tries: 1 });
    expect(lines.join()).not.toContain(SECRET);
  });

  test("tries again what is refused for now, and not what is refused for good; the log says nothing of the mail", async () => {
    for (const [code, tries] of [
      [450, 2],
      [550, 1],
    ] as const) {
      let asked = 0;
      const refusal = () => (++asked > 1 && code === 450 ? undefined : { code, text: `refused: ${SECRET}` });
      const server = await start({ refusal });
      const { lines, log } = keptLog();
      const postbox = new Postbox(smtpMailer(server.url, FROM), log);
      postbox.post(mailTo("ann@example.org"));
      if (code === 450) await server.mailTo("ann@example.org");
      await postbox.close();
      expect(asked).toBe(tries);
      expect(lines.join()).toContain(String(code));
      expect(lines.join()).not.toContain(SECRET);
      expect(lines.join()).not.toContain("ann@example.org");
    }
  });

  test("when it closes it lets go what is on its way, and gives up what waits", async () => {
    const { lines, log } = keptLog();
    const sent: string[] = [];
    const mailer: Mailer = {
      async send({ to }) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (to.address.startsWith("bad")) throw new MailFailed("ECONNECTION", false);
        sent.push(to.address);
      },
      close() {},
    };
    const postbox = new Postbox(mailer, log);
    postbox.post(mailTo("good@example.org"));
    postbox.post(mailTo("bad@example.org"));
    const start = performance.now();
    await postbox.close();
    postbox.post(mailTo("late@example.org"));
    expect(performance.now() - start).toBeLessThan(900);
    expect(sent).toEqual(["good@example.org"]);
    expect(lines).toHaveLength(2);
  });
});

describe("the mail of an invite to a board", () => {
  const HREF = "https://board.example.org/join#code=abc";
  const mail = (inviter: string, board: string, locale: string | null = null) =>
    boardInviteMail({ email: "bob@example.org", locale }, { inviter, board }, HREF);

  test("says who invites and to what, in the reader's language, and escapes both", () => {
    expect(mail("Ann <b>", "Our garden").text).toContain("Ann <b> invites you to the board “Our garden” on SyncBoard.");
    expect(mail("Ann <b>", "Our garden").html).toContain("Ann &lt;b&gt; invites");
    expect(mail("Ann", "Jardín", "es-MX").text).toContain("Ann te invita al tablero «Jardín»");
    expect(mail("Ann", "Jardim", "pt-BR").text).toContain("Ann convida você para o quadro “Jardim”");
  });

  test.each([
    "https://evil.example",
    "Win at evil.example",
    "www evil",
    "mail eve@example",
    "a\u2024b evil.com/x",
    " \r\n ",
  ])("a name that could be clicked is left out: %j", (name) => {
    const { subject, text, html } = mail(name, name);
    expect(text).toContain("somebody invites you to a board on SyncBoard.");
    for (const each of [subject, text, html]) expect(each).not.toContain("evil");
    expect(text.match(/https?:/g)).toHaveLength(1);
  });

  test("a long name is cut, and lines become one", () => {
    const { text, subject } = mail("Ann\r\nBcc: eve", "x".repeat(500));
    expect(text).toContain("Ann Bcc: eve invites you to the board “");
    expect(text).not.toContain("x".repeat(60));
    expect(subject).toBe("You are invited to a board");
  });
});
