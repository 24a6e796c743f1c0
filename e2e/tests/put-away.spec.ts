import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Cards and columns that are archived: off the board, to be read, and had back.

test("# archives a card and a column, and both come back from the archive with the keyboard alone", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Apples", "Pears"], ["Plums"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await board.card("Apples").focus();
  await page.keyboard.press("#");
  await expect(page.getByText("“Apples” is archived")).toBeVisible();
  await expect(board.card("Pears")).toBeFocused();
  await seen.expectIn("To do", ["Pears"]);
  await board.column("In progress").getByRole("button", { name: "In progress", exact: true }).focus();
  await page.keyboard.press("#");
  await expect(page.getByText("“In progress” and its 1 card are archived")).toBeVisible();
  await expect(seen.column("In progress")).toBeHidden();
  await board.isSaved();

  for (const someone of [page, seen.page]) {
    await someone.getByRole("button", { name: "Board menu" }).click();
    await someone.getByRole("menuitem", { name: "Archive and trash" }).click();
  }
  const archive = page.getByRole("dialog", { name: "Archive and trash" });
  const looked = seen.page.getByRole("dialog", { name: "Archive and trash" });
  await expect(archive.getByRole("button", { name: "Archived" })).toHaveAttribute("aria-pressed", "true");
  await expect(looked.getByRole("listitem")).toHaveCount(2);
  await expect(looked.getByRole("button", { name: /Restore|Delete / })).toHaveCount(0);
  await archive.getByRole("button", { name: "Restore In progress" }).focus();
  await page.keyboard.press("Enter");
  await expect(archive.getByRole("listitem")).toHaveCount(1);
  await archive.getByRole("button", { name: "Restore Apples" }).focus();
  await page.keyboard.press("Enter");
  await expect(archive.getByRole("heading", { name: "Nothing is archived" })).toBeVisible();
  await expect(looked.getByRole("heading", { name: "Nothing is archived" })).toBeVisible();
  await page.keyboard.press("Escape");
  await board.expectIn("To do", ["Apples", "Pears"]);
  await board.expectIn("In progress", ["Plums"]);
  await page.keyboard.press("Control+z");
  await board.expectIn("To do", ["Pears"]);
});

test("the archive is searched by title, and what is in it can be deleted, and taken back", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Apples", "Pears", "Plums"]]);
  const { page } = ann;
  for (const title of ["Apples", "Pears"]) {
    await board.card(title).focus();
    await page.keyboard.press("#");
    await expect(board.card(title)).toBeHidden();
  }
  await board.isSaved();
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Archive and trash" }).click();
  const archive = page.getByRole("dialog", { name: "Archive and trash" });
  await expect(archive.getByRole("listitem")).toHaveCount(2);
  await archive.getByRole("searchbox", { name: "Find by title" }).fill("ppl");
  await expect(archive.getByRole("listitem")).toHaveText([/Apples/]);
  await archive.getByRole("searchbox").fill("nothing");
  await expect(archive.getByText("Nothing here has this in its title.")).toBeVisible();
  await archive.getByRole("searchbox").fill("");
  await archive.getByRole("button", { name: "Delete Pears" }).click();
  await expect(archive.getByRole("listitem")).toHaveText([/Apples/]);
  await archive.getByRole("button", { name: "Deleted" }).click();
  await expect(archive.getByRole("listitem")).toHaveText([/Pears/]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(archive.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await archive.getByRole("button", { name: "Archived" }).click();
  await expect(archive.getByRole("listitem")).toHaveCount(2);
});

test("the link to an archived card still shows it, and restores it", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Apples", "Pears"]]);
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  const id = cards[0]?.id ?? "";
  await ann.call("PATCH", `/cards/${id}`, { description: "Red ones" });
  await ann.call("POST", `/cards/${id}/archive`);
  const { page } = ann;
  await page.goto(`/b/${board.boardId}/c/${id}`);
  const dialog = page.getByRole("dialog", { name: "This card is archived" });
  await expect(dialog.getByRole("heading", { name: "Apples" })).toBeVisible();
  await expect(dialog.getByText("Red ones")).toBeVisible();
  await dialog.getByRole("button", { name: "Restore card" }).click();
  await expect(
    page.getByRole("dialog", { name: "Apples" }).getByRole("button", { name: "Archive card" }),
  ).toBeVisible();
  await expect(page.getByRole("dialog")).toBeFocused();
  await page.keyboard.press("Escape");
  await board.expectIn("To do", ["Apples", "Pears"]);
  // From the card itself.
  await board.card("Apples").click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive card" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await board.expectIn("To do", ["Pears"]);
  await page.goto(`/b/${board.boardId}/c/00000000-0000-7000-8000-000000000000`);
  await expect(page.getByRole("dialog", { name: "This card is gone" })).toBeVisible();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the archive or on an archived card, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({
      person,
    }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const long = `A card with a title that is ${"very ".repeat(30)}long`;
      const { boardId, page } = await ann.newBoard("Plans", [[long, "שלום עולם"], ["Waits for its column"]]);
      const { cards, columns } = (await ann.call("GET", `/boards/${boardId}`)) as {
        cards: { id: string }[];
        columns: { id: string }[];
      };
      for (const { id } of cards) await ann.call("POST", `/cards/${id}/archive`);
      await ann.call("POST", `/columns/${columns[1]?.id}/archive`);
      await page.getByRole("button", { name: "Board menu" }).click();
      await page.getByRole("menuitem", { name: "Archive and trash" }).click();
      await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(4);
      await isSound(page);
      await page.goto(`/b/${boardId}/c/${cards[0]?.id}`);
      await expect(page.getByRole("dialog", { name: "This card is archived" })).toBeVisible();
      await isSound(page);
    });
  }
}
