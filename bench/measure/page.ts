import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { registration } from "../load/person.ts";
import type { Measurement } from "../measurement.ts";
import { alone } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SIZES = [
  { cards: 1_000, mostSeconds: 0.6 },
  { cards: 10_000, mostSeconds: 1.2 },
] as const;
/** What somebody types and takes back, letter by letter. */
const WORDS = ["c", "ca", "car", "card", "card 1", "card 19", "card 199", "card 19", "card", ""];
const MOST_KIB = 200;

declare global {
  interface Window {
    /** Set in the first frame after one in which a card was seen: ms since the navigation began. */
    cardsSeenAt?: number;
  }
}

/** Runs in the page before its own scripts. */
function watchForCards(): void {
  const look = () => {
    const item = [...document.querySelectorAll("li")].find((each) => each.textContent?.startsWith("Card "));
    if (!item || item.getBoundingClientRect().height === 0) requestAnimationFrame(look);
    else
      requestAnimationFrame((at) => {
        window.cardsSeenAt = at;
      });
  };
  requestAnimationFrame(look);
}

interface Visit {
  readonly seconds: number;
  readonly scriptKib: number;
}

/** The gzipped size of every script that a page loads, noted from here on. */
function noteScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_024;
}

/** A browser that has never seen this site, with somebody signed in. */
async function signIn(browser: Browser, url: string, identifier: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1_280, height: 800 } });
  const { password } = registration;
  const login = await context.request.post("/api/v1/auth/login", { data: { identifier, password } });
  if (!login.ok()) throw new Error(`Signing in answered ${login.status()}`);
  return context;
}

/** How long each letter of a filter takes, in ms, until the browser can draw what it leaves. */
async function filter(browser: Browser, url: string, boardId: string, identifier: string): Promise<number[]> {
  const context = await signIn(browser, url, identifier);
  const page = await context.newPage();
  await page.goto(`/b/${boardId}`);
  await page.getByText("Card ").first().waitFor();
  await page.keyboard.press("/");
  await page.locator("search input").first().waitFor();
  const times = await page.evaluate(async (words) => {
    const input = document.querySelector<HTMLInputElement>("search input");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const taken: number[] = [];
    for (const word of words) {
      const start = performance.now();
      if (input) set?.call(input, word);
      input?.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      taken.push(performance.now() - start);
    }
    return taken;
  }, WORDS);
  await context.close();
  return times;
}

/** Somebody who is signed in opens a board in a browser that has never seen this site. */
async function visit(browser: Browser, url: string, boardId: string, identifier: string): Promise<Visit> {
  const context = await signIn(browser, url, identifier);
  const page = await context.newPage();
  await page.addInitScript(watchForCards);
  const scripts = noteScripts(page);
  await page.goto(`/b/${boardId}`, { waitUntil: "commit" });
  const seen = await page.waitForFunction(() => window.cardsSeenAt, undefined, { timeout: 20_000 });
  const at = (await seen.jsonValue()) ?? Number.NaN;
  await page.waitForLoadState("networkidle");
  const scriptKib = await scripts();
  await context.close();
  return { seconds: at / 1_000, scriptKib };
}

export const measurePage: Measurement = async ({ isQuick, newHome }) => {
  if (!existsSync(CHROMIUM)) {
    return { skipped: `There is no ${CHROMIUM}: install Debian's chromium, or say where one is with CHROMIUM=…` };
  }
  const server = await startBenchServer(await newHome());
  const generator = await startGenerator();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const boards = [];
  for (const { cards, mostSeconds } of SIZES) {
    const { boardId, person } = await generator.ask("seed", { url: server.url, cards });
    boards.push({ cards, mostSeconds, boardId, email: person.email, visits: [] as Visit[] });
  }
  for (let round = 0; round < (isQuick ? 2 : 7); round++) {
    for (const { boardId, email, visits } of boards) visits.push(await visit(browser, server.url, boardId, email));
  }
  const letters: number[] = [];
  for (const { boardId, email } of boards.slice(0, 1)) {
    for (let round = 0; round < (isQuick ? 1 : 3); round++) {
      letters.push(...(await filter(browser, server.url, boardId, email)));
    }
  }
  await browser.close();
  await generator.stop();
  await server.stop();
  const times = boards.map(({ cards, mostSeconds, visits }) => {
    const seconds = visits.map((each) => each.seconds);
    return alone(`page to visible cards, ${cards.toLocaleString("en")} cards`, "s", seconds, mostSeconds);
  });
  const kib = boards.flatMap(({ visits }) => visits.map(({ scriptKib }) => scriptKib));
  const typed = alone("a letter of a filter, 1,000 cards", "ms", letters, 50);
  return [...times, typed, alone("JavaScript of the first page, gzipped", "KiB", [Math.max(...kib)], MOST_KIB)];
};
