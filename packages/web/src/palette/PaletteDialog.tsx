import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownShortcut } from "../ui/shortcut.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { useFocusBack } from "../ui/use-focus-back.ts";
import { whenClosed } from "../ui/when-closed.ts";
import type { PaletteEntry, PaletteGroup } from "./palette.ts";
import { usePaletteRows } from "./use-palette-rows.ts";

interface PaletteDialogProps {
  /** By the screen below. */
  readonly offered: readonly PaletteGroup[];
  readonly onClose: () => void;
}

/** Everything that can be done and gone to, by typing some letters of it. */
export function PaletteDialog({ offered, onClose }: PaletteDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const focusBack = useFocusBack();
  const { groups, asksFor, isSearching, stepBack } = usePaletteRows(offered, typed, setTyped);

  function choose(entry: PaletteEntry) {
    // The palette first: what it opens takes its place, and the focus.
    if (!entry.staysOpen) onClose();
    entry.run();
  }

  return (
    <Base.Root open onOpenChange={whenClosed(onClose)}>
      <Base.Portal>
        <Base.Backdrop forceRender className="scrim z-50" />
        <Base.Popup
          aria-label={t("palette.title")}
          className="dialog palette z-50"
          {...(focusBack && { finalFocus: focusBack })}
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={groups}
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={(entry: PaletteEntry) => entry.label}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden size={17} className="shrink-0 text-ink-faint" />
              {asksFor && <span className="palette-step">{asksFor}</span>}
              <Autocomplete.Input
                aria-label={asksFor ?? t("palette.placeholder")}
                placeholder={asksFor ? t("palette.whichBoard") : t("palette.placeholder")}
                autoComplete="off"
                spellCheck={false}
                dir="auto"
                maxLength={MAX_TITLE}
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
                onKeyDown={(event) => {
                  // The letter that the key would take away is not the first of what comes back.
                  if (event.key === "Backspace" && typed === "" && stepBack()) event.preventDefault();
                }}
              />
            </div>
            <Autocomplete.Empty className="px-4 py-8 text-center text-sm text-ink-soft empty:hidden">
              {t(isSearching ? "palette.searching" : "palette.nothing")}
            </Autocomplete.Empty>
            <Autocomplete.List className="palette-list">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.label} items={group.items} className="pb-1.5">
                  <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-faint">
                    {group.label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className="menu-item min-h-9 cursor-pointer! pointer-coarse:min-h-11"
                        onClick={() => choose(entry)}
                      >
                        <Row entry={entry} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Row({ entry: { icon: Icon, label, detail, shortcut } }: { readonly entry: PaletteEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <Icon aria-hidden size={16} strokeWidth={1.9} className="shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {label}
      </span>
      {detail && <span className="max-w-[45%] shrink-0 truncate text-xs text-ink-soft">{detail}</span>}
      {shortcut && <kbd className="font-sans text-xs text-ink-faint">{shownShortcut(shortcut, t)}</kbd>}
    </>
  );
}
