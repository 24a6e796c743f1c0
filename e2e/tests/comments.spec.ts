import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// What people say about a card, on two screens.

async function shared(ann: Person, bob: Person, role = "commenter"): Promise<[BoardPage, BoardPage]> {
  const anns = await ann.newBoard("Plans", [["Harvest", "Sowing"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role });
  const bobs = await bob.open(anns.boardId);
  await expect(anns.page.getByRole("list", { name: "Here now" })).toContainText("Bob");
  return [anns, bobs];
}

const region = ({ page }: BoardPage) => page.getByRole("region", { name: "Comments" });
const field = (board: BoardPage) => region(board).getByRole("textbox", { name: "New comment" });
const said = (board: BoardPage) => region(board).getByRole("list", { name: "Comments" }).locator("> li");

async function openAtComments(board: BoardPage, title: string): Promise<void> {
  await board.card(title).focus();
  await board.page.keyboard.press("c");
  await expect(field(board)).toBeFocused();
}

test("two talk about a card: live, changed, deleted and brought back", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await anns.card("Harvest").click();
  await expect(field(anns)).toBeVisible();
  await openAtComments(bobs, "Harvest");

  await bobs.page.keyboard.type("Are they **ripe**?");
  await expect(region(anns).getByText("Bob is writing a comment…")).toBeVisible();
  await bobs.page.keyboard.press("Enter");
  await bobs.page.keyboard.type("And sweet?");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await expect(field(bobs)).toHaveValue("");
  await expect(field(bobs)).toBeFocused();
  await expect(said(anns)).toHaveCount(1);
  await expect(said(anns).locator("strong")).toHaveText("ripe");
  await expect(said(anns).getByText("Bob", { exact: true })).toBeVisible();
  await expect(anns.page.getByRole("log").getByText("Bob has commented")).toBeAttached();
  await expect(region(anns).getByText("Bob is writing a comment…")).toHaveCount(0);

  await field(anns).fill("Soon.");
  await region(anns).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(said(bobs)).toHaveCount(2);
  await expect(said(bobs).nth(1)).toContainText("Soon.");
  // Somebody else's words are not his to change or take away.
  await expect(said(bobs).nth(1).getByRole("button")).toHaveCount(0);

  await said(bobs).first().getByRole("button", { name: "Edit comment" }).click();
  const edit = said(bobs).first().getByRole("textbox", { name: "Edit comment" });
  await expect(edit).toBeFocused();
  await edit.fill("Are they red?");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await expect(said(bobs).first().getByRole("button", { name: "Edit comment" })).toBeFocused();
  await expect(said(anns).first()).toContainText("Are they red?");
  await expect(said(anns).first()).toContainText("edited");

  // An owner may take away what anybody said, not change it.
  await expect(said(anns).first().getByRole("button", { name: "Edit comment" })).toHaveCount(0);
  await said(anns).first().getByRole("button", { name: "Delete the comment of Bob" }).click();
  await expect(said(bobs)).toHaveCount(1);
  await expect(region(anns)).toBeFocused();
  await anns.page.getByRole("button", { name: "Undo" }).click();
  await expect(said(bobs)).toHaveCount(2);
  await expect(said(anns).first()).toContainText("Are they red?");

  await said(bobs).first().getByRole("button", { name: "Delete comment" }).click();
  await expect(said(anns)).toHaveCount(1);
  await expect(region(bobs)).toBeFocused();
  await bobs.page.keyboard.press("ControlOrMeta+z");
  await expect(said(anns)).toHaveCount(2);
});

test("the card says how many there are, to the eye and to the ear", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openAtComments(bobs, "Harvest");
  await bobs.page.keyboard.type("One");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await expect(anns.card("Harvest").locator(".card-foot")).toHaveText("1");
  await expect(anns.card("Harvest")).toHaveAccessibleDescription(/^1 comment\. /);
  await bobs.page.keyboard.type("Two");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await expect(anns.card("Harvest")).toHaveAccessibleDescription(/^2 comments\. /);
});

test("a person is named by keys alone, and is a link when it is sent", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openAtComments(anns, "Harvest");
  await anns.page.keyboard.type("Ask @bo");
  await expect(anns.page.getByRole("option", { name: /Bob/ })).toBeVisible();
  await anns.page.keyboard.press("Enter");
  await expect(field(anns)).toHaveValue(/^Ask @\S+ $/);
  await anns.page.keyboard.type("please");
  await anns.page.keyboard.press("ControlOrMeta+Enter");
  await openAtComments(bobs, "Harvest");
  await expect(said(bobs)).toContainText("please");
  await expect(said(bobs).locator(".mention")).toContainText("Bob");
});

