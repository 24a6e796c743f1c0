// biome-ignore-all lint/a11y/useSemanticElements: rows that are laid out as lines, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays in the field, which names its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the keys

import { Check, Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { matching } from "./matching.ts";

export interface Choice {
  readonly id: string;
  /** What it is found by and called. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly look: ReactNode;
  /** Beside it: one button, reached with Tab while its row is the highlighted one. */
  readonly trailing?: (tabIndex: 0 | -1) => ReactNode;
}

interface PickListProps {
  /** Names the list. */
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly onToggle: (id: string) => void;
  /** What else can be chosen for what was typed, behind all that matches. */
  readonly extra?: (typed: string) => Choice | undefined;
  readonly onExtra?: (typed: string) => void;
  /** What stands there when nothing matches. */
  readonly empty: ReactNode;
  readonly hasFocus: boolean;
  /** What was typed before the field was there. */
  readonly begun: string | undefined;
}

/**
 * A list to choose several from: type to filter, arrows, Enter or (with nothing typed) Space. The focus stays in the
 * field; what is highlighted is its active descendant. A grid, because a row may have a button beside it.
 */
export function PickList(props: PickListProps) {
  const { label, placeholder, choices, onToggle, extra, onExtra, empty, hasFocus, begun = "" } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(begun);
  const [wanted, setWanted] = useState<string>();

  const found = matching(choices, typed, ({ name }) => name);
  const other = typed.trim() === "" ? undefined : extra?.(typed.trim());
  const rows = other ? [...found, other] : found;
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === wanted),
  );
  const active = rows[at];

  useEffect(() => {
    if (hasFocus) field.current?.focus({ preventScroll: true });
  }, [hasFocus]);

  useEffect(() => setTyped(begun), [begun]);

  useEffect(() => {
    if (active) grid.current?.querySelector("[data-highlighted]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function choose(row: Choice) {
    setTyped("");
    setWanted(row.id);
    if (row === other) onExtra?.(typed.trim());
    else onToggle(row.id);
  }

  function step(by: number) {
    setWanted(rows[(at + by + rows.length) % rows.length]?.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (active && (event.key === "Enter" || (event.key === " " && typed === ""))) choose(active);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  }

  return (
    <>
      <div className="relative border-b border-line p-1.5">
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute inset-y-0 start-4 my-auto text-ink-faint"
        />
        <input
          ref={field}
          role="combobox"
          aria-label={placeholder}
          aria-expanded
          aria-haspopup="grid"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.id}`}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={100}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWanted(undefined);
          }}
          onKeyDown={onKeyDown}
          className="h-8 w-full rounded-control bg-transparent ps-8 pe-2 text-sm outline-none pointer-coarse:h-11"
        />
      </div>
      {rows.length === 0 && <div className="px-3 py-4 text-center text-sm text-ink-soft">{empty}</div>}
      <div
        ref={grid}
        id={id}
        role="grid"
        aria-label={label}
        aria-multiselectable
        className={rows.length === 0 ? "hidden" : "max-h-72 overflow-y-auto overscroll-contain p-1"}
      >
        {rows.map((row) => (
          <div
            key={row.id}
            role="row"
            tabIndex={-1}
            data-highlighted={row === active || undefined}
            className="menu-item cursor-pointer!"
            onPointerMove={() => row !== active && setWanted(row.id)}
          >
            <div
              id={`${id}-${row.id}`}
              role="gridcell"
              aria-selected={row.isChosen}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 pointer-coarse:min-h-11"
              // Not to lose the focus that is in the field.
              onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
              onClick={() => choose(row)}
            >
              <span className="flex min-w-0 flex-1 items-center gap-2">{row.look}</span>
              {row.isChosen && <Check aria-hidden size={16} className="shrink-0 text-accent-text" />}
            </div>
            {row.trailing && <div role="gridcell">{row.trailing(row === active ? 0 : -1)}</div>}
          </div>
        ))}
      </div>
    </>
  );
}
