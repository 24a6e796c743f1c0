import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";
import { TasksPage } from "../tasks-page.ts";

/** A Wednesday, half past ten in the morning: days after it are of the same week. */
const NOW = "2026-11-18T10:30:00";
const LONDON = { timezoneId: "Europe/London" } as const;

test("adding is typing: date words are shown before they are taken, and each can stay text", async ({ person }) => {
  const { page } = await person("Ann", LONDON);
  await page.clock.setFixedTime(NOW);
  const tasks = await new TasksPage(page).open();
  await expect(page.getByRole("heading", { name: "Nothing to do" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(tasks.field).toBeFocused();
  await page.keyboard.type("Report fri 5pm !high");
  const chips = page.getByRole("list", { name: "Read from the line" }).getByRole("listitem");
  await expect(chips).toHaveText(["20 Nov, 17:00", "High"]);
  // Backspace first takes the words back, and only then deletes.
  await page.keyboard.press("Backspace");
  await expect(chips).toHaveText(["20 Nov, 17:00"]);
  await expect(tasks.field).toHaveValue("Report fri 5pm !high");
  await page.keyboard.press("Enter");
  await tasks.expectIn("This week", ["Report !high"]);
  await expect(tasks.field).toBeFocused();

  await page.keyboard.type("Friday report tomorrow");
  await page.getByRole("button", { name: "Leave “tomorrow” as text" }).click();
  await page.getByRole("button", { name: "Leave “20 Nov” as text" }).click();
  await expect(chips).toHaveCount(0);
  await page.keyboard.press("Enter");
  await tasks.expectIn("No date", ["Friday report tomorrow"]);

  await tasks.add("Swim every monday");
  await tasks.expectIn("Later", ["Swim"]);
  await expect(tasks.row("Swim")).toContainText("Every week on Monday");
  await tasks.isSaved();
  await page.reload();
  await tasks.expectIn("This week", ["Report !high"]);
});

for (const [locale, line, title, chip] of [
  ["es", "Llamar a Ana pasado mañana a las 17h", "Llamar a Ana", "20 nov, 17:00"],
  ["pt-BR", "Ligar para Ana sexta 17h", "Ligar para Ana", "20 de nov., 17:00"],
] as const) {
  test(`date words are understood in ${locale}`, async ({ person }) => {
    const { page } = await person("Ann", { ...LONDON, locale });
    await page.clock.setFixedTime(NOW);
    await page.goto("/tasks");
    const field = page.getByRole("textbox").first();
    await field.fill(line);
    await expect(page.locator(".taken-chip")).toHaveText([chip]);
    await field.press("Enter");
    await expect(page.getByRole("region", { name: "Esta semana" }).getByRole("link", { name: title })).toBeVisible();
  });
}

test("a pasted list makes many, once one has said yes", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.field.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "- Milk\n- Bread tomorrow\n- Tea");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole("button", { name: "Add 3 to-dos" }).click();
  await tasks.expectIn("No date", ["Milk", "Bread tomorrow", "Tea"]);
});

test("what is ticked off can be had back: by the notice, and by Ctrl Z", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Two", "One");
  await tasks.box("One").click();
  await tasks.expectIn("No date", ["Two"]);
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await tasks.expectIn("No date", ["One", "Two"]);
  await tasks.task("One").focus();
  await page.keyboard.press("c");
  await tasks.expectIn("No date", ["Two"]);
  await expect(tasks.task("Two")).toBeFocused();
  await page.keyboard.press("Control+z");
  await tasks.expectIn("No date", ["One", "Two"]);
  await page.keyboard.press("Control+Shift+z");
  await tasks.expectIn("No date", ["Two"]);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(tasks.box("One")).toBeChecked();
  await tasks.task("Two").focus();
  await page.keyboard.press("Delete");
  await expect(tasks.task("Two")).toBeHidden();
  await page.keyboard.press("Control+z");
  await tasks.expectIn("No date", ["Two"]);
  await tasks.isSaved();
});

