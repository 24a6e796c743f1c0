import { createStore, useStore } from "./store.ts";

const said = createStore({ text: "", turn: 0 });

/** Says something to screen readers, politely. Saying the same twice is said twice. */
export function announce(text: string): void {
  said.set({ text, turn: said.get().turn + 1 });
}

/** The page's one live region. Two paragraphs take turns, because an unchanged text is not read again. */
export function Announcer() {
  const { text, turn } = useStore(said, (state) => state);
  return (
    <div role="log" aria-live="polite" className="sr-only">
      <p>{turn % 2 === 0 ? text : ""}</p>
      <p>{turn % 2 === 1 ? text : ""}</p>
    </div>
  );
}
