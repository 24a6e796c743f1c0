import { expect, test } from "../fixtures.ts";

test("a tab that slept while somebody else signed in shows nothing of before, and gives nothing as them", async ({
  person,
}) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const { page } = ann;
  await ann.call("POST", "/subjects", { name: "Present for Bob" });
  await page.goto("/subjects");
  await expect(page.getByRole("link", { name: /Present for Bob/ })).toBeVisible();
  await page.getByRole("button", { name: "New subject" }).first().click();
  await page.keyboard.type("Surprise for Bob");
  // As with a lid that is shut: it hears of nothing, and cannot ask.
  await page.route("**/api/v1/auth/refresh", (route) => route.abort());
  await ann.call("POST", "/auth/logout");
  const data = { identifier: bob.email, password: "correct horse battery" };
  expect((await page.context().request.post("/api/v1/auth/login", { data })).ok()).toBe(true);
  await page.unroute("**/api/v1/auth/refresh");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Account of Bob" })).toBeVisible();
  await expect(page.getByText("for Bob", { exact: false })).toHaveCount(0);
  expect(await bob.call("GET", "/subjects")).toMatchObject({ items: [] });
});
