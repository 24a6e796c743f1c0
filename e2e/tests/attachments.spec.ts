import { readFile } from "node:fs/promises";
import type { BoardPage } from "../board-page.ts";
import { carrying, type NamedFile, pasteInto } from "../carried.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { halves, middleOf } from "../pictures.ts";
import { isSound } from "../sound.ts";

// Files and links on cards, on two screens.

/** Red in its middle where it is turned, else of both colours. */
const HALVES: NamedFile = { name: "halves.png", mimeType: "image/png", buffer: halves(800, 400) };
const TALL: NamedFile = { name: "tall.png", mimeType: "image/png", buffer: halves(200, 600) };
const NOTES: NamedFile = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Ripe in May.") };

async function shared(ann: Person, bob: Person, role = "editor"): Promise<[BoardPage, BoardPage]> {
  const anns = await ann.newBoard("Plans", [["Harvest", "Sowing"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role });
  const bobs = await bob.open(anns.boardId);
  await expect(anns.page.getByRole("list", { name: "Here now" })).toContainText("Bob");
  return [anns, bobs];
}

const dialog = ({ page }: BoardPage) => page.getByRole("dialog", { name: /Harvest|Sowing/ });
const part = ({ page }: BoardPage) => page.getByRole("region", { name: "Attachments" });
const list = (board: BoardPage) => part(board).getByRole("list", { name: "Attachments" }).locator("> li");
const coming = (board: BoardPage) => part(board).getByRole("list", { name: "Files on their way" }).locator("> li");
const front = (board: BoardPage, title: string) => board.page.locator(`[data-card]`, { hasText: title });

async function openCard(board: BoardPage, title: string): Promise<void> {
  await board.card(title).click();
  await expect(dialog(board)).toBeVisible();
}

async function choose(board: BoardPage, ...files: readonly NamedFile[]): Promise<void> {
  await board.page.getByTestId("attachment-files").setInputFiles([...files]);
}

async function menuOf(board: BoardPage, name: string, item: string): Promise<void> {
  await part(board)
    .getByRole("button", { name: `Menu of ${name}` })
    .click();
  await board.page.getByRole("menuitem", { name: item }).click();
}

test("files are chosen by keys alone, and the other one opens and downloads them", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openCard(bobs, "Harvest");

  await anns.card("Harvest").focus();
  await anns.page.keyboard.press("f");
  const chooser = anns.page.getByRole("button", { name: "Choose files…" });
  await expect(chooser).toBeFocused();
  const choosing = anns.page.waitForEvent("filechooser");
  await chooser.press("Enter");
  await (await choosing).setFiles([HALVES, NOTES, TALL]);
  await expect(list(anns)).toHaveCount(3);
  await expect(coming(anns)).toHaveCount(0);
  await expect(part(anns).getByRole("button", { name: "Attach", exact: true })).toBeFocused();

  await expect(list(bobs)).toHaveCount(3);
  await expect(part(bobs).getByText("Ann", { exact: false }).first()).toBeVisible();
  const opener = part(bobs).getByRole("button", { name: "Open halves.png" });
  await expect(opener.locator("img")).toBeVisible();
  await opener.press("Enter");
  const viewer = bobs.page.getByRole("dialog", { name: "halves.png" });
  await expect(viewer.getByRole("img", { name: "halves.png" })).toBeVisible();
  await expect.poll(() => viewer.getByRole("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await isSound(bobs.page);
  await bobs.page.keyboard.press("ArrowRight");
  await expect(bobs.page.getByRole("dialog", { name: "tall.png" }).getByRole("img")).toBeVisible();
  await bobs.page.keyboard.press("ArrowLeft");
  await expect(viewer).toBeVisible();
  await bobs.page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(opener).toBeFocused();

  const downloading = bobs.page.waitForEvent("download");
  await part(bobs).getByRole("button", { name: "Download notes.txt" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("notes.txt");
  expect(await readFile(await download.path(), "utf8")).toBe("Ripe in May.");

  await bobs.page.keyboard.press("Escape");
  await expect(bobs.card("Harvest")).toHaveAccessibleDescription(/^3 attachments\. /);
  await isSound(anns.page);
});

test("a picture becomes the cover, goes with it and comes back, and has another name", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openCard(anns, "Harvest");
  await choose(anns, TALL);
  await expect(list(anns)).toHaveCount(1);
  await menuOf(anns, "tall.png", "Make it the cover");
  await expect(list(anns)).toContainText("Cover");
  const picture = front(bobs, "Harvest").locator(".card-cover img");
  await expect(picture).toBeVisible();
  await expect(picture).toHaveJSProperty("complete", true);
  await isSound(bobs.page);

  await menuOf(anns, "tall.png", "Rename…");
  const name = part(anns).getByRole("textbox", { name: "Name of the attachment" });
  await expect(name).toBeFocused();
  await name.fill("Garden.png");
  await name.press("Enter");
  await expect(part(anns).getByRole("button", { name: "Menu of Garden.png" })).toBeFocused();

  await menuOf(anns, "Garden.png", "Delete");
  await expect(list(anns)).toHaveCount(0);
  await expect(picture).toHaveCount(0);
  await anns.page.getByRole("button", { name: "Undo" }).click();
  await expect(list(anns)).toHaveCount(1);
  await expect(picture).toBeVisible();

  await openCard(bobs, "Harvest");
  await expect(list(bobs)).toContainText("Garden.png");
  await menuOf(bobs, "Garden.png", "Remove from the cover");
  await expect(front(anns, "Harvest").locator(".card-cover")).toHaveCount(0);
});

test("a colour is the cover, chosen on the board by keys", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await anns.card("Sowing").focus();
  await anns.page.keyboard.press("v");
  const none = anns.page.getByRole("radio", { name: "No cover" });
  await expect(none).toBeFocused();
  await isSound(anns.page);
  await anns.page.keyboard.press("ArrowRight");
  await expect(anns.page.getByRole("radio", { name: "Red" })).toBeChecked();
  await expect(front(bobs, "Sowing").locator(".card-cover")).toHaveAttribute("data-color", "red");
  await anns.page.keyboard.press("Escape");
  await expect(anns.card("Sowing")).toBeFocused();
  await anns.page.keyboard.press("ControlOrMeta+z");
  await expect(front(bobs, "Sowing").locator(".card-cover")).toHaveCount(0);
});

test("files are dropped on a card that is open, and on one that is not", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest", "Sowing"]]);
  const carried = await carrying(board.page, HALVES, NOTES);
  const sowing = board.card("Sowing");
  await sowing.dispatchEvent("dragenter", { dataTransfer: carried });
  await expect(async () => {
    await sowing.dispatchEvent("dragover", { dataTransfer: carried });
    await expect(sowing).toHaveAttribute("data-drop", "", { timeout: 200 });
  }).toPass();
  await sowing.dispatchEvent("drop", { dataTransfer: carried });
  await expect(sowing).not.toHaveAttribute("data-drop");
  await expect(board.page.getByText("2 files are attached to “Sowing”")).toBeVisible();
  await expect(board.card("Sowing")).toHaveAccessibleDescription(/^2 attachments\. /);

  await openCard(board, "Harvest");
  await dialog(board).getByRole("heading", { name: "Comments" }).dispatchEvent("dragover", { dataTransfer: carried });
  await expect(board.page.getByText("Drop to attach")).toBeVisible();
  await isSound(board.page);
  await dialog(board).getByRole("heading", { name: "Comments" }).dispatchEvent("drop", { dataTransfer: carried });
  await expect(board.page.getByText("Drop to attach")).toHaveCount(0);
  await expect(list(board)).toHaveCount(2);
});

test("a picture is pasted on a card, into its description and into a comment, and all see it", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openCard(anns, "Harvest");
  await openCard(bobs, "Harvest");
  await pasteInto(anns.page.getByRole("heading", { name: "Comments" }), { ...HALVES, name: "image.png" });
  await expect(list(bobs)).toContainText(/Pasted .*\.png/);

  await anns.page.getByRole("button", { name: "Add a description…" }).click();
  const text = anns.page.getByRole("textbox", { name: "Description" });
  await text.fill("Look:");
  await pasteInto(text, { ...HALVES, name: "bed [2].png" });
  await expect(text).toHaveValue(/^Look:\n!\[bed \\\[2\\\]\.png\]\(\/api\/v1\/attachments\/[0-9a-f-]+\/content\)\n$/);
  await expect(list(anns)).toHaveCount(2);
  await text.press("ControlOrMeta+Enter");
  const shown = bobs.page.getByRole("button", { name: "Open picture bed [2].png" }).getByRole("img");
  await expect(shown).toBeVisible();
  await expect(shown).toHaveJSProperty("complete", true);
  await isSound(bobs.page);

  const comment = bobs.page.getByRole("textbox", { name: "New comment" });
  await pasteInto(comment, TALL);
  await expect(list(bobs)).toHaveCount(3);
  await comment.press("ControlOrMeta+Enter");
  const said = anns.page.getByRole("list", { name: "Comments" });
  await said.getByRole("button", { name: "Open picture tall.png" }).click();
  await expect(anns.page.getByRole("dialog", { name: "tall.png" }).getByRole("img")).toBeVisible();
  await anns.page.keyboard.press("Escape");
  await menuOf(anns, "tall.png", "Delete");
  await expect(said.getByText("“tall.png” is not there (any more)")).toBeVisible();
});