test("who may only look reads and has no field; who lost the role keeps the words", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openAtComments(bobs, "Harvest");
  await bobs.page.keyboard.type("Mine");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await expect(said(bobs)).toHaveCount(1);
  await bobs.page.keyboard.type("Not yet sent");
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "viewer" });
  await expect(field(bobs)).toHaveCount(0);
  await expect(said(bobs).getByRole("button")).toHaveCount(0);
  await expect(said(bobs)).toContainText("Mine");
  await bobs.page.keyboard.press("Escape");
  await bobs.card("Sowing").click();
  await expect(region(bobs).getByText("Nobody has commented yet.")).toBeVisible();
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "commenter" });
  await bobs.page.keyboard.press("Escape");
  await openAtComments(bobs, "Harvest");
  await expect(field(bobs)).toHaveValue("Not yet sent");
});

test("what was not sent is there again after a reload, and thrown away when one says so", async ({ person }) => {
  const ann = await person("Ann");
  const anns = await ann.newBoard("Plans", [["Harvest"]]);
  await openAtComments(anns, "Harvest");
  await anns.page.keyboard.type("Half a thou");
  await anns.page.reload();
  await expect(field(anns)).toHaveValue("Half a thou");
  await expect(region(anns).getByRole("status")).toHaveText("Restored what you had not saved.");
  await region(anns).getByRole("button", { name: "Discard" }).click();
  await expect(field(anns)).toHaveValue("");
  await expect(field(anns)).toBeFocused();
  await anns.page.reload();
  await expect(field(anns)).toHaveValue("");
});

test("a long talk is read from its end, and earlier words when one asks", async ({ person }) => {
  const ann = await person("Ann");
  const anns = await ann.newBoard("Plans", [["Harvest"]]);
  await anns.card("Harvest").click();
  const cardId = new URL(anns.page.url()).pathname.split("/").at(-1);
  for (let at = 1; at <= 60; at++) await ann.call("POST", `/cards/${cardId}/comments`, { text: `Said ${at}.` });
  await anns.page.reload();
  await expect(said(anns)).toHaveCount(50);
  await expect(said(anns).last()).toContainText("Said 60.");
  await region(anns).getByRole("button", { name: "Show earlier comments" }).click();
  await expect(said(anns)).toHaveCount(60);
  await expect(said(anns).first()).toContainText("Said 1.");
  await expect(region(anns).getByRole("button", { name: "Show earlier comments" })).toHaveCount(0);
  await expect(region(anns)).toBeFocused();
});

test("a deleted comment is had back from the trash", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openAtComments(bobs, "Harvest");
  await bobs.page.keyboard.type("First line");
  await bobs.page.keyboard.press("Enter");
  await bobs.page.keyboard.type("and more");
  await bobs.page.keyboard.press("ControlOrMeta+Enter");
  await said(bobs).getByRole("button", { name: "Delete comment" }).click();
  await anns.page.getByRole("button", { name: "Board menu" }).click();
  await anns.page.getByRole("menuitem", { name: "Archive and trash" }).click();
  await anns.page.getByRole("button", { name: "Deleted" }).click();
  const row = anns.page.getByRole("listitem").filter({ hasText: "First line" });
  await expect(row).toContainText("Comment on Harvest");
  await row.getByRole("button", { name: /Restore/ }).click();
  await expect(said(bobs)).toContainText("and more");
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`a talk reads well and is sound: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const bob = await person("Bob");
      const [anns, bobs] = await shared(ann, bob);
      await openAtComments(bobs, "Harvest");
      await bobs.page.keyboard.type("Are the **apples** ripe? See `orchard.md`");
      await bobs.page.keyboard.press("ControlOrMeta+Enter");
      await anns.card("Harvest").click();
      await field(anns).fill("- [ ] look\n- [x] taste");
      const send = region(anns).getByRole("button", { name: "Comment", exact: true });
      await send.click();
      await expect(said(anns)).toHaveCount(2);
      await bobs.page.keyboard.type("Good");
      await expect(region(anns).getByText("Bob is writing a comment…")).toBeVisible();
      const shot = process.env.SHOTS;
      await field(anns).scrollIntoViewIfNeeded();
      if (shot) await anns.page.screenshot({ path: `${shot}/comments-${size}-${colorScheme}.png` });
      // Nothing half under the head of the dialog, where it would be too small to hit.
      await anns.page.getByRole("dialog").evaluate((dialog) => dialog.scrollTo({ top: 0, behavior: "instant" }));
      await isSound(anns.page);
      if (size === "phone") {
        for (const button of await region(anns).getByRole("button").all()) {
          expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
        }
      }
      // Tasks are ticked in one's own words alone.
      await said(anns).last().getByRole("checkbox").first().check();
      await expect(said(bobs).last().getByRole("checkbox").first()).toBeChecked();
      await expect(said(bobs).last().getByRole("checkbox").first()).toBeDisabled();
    });
  }
}
