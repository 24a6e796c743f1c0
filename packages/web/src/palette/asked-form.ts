import { useEffect, useEffectEvent } from "react";
import { createStore, useStore } from "../ui/store.ts";
import { behindPalette } from "./palette.ts";

/** What the palette was asked to make on a screen that it goes to first. */
const asked = createStore<"board" | "subject" | null>(null);

export function askForm(form: "board" | "subject"): void {
  asked.set(form);
}

/** Opens this form when the palette was asked for it. */
export function useAskedForm(form: "board" | "subject", open: () => void): void {
  const isAsked = useStore(asked, (state) => state === form);
  const onAsked = useEffectEvent(open);
  useEffect(() => {
    if (!isAsked) return;
    asked.set(null);
    behindPalette(() => onAsked());
  }, [isAsked]);
}
