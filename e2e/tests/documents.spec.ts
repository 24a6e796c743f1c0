import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";
import { NotePage, newNote, newSubject, openNote } from "../subject-page.ts";

// Notes: written, kept, merged, had back.

async function savedText(person: Person, documentId: string): Promise<string> {
  return ((await person.call("GET", `/documents/${documentId}`)) as { text: string }).text;
}

for (const [size, device] of Object.entries(SIZES)) {
  test(`a note is written, shown and found again: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    const { page } = ann;
    const subject = await newSubject(ann, "Garden", { color: "green" });
    await subject.documents.getByRole("button", { name: "New note" }).click();
    const title = page.getByRole("textbox", { name: "Title of the document" });
    await expect(title).toBeFocused();
    await title.fill("Sowing");
    await title.press("Enter");
    const note = new NotePage(page);
    await expect(note.text).toBeFocused();
    await note.text.pressSequentially("# May\n- [ ] beans\npeas");
    await note.isSaved();
    await isSound(page);

    await page.getByRole("button", { name: "Read", exact: true }).click();
    await expect(note.preview.getByRole("heading", { name: "May" })).toBeVisible();
    await note.preview.getByRole("checkbox", { name: "peas" }).check();
    await note.isSaved();
    await isSound(page);
    await page.getByRole("button", { name: "Write", exact: true }).click();
    await expect(note.text).toHaveValue("# May\n- [ ] beans\n- [x] peas");

    await page.getByRole("link", { name: "Garden", exact: true }).click();
    await expect(subject.row("Sowing")).toBeVisible();
    await isSound(page);
    await subject.row("Sowing").click();
    await expect(note.text).toHaveValue("# May\n- [ ] beans\n- [x] peas");
  });
}

test("side by side what is written is shown at once", async ({ person }) => {
  const ann = await person("Ann");
  const { subjectId } = await newSubject(ann, "Garden");
  const note = await openNote(ann.page, subjectId, await newNote(ann, subjectId, "Sowing", "In **May**"));
  await expect(note.preview.locator("strong", { hasText: "May" })).toBeVisible();
  await note.text.press("End");
  await note.text.pressSequentially(" and `June`");
  await expect(note.preview.locator("code", { hasText: "June" })).toBeVisible();
  await note.text.press("ControlOrMeta+s");
  await note.isSaved();
});

test("what another tab writes comes into the note, and the caret stays between its words", async ({ person }) => {
  const ann = await person("Ann");
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "First\n\nMiddle\n\nLast");
  const here = await openNote(ann.page, subjectId, id);
  const there = await openNote(await ann.newTab(), subjectId, id);

  await here.text.focus();
  await here.text.press("ControlOrMeta+End");
  await there.text.focus();
  await there.text.press("ControlOrMeta+Home");
  await there.text.pressSequentially("The very ");
  await expect(here.text).toHaveValue("The very First\n\nMiddle\n\nLast");
  await here.text.pressSequentially(" of all");
  await expect(here.text).toHaveValue("The very First\n\nMiddle\n\nLast of all");
  await expect(there.text).toHaveValue("The very First\n\nMiddle\n\nLast of all");
  await here.isSaved();
  await there.isSaved();
});

test("both type at once in different lines, and nothing of it is lost", async ({ person }) => {
  const ann = await person("Ann");
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "A\n\nB\n\nC");
  const here = await openNote(ann.page, subjectId, id);
  const there = await openNote(await ann.newTab(), subjectId, id);
  await here.text.focus();
  await here.text.press("ControlOrMeta+Home");
  await here.text.press("End");
  await there.text.focus();
  await there.text.press("ControlOrMeta+End");
  await Promise.all([
    here.text.pressSequentially("pples and apricots", { delay: 60 }),
    there.text.pressSequentially("abbages and carrots", { delay: 60 }),
  ]);
  const both = "Apples and apricots\n\nB\n\nCabbages and carrots";
  await expect(here.text).toHaveValue(both);
  await expect(there.text).toHaveValue(both);
  await expect.poll(() => savedText(ann, id)).toBe(both);
});

test("offline a note is kept here, and saved when the line is back", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "May");
  const note = await openNote(page, subjectId, id);
  await ann.network.cut();
  await note.text.press("End");
  await note.text.pressSequentially(" and June");
  await expect(note.sign).toHaveText("Offline, kept here");
  await isSound(page);
  await ann.call("PATCH", `/documents/${id}`, { text: "In the garden\n\nMay", textFrom: "May" });
  await ann.network.mend();
  await note.isSaved();
  await expect(note.text).toHaveValue("In the garden\n\nMay and June");
  expect(await savedText(ann, id)).toBe("In the garden\n\nMay and June");
});

test("what was written before the tab was closed is back, and saved", async ({ person }) => {
  const ann = await person("Ann");
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "May");
  const tab = await ann.newTab();
  const note = await openNote(tab, subjectId, id);
  await ann.network.cut();
  await note.text.press("End");
  await note.text.pressSequentially(" and June");
  await expect(note.sign).toHaveText("Offline, kept here");
  await tab.close();
  await ann.network.mend();
  expect(await savedText(ann, id)).toBe("May");

  const again = await openNote(ann.page, subjectId, id);
  await expect(again.text).toHaveValue("May and June");
  await expect(ann.page.getByText("What was not saved when the page closed is back.")).toBeVisible();
  await expect.poll(() => savedText(ann, id)).toBe("May and June");
});

test("who leaves a note at once leaves nothing behind", async ({ person }) => {
  const ann = await person("Ann");
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "May");
  const note = await openNote(ann.page, subjectId, id);
  await note.text.press("End");
  await note.text.pressSequentially("!");
  await ann.page.getByRole("link", { name: "Garden", exact: true }).click();
  await expect.poll(() => savedText(ann, id)).toBe("May!");
});

test("where two changed the same lines, both are told, and the other’s are among the versions", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "Beans in May");
  const note = await openNote(page, subjectId, id);
  await ann.network.cut();
  await note.text.fill("Beans in June");
  await expect(note.sign).toHaveText("Offline, kept here");
  await ann.call("PATCH", `/documents/${id}`, { text: "Beans in April", textFrom: "Beans in May" });
  await ann.network.mend();
  await note.isSaved();
  await expect(note.text).toHaveValue("Beans in June");
  const news = page.getByRole("alert").filter({ hasText: "The same lines were changed" });
  await expect(news).toBeVisible();
  await isSound(page);
  await news.getByRole("button", { name: "Versions" }).click();
  const versions = page.getByRole("dialog", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await versions.getByRole("listitem").nth(1).getByRole("button").first().click();
  await expect(versions.getByRole("region", { name: "Changes" })).toContainText("Beans in April");
  await isSound(page);
});

test("an earlier version is looked at, had back, and that is taken back", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "Beans\nPeas");
  // Whatever there was is to be this: a version of its own.
  await ann.call("PATCH", `/documents/${id}`, { text: "Beans\nCarrots" });
  const note = await openNote(page, subjectId, id);
  await note.text.press("ControlOrMeta+End");
  await note.text.pressSequentially("!");
  await note.isSaved();
  await page.getByRole("button", { name: "Versions" }).press("Enter");
  const versions = page.getByRole("dialog", { name: "Versions" });
  const oldest = versions.getByRole("listitem").last();
  await oldest.getByRole("button").first().press("Enter");
  await expect(oldest.getByRole("region", { name: "Changes" })).toContainText("Carrots!");
  await isSound(page);
  await oldest.getByRole("button", { name: "Put back the text before" }).press("Enter");
  await expect(versions).toBeHidden();
  await expect(note.text).toHaveValue("Beans\nPeas");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(note.text).toHaveValue("Beans\nCarrots!");
  await expect.poll(() => savedText(ann, id)).toBe("Beans\nCarrots!");
});

test("a note is thrown away and had back, on its own page too", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const id = await newNote(ann, subject.subjectId, "Sowing", "May");
  await expect(subject.row("Sowing")).toBeVisible();
  await subject.menuOf("Sowing", "Delete");
  await expect(subject.row("Sowing")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(subject.row("Sowing")).toBeVisible();

  const note = await openNote(page, subject.subjectId, id);
  await ann.call("DELETE", `/documents/${id}`);
  const gone = page.getByRole("alert").filter({ hasText: "This note was deleted" });
  await expect(gone).toBeVisible();
  await note.text.press("End");
  await note.text.pressSequentially(" and June");
  await isSound(page);
  await gone.getByRole("button", { name: "Restore" }).click();
  await expect(gone).toBeHidden();
  await note.isSaved();
  expect(await savedText(ann, id)).toBe("May and June");
});

test("a note has another title, and goes to another subject", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  await ann.call("POST", "/subjects", { name: "Orchard" });
  await newNote(ann, subject.subjectId, "Sowing", "May");
  await subject.menuOf("Sowing", "Rename…");
  const title = page.getByRole("textbox", { name: "Title of the document" });
  await title.fill("Planting");
  await title.press("Enter");
  await expect(subject.row("Planting")).toBeVisible();
  await subject.menuOf("Planting", "Move to another subject…");
  const dialog = page.getByRole("dialog", { name: "Move to" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("orch");
  await expect(dialog.getByRole("gridcell")).toHaveCount(1);
  await isSound(page);
  await page.keyboard.press("Enter");
  await expect(subject.row("Planting")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(subject.row("Planting")).toBeVisible();
});

test("somebody else’s note is not there", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const { subjectId } = await newSubject(ann, "Garden");
  const id = await newNote(ann, subjectId, "Sowing", "May");
  await bob.page.goto(`/subjects/${subjectId}/d/${id}`);
  await expect(bob.page.getByRole("heading", { name: "This document isn’t here" })).toBeVisible();
  await isSound(bob.page);
});
