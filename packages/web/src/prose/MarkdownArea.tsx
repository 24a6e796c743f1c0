import { MAX_TEXT } from "@syncboard/model";
import { type CSSProperties, type KeyboardEvent, type RefObject, use, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextUploads } from "../attachment/TextUploads.tsx";
import { useTextPictures } from "../attachment/use-text-pictures.ts";
import { DeskContext } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { type Asked, askedAt } from "./asked.ts";
import { caretPlace } from "./caret-place.ts";
import { PlainArea } from "./PlainArea.tsx";
import { type Suggestion, useSuggestions } from "./use-suggestions.tsx";

interface MarkdownAreaProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly className?: string;
  /** How many characters the server takes. */
  readonly most?: number;
  /** Whether a card that is opened now gives it the focus. */
  readonly opensHere?: boolean;
  readonly onWrite: (text: string) => void;
  /** Keys that the list of suggestions has no use for. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onFocus?: () => void;
}

/** A field for Markdown. Of a board's texts it also helps to name who and what is on it. */
export function MarkdownArea(props: MarkdownAreaProps) {
  return use(DeskContext) ? <BoardArea {...props} /> : <PlainArea {...props} />;
}

/**
 * `@` and `#` name members and cards: a list of those that may be meant comes beside the caret.
 * The focus stays in the field; what is highlighted is its active descendant.
 */
function BoardArea(props: MarkdownAreaProps) {
  const { field, label, placeholder, text, className = "", most = MAX_TEXT, opensHere = false } = props;
  const { onWrite, onKeyDown, onFocus } = props;
  const { t } = useTranslation();
  const id = useId();
  const [asked, setAsked] = useState<Asked>();
  const [at, setAt] = useState(0);
  const dismissed = useRef<number>(undefined);
  const found = useSuggestions(asked);
  const { ids: pictureIds, ...pictures } = useTextPictures(field, onWrite);
  const isOpen = asked !== undefined && found.length > 0;
  const active = isOpen ? found[Math.min(at, found.length - 1)] : undefined;

  useEffect(() => {
    if (found.length > 0) announce(t("prose.found", { count: found.length }));
  }, [found.length, t]);

  function look() {
    const area = field.current;
    if (!area || area.selectionStart !== area.selectionEnd) return setAsked(undefined);
    const next = askedAt(area.value, area.selectionStart);
    if (next?.from !== dismissed.current) dismissed.current = undefined;
    const isSame = next?.sign === asked?.sign && next?.typed === asked?.typed && next?.from === asked?.from;
    if (isSame) return;
    setAt(0);
    setAsked(dismissed.current === undefined ? next : undefined);
  }

  function take({ text: wanted }: Suggestion) {
    const area = field.current;
    if (!area || !asked) return;
    area.focus();
    area.setSelectionRange(asked.from, area.selectionEnd);
    const isFollowed = /^\s/.test(area.value.slice(area.selectionEnd));
    // Typed rather than set: the browser's own undo takes it back.
    document.execCommand("insertText", false, isFollowed ? wanted : `${wanted} `);
    setAsked(undefined);
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (!active) return onKeyDown?.(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((found.indexOf(active) + step + found.length) % found.length);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)) take(active);
    else if (event.key === "Escape") {
      dismissed.current = asked?.from;
      setAsked(undefined);
    } else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative">
      <textarea
        ref={field}
        dir="auto"
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={active && `${id}-${active.id}`}
        placeholder={placeholder}
        maxLength={most}
        data-opens-here={opensHere || undefined}
        onFocus={onFocus}
        value={text}
        onChange={(event) => {
          onWrite(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setAsked(undefined)}
        onKeyDown={onKey}
        {...pictures}
        className={`field-box block w-full ${className}`}
      />
      {isOpen && (
        <div
          id={id}
          role="listbox"
          aria-label={t(asked.sign === "@" ? "prose.members" : "prose.cards")}
          className="popup suggestions"
          style={field.current ? placeOf(field.current, asked.from) : undefined}
          ref={(list) => list?.scrollIntoView({ block: "nearest" })}
        >
          {found.map((each) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
            <div
              key={each.id}
              id={`${id}-${each.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={each === active}
              data-highlighted={each === active || undefined}
              className="menu-item cursor-pointer! pointer-coarse:min-h-11"
              onPointerMove={() => setAt(found.indexOf(each))}
              // Not to lose the focus that is in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(each)}
            >
              {each.look}
            </div>
          ))}
        </div>
      )}
      {pictureIds.length > 0 && <TextUploads ids={pictureIds} field={field} />}
    </div>
  );
}

function placeOf(field: HTMLTextAreaElement, at: number): CSSProperties {
  const { start, bottom } = caretPlace(field, at);
  return { "--caret-start": `${start}px`, "--caret-bottom": `${bottom}px` } as CSSProperties;
}
