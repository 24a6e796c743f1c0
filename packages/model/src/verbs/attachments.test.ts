import { beforeEach, expect, test } from "vitest";
import { attachment, card, checklist, column, EDITOR, OWNER, PICTURE, Scene, uuid } from "../../test/scene.ts";
import { type AttachedFile, attachmentRowOf, attachmentsOf } from "../attachment.ts";
import { copyOfAttachments } from "../copy-card.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const on = { cardId: card("a"), attachmentId: attachment("l") };
const url = "https://example.org/plan";
const add = { type: "attachment.add", ...on, url } as const;
const edit = { type: "attachment.edit", ...on } as const;
const remove = { type: "attachment.delete", ...on } as const;
const restore = { type: "attachment.restore", ...on } as const;
const picture = { cardId: card("a"), attachmentId: attachment("p") };
const cover = { attachmentId: picture.attachmentId, width: 800, height: 600 };
const asCover = { type: "card.edit", cardId: card("a"), cover: { attachmentId: picture.attachmentId } } as const;

let scene: Scene;

beforeEach(() => {
  scene = new Scene().withMembers().with("x", "ab");
});

const names = () => attachmentsOf(scene.board, on.cardId).map(({ name }) => name);
const front = () => scene.board.liveCard(on.cardId);

/** As the server does with what was uploaded. */
function upload(file: AttachedFile = PICTURE) {
  const attachmentCount = (front()?.attachmentCount ?? 0) + 1;
  return scene.append({ type: "attachment.added", ...picture, name: "p.png", url: null, file, attachmentCount });
}

test("a link is its author's, called by its address where nobody names it, and counted on its card", () => {
  const event = scene.did(add, EDITOR);
  expect(scene.board.attachments.get(on.attachmentId)).toEqual({
    id: on.attachmentId,
    cardId: on.cardId,
    authorId: EDITOR,
    name: url,
    url,
    file: null,
    createdAt: event.at,
    deletedAt: null,
  });
  expect(front()).toMatchObject({ attachmentCount: 1, updatedAt: event.at, cover: null });
  const long = `https://example.org/${"a".repeat(1_000)}`;
  scene.did({ ...add, attachmentId: attachment("m"), url: long });
  expect(names()).toEqual([url, long.slice(0, 255)]);
});

