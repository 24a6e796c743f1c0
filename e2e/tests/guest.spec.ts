import { expect, test } from "../fixtures.ts";

// What the pages for those who are not signed in allow and do not allow.

const PASSWORD = "correct horse battery";

test("a password may be pasted, looked at and hidden again, and password managers are told what it is", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
  const page = await context.newPage();
  for (const [path, label, kind] of [
    ["/sign-in", "Password", "current-password"],
    ["/register", "Password", "new-password"],
    ["/reset#token=from-a-mail", "New password", "new-password"],
  ] as const) {
    await page.goto("about:blank");
    await page.goto(path);
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute("autocomplete", kind);
    await expect(field).toHaveAttribute("type", "password");
    await page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
    await field.focus();
    await page.keyboard.press("ControlOrMeta+V");
    await expect(field).toHaveValue(PASSWORD);

    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(field).toHaveAttribute("type", "text");
    await expect(field).toHaveValue(PASSWORD);
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await expect(field).toHaveAttribute("type", "password");
  }
  await context.close();
});

test("signing in leads to no other site, whatever the address says", async ({ person, browser, server }) => {
  const ann = await person("Ann");
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const strange: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(server.url)) strange.push(request.url());
  });
  const page = await context.newPage();
  const signIn = async (next: string) => {
    await context.clearCookies();
    await page.goto("about:blank");
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail or username").fill(ann.email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    // Some of these are paths of this site at which there is nothing.
    const nothing = page.getByRole("heading", { name: "There is nothing here" });
    await expect(page.getByRole("button", { name: "Account of Ann" }).or(nothing)).toBeVisible();
  };
  // That it is followed at all, where it is of this site.
  await signIn("/settings/privacy");
  await expect(page).toHaveURL(`${server.url}/settings/privacy`);
  for (const next of [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/./\\evil.example/",
    "http:evil.example",
    "javascript:document.title='ran'",
    '"//evil.example"',
  ]) {
    await signIn(next);
    expect(new URL(page.url()).origin, next).toBe(server.url);
    expect(await page.title(), next).not.toBe("ran");
  }
  // Once more, so that what was under way has come.
  await signIn("/settings/privacy");
  expect(strange).toEqual([]);
  await context.close();
});
