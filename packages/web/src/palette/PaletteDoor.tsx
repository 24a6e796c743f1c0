import { useEffect } from "react";
import { lazyPart } from "../ui/lazy-part.tsx";
import { isPressed } from "../ui/shortcut.ts";
import { useStore } from "../ui/store.ts";
import { openPalette, PALETTE_SHORTCUT, palette } from "./palette.ts";

const PaletteDialog = lazyPart(async () => (await import("./PaletteDialog.tsx")).PaletteDialog);

/** Opens the palette with its keys, wherever one is and whatever has the focus. */
export function PaletteDoor() {
  const offered = useStore(palette, (state) => state);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || !isPressed(event, PALETTE_SHORTCUT)) return;
      event.preventDefault();
      if (palette.get()) palette.set(null);
      else openPalette();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      palette.set(null);
    };
  }, []);
  return offered && <PaletteDialog offered={offered} onClose={() => palette.set(null)} />;
}
