import { execFileSync } from "node:child_process";

/** Debian's Chromium, or the browser that CHROMIUM names; undefined when this machine has none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return named;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { stdio: ["ignore", "pipe", "ignore"] })
        .toString()
        .trim();
    } catch {
      // Not under this name.
    }
  }
  return undefined;
}
