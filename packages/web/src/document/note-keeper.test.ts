import { ApiError, type ChangedDocument, type DocumentChange, type DocumentDetail } from "@syncboard/client";
import { mergeTexts } from "@syncboard/model";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NoteDraft } from "./note-drafts.ts";
import { NoteKeeper } from "./note-keeper.ts";
import { sendDraft } from "./send-draft.ts";

// A note between what is typed, what other devices save, and a line that comes and goes.

/** A server as far as a note sees it: it merges as the real one does, and can be away. */
class Saved {
  text: string;
  version = 1;
  isAway = false;
  /** Saves, and the answer is lost on its way. */
  losesAnswers = false;
  refusal: number | undefined;
  /** Has saved, and not said so yet. */
  beforeAnswer: () => void = () => {};
  /** What was sent, in order. */
  readonly sent: string[] = [];
  readonly #done = new Set<string | undefined>();

  constructor(text: string) {
    this.text = text;
  }

  readonly documents = {
    get: async (): Promise<DocumentDetail> => this.#answer(),
    change: async (_id: string, change: DocumentChange) => {
      const { text: wanted, textFrom, saveId } = change;
      this.#answer();
      if (wanted === undefined || textFrom === undefined) return { ...this.#answer(), keptVersion: null };
      this.sent.push(wanted);
      const answer = this.#done.has(saveId) ? { ...this.#answer(), keptVersion: null } : this.save(textFrom, wanted);
      this.#done.add(saveId);
      this.beforeAnswer();
      if (this.losesAnswers) throw new TypeError("No answer from the server");
      return answer;
    },
    restoreVersion: async (): Promise<DocumentDetail> => this.#answer(),
  };

  save(from: string, wanted: string): ChangedDocument {
    const { text, isCollision } = mergeTexts(from, this.text, wanted);
    const keptVersion = isCollision ? this.version : null;
    this.text = text;
    this.version++;
    return { ...this.#answer(), keptVersion };
  }

  #answer(): DocumentDetail {
    if (this.isAway) throw new TypeError("No answer from the server");
    if (this.refusal !== undefined)
      throw new ApiError({ type: "about:blank", title: "no", status: this.refusal, code: "invalid" });
    return {
      id: "n",
      subjectId: "s",
      kind: "note",
      title: "Note",
      mediaType: "text/markdown",
      bytes: this.text.length,
      width: null,
      height: null,
      hasThumbnail: false,
      textState: "none",
      version: this.version,
      createdAt: "2026-11-21T10:00:00.000Z",
      updatedAt: "2026-11-21T10:00:00.000Z",
      text: this.text,
    };
  }
}

async function opened(saved: Saved) {
  let draft: NoteDraft | undefined;
  const keeper = new NoteKeeper("n", {
    documents: saved.documents,
    keep: (text, base, sent) => {
      draft = { documentId: "n", tab: "t", text, base, sent };
    },
    forget: () => {
      draft = undefined;
    },
    sendLeft: async () => false,
    whenRestored: () => {},
  });
  await keeper.load();
  return { keeper, kept: () => draft };
}

const shown = ({ state }: NoteKeeper) => [state.get().text, state.get().status];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a note", () => {
  test("is kept with the first stroke, and saved a moment after the last", async () => {
    const saved = new Saved("One");
    const { keeper, kept } = await opened(saved);
    expect(shown(keeper)).toEqual(["One", "saved"]);
    keeper.write("One t");
    expect(kept()).toMatchObject({ text: "One t", base: "One" });
    keeper.write("One two");
    expect(shown(keeper)).toEqual(["One two", "saving"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.sent).toEqual(["One two"]);
    expect(shown(keeper)).toEqual(["One two", "saved"]);
    expect(kept()).toBeUndefined();
  });

  test("is saved in between while somebody types on and on", async () => {
    const saved = new Saved("");
    const { keeper } = await opened(saved);
    for (let stroke = 1; stroke <= 20; stroke++) {
      keeper.write("x".repeat(stroke));
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(saved.sent.length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.text).toBe("x".repeat(20));
  });

  test("has what another device saved, and what is being typed meanwhile", async () => {
    const saved = new Saved("One\n\nTwo\n\nThree");
    const { keeper } = await opened(saved);
    saved.save(saved.text, "One\n\nTwo\n\nThree, of another device");
    keeper.write("One, of this\n\nTwo\n\nThree");
    await keeper.load();
    expect(shown(keeper)).toEqual(["One, of this\n\nTwo\n\nThree, of another device", "saving"]);
    await keeper.flush();
    expect(saved.text).toBe("One, of this\n\nTwo\n\nThree, of another device");
    expect(keeper.state.get().collidedWith).toBeUndefined();
  });

  test("says where the same lines were changed elsewhere, and has those of this device", async () => {
    const saved = new Saved("One");
    const { keeper } = await opened(saved);
    saved.save("One", "One, of another device");
    keeper.write("One, of this");
    await keeper.flush();
    expect(shown(keeper)).toEqual(["One, of this", "saved"]);
    expect(keeper.state.get().collidedWith).toBe(2);
  });

  test("is kept here while there is no answer, and sent when there is one", async () => {
    const saved = new Saved("One");
    const { keeper, kept } = await opened(saved);
    saved.isAway = true;
    keeper.write("One two");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(keeper)).toEqual(["One two", "kept"]);
    keeper.write("One two three");
    expect(shown(keeper)).toEqual(["One two three", "kept"]);
    expect(kept()).toMatchObject({ text: "One two three", base: "One" });
    saved.isAway = false;
    await keeper.heard();
    expect(shown(keeper)).toEqual(["One two three", "saved"]);
    expect(kept()).toBeUndefined();
  });

  test("that is not accepted is kept, and not sent again until it is another", async () => {
    const saved = new Saved("One");
    const { keeper, kept } = await opened(saved);
    saved.refusal = 422;
    keeper.write("One two");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown(keeper)).toEqual(["One two", "refused"]);
    expect(kept()).toMatchObject({ text: "One two", base: "One" });
    saved.refusal = undefined;
    keeper.write("One 2");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(keeper)).toEqual(["One 2", "saved"]);
  });

  test("what is typed while it is saved is saved next", async () => {
    const saved = new Saved("One");
    const { keeper } = await opened(saved);
    keeper.write("One two");
    const saving = keeper.flush();
    keeper.write("One two three");
    await saving;
    expect(keeper.state.get().text).toBe("One two three");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.text).toBe("One two three");
    expect(keeper.state.get().collidedWith).toBeUndefined();
  });

  test("is not written twice where the server has saved it and its answer was lost", async () => {
    const saved = new Saved("one");
    const { keeper, kept } = await opened(saved);
    saved.losesAnswers = true;
    keeper.write("one\ntwo");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(keeper)).toEqual(["one\ntwo", "kept"]);
    keeper.write("one\ntwo\nthree");
    saved.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saved.text).toBe("one\ntwo\nthree");
    expect(shown(keeper)).toEqual(["one\ntwo\nthree", "saved"]);
    expect(keeper.state.get().collidedWith).toBeUndefined();
    expect(kept()).toBeUndefined();
  });

  test("is not written twice where another device has written at the same place before it is sent again", async () => {
    const saved = new Saved("one");
    const { keeper, kept } = await opened(saved);
    saved.losesAnswers = true;
    keeper.write("one\ntwo");
    await vi.advanceTimersByTimeAsync(1_000);
    saved.save("one", "one\nof another");
    saved.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saved.text).toBe("one\ntwo\nof another");
    expect(shown(keeper)).toEqual(["one\ntwo\nof another", "saved"]);

    // Nor by the next page, where this one is closed before the answer.
    saved.losesAnswers = true;
    keeper.write(`${saved.text}\nthree`);
    await vi.advanceTimersByTimeAsync(1_000);
    saved.save("one\ntwo\nof another", "one\ntwo\nof another\nfour");
    keeper.close();
    const left = kept();
    saved.losesAnswers = false;
    if (left) await sendDraft(saved.documents, left, () => {});
    expect(saved.text).toBe("one\ntwo\nof another\nthree\nfour");
  });

  test("is not written twice by who sends what a page has left that was closed before the answer", async () => {
    const saved = new Saved("one");
    const { keeper, kept } = await opened(saved);
    saved.losesAnswers = true;
    keeper.write("one\ntwo");
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.write("one\ntwo\nthree");
    keeper.close();
    let left = kept();
    const keep = (now: NoteDraft) => {
      left = now;
    };
    const send = async () => {
      if (left) await sendDraft(saved.documents, left, keep);
    };
    // Their answers are lost as well: first of what was sent before, then of the rest.
    await expect(send()).rejects.toThrow("No answer");
    saved.losesAnswers = false;
    await send();
    saved.losesAnswers = true;
    await expect(send()).rejects.toThrow("No answer");
    saved.losesAnswers = false;
    await send();
    expect(saved.text).toBe("one\ntwo\nthree");
  });

  test("takes no other answer while it is not known what of it is saved", async () => {
    const saved = new Saved("one");
    const { keeper } = await opened(saved);
    saved.losesAnswers = true;
    keeper.write("one\ntwo");
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.write("one\ntwo\nthree");
    saved.losesAnswers = false;
    await keeper.rename("Numbers");
    expect(shown(keeper)).toEqual(["one\ntwo\nthree", "saved"]);
    expect(saved.text).toBe("one\ntwo\nthree");
  });

  test("can be written otherwise where what had no answer is refused", async () => {
    const saved = new Saved("one");
    const { keeper } = await opened(saved);
    saved.isAway = true;
    keeper.write("one, and much too much");
    await vi.advanceTimersByTimeAsync(1_000);
    saved.isAway = false;
    saved.refusal = 422;
    keeper.write("one two");
    await keeper.heard();
    expect(shown(keeper)).toEqual(["one two", "refused"]);
    saved.refusal = undefined;
    keeper.write("one 2");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(keeper)).toEqual(["one 2", "saved"]);
  });

  test("is not saved while what was taken back may be on the server", async () => {
    const saved = new Saved("a");
    const { keeper, kept } = await opened(saved);
    keeper.write("ab");
    saved.beforeAnswer = () => {
      saved.beforeAnswer = () => {};
      keeper.write("a");
      expect(keeper.isSaved).toBe(false);
      expect(kept()).toMatchObject({ text: "a", base: "a", sent: { text: "ab" } });
    };
    await keeper.flush();
    expect(keeper.isSaved).toBe(false);
    await keeper.flush();
    expect(saved.sent).toEqual(["ab", "a"]);
    expect(saved.text).toBe("a");
    expect(shown(keeper)).toEqual(["a", "saved"]);

    saved.losesAnswers = true;
    keeper.write("abc");
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.write("a");
    expect(shown(keeper)).toEqual(["a", "kept"]);
    saved.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saved.text).toBe("a");
    expect(keeper.isSaved).toBe(true);
  });

  test("is not saved the sooner for hearing that it was saved", async () => {
    const saved = new Saved("");
    const { keeper } = await opened(saved);
    saved.beforeAnswer = () => setTimeout(() => void keeper.heard(), 20);
    for (let stroke = 1; stroke <= 50; stroke++) {
      keeper.write("x".repeat(stroke));
      await vi.advanceTimersByTimeAsync(200);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.text).toBe("x".repeat(50));
    expect(saved.sent).toHaveLength(3);
  });

  test("has what another device saved behind one's own, heard of before one's own was answered", async () => {
    const saved = new Saved("One\n\nTwo");
    const { keeper } = await opened(saved);
    saved.beforeAnswer = () => {
      saved.beforeAnswer = () => {};
      saved.save(saved.text, `${saved.text} and more`);
      void keeper.heard();
    };
    keeper.write("One!\n\nTwo");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(keeper)).toEqual(["One!\n\nTwo and more", "saved"]);
    expect(saved.sent).toEqual(["One!\n\nTwo"]);
  });

  test("is tried again in its time, while it is typed in and heard of", async () => {
    const saved = new Saved("");
    const { keeper } = await opened(saved);
    saved.losesAnswers = true;
    for (let stroke = 1; stroke <= 38; stroke++) {
      keeper.write("x".repeat(stroke));
      await vi.advanceTimersByTimeAsync(250);
    }
    // After four seconds, and two, and four.
    expect(saved.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.sent).toHaveLength(3);
    saved.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(saved.text).toBe("x".repeat(38));
    expect(keeper.isSaved).toBe(true);
  });
});
