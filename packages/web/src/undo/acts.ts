/** Something done that can be taken back. Taking it back is such a thing itself; undefined: there was nothing left of it. */
export interface Act {
  undo(): Act | undefined;
}

const MOST_ACTS = 100;

/** What was done on this screen, newest last. */
export class Acts {
  #done: Act[] = [];
  #undone: Act[] = [];

  did(act: Act): void {
    this.#done = [...this.#done.slice(1 - MOST_ACTS), act];
    this.#undone = [];
  }

  /** False: there is nothing to take back. */
  undo(): boolean {
    return this.#takeBack(this.#done, this.#undone);
  }

  redo(): boolean {
    return this.#takeBack(this.#undone, this.#done);
  }

  #takeBack(from: Act[], onto: Act[]): boolean {
    for (let act = from.pop(); act; act = from.pop()) {
      const back = act.undo();
      if (!back) continue;
      onto.push(back);
      return true;
    }
    return false;
  }
}

/** Several as one, taken back from the last. */
export function together(acts: readonly Act[]): Act {
  return {
    undo() {
      const back = acts.toReversed().flatMap((act) => act.undo() ?? []);
      return back.length > 0 ? together(back) : undefined;
    },
  };
}
