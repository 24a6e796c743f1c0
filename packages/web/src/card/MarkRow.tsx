import { type LucideIcon, Plus, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from "react";
import { IconButton } from "../ui/Button.tsx";
import type { LazyPart } from "../ui/lazy-part.tsx";
import type { CardPickerProps } from "../ui/Picker.tsx";
import type { CardHand } from "./use-card-palette.ts";

interface MarkRowProps {
  readonly hand: CardHand;
  readonly cardId: string;
  readonly title: string;
  /** What the button that opens the picker does. Absent for who may only look. */
  readonly add: string | undefined;
  readonly icon?: LucideIcon;
  readonly picker: LazyPart<CardPickerProps>;
  /** Given what takes the focus when the thing that had it is removed. */
  readonly children?: (focusAdd: () => void) => ReactNode;
}

/** One kind of marks on a card that is open: what there is, and the way to more. */
export function MarkRow({ hand, cardId, title, add, icon = Plus, picker: CardPicker, children }: MarkRowProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a part of a form
    <div role="group" aria-labelledby={id} className="flex gap-3">
      <h3 id={id} className="w-18 shrink-0 text-sm leading-8 text-ink-soft pointer-coarse:leading-11">
        {title}
      </h3>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
        {children?.(() => button.current?.focus())}
        {add !== undefined && (
          <IconButton
            ref={button}
            icon={icon}
            label={add}
            data-hand={hand}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          />
        )}
      </div>
      {isOpen && (
        <CardPicker
          cardId={cardId}
          anchor={() => button.current}
          finalFocus={() => button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

interface RemoveButtonProps {
  readonly label: string;
  readonly onRemove: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The end of a chip: a click, or Del. */
export function RemoveButton({ label, onRemove, ref }: RemoveButtonProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onRemove();
  }
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      className="-me-1.5 inline-flex size-6 shrink-0 items-center justify-center rounded-control opacity-80 hover:opacity-100 pointer-coarse:size-9"
      onClick={onRemove}
      onKeyDown={onKeyDown}
    >
      <X aria-hidden size={14} strokeWidth={2.2} />
    </button>
  );
}
