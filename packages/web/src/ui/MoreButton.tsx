import type { ReactNode, RefObject } from "react";
import { Button } from "./Button.tsx";

/** How many frames to wait for rows that have been answered and are about to be there. */
const TRIES = 20;

interface MoreButtonProps {
  /** What holds the rows. */
  readonly list: RefObject<HTMLElement | null>;
  readonly isLoading: boolean;
  readonly load: () => Promise<void>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Asks for the next page of a list. The focus goes on with the first row that comes: the button may go with the last. */
export function MoreButton({ list, isLoading, load, className = "", children }: MoreButtonProps) {
  const rows = () => list.current?.querySelectorAll("li") ?? [];

  async function more(button: HTMLElement) {
    if (isLoading) return;
    const known = rows().length;
    await load();
    goOn(button, known, TRIES);
  }

  function goOn(button: HTMLElement, known: number, tries: number) {
    requestAnimationFrame(() => {
      const { activeElement } = document;
      // Whoever has gone somewhere else meanwhile stays there.
      if (activeElement !== button && activeElement !== document.body) return;
      const first = rows()[known]?.querySelector<HTMLElement>("a[href], button");
      if (first) first.focus();
      else if (tries > 0) goOn(button, known, tries - 1);
    });
  }

  return (
    <Button
      // Not disabled: the focus would be lost.
      aria-disabled={isLoading}
      className={className}
      onClick={({ currentTarget }) => void more(currentTarget)}
    >
      {children}
    </Button>
  );
}
