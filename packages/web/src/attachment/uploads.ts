import { ApiError, type AttachmentUpload, type Client, newId } from "@syncboard/client";
import { createStore, type Store } from "../ui/store.ts";
import { sendAgain } from "./send-again.ts";
import { unsentFiles } from "./unsent-files.ts";

/** A file on its way. Its `id` is that of the attachment or document that it becomes, from the beginning. */
export interface Upload {
  readonly id: string;
  /** Of the card or subject that it goes to. */
  readonly placeId: string;
  readonly name: string;
  readonly bytes: number;
  /** `there`: the server has it, and the screen is about to show it. */
  readonly state: "queued" | "sending" | "failed" | "there";
  /** How much has gone, from 0 to 1. */
  readonly share: number;
  /** Whether it was cut, and is about to be sent once more. */
  readonly isCut: boolean;
  /** Why it was not taken. */
  readonly error: unknown;
}

/** Where files go. */
export interface UploadPlace {
  readonly placeId: string;
  /** As the server says; undefined: not known here, the server looks. */
  readonly mostBytes: number | undefined;
  send(file: File, options: AttachmentUpload & { readonly id: string }): Promise<unknown>;
  /** Whether it is shown by now. */
  isShown(id: string): boolean;
  isOnline(): boolean;
  /** Whether the line is known to be down: then there is no use in trying again before it is back. */
  isDown(): boolean;
  /** Told when any of that may be another. Answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** Called with what was called off while it was sent: the server may have all of it by now, and keep it whatever is called off here. */
  takeBack(id: string): void;
  /** Where the place itself may not be there yet, and will be soon: resolves when it is worth another try. */
  made(): Promise<void> | undefined;
}

export interface NamedFile {
  readonly file: File;
  readonly name: string;
}

interface Task {
  readonly place: UploadPlace;
  readonly file: File;
  readonly onCalledOff: ((id: string) => void) | undefined;
  readonly controller: AbortController;
}

/** A file that is not sent, because the server is known not to take one so large. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

const AT_ONCE = 2;

/** For a screen whose line is down, and that does not hear of what was sent. */
const SHOWN_WITHIN_MS = 5_000;

/** All files that somebody sends: two at a time, whatever is open on the screen meanwhile. */
export class Uploads {
  readonly list: Store<readonly Upload[]> = createStore<readonly Upload[]>([]);
  readonly #tasks = new Map<string, Task>();
  readonly #warn = (event: BeforeUnloadEvent) => event.preventDefault();

  constructor(client: Client) {
    let userId = client.session.getState().user?.id;
    // What one person has begun is not sent as another.
    client.session.subscribe(() => {
      const now = client.session.getState().user?.id;
      if (now !== userId) this.#callOffAll();
      userId = now;
    });
  }

  /** Answers the ids that they will have. */
  add(place: UploadPlace, files: readonly NamedFile[], onCalledOff?: (id: string) => void): readonly string[] {
    const added = files.map(({ file, name }): Upload => {
      const id = newId();
      const isTooLarge = place.mostBytes !== undefined && file.size > place.mostBytes;
      this.#tasks.set(id, { place, file, onCalledOff, controller: new AbortController() });
      const { placeId } = place;
      const error = isTooLarge ? new TooLarge() : undefined;
      return {
        id,
        placeId,
        name,
        bytes: file.size,
        state: isTooLarge ? "failed" : "queued",
        share: 0,
        isCut: false,
        error,
      };
    });
    this.#show([...this.list.get(), ...added]);
    this.#next();
    return added.map(({ id }) => id);
  }

  /** Stops it, or forgets one that has failed. */
  callOff(id: string): void {
    const task = this.#tasks.get(id);
    const isSent = this.#stateOf(id) === "sending";
    task?.controller.abort();
    if (isSent) task?.place.takeBack(id);
    this.#forget(id);
    task?.onCalledOff?.(id);
    this.#next();
  }

