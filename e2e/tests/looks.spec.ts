import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

// Axe finds nothing, and nothing is wider than the screen: every screen, desktop and phone, light and dark.

const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

async function isSound(page: Page): Promise<void> {
  // What is still fading in has not its own colours yet.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const options: BrowserContextOptions = { ...device, colorScheme };

    test(`signed out, ${size}, ${colorScheme}`, async ({ browser, server }) => {
      const context = await browser.newContext({ ...options, baseURL: server.url });
      const page = await context.newPage();
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await isSound(page);
      await page.goto("/register");
      await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
      await isSound(page);
      await context.close();
    });

    test(`signed in, ${size}, ${colorScheme}`, async ({ person }) => {
      const faults: string[] = [];
      const ann = await person("Ann", options);
      ann.page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("401")) faults.push(message.text());
      });
      ann.page.on("pageerror", (error) => faults.push(error.message));
      await ann.page.goto("/");
      await expect(ann.page.getByRole("button", { name: "Create your first board" })).toBeVisible();
      await isSound(ann.page);

      const long =
        "A title that goes on for much longer than anybody would think wise, with aVeryLongWordThatHasNoPlaceToBreakAtAllInIt";
      const board = await ann.newBoard("Plans", [["One", long, "שלום עולם", "🚀 Emoji"], ["Two"]]);
      await expect(board.card("One")).toBeVisible();
      await isSound(ann.page);
      await board.card("One").click();
      await expect(ann.page.getByRole("dialog")).toBeVisible();
      await isSound(ann.page);
      await ann.page.keyboard.press("Escape");
      await expect(ann.page.getByRole("dialog")).toBeHidden();
      await ann.page.getByRole("button", { name: "Board menu" }).click();
      await ann.page.getByRole("menuitem", { name: /^Share/ }).click();
      await expect(ann.page.getByRole("dialog", { name: "Share this board" })).toBeVisible();
      await isSound(ann.page);

      await ann.page.goto("/");
      await expect(ann.page.getByRole("link", { name: /Plans/ })).toBeVisible();
      await isSound(ann.page);
      await ann.page.goto("/nothing");
      await isSound(ann.page);
      expect(faults).toEqual([]);
    });
  }
}
