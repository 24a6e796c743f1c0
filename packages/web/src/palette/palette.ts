import type { LucideIcon } from "lucide-react";
import { useEffectEvent, useLayoutEffect } from "react";
import { createStore } from "../ui/store.ts";

/** Something that the palette does when it is chosen. */
export interface PaletteEntry {
  /** Of its own among all that are shown. */
  readonly id: string;
  readonly label: string;
  /** Beside it, quieter: where it lies. */
  readonly detail?: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  /** It asks for something more, in the palette itself. */
  readonly staysOpen?: true;
  run(): void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteEntry[];
  /** Shown only to whoever types of it: nothing that one opens the palette for. */
  readonly isQuiet?: true;
}

type Source = () => readonly PaletteGroup[];

/** What the screens that were shown when the palette was opened offer in it; null while it is closed. */
export const palette = createStore<readonly PaletteGroup[] | null>(null);

/** What the screens that are shown offer: the innermost last. */
const sources: Source[] = [];

export const PALETTE_SHORTCUT = "Mod+k";

export function openPalette(): void {
  palette.set(sources.toReversed().flatMap((source) => source()));
}

/** What this screen lets hands do goes into the palette while it is shown. Asked when the palette opens. */
export function usePaletteGroups(source: Source): void {
  const ask = useEffectEvent(source);
  // In the commit that shows them: who is quick opens the palette before anything comes after that.
  useLayoutEffect(() => {
    const own: Source = () => ask();
    sources.push(own);
    return () => {
      sources.splice(sources.indexOf(own), 1);
    };
  }, []);
}

/** The palette gives the focus back as it closes, and would take it from a field that it opened: that comes after. */
export function behindPalette(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}
