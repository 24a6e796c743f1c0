import type { Locator, Page } from "@playwright/test";
import { expect, type MakePerson, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// What happened on a board and to a card, told to who looks, and what was before put back.

async function openActivity(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Activity" }).click();
  const dialog = page.getByRole("dialog", { name: "Activity" });
  await expect(dialog.getByText(/created the board/)).toBeVisible();
  return dialog;
}

/** The events, the last first. */
function rows(feed: Locator): Locator {
  return feed.locator("li:has(> div > p > time)");
}

async function twoPeople(person: MakePerson) {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Apples", "Pears"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string; title: string }[] };
  const cardId = cards.find(({ title }) => title === "Apples")?.id ?? "";
  return { ann, bob, board, seen, cardId };
}

test("what somebody else does joins the open feed, with names, places and dates", async ({ person }) => {
  const { ann, bob, board, cardId } = await twoPeople(person);
  const feed = await openActivity(ann.page);
  await expect(rows(feed).first()).toContainText("Ann added Bob as Editor");
  await bob.call("PATCH", `/cards/${cardId}`, { title: "Green apples" });
  await expect(rows(feed).first()).toContainText("Bob edited Green apples");
  await expect(rows(feed).first()).toContainText("Title: Apples became Green apples");
  const { columns } = (await ann.call("GET", `/boards/${board.boardId}`)) as { columns: { id: string }[] };
  await bob.call("PATCH", `/cards/${cardId}`, { columnId: columns[2]?.id });
  await expect(rows(feed).first()).toContainText("Bob moved Green apples from To do to Done");
  await bob.call("DELETE", `/cards/${cardId}`);
  await expect(rows(feed).first()).toContainText("Bob deleted Green apples");
  await expect(feed.getByRole("link", { name: "Green apples" })).toHaveCount(0);
  await expect(feed.getByRole("link", { name: "Apples" })).toHaveCount(0);

  await feed.getByRole("combobox", { name: "Person" }).selectOption("Bob");
  await expect(feed.getByText(/created the board/)).toBeHidden();
  await expect(rows(feed)).toHaveCount(3);
  await feed.getByRole("combobox", { name: "Kind" }).selectOption("Labels");
  await expect(feed.getByRole("heading", { name: "Nothing like that has happened" })).toBeVisible();
  await feed.getByRole("combobox", { name: "Person" }).selectOption("Everybody");
  await feed.getByRole("combobox", { name: "Kind" }).selectOption("Members");
  await expect(rows(feed)).toHaveCount(1);
  await bob.call("DELETE", `/boards/${board.boardId}/users/${bob.userId}`);
  await expect(rows(feed).first()).toContainText("Bob left the board");
});

test("an earlier title is put back with one key, seen by the other, and that can be undone", async ({ person }) => {
  const { ann, bob, board, seen, cardId } = await twoPeople(person);
  await bob.call("PATCH", `/cards/${cardId}`, { title: "Oranges" });
  await expect(board.card("Oranges")).toBeVisible();
  const feed = await openActivity(ann.page);
  const putBack = feed.getByRole("button", { name: "Put back: Title, Apples" });
  await putBack.focus();
  await ann.page.keyboard.press("Enter");
  await expect(seen.card("Apples")).toBeVisible();
  await expect(rows(feed).first()).toContainText("Ann edited Apples");
  // It is so now; what it was in between can be had again.
  await expect(putBack).toBeHidden();
  await expect(feed.getByRole("button", { name: "Put back: Title, Oranges" })).toBeVisible();
  await ann.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(seen.card("Oranges")).toBeVisible();
  await expect(rows(feed).first()).toContainText("Title: Apples became Oranges");
  await expect(putBack).toHaveCount(2);
});

test("a card tells its own activity, and an earlier text is looked at before it is put back", async ({ person }) => {
  const { ann, bob, board, cardId } = await twoPeople(person);
  await ann.call("PATCH", `/cards/${cardId}`, { description: "Wash\nPeel\n\n**Cut**" });
  await bob.call("PATCH", `/cards/${cardId}`, { description: "Wash\nBoil\n\n**Cut**" });
  await board.card("Apples").click();
  const { page } = ann;
  const card = page.getByRole("dialog");
  await expect(card.getByText("Boil")).toBeVisible();
  await card.getByRole("button", { name: "Activity" }).focus();
  await page.keyboard.press("Enter");
  const section = card.getByRole("region", { name: "Activity", exact: true });
  await expect(section.getByText(/Bob edited this card/)).toBeVisible();
  await expect(rows(section)).toHaveCount(3);
  const newest = rows(section).first();
  await newest.getByRole("button", { name: "See the change" }).click();
  const change = newest.getByRole("region", { name: "Changes" });
  await expect(change).toContainText("Removed:Peel");
  await expect(change).toContainText("Added:Boil");
  await newest.getByRole("button", { name: "Text before", exact: true }).click();
  await expect(newest.getByRole("region", { name: "Text before" }).locator("strong")).toHaveText("Cut");
  await newest.getByRole("button", { name: "Put back the text before" }).click();
  await expect(card.getByRole("region", { name: "Description" })).toContainText("Peel");
  await expect(rows(section)).toHaveCount(4);
  await expect(rows(section).first()).toContainText("Ann edited this card");
});

test("a viewer reads it and puts nothing back; a long log comes page by page, and what is alike stands together", async ({
  person,
}) => {
  const { ann, bob, board, seen } = await twoPeople(person);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  await ann.call("PATCH", `/boards/${board.boardId}`, { title: "Other plans" });
  for (let count = 0; count < 45; count++)
    await ann.call("POST", `/boards/${board.boardId}/labels`, { name: `${count}`, color: "red" });
  await seen.page.getByRole("button", { name: "Board menu" }).click();
  await seen.page.getByRole("menuitem", { name: "Activity" }).click();
  const feed = seen.page.getByRole("dialog", { name: "Activity" });
  await expect(rows(feed)).toHaveCount(1);
  await feed.getByRole("button", { name: "and 39 more like this" }).click();
  await expect(rows(feed)).toHaveCount(40);
  await feed.getByRole("button", { name: "Show more" }).click();
  await expect(feed.getByText("Ann created the board")).toBeVisible();
  await expect(feed.getByText(/Title: Plans/)).toBeVisible();
  await expect(feed.getByRole("button", { name: /Put back/ })).toHaveCount(0);
});

test("a card is opened from the feed", async ({ person }) => {
  const { ann } = await twoPeople(person);
  const feed = await openActivity(ann.page);
  await feed.getByRole("link", { name: "Pears" }).focus();
  await ann.page.keyboard.press("Enter");
  await expect(feed).toBeHidden();
  await expect(ann.page.getByRole("dialog").getByRole("heading", { name: "Pears" })).toBeVisible();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the activity, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({
      person,
    }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const long = `A card with a title that is ${"very ".repeat(30)}long`;
      const { boardId, page } = await ann.newBoard("Plans", [[long, "שלום עולם"]]);
      const { cards, columns } = (await ann.call("GET", `/boards/${boardId}`)) as {
        cards: { id: string }[];
        columns: { id: string }[];
      };
      const [one, two] = cards.map(({ id }) => id);
      const label = (await ann.call("POST", `/boards/${boardId}/labels`, { name: "Bug", color: "red" })) as {
        id: string;
      };
      await ann.call("PUT", `/cards/${one}/labels/${label.id}`);
      await ann.call("PATCH", `/labels/${label.id}`, { color: "blue" });
      await ann.call("PATCH", `/cards/${two}`, { title: "שלום", dueAt: "2027-01-01T12:00:00.000Z" });
      await ann.call("PATCH", `/cards/${two}`, { description: "One\nTwo\nThree" });
      await ann.call("PATCH", `/cards/${two}`, { description: "One\n2\nThree" });
      await ann.call("PATCH", `/columns/${columns[0]?.id}`, { wipLimit: 3 });
      await ann.call("PATCH", `/cards/${one}`, { columnId: columns[1]?.id });
      const feed = await openActivity(page);
      await feed.getByRole("button", { name: "See the change" }).first().click();
      await expect(feed.getByRole("region", { name: "Changes" })).toBeVisible();
      await isSound(page);
      await page.keyboard.press("Escape");
      await expect(feed).toBeHidden();
      await page.goto(`/b/${boardId}/c/${two}`);
      const card = page.getByRole("dialog");
      await card.getByRole("button", { name: "Activity" }).click();
      await card.getByRole("button", { name: "See the change" }).first().click();
      await card.getByRole("button", { name: "Text before", exact: true }).click();
      await isSound(page);
    });
  }
}
