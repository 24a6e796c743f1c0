import { useClient } from "../app/client-context.ts";
import { useStore } from "../ui/store.ts";
import { chooseTheme, type Theme, themeStore } from "./theme.ts";

/** Choices that the account does not have yet: meanwhile what it says is older than what is shown. */
let onTheWay = 0;

/** Shows what the account says, unless something newer was chosen here. */
export function followTheme(theme: Theme): void {
  if (onTheWay === 0) chooseTheme(theme);
}

/** The theme: at once on this device, and kept on the account for the others. */
export function useTheme() {
  const { session } = useClient();
  const theme = useStore(themeStore, (state) => state);

  /** Rejects, and shows the one before again, when the account does not take it. */
  async function choose(next: Theme): Promise<void> {
    const before = themeStore.get();
    chooseTheme(next);
    onTheWay++;
    try {
      await session.changeAccount({ theme: next });
    } catch (error) {
      if (themeStore.get() === next) chooseTheme(before);
      throw error;
    } finally {
      onTheWay--;
    }
  }

  return { theme, choose };
}