test("refused where the card is not on the board, with an id that is taken, and on a card that is full", () => {
  expect(scene.decide({ ...add, cardId: card("n") })).toEqual(refuse("not_found", "cardId"));
  scene.did(add);
  expect(scene.decide({ ...add, cardId: card("b") })).toEqual(refuse("id_taken", "attachmentId"));
  for (let count = 1; count < 500; count++) scene.did({ ...add, attachmentId: uuid("f", 10_000 + count) });
  expect(scene.decide({ ...add, attachmentId: attachment("z") })).toEqual(refuse("card_full"));
  scene.did(remove);
  scene.did({ ...add, attachmentId: attachment("z") });
  expect(scene.decide(restore)).toEqual(refuse("card_full"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide({ ...add, attachmentId: attachment("y") })).toEqual(refuse("not_found", "cardId"));
});

test("whoever edits the board renames it, deletes it and brings it back", () => {
  scene.did(add);
  expect(scene.decide({ ...edit, name: url }, EDITOR)).toEqual(UNCHANGED);
  expect(scene.did({ ...edit, name: "Plan" }, EDITOR)).toMatchObject({ changes: { name: { from: url, to: "Plan" } } });
  expect(scene.did(remove, EDITOR)).toMatchObject({ name: "Plan", attachmentCount: 0 });
  expect([names(), front()?.attachmentCount]).toEqual([[], 0]);
  for (const command of [{ ...edit, name: "x" }, remove]) {
    expect(scene.decide(command)).toEqual(refuse("not_found", "attachmentId"));
  }
  scene.did(restore);
  expect([names(), front()?.attachmentCount]).toEqual([["Plan"], 1]);
  expect(scene.decide(restore)).toEqual(UNCHANGED);
});

test("an attachment is found on its own card alone", () => {
  scene.did(add);
  for (const command of [{ ...edit, name: "x" }, remove, restore]) {
    expect(scene.decide({ ...command, cardId: card("b") })).toEqual(refuse("not_found", "attachmentId"));
    expect(scene.decide({ ...command, attachmentId: checklist("c") })).toEqual(refuse("not_found", "attachmentId"));
  }
});

test("its restoration carries it, for who has not read the card", () => {
  scene.did(add);
  scene.did(remove);
  const row = scene.board.attachments.get(on.attachmentId);
  const event = scene.decide(restore);
  scene.board.attachments.clear();
  if (event.outcome !== "applied" || !row) throw new Error("It was not applied");
  expect(event.event).toMatchObject({ attachment: attachmentRowOf(row), attachmentCount: 1 });
  scene.append(event.event);
  expect(names()).toEqual([url]);
});

test("the cover is a picture of this very card, or a colour", () => {
  scene.did(add);
  upload();
  const choose = (attachmentId: string, cardId = card("a")) =>
    scene.decide({ type: "card.edit", cardId, cover: { attachmentId } });
  expect(choose(on.attachmentId)).toEqual(refuse("not_found", "cover"));
  expect(choose(attachment("n"))).toEqual(refuse("not_found", "cover"));
  expect(choose(picture.attachmentId, card("b"))).toEqual(refuse("not_found", "cover"));
  expect(scene.did(asCover)).toMatchObject({ changes: { cover: { from: null, to: cover } } });
  expect(front()?.cover).toEqual(cover);
  expect(scene.decide(asCover)).toEqual(UNCHANGED);
  scene.did({ ...asCover, cover: { color: "teal" } });
  expect(front()?.cover).toEqual({ color: "teal" });
  expect(scene.decide({ ...asCover, cover: { color: "teal" } })).toEqual(UNCHANGED);
  scene.did({ ...asCover, cover: null });
  expect(front()?.cover).toBeNull();
});

test("a file that cannot be drawn is no cover", () => {
  upload({ ...PICTURE, mediaType: "application/pdf", width: null, height: null, hasThumbnail: false });
  expect(scene.decide(asCover)).toEqual(refuse("not_found", "cover"));
});

test("C10: a cover goes with its picture, and comes back with it when the deletion is taken back", () => {
  upload();
  scene.did(asCover);
  const deletion = scene.did({ type: "attachment.delete", ...picture });
  expect(deletion).toMatchObject({ wasCover: true });
  expect(front()?.cover).toBeNull();
  const back = scene.undo(deletion);
  expect(front()).toMatchObject({ cover, attachmentCount: 1 });
  scene.undo(back);
  expect(front()).toMatchObject({ cover: null, attachmentCount: 0 });
  scene.did({ type: "attachment.restore", ...picture });
  expect(front()?.cover).toBeNull();
});

test("C10: another cover since then stays, and a colour or a name alone is taken back", () => {
  upload();
  const chosen = scene.did(asCover);
  const deletion = scene.did({ type: "attachment.delete", ...picture });
  expect(scene.inverse(chosen)).toBeUndefined();
  const painted = scene.did({ ...asCover, cover: { color: "pink" }, title: "Pink" });
  scene.undo(deletion);
  expect(front()?.cover).toEqual({ color: "pink" });
  scene.did({ ...asCover, cover: { color: "red" } });
  scene.undo(painted);
  expect(front()).toMatchObject({ title: "a", cover: { color: "red" } });
});

test("C10: takes back an addition, a name and a deletion, and no addition that is shown on the front by now", () => {
  const addition = scene.did(add);
  const change = scene.did({ ...edit, name: "Plan" });
  expect(scene.inverse(addition)).toBeUndefined();
  scene.undo(change);
  scene.undo(addition);
  expect(names()).toEqual([]);
  const back = scene.did(restore);
  scene.undo(back);
  expect(names()).toEqual([]);
  const uploaded = upload();
  expect(scene.inverse(uploaded)).toEqual({ type: "attachment.delete", ...picture });
  scene.did(asCover);
  expect(scene.inverse(uploaded)).toBeUndefined();
});

test("C10: a card is not taken back once something is attached to it or it has a cover", () => {
  const made = scene.did({ type: "card.add", cardId: card("n"), title: "n" });
  scene.did({ ...add, cardId: card("n") });
  expect(scene.inverse(made)).toBeUndefined();
  scene.did({ ...remove, cardId: card("n") });
  scene.did({ type: "card.edit", cardId: card("n"), cover: { color: "red" } });
  expect(scene.inverse(made)).toBeUndefined();
  scene.did({ type: "card.edit", cardId: card("n"), cover: null });
  expect(scene.inverse(made)).toEqual({ type: "card.delete", cardId: card("n") });
});

test("a copy has attachments of its own, of the same files, and its cover is one of them", () => {
  scene.did(add);
  upload();
  scene.did(asCover);
  const source = { attachments: attachmentsOf(scene.board, on.cardId), cover: front()?.cover ?? null };
  let count = 0;
  const copied = copyOfAttachments(source, () => uuid("f", 900 + count++));
  const event = scene.did({ type: "card.add", cardId: card("n"), title: "n", ...copied }, EDITOR);
  expect(attachmentsOf(scene.board, card("n"))).toMatchObject([
    { id: uuid("f", 900), authorId: EDITOR, name: url, url, file: null, createdAt: event.at },
    { id: uuid("f", 901), authorId: EDITOR, name: "p.png", url: null, file: PICTURE },
  ]);
  expect(scene.board.liveCard(card("n"))).toMatchObject({
    attachmentCount: 2,
    cover: { ...cover, attachmentId: uuid("f", 901) },
  });
  expect(scene.inverse(event)).toEqual({ type: "card.delete", cardId: card("n") });
  scene.did(remove);
  const gone = { attachments: [{ attachmentId: uuid("f", 950), copyOf: on.attachmentId }] };
  expect(scene.decide({ type: "card.add", cardId: card("m"), title: "m", ...gone })).toEqual(
    refuse("not_found", "attachments"),
  );
  const taken = { attachments: [{ attachmentId: uuid("f", 900), copyOf: picture.attachmentId }] };
  expect(scene.decide({ type: "card.add", cardId: card("m"), title: "m", ...taken })).toEqual(
    refuse("id_taken", "attachments"),
  );
  expect(scene.decide({ type: "card.add", cardId: card("m"), title: "m", cover: asCover.cover })).toEqual(
    refuse("not_found", "cover"),
  );
  expect(copyOfAttachments({ attachments: [], cover: { color: "red" } }, () => "")).toEqual({
    cover: { color: "red" },
  });
});

test("what was emptied from the trash is there no more", () => {
  scene.did(add);
  upload();
  scene.did(remove);
  const nothing = { columnIds: [], labelIds: [], checklistIds: [], itemIds: [], commentIds: [] };
  const emptied = { type: "trash.emptied", isDue: false, ...nothing } as const;
  scene.append({ ...emptied, cardIds: [], attachmentIds: [on.attachmentId] }, OWNER);
  expect([...scene.board.attachments.keys()]).toEqual([picture.attachmentId]);
  scene.did({ type: "card.delete", cardId: card("a") });
  // Logs of before attachments name none.
  scene.append({ ...emptied, cardIds: [card("a")] });
  expect(scene.board.attachments.size).toBe(0);
});
