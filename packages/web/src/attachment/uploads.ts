import { ApiError, type Client, type LiveBoard, newId } from "@syncboard/client";
import { createStore, type Store } from "../ui/store.ts";

/** A file on its way to a card. Its `id` is the attachment's, from the beginning. */
export interface Upload {
  readonly id: string;
  readonly cardId: string;
  readonly name: string;
  readonly bytes: number;
  /** `there`: the server has it, and the board is about to say so. */
  readonly state: "queued" | "sending" | "failed" | "there";
  /** How much has gone, from 0 to 1. */
  readonly share: number;
  /** Why it was not taken. */
  readonly error: unknown;
}

/** Where files go. */
export interface UploadPlace {
  readonly live: LiveBoard;
  readonly cardId: string;
  /** As the server says; undefined: not known here, the server looks. */
  readonly mostBytes: number | undefined;
}

export interface NamedFile {
  readonly file: File;
  readonly name: string;
}

interface Task extends UploadPlace {
  readonly file: File;
  readonly onCalledOff: ((id: string) => void) | undefined;
  readonly controller: AbortController;
}

/** A file that is not sent, because the server is known not to take one so large. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

const AT_ONCE = 2;

/** As long as a server may take with what it has got. */
const CALLED_OFF_MS = 120_000;

/** For a board whose line is down, and that does not hear of what it was sent. */
const SAID_WITHIN_MS = 5_000;

/** All files that somebody sends: two at a time, whatever is open on the screen meanwhile. */
export class Uploads {
  readonly list: Store<readonly Upload[]> = createStore<readonly Upload[]>([]);
  readonly #client: Client;
  readonly #tasks = new Map<string, Task>();
  readonly #warn = (event: BeforeUnloadEvent) => event.preventDefault();

  constructor(client: Client) {
    this.#client = client;
    let userId = client.session.getState().user?.id;
    // What one person has begun is not sent as another.
    client.session.subscribe(() => {
      const now = client.session.getState().user?.id;
      if (now !== userId) this.#callOffAll();
      userId = now;
    });
  }

  /** Answers the ids that the attachments will have. */
  add(place: UploadPlace, files: readonly NamedFile[], onCalledOff?: (id: string) => void): readonly string[] {
    const added = files.map(({ file, name }): Upload => {
      const id = newId();
      const isTooLarge = place.mostBytes !== undefined && file.size > place.mostBytes;
      this.#tasks.set(id, { ...place, file, onCalledOff, controller: new AbortController() });
      const { cardId } = place;
      const error = isTooLarge ? new TooLarge() : undefined;
      return { id, cardId, name, bytes: file.size, state: isTooLarge ? "failed" : "queued", share: 0, error };
    });
    this.#show([...this.list.get(), ...added]);
    this.#next();
    return added.map(({ id }) => id);
  }

  /** Stops it, or forgets one that has failed. */
  callOff(id: string): void {
    const task = this.#tasks.get(id);
    if (task && this.#stateOf(id) === "sending") removeWhenItComes(task, id);
    task?.controller.abort();
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
    const { file, cardId, controller } = task;
    this.#change(id, { state: "sending" });
    try {
      await this.#client.api.uploadAttachment(cardId, file, {
        id,
        name: upload.name,
        signal: controller.signal,
        onProgress: (bytes, total) => this.#change(id, { share: total > 0 ? bytes / total : 0 }),
      });
      this.#change(id, { state: "there", share: 1 });
      this.#whenSaid(task.live, id);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!isAgain && isCardThere(task) && error instanceof ApiError && error.status === 404) {
        await allIsSent(task.live);
        return await this.#send(id, true);
      }
      this.#change(id, { state: "failed", error });
      if (!(error instanceof ApiError)) this.#whenBack(task.live, id);
    } finally {
      this.#next();
    }
  }

  /** Its row goes when the attachment has come, so that there is always one of them to be seen. */
  #whenSaid(live: LiveBoard, id: string): void {
    const isSaid = () => live.getState().view.attachments.has(id);
    const done = () => {
      stop();
      clearTimeout(timer);
      this.#forget(id);
    };
    const stop = live.subscribe(() => isSaid() && done());
    const timer = setTimeout(done, SAID_WITHIN_MS);
    if (isSaid()) done();
  }

  /** What got no answer is sent again when the line has come back. */
  #whenBack(live: LiveBoard, id: string): void {
    let wasDown = live.getState().line !== "online";
    const stop = live.subscribe(() => {
      const isUp = live.getState().line === "online";
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
    const isBusy = list.some(({ state }) => state === "queued" || state === "sending");
    // Leaving the page would cut them: the browser asks first.
    if (isBusy) addEventListener("beforeunload", this.#warn);
    else removeEventListener("beforeunload", this.#warn);
  }
}

/** A card that was just made is shown here before the server has it. */
function isCardThere({ live, cardId }: UploadPlace): boolean {
  return live.getState().view.liveCard(cardId) !== undefined;
}

function allIsSent(live: LiveBoard): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (live.getState().waiting > 0) return;
      stop();
      resolve();
    };
    const stop = live.subscribe(look);
    look();
  });
}

/** The server may have all of it by now, and attach it whatever is called off here. */
function removeWhenItComes({ live, cardId }: UploadPlace, attachmentId: string): void {
  const look = () => {
    if (!live.getState().view.attachments.has(attachmentId)) return;
    end();
    live.send({ type: "attachment.delete", cardId, attachmentId });
  };
  const end = () => {
    stop();
    clearTimeout(timer);
  };
  const stop = live.subscribe(look);
  const timer = setTimeout(end, CALLED_OFF_MS);
  look();
}

const all = new WeakMap<Client, Uploads>();

export function uploadsOf(client: Client): Uploads {
  const known = all.get(client) ?? new Uploads(client);
  all.set(client, known);
  return known;
}
