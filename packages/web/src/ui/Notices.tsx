import { CircleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { dismiss, type Notice, notices } from "./notices.ts";
import { useStore } from "./store.ts";

const SHOWN_FOR_MS = 7_000;
const SHOWN_WITH_ACTION_MS = 12_000;

export function Notices() {
  const { t } = useTranslation();
  const shown = useStore(notices, (state) => state);
  return (
    <section
      aria-label={t("app.notices")}
      aria-live="polite"
      data-notices
      className="pointer-events-none fixed inset-x-0 bottom-[max(var(--notices-bottom,16px),env(safe-area-inset-bottom))] z-60 flex flex-col items-center gap-2 px-4"
    >
      {shown.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeBar({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const { id, action, until } = notice;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismiss(id), action ? SHOWN_WITH_ACTION_MS : SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [id, action, isHeld]);
  useEffect(() => until?.(() => dismiss(id)), [id, until]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on a notice only keeps it from going away
    <div
      className="notice pointer-events-auto flex min-h-11 max-w-full items-center gap-1 rounded-card border border-line-strong bg-raised py-1 ps-4 pe-1.5 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {notice.tone === "problem" && <CircleAlert aria-hidden size={16} className="me-2 shrink-0 text-danger-text" />}
      <p className="min-w-0 py-1 pe-2 text-sm">{notice.text}</p>
      {action && (
        <button
          type="button"
          className="h-8 shrink-0 rounded-control px-2.5 text-sm font-semibold text-accent-text hover:bg-hover pointer-coarse:h-11"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton icon={X} label={t("app.dismiss")} onClick={() => dismiss(id)} />
    </div>
  );
}
