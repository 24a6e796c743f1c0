import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";

/** How urgent a to-do is, in a word and a colour. Nothing, where nobody has said. */
export function PriorityMark({ priority }: { readonly priority: number }) {
  const { t } = useTranslation();
  const known = ([1, 2, 3] as const).find((each) => each === priority);
  if (!known) return null;
  return (
    <span className="priority-mark" data-priority={known}>
      <Flag aria-hidden size={12} strokeWidth={2.2} />
      {t(`tasks.priority.${known}`)}
    </span>
  );
}
