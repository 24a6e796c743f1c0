import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

// The browser tests. A laptop without Chromium is told what it skips; CI must have it.

if (findChromium() === undefined) {
  const how = "Chromium is not here: the browser tests are skipped. Get it with: apt-get install chromium";
  process.stdout.write(`${how}\n`);
  process.exit(process.env.CI ? 1 : 0);
}
const arguments_ = ["test", "--config", "e2e/playwright.config.ts", ...process.argv.slice(2)];
process.exit(spawnSync("playwright", arguments_, { stdio: "inherit" }).status ?? 1);
