import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ROLES } from "./RoleSelect.tsx";

/** A sentence for each role, for who asks. */
export function RoleLegend() {
  const { t } = useTranslation();
  return (
    <details className="group mt-4">
      <summary className="inline-flex min-h-8 items-center gap-1 rounded-control text-sm text-ink-soft hover:text-ink pointer-coarse:min-h-11">
        <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90 rtl:-scale-x-100" />
        {t("member.share.roles")}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 ps-4.5 text-sm">
        {ROLES.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{t(`member.role.${role}`)}</dt>
            <dd className="text-ink-soft">{t(`member.roleHint.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
