import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// A copy of a board: one's own, with or without the cards.

async function openDialog(page: Page) {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Copy board…" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy this board" });
  await expect(dialog.getByLabel("Name of the copy")).toBeFocused();
  return dialog;
}

test("a viewer copies a board by keys alone and is on their own, where they may do everything", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One", "Two"], ["Three"]]);
  await ann.call("PATCH", `/boards/${board.boardId}`, { background: "teal" });
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const { page } = seen;
  const dialog = await openDialog(page);
  await expect(dialog.getByLabel("Name of the copy")).toHaveValue("Copy of Plans");
  await expect(dialog.getByRole("checkbox", { name: "With its cards" })).toBeChecked();
  await dialog.getByLabel("Name of the copy").fill("");
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Name of the copy")).toHaveAccessibleDescription("Please give the copy a name.");
  await page.keyboard.type("My plans");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“My plans” is yours. You are looking at it.").filter({ visible: true })).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(board.boardId));
  await seen.expectIn("To do", ["One", "Two"]);
  await seen.expectIn("In progress", ["Three"]);
  await expect(page.locator('[data-background="teal"]').getByRole("main")).toBeVisible();
  await seen.addCard("Done", "Mine");
  await seen.isSaved();
  // The first one knows nothing of it.
  await board.expectIn("Done", []);
  await ann.page.goto("/");
  await expect(ann.page.getByRole("link", { name: /My plans/ })).toHaveCount(0);
});

test("without cards only the columns come along, and a copy that fails keeps what was typed", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  const dialog = await openDialog(page);
  await dialog.getByRole("checkbox", { name: "With its cards" }).uncheck();
  await dialog.getByLabel("Name of the copy").fill("Empty plans");
  await page.route("**/copy", (route) => route.abort(), { times: 1 });
  await dialog.getByRole("button", { name: "Copy board" }).click();
  await expect(
    page
      .getByText(/can’t be reached/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(dialog.getByLabel("Name of the copy")).toHaveValue("Empty plans");
  await dialog.getByRole("button", { name: "Copy board" }).click();
  await expect(
    page
      .getByRole("button", { name: "Empty plans" })
      .or(page.getByRole("heading", { name: "Empty plans" }))
      .first(),
  ).toBeVisible();
  await board.expectIn("To do", []);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      await ann.newBoard("Plans", [["One"]]);
      const dialog = await openDialog(ann.page);
      await isSound(ann.page);
      await dialog.getByLabel("Name of the copy").fill("");
      await ann.page.keyboard.press("Enter");
      await expect(ann.page.getByText("Please give the copy a name.")).toBeVisible();
      await isSound(ann.page);
    });
  }
}
