/** Who wants to hear of a change. However many changes one task makes, each is told once, after it. */
export class Listeners {
  readonly #listeners = new Set<() => void>();
  #isTelling = false;

  add(listener: () => void): () => void {
    // Wrapped, so that the same function may listen twice and each stop on its own.
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
