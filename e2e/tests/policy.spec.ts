import { expect, test } from "../fixtures.ts";

// The content security policy allows nothing inline and nothing made of text. Each test fails where it stops anything
// (policy.ts); these go to every screen, so that nothing on any of them needs what is not allowed.

test("the policy stops what is inline, and the tests hear of it", async ({ browser, server }) => {
  const { watchPolicy } = await import("../policy.ts");
  const context = await browser.newContext();
  const expectNothingStopped = await watchPolicy(context);
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expectNothingStopped();
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    const painted = document.createElement("p");
    painted.innerHTML = '<b style="color: rgb(1, 2, 3)" onclick="document.title = \'ran\'">bold</b>';
    document.body.append(painted);
    painted.querySelector("b")?.click();
    // Out of the test's own evaluation, which the policy does not reach.
    const isEvaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: this is what must not work
          resolve(globalThis.eval("true"));
        } catch {
          resolve(false);
        }
      });
    });
    const color = getComputedStyle(painted.querySelector("b") ?? painted).color;
    return { title: document.title, color, isEvaluated };
  });
  expect(ran.title).not.toBe("ran");
  expect(ran.color).not.toBe("rgb(1, 2, 3)");
  expect(ran.isEvaluated).toBe(false);
  expect(expectNothingStopped).toThrow(/stopped by the content security policy/);
  await context.close();
});

test("every screen of somebody signed out works under the policy, and so does the page of the API", async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("E-mail or username").fill("nobody@example.org");
  await page.getByLabel("Password", { exact: true }).fill("wrong password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
  await page.goto(`${server.url}/register`);
  await page.getByLabel("Password", { exact: true }).fill("a word of mine");
  await page.goto(`${server.url}/forgot`);
  await page.goto(`${server.url}/reset#token=from-a-mail`);
  await expect(page.getByLabel("New password", { exact: true })).toBeVisible();

  await page.goto(`${server.url}/docs`);
  await page.getByRole("button", { name: "POST /api/v1/auth/login", exact: true }).click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  await expect(page.getByText("application/problem+json").first()).toBeVisible();
});

test("every screen of somebody signed in works under the policy", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const board = await ann.newBoard("Plans", [["One", "Two"], ["Three"]]);
  const { page } = ann;
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const elsewhere = await bob.open(board.boardId);

  await board.drag(board.card("One"), board.card("Three"), "top");
  await board.expectIn("In progress", ["One", "Three"]);
  await expect(elsewhere.card("One")).toBeVisible();
  await elsewhere.expectIn("In progress", ["One", "Three"]);

  await board.card("One").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Add a description/ }).click();
  // What a guest may paste: attributes that paint, run and load.
  const pasted =
    '**bold** <b style="color:red" onclick="alert(1)">b</b> <img src=x onerror=alert(1)> ![p](https://example.org/p.png)';
  await dialog.getByRole("textbox", { name: "Description" }).fill(pasted);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.locator("strong", { hasText: "bold" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: /^(Share|Members)/ }).click();
  await expect(page.getByRole("dialog").getByText("Bob").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Delete column" }).click();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await board.isSaved();

  for (const section of ["profile", "account", "privacy", "devices", "tokens"]) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.goto("/settings/profile");
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  await page.getByTestId("avatar-file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: picture });
  const cropping = page.getByRole("dialog", { name: "Your picture" });
  await cropping.getByRole("button", { name: /^(Save|Use)/ }).click();
  await expect(cropping).toBeHidden();
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Plans/ })).toBeVisible();
});