test("what is called off is not sent and not named; what found no server is sent again", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await openCard(board, "Harvest");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const uploads = (url: URL) => /\/cards\/[^/]+\/attachments$/.test(url.pathname);
  await board.page.route(uploads, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await held;
    await route.abort().catch(() => {});
  });
  const comment = board.page.getByRole("textbox", { name: "New comment" });
  await comment.fill("So:");
  await pasteInto(comment, HALVES);
  await choose(board, NOTES, TALL);
  await expect(coming(board)).toHaveCount(3);
  await expect(coming(board).filter({ hasText: "Waits for its turn" })).toHaveCount(1);
  await expect(part(board).getByRole("progressbar", { name: "Sending notes.txt" })).toBeVisible();
  await isSound(board.page);
  await part(board).getByRole("button", { name: "Don’t send halves.png" }).click();
  await expect(comment).toHaveValue("So:\n");
  await expect(coming(board)).toHaveCount(2);
  letGo();
  await expect(coming(board).getByRole("alert")).toHaveCount(2);
  await isSound(board.page);
  await board.page.unroute(uploads);
  await part(board).getByRole("button", { name: "Forget tall.png" }).click();
  await part(board).getByRole("button", { name: "Try to send notes.txt again" }).click();
  await expect(list(board)).toHaveCount(1);
  await expect(coming(board)).toHaveCount(0);
});

