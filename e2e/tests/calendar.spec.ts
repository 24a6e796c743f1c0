import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// The calendar feed, from the settings.

test("an address is made, read by a calendar, made anew and turned off", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await ann.call("POST", "/todos", { title: "Water the beds", dueAt: "2099-05-01T09:00:00.000Z" });
  await page.goto("/settings/calendar");
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  const address = page.getByLabel("Secret address");
  const first = await address.inputValue();
  expect(first).toMatch(/^http.*\/calendar\/.+\.ics$/);
  await expect(page.getByText("Not read by a calendar yet")).toBeVisible();
  const read = await fetch(first);
  expect(await read.text()).toContain("SUMMARY:Water the beds");
  await page.reload();
  await expect(address).toHaveValue(first);
  await expect(page.getByText(/Last read/)).toBeVisible();

  await page.getByRole("button", { name: "New address" }).click();
  await page.getByRole("button", { name: "Make a new address" }).click();
  await expect(address).not.toHaveValue(first);
  const second = await address.inputValue();
  expect((await fetch(first)).status).toBe(404);
  expect((await fetch(second)).status).toBe(200);

  // By keys alone.
  await page.getByRole("button", { name: "Turn off" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.getByRole("alertdialog").getByRole("button", { name: "Turn off" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Make a calendar address" })).toBeVisible();
  expect((await fetch(second)).status).toBe(404);
});

for (const [name, size] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`is sound on a ${name} in ${colorScheme}`, async ({ person }) => {
      const { page } = await person("Ann", { ...size, colorScheme });
      await page.goto("/settings/calendar");
      await expect(page.getByRole("button", { name: "Make a calendar address" })).toBeVisible();
      await isSound(page);
      await page.getByRole("button", { name: "Make a calendar address" }).click();
      await expect(page.getByLabel("Secret address")).toBeVisible();
      await isSound(page);
    });
  }
}
