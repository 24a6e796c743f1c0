import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The way back from the pages around a forgotten password. */
export function ToSignIn() {
  const { t } = useTranslation();
  return (
    <p className="mt-6 text-base">
      <Link to="/sign-in" className="font-medium text-accent-text hover:underline">
        {t("session.toSignIn")}
      </Link>
    </p>
  );
}
