import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Who types where and who carries what, on the screens of the others.

async function shared(ann: Person, bob: Person, role = "editor"): Promise<[BoardPage, BoardPage]> {
  const anns = await ann.newBoard("Plans", [["One", "Two"], ["Three"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role });
  const bobs = await bob.open(anns.boardId);
  await expect(anns.page.getByRole("list", { name: "Here now" })).toContainText("Bob");
  return [anns, bobs];
}

/** The place of a card, with what stands around it. */
const place = (board: BoardPage, title: string) => board.page.getByRole("listitem").filter({ has: board.card(title) });

test("a card and a column that somebody carries are ringed with their name until they are put down", async ({
  person,
}) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  const moving = anns.page.getByText("Bob is moving this");

  await bobs.pickUp(bobs.card("Two"));
  await expect(place(anns, "Two").getByText("Bob is moving this")).toBeAttached();
  await expect(place(anns, "Two").locator(".carry-name")).toHaveText("Bob");
  await bobs.carryOver(bobs.column("Done"), "bottom");
  await expect(place(anns, "Two").getByText("Bob is moving this")).toBeAttached();
  await bobs.page.mouse.up();
  await expect(moving).toHaveCount(0);
  await anns.expectIn("Done", ["Two"]);

  await bobs.card("One").focus();
  await bobs.page.keyboard.press("Space");
  await expect(place(anns, "One").getByText("Bob is moving this")).toBeAttached();
  await bobs.page.keyboard.press("Escape");
  await expect(moving).toHaveCount(0);

  await bobs.page.keyboard.press("ArrowUp");
  await bobs.page.keyboard.press("Space");
  await expect(anns.column("To do").getByText("Bob is moving this")).toBeAttached();
  // With the tab it ends at once.
  await bobs.page.close();
  await expect(moving).toHaveCount(0);
});

test("who types is named beside the text and on the card, until they leave the field", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  const typing = anns.page.getByText("Bob is typing…");

  await bobs.card("One").focus();
  await bobs.page.keyboard.press("e");
  await bobs.page.keyboard.type("One and more");
  await expect(place(anns, "One").getByText("Bob is typing…")).toBeAttached();
  await bobs.page.keyboard.press("Escape");
  await expect(typing).toHaveCount(0);

  await anns.card("One").click();
  const dialog = anns.page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await bobs.card("One").click();
  await bobs.page.getByRole("button", { name: "Add a description" }).click();
  await bobs.page.getByRole("textbox", { name: "Description" }).pressSequentially("A longer text");
  const description = dialog.getByRole("region", { name: "Description" });
  await expect(description.getByText("Bob is typing…")).toBeVisible();
  // Nothing of it is read aloud while somebody listens to something else.
  await expect(anns.page.getByRole("log").filter({ hasText: "typing" })).toHaveCount(0);
  await bobs.page.getByRole("button", { name: "Save" }).click();
  await expect(typing).toHaveCount(0);
  await expect(description.getByText("A longer text")).toBeVisible();

  // A caret that rests in a field is nobody who types.
  await bobs.page.getByRole("button", { name: "Edit title" }).or(bobs.page.getByTitle("Edit title")).first().click();
  await bobs.page.keyboard.type("x");
  await expect(typing.first()).toBeAttached();
  await expect(typing).toHaveCount(0);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`several at once read well and are sound: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const bob = await person("Bob");
      const cleo = await person("Cleo");
      const [anns, bobs] = await shared(ann, bob);
      await ann.call("PUT", `/boards/${anns.boardId}/users/${cleo.userId}`, { role: "editor" });
      const cleos = await cleo.open(anns.boardId);
      for (const theirs of [bobs, cleos]) {
        await theirs.card("One").focus();
        await theirs.page.keyboard.press("Space");
      }
      await expect(place(anns, "One").locator(".carry-name")).toHaveText("Bob and Cleo");
      await isSound(ann.page);
    });
  }
}
