import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Boards that are put out of the way, and brought back.

test("an owner archives a board and takes it back; who looks on sees both", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  await seen.page.getByRole("button", { name: "Board menu" }).click();
  await expect(seen.page.getByRole("menuitem", { name: "Description" })).toBeVisible();
  await expect(seen.page.getByRole("menuitem", { name: "Archive board" })).toBeHidden();
  await seen.page.keyboard.press("Escape");

  const { page } = ann;
  const banner = "This board is archived.";
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Archive board" }).click();
  await expect(page.getByText(banner)).toBeVisible();
  await expect(seen.page.getByText(banner)).toBeVisible();
  await expect(seen.page.getByRole("button", { name: "Restore board" })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(banner)).toBeHidden();
  await expect(seen.page.getByText(banner)).toBeHidden();
  await page.keyboard.press("Control+Shift+Z");
  await expect(page.getByText(banner)).toBeVisible();
  await page.getByRole("button", { name: "Restore board" }).click();
  await expect(page.getByText(banner)).toBeHidden();
  await board.isSaved();
  await expect(seen.page.getByText(banner)).toBeHidden();
  await expect(board.card("One")).toBeVisible();
});

test("archived boards have a list of their own, and come back from it with the keyboard alone", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  for (const title of ["Autumn", "Winter"]) {
    const { id } = (await ann.call("POST", "/boards", { title })) as { id: string };
    await ann.call("PUT", `/boards/${id}/users/${bob.userId}`, { role: "viewer" });
    await ann.call("POST", `/boards/${id}/archive`);
  }
  await ann.call("POST", "/boards", { title: "Spring" });
  const { page } = ann;
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Spring/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Autumn/ })).toBeHidden();
  await page.getByRole("link", { name: "Archived" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?archived=true$/);
  await expect(page.getByRole("heading", { name: "Archived boards" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Archived", exact: true })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("link", { name: "Active" })).not.toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("link", { name: /Spring/ })).toBeHidden();
  await page.getByRole("button", { name: "Restore “Autumn”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Autumn” is among your boards again")).toBeVisible();
  await expect(page.getByRole("link", { name: /Autumn/ })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: /Autumn/ })).toBeVisible();
  for (const title of ["Autumn", "Winter"]) {
    await page.getByRole("button", { name: `Restore “${title}”` }).click();
    await expect(page.getByRole("link", { name: new RegExp(title) })).toBeHidden();
  }
  await expect(page.getByRole("heading", { name: "Nothing is archived" })).toBeVisible();
  await page.getByRole("link", { name: "Active" }).click();
  await expect(page.getByRole("link", { name: /Winter/ })).toBeVisible();
});

test("who is no owner sees an archived board and cannot restore it", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { id } = (await ann.call("POST", "/boards", { title: "Autumn" })) as { id: string };
  await ann.call("PUT", `/boards/${id}/users/${bob.userId}`, { role: "viewer" });
  await ann.call("POST", `/boards/${id}/archive`);
  // Without any other board, the way to them is below what makes the first.
  await bob.page.goto("/");
  await expect(bob.page.getByRole("button", { name: "Create your first board" })).toBeVisible();
  await bob.page.getByRole("link", { name: "Archived boards" }).click();
  await expect(bob.page.getByRole("link", { name: /Autumn/ })).toBeVisible();
  await expect(bob.page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
});

test("a deleted board comes back by the notice, and later from the archived boards", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Apples"]]);
  const { page } = ann;
  async function deleteIt() {
    await page.getByRole("button", { name: "Board menu" }).click();
    await page.getByRole("menuitem", { name: "Delete board" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete board" }).click();
    await expect(page.getByText("“Plans” is deleted")).toBeVisible();
  }
  await deleteIt();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await board.expectIn("To do", ["Apples"]);

  await deleteIt();
  await page.goto("/?archived=true");
  const deleted = page.getByRole("region", { name: "Deleted boards" });
  await isSound(page);
  await deleted.getByRole("button", { name: "Restore “Plans”" }).focus();
  await page.keyboard.press("Enter");
  await expect(deleted).toBeHidden();
  await page.goto(`/b/${board.boardId}`);
  await board.expectIn("To do", ["Apples"]);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const { page } = ann;
      await page.goto("/?archived=true");
      await expect(page.getByRole("heading", { name: "Nothing is archived" })).toBeVisible();
      await isSound(page);
      const { boardId } = await ann.newBoard(`Plans ${"of a very long winter ".repeat(6)}`, [["One"]]);
      await ann.call("POST", `/boards/${boardId}/archive`);
      await expect(page.getByText("This board is archived.")).toBeVisible();
      await isSound(page);
      await page.goto("/?archived=true");
      await expect(page.getByRole("link", { name: /Plans/ })).toBeVisible();
      await isSound(page);
    });
  }
}
