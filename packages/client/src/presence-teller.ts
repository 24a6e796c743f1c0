import { type Doing, IDLE, isSameDoing, type Typing } from "@syncboard/model/wire";

/** At most four times a second, the last word always. */
const PAUSE_MS = 250;
/** While something goes on it is said again: who is silent for 30 s is taken to have stopped (P5). */
const AGAIN_MS = 10_000;
/** Without a letter for so long nobody types any more, wherever the caret stands. */
const TYPING_MS = 5_000;

/** Tells the others what one does on a board, and not too often. */
export class PresenceTeller {
  readonly #say: (doing: Doing) => void;
  #doing: Doing = IDLE;
  #said: Doing = IDLE;
  #saidAt = Number.NEGATIVE_INFINITY;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (doing: Doing) => void) {
    this.#say = say;
  }

  lookAt(cardId: string | null): void {
    this.#become({ ...this.#doing, cardId });
  }

  /** With each letter; null: has stopped. */
  typeIn(typing: Typing | null): void {
    clearTimeout(this.#typing);
    if (typing) this.#typing = setTimeout(() => this.typeIn(null), TYPING_MS);
    this.#become({ ...this.#doing, typing });
  }

  drag(dragging: string | null): void {
    this.#become({ ...this.#doing, dragging });
  }

  /** The line stands anew, and whoever is there has heard nothing yet. */
  startOver(): void {
    this.#said = IDLE;
    if (!isSameDoing(this.#doing, IDLE)) this.#sayNow();
  }

  stop(): void {
    for (const timer of [this.#pause, this.#again, this.#typing]) clearTimeout(timer);
  }

  #become(doing: Doing): void {
    this.#doing = doing;
    if (this.#pause !== undefined || isSameDoing(doing, this.#said)) return;
    const left = this.#saidAt + PAUSE_MS - performance.now();
    if (left <= 0) this.#sayNow();
    else this.#pause = setTimeout(() => this.#sayNow(), left);
  }

  #sayNow(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#again);
    this.#pause = undefined;
    this.#said = this.#doing;
    this.#saidAt = performance.now();
    this.#say(this.#doing);
    const isBusy = this.#doing.typing !== null || this.#doing.dragging !== null;
    if (isBusy) this.#again = setTimeout(() => this.#sayNow(), AGAIN_MS);
  }
}