test("without a line a file waits, also when its card is closed, and goes when the line is back", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await openCard(board, "Harvest");
  await ann.network.cut();
  await choose(board, NOTES);
  await expect(coming(board).getByRole("alert")).toContainText("There is no connection.");
  await board.page.keyboard.press("Escape");
  await expect(dialog(board)).toBeHidden();
  await ann.network.mend();
  await expect(board.page.getByText("notes.txt is attached to “Harvest”")).toBeVisible();
  await expect(board.card("Harvest")).toHaveAccessibleDescription(/^1 attachment\. /);
});

test("who may only look opens and downloads, and can add or change nothing", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob, "viewer");
  await openCard(anns, "Harvest");
  await choose(anns, HALVES, NOTES);
  await expect(list(anns)).toHaveCount(2);
  await openCard(bobs, "Harvest");
  await expect(list(bobs)).toHaveCount(2);
  await expect(part(bobs).getByRole("button", { name: /^Attach|^Menu of|^Cover/ })).toHaveCount(0);
  await expect(bobs.page.getByTestId("attachment-files")).toHaveCount(0);
  await pasteInto(bobs.page.getByRole("heading", { name: "Comments" }), TALL);
  const carried = await carrying(bobs.page, TALL);
  await dialog(bobs).getByRole("heading", { name: "Comments" }).dispatchEvent("dragover", { dataTransfer: carried });
  await expect(bobs.page.getByText("Drop to attach")).toHaveCount(0);
  await part(bobs).getByRole("button", { name: "Open halves.png" }).click();
  await expect(bobs.page.getByRole("dialog", { name: "halves.png" }).getByRole("img")).toBeVisible();
  await bobs.page.keyboard.press("Escape");
  const downloading = bobs.page.waitForEvent("download");
  await part(bobs).getByRole("button", { name: "Download notes.txt" }).click();
  expect((await downloading).suggestedFilename()).toBe("notes.txt");
  await expect(list(bobs)).toHaveCount(2);
  await isSound(bobs.page);
});

