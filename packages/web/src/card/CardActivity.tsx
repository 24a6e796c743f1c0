import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../ui/lazy-part.tsx";

const ActivityFeed = lazyPart(async () => (await import("../activity/ActivityFeed.tsx")).ActivityFeed);

/** What happened to the card: folded away, and asked for when somebody wants to know. */
export function CardActivity({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t("activity.title")} className="mt-6 border-t border-line pt-3">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          className="-ms-1 flex h-8 items-center gap-1 rounded-control pe-2 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-11"
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight
            aria-hidden
            size={16}
            className={`transition-transform ${isOpen ? "rotate-90" : "rtl:-scale-x-100"}`}
          />
          {t("activity.title")}
        </button>
      </h3>
      {isOpen && (
        <div className="mt-2">
          <ActivityFeed cardId={cardId} />
        </div>
      )}
    </section>
  );
}
