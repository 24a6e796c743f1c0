import { type InputHTMLAttributes, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../ui/Field.tsx";

interface PasswordFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label?: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
}

export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <Field
      label={t("session.password")}
      name="password"
      type={isShown ? "text" : "password"}
      required
      {...props}
      trailing={
        <button
          type="button"
          aria-pressed={isShown}
          // For a finger as high as it must be, its words beside the label all the same.
          className="-my-1 rounded-control px-1 py-1 text-xs font-medium text-ink-soft hover:text-ink pointer-coarse:-mt-[18px] pointer-coarse:-mb-1.5 pointer-coarse:inline-flex pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:items-end pointer-coarse:justify-end pointer-coarse:pt-0 pointer-coarse:pb-1.5"
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? "session.hidePassword" : "session.showPassword")}
        </button>
      }
    />
  );
}