test("by Tab and Space alone, what is ticked first leaves the focus on what is next", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Two", "One");
  await page.reload();
  await tasks.expectIn("No date", ["One", "Two"]);
  await tasks.box("One").focus();
  await page.keyboard.press("Space");
  await tasks.expectIn("No date", ["Two"]);
  await expect(tasks.task("Two")).toBeFocused();
});

test("what was completed long ago can still be read where it was found, and opened again", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { id } = (await ann.call("POST", "/todos", { title: "Old chore", notes: "**How** it went" })) as { id: string };
  const commands = [{ id: crypto.randomUUID(), type: "todo.complete", todoId: id, at: "2020-02-03T10:00:00.000Z" }];
  await ann.call("POST", "/todos/commands", { commands });
  await page.goto(`/tasks/${id}`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "Old chore" })).toBeVisible();
  await expect(dialog.getByText("Completed on 3 Feb 2020")).toBeVisible();
  await expect(dialog.getByText("How")).toBeVisible();
  await dialog.getByRole("button", { name: "Not done yet" }).click();
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeVisible();
});

test("one that repeats stands again when it is done", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Water the plants every day");
  await tasks.box("Water the plants").click();
  await expect(tasks.group("Today").getByRole("link")).toHaveCount(0);
  await expect(tasks.task("Water the plants")).toBeVisible();
  await page.keyboard.press("Control+z");
  await tasks.expectIn("Today", ["Water the plants"]);
  await tasks.isSaved();
});

test("all by keyboard: walk, carry within a day and to another, edit, select, help", async ({ person }) => {
  const { page } = await person("Ann", LONDON);
  await page.clock.setFixedTime(NOW);
  const tasks = await new TasksPage(page).open();
  await tasks.add("Friday thing 20/11", "C today", "B today", "A today 18:00");
  await tasks.expectIn("Today", ["A", "B", "C"]);
  await page.keyboard.press("Escape");
  await expect(tasks.task("A")).toBeFocused();
  await page.keyboard.press("j");
  await expect(tasks.task("B")).toBeFocused();
  await page.keyboard.press("k");
  await expect(tasks.task("A")).toBeFocused();

  await page.keyboard.press("Space");
  await expect(page.getByRole("log")).toContainText("Picked up A, 1 of 3 in Today");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await tasks.expectIn("Today", ["B", "A", "C"]);
  await expect(tasks.task("A")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await tasks.expectIn("Today", ["B", "A", "C"]);

  await page.keyboard.press("Space");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await tasks.expectIn("This week", ["Friday thing", "A"]);
  // The time of day stays.
  await expect(tasks.row("A")).toContainText("20 Nov, 18:00");
  await page.keyboard.press("Control+z");
  await tasks.expectIn("Today", ["B", "A", "C"]);

  await tasks.task("B").focus();
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Title of the to-do" })).toBeFocused();
  await page.keyboard.type("Better");
  await page.keyboard.press("Enter");
  await expect(tasks.task("Better")).toBeFocused();
  await page.keyboard.press("d");
  await expect(page.getByLabel("Due, date")).toBeFocused();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await tasks.expectIn("This week", ["Better", "Friday thing"]);

  await tasks.task("Better").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("region", { name: "Selected tasks" })).toContainText("2 selected");
  await page.keyboard.press("Delete");
  await tasks.expectIn("This week", []);
  await page.keyboard.press("Control+z");
  await tasks.expectIn("This week", ["Better", "Friday thing"]);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Pick up, carry to another day");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Find tasks" })).toBeFocused();
  await tasks.isSaved();
});

test("a to-do is dragged to another day, and Escape puts it back", async ({ person }) => {
  const { page } = await person("Ann", LONDON);
  await page.clock.setFixedTime(NOW);
  const tasks = await new TasksPage(page).open();
  await tasks.add("Friday thing 20/11", "Call today");
  await tasks.isSaved();
  const grab = async () => {
    const box = await tasks.task("Call").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 46, (box?.y ?? 0) + 28, { steps: 3 });
  };
  const over = async () => {
    const box = await tasks.row("Friday thing").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 3, { steps: 8 });
  };
  await grab();
  await over();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await tasks.expectIn("Today", ["Call"]);
  await grab();
  await over();
  await page.mouse.up();
  await tasks.expectIn("This week", ["Call", "Friday thing"]);
  await tasks.isSaved();
  await page.reload();
  await tasks.expectIn("This week", ["Call", "Friday thing"]);
});

