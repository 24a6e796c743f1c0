import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// A star that is one's own, a background that is everybody's, and what undo says when it cannot.

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("a star puts a board first for whoever gave it, in every tab, and for nobody else", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const first = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${first.boardId}/users/${bob.userId}`, { role: "viewer" });
  await ann.newBoard("Harvest", [["Apples"]]);
  const { page } = ann;
  await page.goto("/");
  const list = page.getByRole("main").getByRole("list");
  await expect(list.getByRole("link").first()).toContainText("Harvest");
  const tab = await ann.newTab();
  await tab.goto(`/b/${first.boardId}`);
  const starInTab = tab.getByRole("button", { name: "Star “Plans”" });
  await expect(starInTab).toHaveAttribute("aria-pressed", "false");

  const star = page.getByRole("button", { name: "Star “Plans”" });
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await expect(list.getByRole("link").first()).toContainText("Plans");
  await expect(starInTab).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(list.getByRole("link").first()).toContainText("Plans");
  await bob.page.goto("/");
  await expect(bob.page.getByRole("button", { name: "Star “Plans”" })).toHaveAttribute("aria-pressed", "false");

  // From the menu of the board, too.
  await chooseInMenu(tab, "Remove the star");
  await expect(starInTab).toHaveAttribute("aria-pressed", "false");
  await expect(star).toHaveAttribute("aria-pressed", "false");
});

test("a star that the server did not take is taken back, and it is said", async ({ person }) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  await ann.page.route("**/star", (route) => route.abort());
  await ann.page.goto(`/b/${boardId}`);
  const star = ann.page.getByRole("button", { name: "Star “Plans”" });
  await star.click();
  await expect(
    ann.page
      .getByText(/can’t be reached/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(star).toHaveAttribute("aria-pressed", "false");
});

test("a background is chosen by keys, shows to everybody and in the list, and is taken back", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  const tinted = (where: Page, color: string) => where.locator(`[data-background="${color}"]`).getByRole("main");
  await chooseInMenu(page, "Background");
  const dialog = page.getByRole("dialog", { name: "Background of the board" });
  await expect(dialog.getByRole("radio", { name: "No background" })).toBeChecked();
  await dialog.getByRole("radio", { name: "No background" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "Red" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "Orange" })).toBeChecked();
  await expect(tinted(seen.page, "orange")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tinted(page, "orange")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(tinted(seen.page, "red")).toBeVisible();
  await seen.page.goto("/");
  await expect(seen.page.locator('a[data-background="red"]')).toContainText("Plans");

  // Who may only look is offered none.
  await seen.page.goBack();
  await seen.page.getByRole("button", { name: "Board menu" }).click();
  await expect(seen.page.getByRole("menuitem", { name: "Description" })).toBeVisible();
  await expect(seen.page.getByRole("menuitem", { name: "Background" })).toHaveCount(0);
});

test("undo that cannot be says who changed what since, and a label made on a card is one step", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  const rename = async (where: Page, from: string, to: string) => {
    await where.getByRole("link", { name: from, exact: true }).focus();
    await where.keyboard.press("e");
    const field = where.getByRole("textbox", { name: "Title of the card" });
    await field.fill(to);
    await field.press("Enter");
  };
  await rename(page, "One", "Mine");
  await expect(seen.card("Mine")).toBeVisible();
  await rename(seen.page, "Mine", "Theirs");
  await expect(board.card("Theirs")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Bob has changed the title since, so it was left as it is.").first()).toBeVisible();
  await expect(board.card("Theirs")).toBeVisible();

  await board.card("Theirs").focus();
  await page.keyboard.press("l");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("Urgent");
  await page.keyboard.press("Enter");
  await expect(seen.card("Theirs")).toHaveAccessibleDescription(/^Labels: Urgent\./);
  await page.keyboard.press("Escape");
  await expect(board.card("Theirs")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(seen.card("Theirs")).not.toHaveAccessibleDescription(/Urgent/);
  await chooseInMenu(seen.page, "Labels");
  await expect(seen.page.getByText("There are no labels yet.")).toBeVisible();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const { page } = ann;
      const board = await ann.newBoard(`Plans ${"of a long winter ".repeat(4)}`, [["One", "Two"], ["Three"]]);
      await ann.call("PATCH", `/boards/${board.boardId}`, { background: "amber" });
      await ann.call("PUT", `/boards/${board.boardId}/star`);
      await page.reload();
      await board.isLoaded();
      await expect(page.locator('[data-background="amber"]').first()).toBeVisible();
      await isSound(page);
      await chooseInMenu(page, "Background");
      await expect(page.getByRole("dialog", { name: "Background of the board" })).toBeVisible();
      await isSound(page);
      await page.goto("/");
      await expect(page.getByRole("button", { name: /^Star/ })).toHaveAttribute("aria-pressed", "true");
      await isSound(page);
    });
  }
}
