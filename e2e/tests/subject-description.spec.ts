import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";
import { newSubject } from "../subject-page.ts";

// What a subject is about, written where the line is not to be relied on.

/** The next save is done, and nobody here hears of it. */
async function loseNextAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route("**/api/v1/subjects/*", async (route) => {
    if (isLost || route.request().method() !== "PATCH") return await route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
}

for (const isReloaded of [false, true]) {
  test(`what was saved without an answer is not written twice${isReloaded ? ", nor after a reload" : ""}`, async ({
    person,
  }) => {
    const ann = await person("Ann");
    const { page } = ann;
    const { subjectId } = await newSubject(ann, "Shopping", { description: "list" });
    const address = `/subjects/${subjectId}`;
    const saved = async () => ((await ann.call("GET", address)) as { description: string }).description;
    const field = page.getByRole("textbox", { name: "Description" });

    await page.getByRole("button", { name: "Edit the description" }).click();
    await expect(field).toBeFocused();
    await field.fill("list\nmilk");
    await loseNextAnswer(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(field).toHaveValue("list\nmilk");
    expect(await saved()).toBe("list\nmilk");
    await isSound(page);
    await ann.call("PATCH", address, { description: "list\nmilk\neggs", descriptionFrom: "list\nmilk" });
    if (isReloaded) await page.reload();

    // Whatever others saved waits until it is known what is saved of this.
    await expect(field).toHaveValue("list\nmilk");
    await field.fill("list\nmilk\nbread");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(field).toBeHidden();
    await expect.poll(async () => (await saved()).split("\n").toSorted()).toEqual(["bread", "eggs", "list", "milk"]);
    await expect(page.getByRole("main")).toContainText("eggs");

    await page.reload();
    await expect(page.getByRole("main")).toContainText("bread");
    await expect(field).toBeHidden();
  });
}

test("what did not get through is in the field again, and boxes that are ticked one after another are all ticked", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Shopping", { description: "- [ ] milk\n- [ ] eggs\n- [ ] bread" });
  const saved = async () => ((await ann.call("GET", `/subjects/${subjectId}`)) as { description: string }).description;
  for (const name of ["milk", "eggs", "bread"]) await page.getByRole("checkbox", { name }).click({ noWaitAfter: true });
  await expect.poll(saved).toBe("- [x] milk\n- [x] eggs\n- [x] bread");
  for (const name of ["milk", "eggs", "bread"]) await expect(page.getByRole("checkbox", { name })).toBeChecked();

  await page.route("**/api/v1/subjects/*", (route) => route.abort());
  await page.getByRole("checkbox", { name: "eggs" }).click();
  const field = page.getByRole("textbox", { name: "Description" });
  await expect(field).toHaveValue("- [x] milk\n- [ ] eggs\n- [x] bread");
  await page.unroute("**/api/v1/subjects/*");
  await field.fill("- [x] milk\n- [ ] eggs");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field).toBeHidden();
  await expect.poll(saved).toBe("- [x] milk\n- [ ] eggs");
});
