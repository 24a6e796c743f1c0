import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A table, which scrolls by itself where it is wider than the screen. */
export function ProseTable({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
    // biome-ignore-start lint/a11y/useSemanticElements: a table, and no fields
    <div className="prose-table" role="group" aria-label={t("prose.table")} tabIndex={0}>
      <table>{children}</table>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: here
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: here
  );
}
