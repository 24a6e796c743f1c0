import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// What the roles of a board let one do, and how a board goes to another creator.

async function openShare(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: /^(Share|Members)$/ }).click();
  await expect(page.getByRole("dialog", { name: /Share this board|Members of this board/ })).toBeVisible();
}

const item = (page: Page, name: string) => page.getByRole("dialog").getByRole("listitem").filter({ hasText: name });

async function choosePass(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with ${name}` }).click();
  await page.getByRole("menuitem", { name: `Make ${name} the creator` }).click();
}

test("a commenter reads and changes nothing, and an editor who becomes one has the board so at once", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  await expect(seen.page.getByRole("button", { name: "Add a card" }).first()).toBeVisible();

  await openShare(ann.page);
  await item(ann.page, "Bob").getByRole("combobox", { name: "Role of Bob" }).selectOption("Commenter");
  await expect(seen.page.getByRole("button", { name: "Add a card" })).toHaveCount(0);
  await expect(seen.page.getByText("Commenter", { exact: true })).toBeVisible();
  await expect(seen.card("One")).toBeVisible();
  await ann.page.getByText("What the roles may do").click();
  await expect(ann.page.getByText("comments on cards, changes nothing else").filter({ visible: true })).toBeVisible();
});

test("the creator passes the board on: both see it at once, and only the new creator may delete it or give it back", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const { page } = ann;
  const other = (await bob.open(board.boardId)).page;

  await openShare(page);
  await expect(item(page, "Ann")).toContainText("Creator");
  await choosePass(page, "Bob");
  const ask = page.getByRole("alertdialog", { name: "Make Bob the creator?" });
  await ask.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "What to do with Bob" })).toBeFocused();
  await choosePass(page, "Bob");
  await ask.getByRole("button", { name: "Make creator" }).click();
  await expect(page.getByText("Bob is the creator of this board now.").filter({ visible: true })).toBeVisible();
  await expect(item(page, "Bob")).toContainText("Creator");
  await expect(item(page, "Ann")).not.toContainText("Creator");
  await expect(page.getByRole("button", { name: "What to do with Bob" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await other.getByRole("button", { name: "Board menu" }).click();
  await expect(other.getByRole("menuitem", { name: "Delete board" })).toBeVisible();
  await other.keyboard.press("Escape");
  await page.getByRole("button", { name: "Board menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Archive board" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Delete board" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await openShare(other);
  await choosePass(other, "Ann");
  await other.getByRole("alertdialog").getByRole("button", { name: "Make creator" }).click();
  await page.getByRole("button", { name: "Board menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Delete board" })).toBeVisible();
});

test("the keyboard suffices to pass a board on", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "viewer" });
  const { page } = ann;
  await openShare(page);
  await page.getByRole("button", { name: "What to do with Bob" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Make Bob the creator" })).toBeFocused();
  await page.keyboard.press("Enter");
  const ask = page.getByRole("alertdialog", { name: "Make Bob the creator?" });
  await expect(ask.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(ask.getByRole("button", { name: "Make creator" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(item(page, "Bob")).toContainText("Creator");
  await expect(item(page, "Bob").getByRole("combobox", { name: "Role of Bob" })).toHaveValue("owner");
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const bob = await person("Bob");
      const cyd = await person("Cyd");
      const { boardId } = await ann.newBoard("Plans", [["One"]]);
      await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "commenter" });
      await ann.call("PUT", `/boards/${boardId}/users/${cyd.userId}`, { role: "owner" });
      const { page } = ann;
      await openShare(page);
      await page.getByText("What the roles may do").click();
      await isSound(page);
      await page.getByRole("button", { name: "What to do with Bob" }).click();
      await expect(page.getByRole("menuitem", { name: "Make Bob the creator" })).toBeVisible();
      await isSound(page);
      await page.getByRole("menuitem", { name: "Make Bob the creator" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await isSound(page);
    });
  }
}
