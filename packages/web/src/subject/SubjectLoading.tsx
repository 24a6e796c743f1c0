import { useTranslation } from "react-i18next";

/** What stands there until a subject, or a document in it, has come. */
export function SubjectLoading() {
  const { t } = useTranslation();
  return (
    <div aria-busy className="mt-4">
      <span className="sr-only">{t("app.loading")}</span>
      <div className="skeleton h-7 w-64 max-w-4/5" />
      <div className="mt-4 flex flex-col gap-2.5">
        <div className="skeleton h-3 w-11/12" />
        <div className="skeleton h-3 w-3/5" />
      </div>
      <div className="mt-10 flex flex-col gap-4">
        {["w-2/5", "w-3/5", "w-1/3"].map((width) => (
          <div key={width} className="flex items-center gap-3">
            <div className="skeleton h-11 w-14" />
            <div className={`skeleton h-3 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
