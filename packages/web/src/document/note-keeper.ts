import { type ChangedDocument, type DocumentDetail, type Documents, newId } from "@syncboard/client";
import { mergeTexts } from "@syncboard/model";
import { isFinal, isGone, type SentText } from "../prose/send-text.ts";
import { createStore, type Store } from "../ui/store.ts";

export interface NoteState {
  /** As the server said last; undefined: it has not answered yet. */
  readonly note: DocumentDetail | undefined;
  /** As it is written here. */
  readonly text: string;
  /** `kept`: there was no answer, and it is on this device. `refused`: sending the same again is no use. */
  readonly status: "loading" | "saved" | "saving" | "kept" | "refused" | "failed";
  /** Why it was refused, or could not be asked for. */
  readonly error: unknown;
  readonly isGone: boolean;
  /** Lines were changed here and on another device: as they were there, they stand in this version. */
  readonly collidedWith: number | undefined;
}

export interface NoteWorld {
  readonly documents: Pick<Documents, "get" | "change" | "restoreVersion">;
  /** Keeps on this device what is not saved, with the saved text that it was made of, and what of it may have been saved. */
  keep(text: string, base: string, sent: SentText | undefined): void;
  forget(): void;
  /** Sends what tabs that are no more have left of this note. Answers whether there was any. */
  sendLeft(): Promise<boolean>;
  whenRestored(): void;
}

const PAUSE_MS = 700;
/** Who types on and on is saved in between. */
const LONGEST_MS = 4_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * A note that is written in: kept on this device with each stroke, saved a moment later, and merged with what other devices
 * save meanwhile. It lives on until all of it is saved, whatever is on the screen.
 */
export class NoteKeeper {
  readonly documentId: string;
  readonly state: Store<NoteState> = createStore<NoteState>({
    note: undefined,
    text: "",
    status: "loading",
    error: undefined,
    isGone: false,
    collidedWith: undefined,
  });
  readonly #world: NoteWorld;
  /** The saved text that the one here is a change of. */
  #base = "";
  /** What was made of that and sent, and has no answer: it may be saved or not. Until that is known the base stays what it is. */
  #sent: SentText | undefined;
  /** Calls go one after another: each answer is about all that was sent before it. */
  #turn: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  /** Something was heard while it was saved: it is asked for when all of it is. */
  #isHeard = false;
  /** How often in a row there was no answer. */
  #failures = 0;
  #isOver = false;

  constructor(documentId: string, world: NoteWorld) {
    this.documentId = documentId;
    this.#world = world;
  }

