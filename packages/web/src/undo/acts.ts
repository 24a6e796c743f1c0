/** What is said of something done, with an offer to take it back. */
export interface Said {
  readonly text: string;
  /** For what may be otherwise before one has taken it back. Told when it is; answers how to stop. */
  readonly until?: (over: () => void) => () => void;
}

/** Something done that can be taken back. Taking it back is such a thing itself; undefined: there was nothing left of it. */
export interface Act {
  undo(): Act | undefined;
  /** Of what took something away while taking back: what is said as soon as it has. */
  readonly said?: Promise<Said | undefined>;
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

  /** What took it back; undefined: there is nothing to take back. */
  undo(): Act | undefined {
    return this.#takeBack(this.#done, this.#undone);
  }

  redo(): Act | undefined {
    return this.#takeBack(this.#undone, this.#done);
  }

  #takeBack(from: Act[], onto: Act[]): Act | undefined {
    for (let act = from.pop(); act; act = from.pop()) {
      const back = act.undo();
      if (!back) continue;
      onto.push(back);
      return back;
    }
    return undefined;
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
