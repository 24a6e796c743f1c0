import { defineConfig } from "@playwright/test";
import { findChromium } from "./chromium.ts";

// A browser of its own for every machine: no sandbox for root, and no calls to hosts of its maker.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const executablePath = findChromium();

export default defineConfig({
  testDir: "./tests",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  forbidOnly: true,
  use: {
    launchOptions: { args: FLAGS, ...(executablePath !== undefined && { executablePath }) },
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    trace: "off",
    screenshot: "only-on-failure",
  },
});