  retry(id: string): void {
    const task = this.#tasks.get(id);
    if (!task || this.#stateOf(id) !== "failed") return;
    this.#tasks.set(id, { ...task, controller: new AbortController() });
    this.#change(id, { state: "queued", share: 0, error: undefined });
    this.#next();
  }

  #next(): void {
    const list = this.list.get();
    const room = AT_ONCE - list.filter(({ state }) => state === "sending").length;
    for (const { id } of list.filter(({ state }) => state === "queued").slice(0, Math.max(0, room)))
      void this.#send(id);
  }

  async #send(id: string, isAgain = false): Promise<void> {
    const task = this.#tasks.get(id);
    const upload = this.list.get().find((each) => each.id === id);
    if (!task || !upload) return;
    const { file, place, controller } = task;
    this.#change(id, { state: "sending" });
    try {
      await sendAgain(place, file, {
        id,
        name: upload.name,
        signal: controller.signal,
        onCut: (isCut) => this.#change(id, { share: 0, isCut }),
        onProgress: (bytes, total) => this.#change(id, { share: total > 0 ? bytes / total : 0 }),
      });
      this.#change(id, { state: "there", share: 1 });
      this.#whenShown(place, id);
    } catch (error) {
      if (controller.signal.aborted) return;
      const made = !isAgain && error instanceof ApiError && error.status === 404 ? place.made() : undefined;
      if (made) {
        await made;
        return await this.#send(id, true);
      }
      this.#change(id, { state: "failed", isCut: false, error });
      if (!(error instanceof ApiError)) this.#whenBack(place, id);
    } finally {
      this.#next();
    }
  }

  /** Its row goes when what it became has come, so that there is always one of them to be seen. */
  #whenShown(place: UploadPlace, id: string): void {
    const done = () => {
      stop();
      clearTimeout(timer);
      this.#forget(id);
    };
    const stop = place.subscribe(() => place.isShown(id) && done());
    const timer = setTimeout(done, SHOWN_WITHIN_MS);
    if (place.isShown(id)) done();
  }

  /** What got no answer is sent again when the line has come back. */
  #whenBack(place: UploadPlace, id: string): void {
    let wasDown = !place.isOnline();
    const stop = place.subscribe(() => {
      const isUp = place.isOnline();
      if (this.#stateOf(id) !== "failed") stop();
      else if (isUp && wasDown) {
        stop();
        this.retry(id);
      }
      wasDown ||= !isUp;
    });
  }

  #stateOf(id: string): Upload["state"] | undefined {
    return this.list.get().find((each) => each.id === id)?.state;
  }

  #change(id: string, patch: Partial<Upload>): void {
    this.#show(this.list.get().map((each) => (each.id === id ? { ...each, ...patch } : each)));
  }

  #forget(id: string): void {
    this.#tasks.delete(id);
    this.#show(this.list.get().filter((each) => each.id !== id));
  }

  #callOffAll(): void {
    for (const { controller } of this.#tasks.values()) controller.abort();
    this.#tasks.clear();
    this.#show([]);
  }

  #show(list: readonly Upload[]): void {
    this.list.set(list);
    unsentFiles.set(list.filter(isUnsent).length);
    const isBusy = list.some(({ state }) => state === "queued" || state === "sending");
    // Leaving the page would cut them: the browser asks first.
    if (isBusy) addEventListener("beforeunload", this.#warn);
    else removeEventListener("beforeunload", this.#warn);
  }
}

/** What was refused is no loss; what got no answer is sent as soon as the line is back. */
function isUnsent({ state, error }: Upload): boolean {
  if (state === "failed") return !(error instanceof ApiError || error instanceof TooLarge);
  return state !== "there";
}

const all = new WeakMap<Client, Uploads>();

export function uploadsOf(client: Client): Uploads {
  const known = all.get(client) ?? new Uploads(client);
  all.set(client, known);
  return known;
}
