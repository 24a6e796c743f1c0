import type { BrowserContextOptions } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { pdfOf } from "../pdfs.ts";
import { isSound, SIZES } from "../sound.ts";
import { newNote, newSubject, openNote } from "../subject-page.ts";

// Axe finds nothing, and nothing is wider than the screen: every screen, desktop and phone, light and dark.

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
      await page.goto("/reset#token=from-a-mail");
      await page.getByLabel("New password", { exact: true }).fill("an old one of mine");
      await isSound(page);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "This link doesn’t work any more" })).toBeVisible();
      await isSound(page);
      await page.getByRole("link", { name: "Ask for a new link" }).click();
      await expect(page.getByRole("heading", { name: "This server sends no mail" })).toBeVisible();
      await isSound(page);
      // Who cannot hear so beforehand has a form.
      await page.route("**/api/v1/installation", (route) => route.abort());
      await page.reload();
      await page.getByLabel("E-mail", { exact: true }).fill("ann@example.org");
      await isSound(page);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "This server sends no mail" })).toBeVisible();
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
      for (const name of ["Account of Ann", "Board menu", "Menu of To do"]) {
        await ann.page.getByRole("button", { name, exact: true }).click();
        await expect(ann.page.getByRole("menu")).toBeVisible();
        await isSound(ann.page);
        await ann.page.keyboard.press("Escape");
        await expect(ann.page.getByRole("menu")).toBeHidden();
      }
      await ann.page.getByRole("button", { name: "Board menu" }).click();
      await ann.page.getByRole("menuitem", { name: /^Share/ }).click();
      await expect(ann.page.getByRole("dialog", { name: "Share this board" })).toBeVisible();
      await isSound(ann.page);

      await ann.page.goto("/");
      await expect(ann.page.getByRole("link", { name: /Plans/ })).toBeVisible();
      await isSound(ann.page);
      await ann.page.goto("/nothing");
      await isSound(ann.page);

      await ann.page.goto("/subjects");
      await expect(ann.page.getByRole("heading", { name: "A notebook for each thing" })).toBeVisible();
      await isSound(ann.page);
      const subject = await newSubject(ann, long, { color: "amber", description: long });
      await expect(ann.page.getByText("No notes or files yet")).toBeVisible();
      await isSound(ann.page);
      const note = await newNote(ann, subject.subjectId, long, `# One\n\n${long}\n\n- [ ] Two`);
      await ann.call("POST", "/todos", {
        title: long,
        subjectId: subject.subjectId,
        dueAt: "2026-11-20T10:00:00.000Z",
      });
      await subject.choose({ name: "plan.pdf", mimeType: "application/pdf", buffer: pdfOf("Three") });
      await expect(subject.row("plan.pdf")).toBeVisible();
      await expect(ann.page.getByRole("checkbox", { name: long })).toBeVisible();
      await isSound(ann.page);
      await openNote(ann.page, subject.subjectId, note);
      await isSound(ann.page);
      await ann.page.goBack();
      await subject.row("plan.pdf").click();
      await expect(ann.page.getByRole("region", { name: "Pages of plan.pdf" }).getByText("Three")).toBeAttached();
      await isSound(ann.page);
      expect(faults).toEqual([]);
    });
  }
}
