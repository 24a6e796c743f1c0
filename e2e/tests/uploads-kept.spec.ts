import { expect, test } from "../fixtures.ts";
import { newSubject } from "../subject-page.ts";

// What is on its way is not given up lightly.

const NOTES = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Ripe in May.") };
const toSubject = (url: URL) => /\/subjects\/[^/]+\/documents$/.test(url.pathname);
const toCard = (url: URL) => /\/cards\/[^/]+\/attachments$/.test(url.pathname);

test("a file that is cut off twice while the line stands is sent again by itself, and is there once", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  let tries = 0;
  await page.route(toSubject, async (route) => {
    if (route.request().method() !== "POST" || ++tries > 2) await route.continue();
    // Once before the server has it, and once when it has and cannot say so.
    else if (tries === 1) await route.abort("connectionreset");
    else {
      await route.fetch();
      await route.abort("connectionreset");
    }
  });
  await subject.choose(NOTES);
  await expect(subject.coming.getByText("Cut off, trying again…")).toBeVisible();
  await expect(subject.row("notes.txt")).toBeVisible();
  await expect(subject.coming).toHaveCount(0);
  // The list may say so before the answer does.
  await expect.poll(() => tries).toBe(3);
  await expect(subject.documents.getByRole("link")).toHaveCount(1);
  await expect(subject.documents.getByRole("alert")).toHaveCount(0);
});

test("so is a file on its way to a card; cut off for good, it says so and can be tried again by hand", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await board.card("Harvest").click();
  const part = page.getByRole("region", { name: "Attachments" });
  const there = part.getByRole("list", { name: "Attachments" }).locator("> li");
  const coming = part.getByRole("list", { name: "Files on their way" }).locator("> li");
  let tries = 0;
  let isCut = (_: number) => false;
  await page.route(toCard, (route) => {
    const isSent = route.request().method() === "POST";
    return isSent && isCut(++tries) ? route.abort("connectionreset") : route.continue();
  });
  isCut = (attempt) => attempt === 1;
  await page.getByTestId("attachment-files").setInputFiles([NOTES]);
  await expect(there).toHaveCount(1);
  await expect(coming).toHaveCount(0);
  expect(tries).toBe(2);

  isCut = () => true;
  await page.getByTestId("attachment-files").setInputFiles([{ ...NOTES, name: "more.txt" }]);
  await expect(coming.getByRole("alert")).toBeVisible();
  expect(tries).toBe(6);
  isCut = () => false;
  await part.getByRole("button", { name: "Try to send more.txt again" }).click();
  await expect(there).toHaveCount(2);
});

test("signing out asks before it calls off what is on its way", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const letGo = await subject.hold();
  const signOut = async () => {
    await page.getByRole("button", { name: "Account of Ann" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await subject.choose(NOTES);
  await expect(subject.coming).toHaveCount(1);
  await signOut();
  const ask = page.getByRole("alertdialog", { name: "1 file isn’t sent yet" });
  await expect(ask.getByText("Files that are on their way are called off if you sign out now.")).toBeVisible();
  await ask.getByRole("button", { name: "Cancel" }).click();
  await expect(ask).toBeHidden();
  letGo();
  await expect(subject.row("notes.txt")).toBeVisible();
  await expect(subject.coming).toHaveCount(0);
  await signOut();
  await expect(page).toHaveURL(/\/sign-in/);
});