test("many are done at once, those between two with Shift", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Four", "Three", "Two", "One");
  await tasks.task("One").focus();
  await page.keyboard.press("x");
  await tasks.task("Three").click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selected tasks" });
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Complete" }).click();
  await tasks.expectIn("No date", ["Four"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await tasks.expectIn("No date", ["One", "Two", "Three", "Four"]);
  await tasks.isSaved();
});

test("a to-do opens with all that is to be known of it, at an address of its own", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Plan the trip");
  await tasks.task("Plan the trip").click();
  const dialog = page.getByRole("dialog", { name: "To-do" });
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(/\/tasks\/[\w-]+$/);
  await dialog.getByLabel("Priority").selectOption("High");
  await dialog.getByLabel("Repeats").selectOption("Every week");
  await dialog.getByRole("button", { name: "Add notes…" }).click();
  await dialog.getByRole("textbox", { name: "Notes" }).fill("Bring **two** maps");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.locator("strong")).toHaveText("two");
  await dialog.getByRole("button", { name: "Set a date" }).click();
  await page.getByRole("button", { name: "Today" }).click();
  await expect(dialog.getByRole("button", { name: "Today" })).toBeFocused();
  await isSound(page);
  await page.reload();
  await expect(dialog.locator("strong")).toHaveText("two");
  await expect(dialog.getByLabel("Priority")).toHaveValue("3");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await tasks.expectIn("Today", ["Plan the trip"]);
});

test("a card that is assigned to me stands among them, moves with its date, and opens on its board", async ({
  person,
}) => {
  const ann = await person("Ann", LONDON);
  const { page } = ann;
  await page.clock.setFixedTime(NOW);
  const { boardId } = await ann.newBoard("Plans", [["Launch"]]);
  const { cards } = (await ann.call("GET", `/boards/${boardId}`)) as { cards: { id: string }[] };
  const cardId = cards[0]?.id;
  await ann.call("PUT", `/cards/${cardId}/assignees/${ann.userId}`);
  const tasks = await new TasksPage(page).open();
  await tasks.expectIn("No date", ["Launch"]);
  await expect(tasks.row("Launch")).toContainText("Plans");
  await tasks.task("Launch").focus();
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "Today" }).click();
  await tasks.expectIn("Today", ["Launch"]);
  await expect
    .poll(async () => ((await ann.call("GET", `/cards/${cardId}`)) as { dueAt: string | null }).dueAt)
    .toBe("2026-11-18T23:59:59.999Z");
  // What is changed on the board is changed here.
  await ann.call("PATCH", `/cards/${cardId}`, { title: "Big launch" });
  await tasks.expectIn("Today", ["Big launch"]);
  await tasks.box("Big launch").click();
  await expect(tasks.group("Today")).toBeHidden();
  await page.keyboard.press("Control+z");
  await tasks.expectIn("Today", ["Big launch"]);
  await tasks.task("Big launch").click();
  await expect(page).toHaveURL(`/b/${boardId}/c/${cardId}`);
  await page.goBack();
  await tasks.expectIn("Today", ["Big launch"]);
});