  get isSaved(): boolean {
    const { note, text } = this.state.get();
    return note === undefined || (this.#sent === undefined && text === this.#base);
  }

  /** Asks what is saved now. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      try {
        // What was left behind goes first, so that what comes has it.
        const isRestored = this.state.get().note === undefined && (await this.#world.sendLeft());
        await this.#settle();
        this.#take(await this.#world.documents.get(this.documentId));
        if (isRestored) this.#world.whenRestored();
      } catch (error) {
        if (isGone(error)) this.#change({ isGone: true });
        else if (this.state.get().note === undefined) this.#change({ status: "failed", error });
      }
      this.#plan();
    });
  }

  write(text: string): void {
    const { status } = this.state.get();
    this.#change({ text, status: status === "kept" ? status : "saving", error: undefined });
    this.#keep();
    // The next try has its time, whatever is typed until then.
    if (status !== "kept") this.#plan();
  }

  /** Saves now what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#since = undefined;
    if (this.isSaved) return;
    await this.#inTurn(() => this.#save());
  }

  /** The line is back, or something was saved: what was kept is worth another try, and others may have saved. */
  async heard(): Promise<void> {
    const { status } = this.state.get();
    // Mostly it is one's own that is heard, and what others saved comes with the next answer: but the one that is on its way
    // may be older.
    if (status === "saving") {
      this.#isHeard = true;
      return;
    }
    this.#failures = 0;
    if (status === "kept") await this.flush();
    else await this.load();
  }

  /** Rejects when it is not taken. */
  rename(title: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#settle();
      this.#take(await this.#world.documents.change(this.documentId, { title }));
    });
  }

  /** Rejects when it is not taken. What is not saved goes before it, and is a version then. */
  async restore(version: number): Promise<void> {
    await this.flush();
    await this.#inTurn(async () => {
      await this.#settle();
      this.#take(await this.#world.documents.restoreVersion(this.documentId, version));
    });
  }

  dismissCollision(): void {
    this.#change({ collidedWith: undefined });
  }

  /** For somebody who has left. */
  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #save(): Promise<void> {
    if (this.isSaved || this.#isOver) return;
    if (this.state.get().status !== "kept") this.#change({ status: "saving" });
    try {
      if (this.#sent !== undefined) await this.#sendAgain(this.#sent);
      if (!this.isSaved) await this.#send({ text: this.state.get().text, saveId: newId() });
    } catch (error) {
      if (isGone(error)) this.#change({ isGone: true, status: "refused", error });
      else if (isFinal(error)) this.#change({ status: "refused", error });
      else {
        this.#failures++;
        this.#change({ status: "kept", error });
      }
    }
    this.#plan();
  }

  /** Just as it was, with its id: whoever has it already answers and saves nothing, where merged once more it would stand there twice. */
  async #sendAgain(sent: SentText): Promise<void> {
    try {
      await this.#send(sent);
    } catch (error) {
      // Of what was refused something else has become.
      if (this.#sent !== undefined || this.state.get().text === sent.text) throw error;
    }
  }

  async #send(sent: SentText): Promise<void> {
    if (this.#isOver) return;
    this.#sent = sent;
    this.#keep();
    const { text, saveId } = sent;
    try {
      const answer = await this.#world.documents.change(this.documentId, { text, textFrom: this.#base, saveId });
      this.#failures = 0;
      this.#sent = undefined;
      this.#take(answer, text);
      if (answer.keptVersion !== null) this.#change({ collidedWith: answer.keptVersion });
    } catch (error) {
      // A note that is gone may have had it before.
      if (isFinal(error) && !isGone(error)) this.#sent = undefined;
      this.#keep();
      throw error;
    }
  }

  /** No other answer is taken while what was sent has none: nobody could say whether it is in there. */
  async #settle(): Promise<void> {
    if (this.#sent !== undefined) await this.#save();
    if (this.#sent !== undefined) throw this.state.get().error;
  }

  /** `sent`: what of it was written here. */
  #take(answer: DocumentDetail | ChangedDocument, sent = this.#base): void {
    if (this.#isOver) return;
    const saved = answer.text ?? "";
    const { note, text: mine } = this.state.get();
    const { text, isCollision } = note ? mergeTexts(sent, saved, mine) : { text: saved, isCollision: false };
    this.#base = saved;
    this.#change({
      note: answer,
      text,
      status: text === saved ? "saved" : "saving",
      error: undefined,
      isGone: false,
      ...(isCollision && { collidedWith: answer.version }),
    });
    this.#keep();
  }

  #keep(): void {
    if (this.#isOver) return;
    if (this.isSaved) this.#world.forget();
    else this.#world.keep(this.state.get().text, this.#base, this.#sent);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const { status, note } = this.state.get();
    if (this.#isOver || note === undefined || status === "refused") return;
    if (this.isSaved) {
      this.#since = undefined;
      if (status !== "saved") this.#change({ status: "saved", error: undefined });
      if (this.#isHeard) void this.load();
      this.#isHeard = false;
      return;
    }
    this.#since ??= Date.now();
    const patience =
      status === "kept"
        ? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, this.#failures - 1))
        : Math.min(PAUSE_MS, Math.max(0, this.#since + LONGEST_MS - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), patience);
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  #change(patch: Partial<NoteState>): void {
    this.state.set({ ...this.state.get(), ...patch });
  }
}
