import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// What was deleted from a board, and how it comes back.

test("what is deleted is in the trash, and comes back with the keyboard alone; who looks on sees it", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Apples", "Pears"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await board.card("Apples").focus();
  await page.keyboard.press("Delete");
  await expect(board.card("Apples")).toBeHidden();
  await board.isSaved();

  for (const someone of [page, seen.page]) {
    await someone.getByRole("button", { name: "Board menu" }).click();
    await someone.getByRole("menuitem", { name: "Archive and trash" }).click();
    await someone.getByRole("button", { name: "Deleted" }).click();
  }
  const trash = page.getByRole("dialog", { name: "Archive and trash" });
  const looked = seen.page.getByRole("dialog", { name: "Archive and trash" });
  await expect(looked.getByText("Apples")).toBeVisible();
  await expect(looked.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await trash.getByRole("button", { name: "Restore Apples" }).focus();
  await page.keyboard.press("Enter");
  await expect(trash.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await expect(looked.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.keyboard.press("Escape");
  await board.expectIn("To do", ["Apples", "Pears"]);
  await page.keyboard.press("Control+z");
  await board.expectIn("To do", ["Pears"]);
});

test("a card waits for its column, which brings its own cards along", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Early", "Late"]]);
  const { page } = ann;
  await board.card("Early").focus();
  await page.keyboard.press("Delete");
  await expect(board.card("Early")).toBeHidden();
  await board.column("To do").getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Delete column" }).click();
  await expect(board.column("To do")).toBeHidden();
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Archive and trash" }).click();
  await page.getByRole("button", { name: "Deleted" }).click();
  const trash = page.getByRole("dialog", { name: "Archive and trash" });
  await expect(trash.getByRole("listitem")).toHaveCount(2);
  await expect(trash.getByRole("button", { name: "Restore Early" })).toBeDisabled();
  await expect(trash.getByText("Its column is archived or deleted: restore that first.")).toBeVisible();
  await trash.getByRole("button", { name: "Restore To do" }).click();
  await expect(trash.getByRole("listitem")).toHaveCount(1);
  await trash.getByRole("button", { name: "Restore Early" }).click();
  await expect(trash.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.keyboard.press("Escape");
  await board.expectIn("To do", ["Early", "Late"]);
});

test("an owner empties the trash after being asked, and an editor is not offered it", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Apples", "Pears"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(board.boardId);
  await board.card("Apples").focus();
  await ann.page.keyboard.press("Delete");
  await board.isSaved();
  for (const { page } of [ann, bobs]) {
    await page.getByRole("button", { name: "Board menu" }).click();
    await page.getByRole("menuitem", { name: "Archive and trash" }).click();
    await page.getByRole("button", { name: "Deleted" }).click();
    await expect(page.getByText("Kept for 30 days")).toBeVisible();
  }
  await expect(bobs.page.getByRole("button", { name: "Empty the trash" })).toHaveCount(0);
  const { page } = ann;
  await page.getByRole("button", { name: "Empty the trash" }).focus();
  await page.keyboard.press("Enter");
  const ask = page.getByRole("alertdialog", { name: "Empty the trash?" });
  await expect(ask).toBeVisible();
  await isSound(page);
  await ask.getByRole("button", { name: "Empty the trash" }).press("Enter");
  for (const who of [page, bobs.page]) {
    await expect(who.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  // There is nothing of it to have back.
  await board.expectIn("To do", ["Pears"]);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the trash, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({
      person,
    }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const long = `A card with a title that is ${"very ".repeat(30)}long`;
      const { boardId, page } = await ann.newBoard("Plans", [[long, "שלום עולם"]]);
      const { cards, columns } = (await ann.call("GET", `/boards/${boardId}`)) as {
        cards: { id: string }[];
        columns: { id: string }[];
      };
      for (const { id } of cards) await ann.call("DELETE", `/cards/${id}`);
      await ann.call("DELETE", `/columns/${columns[2]?.id}`);
      await page.getByRole("button", { name: "Board menu" }).click();
      await page.getByRole("menuitem", { name: "Archive and trash" }).click();
      await page.getByRole("button", { name: "Deleted" }).click();
      await expect(page.getByRole("dialog", { name: "Archive and trash" }).getByRole("listitem")).toHaveCount(3);
      await isSound(page);
    });
  }
}