test("what is changed of a card waits while there is no line, and is told when it is not accepted", async ({
  person,
}) => {
  const [ann, bob] = [await person("Ann", LONDON), await person("Bob")];
  const { page } = ann;
  await page.clock.setFixedTime(NOW);
  const { boardId } = await bob.newBoard("Plans", [["Launch"]]);
  await bob.call("PUT", `/boards/${boardId}/users/${ann.userId}`, { role: "editor" });
  const { cards } = (await bob.call("GET", `/boards/${boardId}`)) as { cards: { id: string }[] };
  const cardId = cards[0]?.id;
  await bob.call("PUT", `/cards/${cardId}/assignees/${ann.userId}`);
  const dueAt = async () => ((await bob.call("GET", `/cards/${cardId}`)) as { dueAt: string | null }).dueAt;
  const coming = new Set<unknown>();
  page.on("request", (request) => request.resourceType() === "script" && coming.add(request));
  page.on("requestfinished", (request) => coming.delete(request));
  const picker = page.waitForResponse(/TaskDuePicker/);
  const tasks = await new TasksPage(page).open();
  await tasks.expectIn("No date", ["Launch"]);
  await tasks.isSaved();
  // What opens over the list is there before the line goes.
  await picker;
  await expect.poll(() => coming.size).toBe(0);

  await ann.network.cut();
  await tasks.task("Launch").focus();
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "Today" }).click();
  await tasks.expectIn("Today", ["Launch"]);
  await expect(tasks.sign).toHaveText(/^Offline, 1 change waiting/);
  await ann.network.mend();
  await tasks.isSaved();
  await expect.poll(dueAt).toBe("2026-11-18T23:59:59.999Z");
  await tasks.expectIn("Today", ["Launch"]);

  await ann.network.cut();
  await tasks.box("Launch").click();
  await expect(tasks.group("Today")).toBeHidden();
  await bob.call("PUT", `/boards/${boardId}/users/${ann.userId}`, { role: "viewer" });
  await ann.network.mend();
  await page.getByRole("button", { name: "Look", exact: true }).click();
  const refused = page.getByRole("dialog", { name: "Not accepted" });
  await expect(refused.getByRole("listitem")).toContainText("Launch");
  await expect(refused.getByRole("listitem")).toContainText("Your role on this board doesn’t allow that.");
  await isSound(page);
  await refused.getByRole("button", { name: "Dismiss" }).click();
  await expect(refused).toBeHidden();
  await tasks.expectIn("Today", ["Launch"]);
  await tasks.isSaved();
});

test("two tabs show the same at once", async ({ person }) => {
  const ann = await person("Ann");
  const one = await new TasksPage(ann.page).open();
  const two = await new TasksPage(await ann.newTab()).open();
  await one.add("Milk");
  await two.expectIn("No date", ["Milk"]);
  await two.box("Milk").click();
  await expect(one.task("Milk")).toBeHidden();
});

test("offline it goes on, says so, and sends what waited", async ({ person }) => {
  const ann = await person("Ann");
  const tasks = await new TasksPage(ann.page).open();
  await tasks.add("Before");
  await tasks.isSaved();
  await ann.network.cut();
  await tasks.add("Meanwhile");
  await tasks.expectIn("No date", ["Meanwhile", "Before"]);
  await expect(tasks.sign).toHaveText(/^Offline, 1 change waiting/);
  await ann.network.mend();
  await tasks.isSaved();
  const other = await new TasksPage(await ann.newTab()).open();
  await other.expectIn("No date", ["Meanwhile", "Before"]);
});

test("what is looked for is in the address", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Buy tea !high", "Buy milk", "Café");
  await page.getByRole("textbox", { name: "Find tasks" }).fill("buy");
  await tasks.expectIn("No date", ["Buy milk", "Buy tea"]);
  await expect(page).toHaveURL(/[?&]q=buy/);
  await page.getByRole("button", { name: "Priority" }).click();
  await page.getByRole("gridcell", { name: "High" }).click();
  await page.keyboard.press("Escape");
  await tasks.expectIn("No date", ["Buy tea"]);
  await page.reload();
  await tasks.expectIn("No date", ["Buy tea"]);
  await tasks.open("?q=cafe");
  await tasks.expectIn("No date", ["Café"]);
  await page.getByRole("textbox", { name: "Find tasks" }).fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No task matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filter" }).click();
  await tasks.expectIn("No date", ["Café", "Buy milk", "Buy tea"]);
});

