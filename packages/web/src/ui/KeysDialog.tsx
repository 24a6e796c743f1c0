import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlainKey } from "../locales/plain-key.ts";
import { Dialog } from "./Dialog.tsx";
import { shownShortcut } from "./shortcut.ts";

/** What keys run, as far as help tells of it. */
export interface KeyedAction {
  readonly name: string;
  readonly label: PlainKey;
  readonly shortcuts: readonly string[];
}

interface KeysDialogProps {
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Every key of a screen, told from the same objects that the keys run. */
export function KeysDialog({ children, onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} width={640} onClose={onClose}>
      <div className="gap-x-8 sm:columns-2">{children}</div>
    </Dialog>
  );
}

interface KeyGroupProps {
  readonly title: string;
  readonly actions?: readonly KeyedAction[];
  /** Before them. */
  readonly children?: ReactNode;
}

export function KeyGroup({ title, actions = [], children }: KeyGroupProps) {
  const { t } = useTranslation();
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1.5 text-xs font-medium text-ink-faint">{title}</h3>
      <dl>
        {children}
        {actions
          .filter(({ shortcuts }) => shortcuts.length > 0)
          .map(({ name, label, shortcuts }) => (
            <KeyLine key={name} label={t(label)} shortcuts={shortcuts.slice(0, 1)} />
          ))}
      </dl>
    </section>
  );
}

export function KeyLine({ label, shortcuts }: { readonly label: string; readonly shortcuts: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center justify-between gap-3 py-1 text-sm">
      <dt>{label}</dt>
      <dd className="flex gap-1">
        {shortcuts.map((shortcut, index) => (
          <kbd
            // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
            key={index}
            className="inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-[5px] border border-line-strong bg-panel px-1.5 font-sans text-xs text-ink-soft"
          >
            {shownShortcut(shortcut, t)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
