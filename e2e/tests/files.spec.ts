import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { carrying, type NamedFile, pasteInto } from "../carried.ts";
import { expect, test } from "../fixtures.ts";
import { test as testOfInstallation } from "../own-server.ts";
import { pdfOf } from "../pdfs.ts";
import { halves } from "../pictures.ts";
import { isSound, SIZES } from "../sound.ts";
import { newNote, newSubject, openNote } from "../subject-page.ts";

// Files in subjects: sent, looked at, thrown away and had back.

const HALVES: NamedFile = { name: "halves.png", mimeType: "image/png", buffer: halves(800, 400) };
const NOTES: NamedFile = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Ripe in May.") };
const PLAN: NamedFile = {
  name: "plan.pdf",
  mimeType: "application/pdf",
  buffer: pdfOf("Beans in the first bed", "Peas in the second"),
};
const BACKUP: NamedFile = {
  name: "backup.bin",
  mimeType: "application/octet-stream",
  buffer: Buffer.alloc(4_000, 0xff),
};

/** What a page's canvas shows is not all of one colour. */
async function isPainted(page: Page, number: number): Promise<void> {
  const canvas = page.getByRole("article", { name: `Page ${number} of` }).locator("canvas");
  await expect
    .poll(() =>
      canvas.evaluate((element) => {
        if (!(element instanceof HTMLCanvasElement) || element.width === 0) return 0;
        const dots = element.getContext("2d")?.getImageData(0, 0, element.width, element.height).data ?? [];
        let dark = 0;
        for (let at = 0; at < dots.length; at += 4) if ((dots[at] ?? 255) < 100 && (dots[at + 3] ?? 0) > 200) dark++;
        return dark;
      }),
    )
    .toBeGreaterThan(50);
}