test("what is attached to an archived card can still be looked at", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await openCard(board, "Harvest");
  await choose(board, HALVES, NOTES);
  await expect(list(board)).toHaveCount(2);
  const address = board.page.url();
  await dialog(board).getByRole("button", { name: "Archive card" }).click();
  await expect(board.card("Harvest")).toHaveCount(0);
  await board.page.goto(address);
  await expect(list(board)).toHaveCount(2);
  await expect(part(board).getByRole("button", { name: /^Attach|^Menu of|^Cover/ })).toHaveCount(0);
  await part(board).getByRole("button", { name: "Open halves.png" }).click();
  await expect(board.page.getByRole("dialog", { name: "halves.png" }).getByRole("img")).toBeVisible();
  await board.page.keyboard.press("Escape");
  await isSound(board.page);
});

test("a document that could do things is a download, whatever it is called", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await openCard(board, "Harvest");
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "taken"</script></svg>';
  const svg = { name: "drawing.png", mimeType: "image/png", buffer: Buffer.from(script) };
  const html = {
    name: "page.html",
    mimeType: "text/html",
    buffer: Buffer.from("<script>document.title = 'taken'</script>"),
  };
  await choose(board, svg, html);
  await expect(list(board)).toHaveCount(2);
  await expect(part(board).locator("img")).toHaveCount(0);
  for (const { name } of [svg, html]) {
    const downloading = board.page.waitForEvent("download");
    await part(board)
      .getByRole("button", { name: `Download ${name}` })
      .click();
    await (await downloading).path();
  }
  // Named in a text as a picture, it is none either.
  const comment = board.page.getByRole("textbox", { name: "New comment" });
  await pasteInto(comment, svg);
  await expect(list(board)).toHaveCount(3);
  await comment.press("ControlOrMeta+Enter");
  await expect(board.page.getByText("“drawing.png” is not there (any more)")).toBeVisible();
  expect(await board.page.title()).toContain("Harvest");
});

test("a link is attached by keys, and what would run is no link", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const [anns, bobs] = await shared(ann, bob);
  await openCard(bobs, "Harvest");
  await openCard(anns, "Harvest");
  await anns.page.keyboard.press("f");
  await expect(anns.page.getByRole("button", { name: "Choose files…" })).toBeFocused();
  await anns.page.keyboard.press("Tab");
  const address = anns.page.getByRole("textbox", { name: "Address" });
  await expect(address).toBeFocused();
  await anns.page.keyboard.type("javascript:alert(1)");
  await anns.page.keyboard.press("Enter");
  await expect(address).toHaveAccessibleDescription(/begins with https/);
  await isSound(anns.page);
  await address.fill("example.org/seeds?x=1");
  await anns.page.keyboard.press("Tab");
  await anns.page.keyboard.type("Seeds");
  await anns.page.keyboard.press("Enter");
  const link = part(bobs).getByRole("link", { name: /^Seeds/ });
  await expect(link).toHaveAttribute("href", "https://example.org/seeds?x=1");
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(link).toHaveAttribute("target", "_blank");
});

test("on a phone everything is there, and pictures go by with a finger", async ({ person }) => {
  const ann = await person("Ann", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await openCard(board, "Harvest");
  await choose(board, HALVES, TALL, NOTES);
  await expect(list(board)).toHaveCount(3);
  await isSound(board.page);
  await part(board).getByRole("button", { name: "Attach", exact: true }).tap();
  await expect(board.page.getByRole("button", { name: "Choose files…" })).toBeVisible();
  await isSound(board.page);
  await board.page.keyboard.press("Escape");
  await part(board).getByRole("button", { name: "Open tall.png" }).tap();
  await expect(board.page.getByRole("dialog", { name: "tall.png" }).getByRole("img")).toBeVisible();
  await isSound(board.page);
  await board.page.getByRole("button", { name: "Next picture" }).tap();
  const viewer = board.page.getByRole("dialog", { name: "halves.png" });
  await expect(viewer.getByRole("img")).toBeVisible();
  expect(await middleOf(viewer.getByRole("img"))).not.toBe("");
});
