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
          className="-my-1 rounded-control px-1 py-1 text-xs font-medium text-ink-soft hover:text-ink"
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? "session.hidePassword" : "session.showPassword")}
        </button>
      }
    />
  );
}
