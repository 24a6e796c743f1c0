import type { Role } from "@syncboard/model";
import type { SelectHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";

/** What one gives oftenest first. */
export const ROLES = ["editor", "commenter", "viewer", "owner"] as const satisfies readonly Role[];

interface RoleSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> {
  readonly value: Role;
  readonly onChoose: (role: Role) => void;
  /** What may be chosen; everything, if nothing is said. */
  readonly roles?: readonly Role[];
}

/** The browser's own list: it works with every keyboard and every phone. */
export function RoleSelect({ value, onChoose, roles = ROLES, className = "", ...rest }: RoleSelectProps) {
  const { t } = useTranslation();
  return (
    <select
      {...rest}
      value={value}
      onChange={(event) => {
        const role = roles.find((each) => each === event.target.value);
        if (role) onChoose(role);
      }}
      className={`field-box h-9 shrink-0 px-2 text-sm pointer-coarse:h-11 ${className}`}
    >
      {roles.map((role) => (
        <option key={role} value={role} title={t(`member.roleHint.${role}`)}>
          {t(`member.role.${role}`)}
        </option>
      ))}
    </select>
  );
}
