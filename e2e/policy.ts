import { type BrowserContext, expect } from "@playwright/test";

/** Listens for whatever the content security policy stops, on every page of a browser. What it answers looks whether it was nothing. */
export async function watchPolicy(context: BrowserContext): Promise<() => void> {
  const stopped: string[] = [];
  context.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) stopped.push(message.text());
  });
  // Also what is stopped without a word, as in a worker or under a policy that only reports.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample, sourceFile }) => {
      const what = [violatedDirective, blockedURI, sample, sourceFile].join(" ");
      console.error(`Content Security Policy stopped: ${what}`);
    });
  });
  return () => expect(stopped, "stopped by the content security policy").toEqual([]);
}
