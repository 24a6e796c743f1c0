import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// What one should know: told live, read on all devices at once, and as much of it as one wants.

const bell = (page: Page, unread: number) =>
  page.getByRole("link", {
    name: unread === 0 ? "Notifications" : `Notifications, ${unread} unread`,
    exact: true,
  });
const rows = (page: Page) => page.getByRole("main").getByRole("list").getByRole("list").getByRole("listitem");

/** Ann's board with Bob on it, who has read that he was added. */
async function shared(ann: Person, bob: Person, cards: readonly string[]) {
  const { boardId } = await ann.newBoard("Plans", [cards]);
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "editor" });
  await bob.call("POST", "/notifications/read", { all: true });
  const { cards: rows } = (await ann.call("GET", `/boards/${boardId}`)) as { cards: { id: string; title: string }[] };
  const idOf = (title: string) => rows.find((card) => card.title === title)?.id ?? "";
  const assign = (title: string) => ann.call("PUT", `/cards/${idOf(title)}/assignees/${bob.userId}`);
  const say = (title: string, text: string) => ann.call("POST", `/cards/${idOf(title)}/comments`, { text });
  return { boardId, idOf, assign, say };
}

test("what somebody does is told on every device as it happens, leads there, and is read on all of them", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId, idOf, assign, say } = await shared(ann, bob, ["Paint", "Sand"]);
  const { page } = bob;
  await page.goto("/");
  await expect(bell(page, 0)).toBeVisible();
  const tab = await bob.newTab();
  await tab.goto("/notifications");
  await expect(tab.getByRole("heading", { name: "Nothing to tell you" })).toBeHidden();

  await assign("Paint");
  await say("Paint", "Which colour?\n\nGreen?");
  await assign("Sand");
  await expect(bell(page, 3)).toBeVisible();
  await expect(rows(tab).first()).toContainText("Ann assigned this card to you");
  await expect(rows(tab).first()).toContainText("Sand");
  await expect(rows(tab).nth(1)).toContainText("Ann commented");
  await expect(rows(tab).nth(1)).toContainText("Which colour?");

  await bell(page, 3).click();
  await expect(page).toHaveTitle(/Notifications/);
  await page.getByRole("link", { name: /Ann commented/ }).click();
  await expect(page).toHaveURL(new RegExp(`/b/${boardId}/c/${idOf("Paint")}\\?comment=`));
  await expect(page.getByRole("dialog").getByRole("listitem").filter({ hasText: "Green?" })).toBeFocused();
  // All that is about the card has been seen with it.
  await expect(bell(tab, 1)).toBeVisible();
  await tab.getByRole("radio", { name: "Unread" }).check();
  await expect(rows(tab)).toHaveCount(1);
  await tab.getByRole("button", { name: "Mark as read: Sand" }).click();
  await expect(bell(tab, 0)).toBeVisible();
  await expect(tab.getByRole("heading", { name: "You have read everything" })).toBeVisible();
  await tab.getByRole("radio", { name: "All", exact: true }).check();
  await tab.getByRole("button", { name: "Mark as unread: Sand" }).click();
  await expect(bell(tab, 1)).toBeVisible();
  await tab.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(tab, 0)).toBeVisible();
});

test("what one may not see any more is there no more, and what was missed while away comes with the line", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId, assign } = await shared(ann, bob, ["Paint"]);
  await bob.page.goto("/notifications");
  await expect(bell(bob.page, 0)).toBeVisible();
  await bob.network.cut();
  await assign("Paint");
  await bob.network.mend();
  await expect(bell(bob.page, 1)).toBeVisible({ timeout: 20_000 });
  await expect(rows(bob.page).first()).toContainText("Paint");
  await ann.call("DELETE", `/boards/${boardId}/users/${bob.userId}`);
  await bob.page.reload();
  await expect(bob.page.getByRole("heading", { name: "Nothing to tell you" })).toBeVisible();
  await expect(bell(bob.page, 0)).toBeVisible();
});

test("a card is watched, and not, by its button and by a key, and so is a board", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId, say } = await shared(ann, bob, ["Paint", "Sand"]);
  const board = await bob.open(boardId);
  const { page } = bob;
  await board.card("Paint").focus();
  await page.keyboard.press("w");
  await expect(page.getByText("You watch this card").filter({ visible: true }).first()).toBeVisible();
  await say("Paint", "One");
  await expect(bell(page, 1)).toBeVisible();
  await board.card("Paint").click();
  const watch = page.getByRole("button", { name: "Watch this card" });
  await expect(watch).toHaveAttribute("aria-pressed", "true");
  await expect(bell(page, 0)).toHaveCount(0);
  await watch.click();
  await expect(watch).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await expect(bell(page, 0)).toBeVisible();
  await board.card("Sand").focus();
  await page.keyboard.press("Shift+W");
  await expect(page.getByText("You watch this board").filter({ visible: true }).first()).toBeVisible();
  await say("Paint", "Two");
  await say("Sand", "Three");
  await bell(page, 1).click();
  await expect(rows(page).first()).toContainText("Three");
  await expect(page.getByText("Two", { exact: true })).toHaveCount(0);
});

test("what is mailed is chosen kind by kind, and the link of a letter that says nothing is told so", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  await page.goto("/settings/notifications");
  const comments = page.getByRole("checkbox", { name: "Comments" });
  await expect(comments).toBeChecked();
  await comments.uncheck();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(comments).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Mentioned" })).toBeChecked();
  await isSound(page);

  await page.goto("/unsubscribe#stop=nonsense");
  await expect(page.getByRole("heading", { name: "No more mails about notifications?" })).toBeVisible();
  await isSound(page);
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
  await isSound(page);
});

test("by keyboard alone one gets there, reads one, and reads all", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId, assign, idOf } = await shared(ann, bob, ["Paint", "Sand"]);
  await assign("Paint");
  await assign("Sand");
  const { page } = bob;
  await page.goto("/");
  await bell(page, 2).focus();
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: /assigned this card to you.*Paint/ });
  await expect(link).toBeVisible();
  const all = page.getByRole("button", { name: "Mark all as read" });
  await all.focus();
  await page.keyboard.press("Enter");
  await expect(bell(page, 0)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Notifications", exact: true })).toBeFocused();
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/b/${boardId}/c/${idOf("Paint")}`);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann");
      const bob = await person("Bob", { ...device, colorScheme });
      const { page } = bob;
      await page.goto("/notifications");
      await expect(page.getByRole("heading", { name: "Nothing to tell you" })).toBeVisible();
      await isSound(page);
      const long =
        "A title that goes on for much longer than anybody would think wise, withoutAnyPlaceToBreakAtAllInItsEnd";
      const { assign, say } = await shared(ann, bob, ["Paint", long, "שלום עולם"]);
      for (const title of ["Paint", long, "שלום עולם"]) await assign(title);
      await say(long, `${long} ${long}`);
      await bob.call("POST", "/notifications/read", { all: true });
      await say("Paint", "Which colour?");
      await expect(bell(page, 1)).toBeVisible();
      await expect(rows(page)).toHaveCount(6);
      await isSound(page);
    });
  }
}
