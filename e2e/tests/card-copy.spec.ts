import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// A copy of a card: what it is called and where it goes.

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Copy card", exact: true });
/** A front with how much of its checklists is done. */
const [FEAST, BALL] = ["Feast\n0/1", "Ball\n0/1"];

test("by keys alone a card is copied with its checklists, taken back, and everybody sees it", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Feast", "Last"], ["Other"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const cardId = (await ann.page.locator("[data-card]").first().getAttribute("data-card")) ?? "";
  await ann.call("PATCH", `/cards/${cardId}`, { description: "Who brings what" });
  const { id } = (await ann.call("POST", `/cards/${cardId}/checklists`, { title: "Buy" })) as { id: string };
  await ann.call("POST", `/checklists/${id}/items`, { text: "milk" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await page.reload();
  await board.expectIn("To do", [FEAST, "Last"]);
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("y");
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel("Title of the copy")).toBeFocused();
  await expect(dialog.getByLabel("Title of the copy")).toHaveValue("Feast");
  await expect(dialog.getByLabel("Place")).toHaveValue("1");
  await dialog.getByLabel("Title of the copy").fill("");
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Title of the copy")).toHaveAccessibleDescription("Please give the copy a title.");
  await page.keyboard.type("Ball");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await board.expectIn("To do", [FEAST, BALL, "Last"]);
  await seen.expectIn("To do", [FEAST, BALL, "Last"]);
  await board.isSaved();
  const { items } = (await ann.call("GET", `/boards/${board.boardId}/cards`)) as {
    items: { id: string; title: string; itemCount: number }[];
  };
  const copy = items.find(({ title }) => title === "Ball");
  expect(copy?.itemCount).toBe(1);
  expect(await ann.call("GET", `/cards/${copy?.id}`)).toMatchObject({
    description: "Who brings what",
    checklists: [{ title: "Buy", items: [{ text: "milk" }] }],
  });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await seen.expectIn("To do", [FEAST, "Last"]);
  await board.expectIn("To do", [FEAST, "Last"]);
});

test("from the menu it goes to another column, and a viewer is not offered it", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Feast"], ["One", "Two"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  await ann.page.getByRole("button", { name: "Menu of Feast" }).click();
  await ann.page.getByRole("menuitem", { name: "Copy…" }).click();
  const dialog = dialogOf(ann.page);
  await dialog.getByRole("radio", { name: "In progress" }).check({ force: true });
  await expect(dialog.getByLabel("Place")).toHaveValue("2");
  await dialog.getByLabel("Place").selectOption("0");
  await dialog.getByRole("button", { name: "Copy card" }).click();
  await board.expectIn("In progress", ["Feast", "One", "Two"]);
  await seen.expectIn("In progress", ["Feast", "One", "Two"]);
  await seen.expectIn("To do", ["Feast"]);
  await bob.page.locator("[data-card]").first().focus();
  await bob.page.keyboard.press("y");
  await expect(dialogOf(bob.page)).toBeHidden();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      await ann.newBoard("Plans", [["Feast", "x".repeat(80)]]);
      const { page } = ann;
      await page
        .getByRole("link", { name: "Feast" })
        .or(page.getByRole("button", { name: "Feast", exact: true }))
        .first()
        .click();
      await page.getByRole("button", { name: "Copy…" }).click();
      await expect(dialogOf(page).getByLabel("Title of the copy")).toBeFocused();
      await isSound(page);
    });
  }
}
