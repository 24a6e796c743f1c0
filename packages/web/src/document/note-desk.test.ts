import { ApiError, type ChangedDocument } from "@syncboard/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendKeptNotes } from "./note-desk.ts";
import { keepDraft, leftDrafts } from "./note-drafts.ts";

// What tabs that are no more have left of notes, and what the server says to it.

/** What a browser keeps, whose keys are its own. */
function storage(): object {
  const kept: Record<string, string> = {};
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, text: string) => Object.assign(kept, { [key]: text }) },
    removeItem: { value: (key: string) => delete kept[key] },
  });
}

beforeEach(() => void vi.stubGlobal("localStorage", storage()));
afterEach(() => void vi.unstubAllGlobals());

/** A server that answers each note as it is told to. */
function server(answers: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const sent: string[] = [];
  const change = async (id: string, { text = "" }: { text?: string }): Promise<ChangedDocument> => {
    asked.push(id);
    const status = answers[id] ?? 500;
    if (status >= 400) throw new ApiError({ type: "about:blank", title: "no", status, code: "invalid" });
    sent.push(text);
    return {
      id,
      subjectId: "s",
      kind: "note",
      title: "Note",
      mediaType: "text/markdown",
      bytes: text.length,
      width: null,
      height: null,
      hasThumbnail: false,
      textState: "none",
      version: 2,
      createdAt: "2026-11-21T10:00:00.000Z",
      updatedAt: "2026-11-21T10:00:00.000Z",
      text,
      keptVersion: null,
    };
  };
  return { documents: { change }, asked, sent };
}

const left = (documentId: string, text: string) =>
  keepDraft("ann", { documentId, tab: `tab-${documentId}`, text, base: "before", sent: undefined });
const keptNow = async () => (await leftDrafts("ann")).map(({ documentId, text }) => [documentId, text]);

test("a note that was emptied is sent as any other", async () => {
  left("emptied", "");
  const { documents, sent } = server({ emptied: 200 });
  sendKeptNotes({ documents }, "ann", { restored: () => {}, refused: () => {} });
  await vi.waitFor(async () => expect(await keptNow()).toEqual([]));
  expect(sent).toEqual([""]);
});

test("what is refused is told once, and kept until somebody has it", async () => {
  left("refused", "too much");
  const refused = vi.fn<(text: string, forget: () => void) => void>();
  const { documents } = server({ refused: 422 });
  const news = { restored: () => {}, refused };
  sendKeptNotes({ documents }, "ann", news);
  await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
  expect(refused.mock.calls[0]?.[0]).toBe("too much");
  expect(await keptNow()).toEqual([["refused", "too much"]]);
  refused.mock.calls[0]?.[1]();
  expect(await keptNow()).toEqual([]);
});

test.each([429, 401])(
  "what the server answers with %i is kept for another time, and nothing is said",
  async (status) => {
    left("later", "text");
    const refused = vi.fn<() => void>();
    const away = server({ later: status });
    sendKeptNotes(away, "ann", { restored: () => {}, refused });
    await vi.waitFor(() => expect(away.asked).toEqual(["later"]));
    const back = server({ later: 200 });
    sendKeptNotes(back, "ann", { restored: () => {}, refused });
    await vi.waitFor(() => expect(back.sent).toEqual(["text"]));
    expect(refused).not.toHaveBeenCalled();
  },
);
