import { useTranslation } from "react-i18next";

const WIDTHS = ["w-2/5", "w-3/5", "w-1/3", "w-1/2", "w-2/5"];

export function TasksSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="task-section">
      <span className="sr-only">{t("app.loading")}</span>
      <span className="skeleton mb-3 block h-3.5 w-20" />
      {WIDTHS.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else
        <div key={index} aria-hidden className="task-row">
          <span className="task-box">
            <span className="skeleton size-4.5 rounded-full!" />
          </span>
          <span className={`skeleton h-3 ${width}`} />
        </div>
      ))}
    </div>
  );
}