for (const [size, device] of Object.entries(SIZES)) {
  test(`files are chosen, looked at where that is safe, and downloaded: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    const { page } = ann;
    const subject = await newSubject(ann, "Garden");
    await subject.choose(HALVES, NOTES, PLAN, BACKUP);
    await expect(subject.documents.getByRole("link")).toHaveCount(4);
    await expect(subject.coming).toHaveCount(0);
    await expect(subject.row("halves.png").locator("img")).toBeVisible();
    await isSound(page);

    await subject.row("halves.png").click();
    const picture = page.getByRole("img", { name: "halves.png" });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
    await isSound(page);
    // As large as the screen lets it, and back where one was.
    await page.getByRole("button", { name: "Open picture halves.png" }).click();
    const stage = page.getByRole("dialog", { name: "halves.png" });
    await expect(stage.getByRole("img", { name: "halves.png" })).toBeVisible();
    await isSound(page);
    await page.keyboard.press("Escape");
    await expect(stage).toBeHidden();
    await expect(page.getByRole("button", { name: "Open picture halves.png" })).toBeFocused();

    await page.getByRole("link", { name: "Garden", exact: true }).click();
    await subject.row("plan.pdf").click();
    const pages = page.getByRole("region", { name: "Pages of plan.pdf" });
    await expect(pages.getByRole("article")).toHaveCount(2);
    await isPainted(page, 1);
    await expect(pages.getByText("Beans in the first bed")).toBeAttached();
    await isSound(page);

    await page.getByRole("link", { name: "Garden", exact: true }).click();
    await subject.row("notes.txt").click();
    await expect(page.getByText("Ripe in May.")).toBeVisible();
    await isSound(page);

    await page.getByRole("link", { name: "Garden", exact: true }).click();
    await subject.row("backup.bin").click();
    await expect(page.getByText("There is no preview of this file")).toBeVisible();
    await isSound(page);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download", exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("backup.bin");
    expect(await readFile(await download.path())).toEqual(BACKUP.buffer);
  });
}

test("by keys alone a file is sent, opened, renamed, thrown away and had back", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const choosing = page.waitForEvent("filechooser");
  await subject.documents.getByRole("button", { name: "Upload" }).press("Enter");
  await (await choosing).setFiles([NOTES]);
  await subject.row("notes.txt").press("Enter");
  await expect(page.getByText("Ripe in May.")).toBeVisible();
  await page.getByRole("button", { name: "notes.txt", exact: true }).press("Enter");
  const title = page.getByRole("textbox", { name: "Title of the document" });
  await expect(title).toBeFocused();
  await title.fill("harvest.txt");
  await title.press("Enter");
  await expect(page.getByRole("button", { name: "harvest.txt", exact: true })).toBeFocused();
  await expect(page).toHaveTitle("harvest.txt · SyncBoard");

  await page.getByRole("button", { name: "Menu of harvest.txt" }).press("ArrowDown");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/subjects\/[0-9a-f-]+$/);
  await expect(subject.row("harvest.txt")).toHaveCount(0);

  await page.goto("/subjects");
  await page.getByRole("button", { name: "Trash" }).press("Enter");
  const trash = page.getByRole("dialog", { name: "Trash" });
  await expect(trash.getByText("Document in Garden")).toBeVisible();
  await isSound(page);
  await trash.getByRole("button", { name: "Restore harvest.txt" }).press("Enter");
  await expect(trash.getByText("The trash is empty")).toBeVisible();
  await page.goto(`/subjects/${subject.subjectId}`);
  await expect(subject.row("harvest.txt")).toBeVisible();
});

test("files are dropped on the page of a subject, and pasted there", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const other = await ann.newTab();
  await other.goto(page.url());
  await expect(other.getByText("No notes or files yet")).toBeVisible();

  const carried = await carrying(page, HALVES, NOTES);
  const heading = subject.documents.getByRole("heading", { name: "Documents" });
  await heading.dispatchEvent("dragover", { dataTransfer: carried });
  await expect(page.getByText("Drop to add")).toBeVisible();
  await isSound(page);
  await heading.dispatchEvent("drop", { dataTransfer: carried });
  await expect(page.getByText("Drop to add")).toHaveCount(0);
  await expect(subject.documents.getByRole("link")).toHaveCount(2);

  await pasteInto(heading, { ...HALVES, name: "image.png" });
  await expect(subject.documents.getByRole("link", { name: /^Pasted .*\.png$/ })).toBeVisible();
  await expect(other.getByRole("link", { name: /^Pasted .*\.png$/ })).toBeVisible();
  await expect(other.getByRole("link", { name: "notes.txt" })).toBeVisible();
});

test("a picture that is pasted into a note stands in it, and among the documents", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const id = await newNote(ann, subject.subjectId, "Sowing", "Look:");
  const note = await openNote(page, subject.subjectId, id);
  await note.text.press("ControlOrMeta+End");
  await pasteInto(note.text, { ...HALVES, name: "bed [2].png" });
  await expect(note.text).toHaveValue(
    /^Look:\n!\[bed \\\[2\\\]\.png\]\(\/api\/v1\/documents\/[0-9a-f-]+\/content\)\n$/,
  );
  await note.isSaved();
  await expect(note.preview.getByRole("img", { name: "bed [2].png" })).toBeVisible();
  await isSound(page);
  await page.getByRole("link", { name: "Garden", exact: true }).click();
  await expect(subject.row("bed [2].png")).toBeVisible();
});

test("what is cut in the middle is sent again when the line is back, and is there once", async ({ person }) => {
  test.slow();
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const slow = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  await slow.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: 1_000_000 });
  await subject.choose({ ...BACKUP, name: "long.bin", buffer: Buffer.alloc(12_000_000, 0xff) });
  const bar = subject.coming.getByRole("progressbar", { name: "Sending long.bin" });
  await expect.poll(() => bar.evaluate((element: HTMLProgressElement) => element.value)).toBeGreaterThan(0.05);
  await isSound(page);
  await ann.network.cut();
  await expect(subject.coming.getByRole("alert")).toContainText("There is no connection.");
  await isSound(page);
  await slow.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: -1 });
  await ann.network.mend();
  await expect(subject.row("long.bin")).toBeVisible({ timeout: 20_000 });
  await expect(subject.coming).toHaveCount(0);
  await expect(subject.documents.getByRole("link")).toHaveCount(1);
});

test("what is called off is not there, and what failed is forgotten", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const uploads = (url: URL) => /\/subjects\/[^/]+\/documents$/.test(url.pathname);
  await page.route(uploads, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await held;
    await route.abort().catch(() => {});
  });
  await subject.choose(HALVES, NOTES, PLAN);
  await expect(subject.coming).toHaveCount(3);
  await expect(subject.coming.filter({ hasText: "Waits for its turn" })).toHaveCount(1);
  await subject.documents.getByRole("button", { name: "Don’t send halves.png" }).click();
  await expect(subject.coming).toHaveCount(2);
  letGo();
  await expect(subject.coming.getByRole("alert")).toHaveCount(2);
  await page.unroute(uploads);
  await subject.documents.getByRole("button", { name: "Forget plan.pdf" }).click();
  await subject.documents.getByRole("button", { name: "Try to send notes.txt again" }).click();
  await expect(subject.row("notes.txt")).toBeVisible();
  await expect(subject.coming).toHaveCount(0);
});

test("a file that could do things is shown as text or not at all, and runs nothing", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const script = "<script>document.title = 'taken'</script>";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`;
  const broken = { name: "broken.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nnot really") };
  await subject.choose(
    { name: "page.html", mimeType: "text/html", buffer: Buffer.from(`<!doctype html>${script}`) },
    { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg) },
    { name: "list.md", mimeType: "text/markdown", buffer: Buffer.from(`# A *list*\n\n${script}`) },
    broken,
  );
  await expect(subject.documents.getByRole("link")).toHaveCount(4);

  await subject.row("page.html").click();
  await expect(page.getByText(script)).toBeVisible();
  await page.goBack();
  await subject.row("list.md").click();
  await expect(page.getByRole("heading", { name: "A list" })).toBeVisible();
  await page.goBack();
  await subject.row("drawing.svg").click();
  await expect(page.getByRole("heading", { level: 1, name: "drawing.svg" })).toBeVisible();
  await expect(page.getByRole("main").locator("img, svg script, iframe, object, embed")).toHaveCount(0);
  await page.goBack();
  await subject.row("broken.pdf").click();
  await expect(page.getByText("It is damaged, or no PDF after all.")).toBeVisible();
  await isSound(page);
  await expect(page).toHaveTitle("broken.pdf · SyncBoard");
});

testOfInstallation.describe("a server that takes small files only", () => {
  testOfInstallation.use({ settings: { MAX_UPLOAD_BYTES: "1000" } });
  testOfInstallation("says so, and of each file why it is not sent", async ({ person }) => {
    const ann = await person("Ann");
    const subject = await newSubject(ann, "Garden");
    await subject.choose(BACKUP, NOTES);
    await expect(subject.row("notes.txt")).toBeVisible();
    await expect(subject.coming.getByRole("alert")).toContainText("It is larger than 1 kB");
    await isSound(ann.page);
  });
});