test("a to-do is put under a subject, and the tasks of one subject are shown alone", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await ann.call("POST", "/subjects", { name: "Chemistry" });
  const tasks = await new TasksPage(page).open();
  await tasks.add("Other", "Read");
  await tasks.task("Read").click();
  await page.getByRole("dialog").getByLabel("Subject").selectOption("Chemistry");
  await page.keyboard.press("Escape");
  await expect(tasks.row("Read")).toContainText("Chemistry");
  await page.getByRole("main").getByLabel("Subject", { exact: true }).selectOption("Chemistry");
  await tasks.expectIn("No date", ["Read"]);
  // What is added then is of that subject.
  await tasks.add("Write");
  await tasks.expectIn("No date", ["Write", "Read"]);
  await expect(tasks.row("Write")).toContainText("Chemistry");
  await tasks.isSaved();
});

test("ten thousand to-dos are found and walked without delay", async ({ person }) => {
  test.slow();
  const ann = await person("Ann");
  const { page } = ann;
  for (let hundred = 0; hundred < 100; hundred++) {
    const commands = Array.from({ length: 100 }, (_, index) => {
      const number = String(hundred * 100 + index).padStart(4, "0");
      return { id: crypto.randomUUID(), type: "todo.add", todoId: crypto.randomUUID(), title: `Thing ${number}` };
    });
    await ann.call("POST", "/todos/commands", { commands });
  }
  const tasks = await new TasksPage(page).open();
  await expect(tasks.task("Thing 0000")).toBeVisible();
  // Those that are not seen are counted, and not rendered.
  await expect(tasks.group("No date").getByRole("listitem")).toHaveCount(40);
  await page.getByRole("button", { name: "Show 9,960 more" }).press("Enter");
  await expect(tasks.group("No date").getByRole("listitem")).toHaveCount(240);
  await expect(tasks.task("Thing 0040")).toBeFocused();
  await page.getByRole("textbox", { name: "Find tasks" }).fill("thing 9999");
  await tasks.expectIn("No date", ["Thing 9999"]);
  await tasks.box("Thing 9999").click();
  await expect(tasks.task("Thing 9999")).toBeHidden();
  await tasks.isSaved();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`nothing is wider than the screen, and axe finds nothing: ${size}, ${colorScheme}`, async ({ person }) => {
      const { page } = await person("Ann", { ...device, colorScheme });
      const tasks = await new TasksPage(page).open();
      await expect(page.getByRole("heading", { name: "Nothing to do" })).toBeVisible();
      await isSound(page);
      await tasks.add(
        "Call Ann today !high",
        "aVeryLongWordThatHasNoPlaceToBreakAtAllInItAndGoesOnAndOnForMuchLongerThanThePhoneIsWide every week !!",
        "שלום עולם",
      );
      await tasks.field.fill("Report next week every month !low");
      await isSound(page);
      await tasks.field.fill("");
      await tasks.box("שלום עולם").click();
      await page.getByRole("button", { name: "Done", exact: true }).click();
      await isSound(page);
      await tasks.task("Call Ann").click();
      await expect(page.getByRole("dialog", { name: "To-do" })).toBeVisible();
      await isSound(page);
    });
  }
}

test("on a phone a long press lifts a to-do, and a short one opens it", async ({ person }) => {
  const { page } = await person("Ann", { ...SIZES.phone, ...LONDON });
  await page.clock.setFixedTime(NOW);
  const tasks = await new TasksPage(page).open();
  await tasks.add("Friday thing 20/11", "Call today");
  await tasks.expectIn("Today", ["Call"]);
  await tasks.isSaved();
  const from = await tasks.task("Call").boundingBox();
  const to = await tasks.row("Friday thing").boundingBox();
  if (!from || !to) throw new Error("they are not on the screen");
  const touch = await page.context().newCDPSession(page);
  const at = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x: from.x + 60, y }] });
  await at("touchStart", from.y + 20);
  await expect(page.locator("html.is-holding")).toBeAttached();
  const end = to.y + to.height - 4;
  for (let y = from.y + 20; y < end; y += 12) await at("touchMove", y);
  await at("touchMove", end);
  await at("touchEnd");
  await tasks.expectIn("This week", ["Call", "Friday thing"]);
  await tasks.task("Call").tap();
  await expect(page.getByRole("dialog", { name: "To-do" })).toBeVisible();
});
