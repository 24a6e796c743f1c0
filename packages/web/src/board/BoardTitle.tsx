import { useTranslation } from "react-i18next";
import { TitleField } from "../ui/TitleField.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { send } from "./actions/send.ts";
import { patchUi, useBoard, useBoardUi, useCan, useDesk } from "./board-desk.ts";

export function BoardTitle() {
  const { t } = useTranslation();
  const desk = useDesk();
  const title = useBoard((state) => state.view.info.title);
  const isEditing = useBoardUi(({ opened }) => opened?.what === "board-title");
  const canEdit = useCan("board.edit");
  const { target, ask } = useReturnFocus(isEditing);
  const look = "min-w-0 rounded-control px-2 py-1 text-md font-semibold tracking-tight";
  if (isEditing) {
    return (
      <div className="w-80 max-w-full min-w-0">
        <h1 className="sr-only">{title}</h1>
        <TitleField
          label={t("board.name")}
          userId={desk.me.id}
          draftKey={`board-title.${desk.live.boardId}`}
          saved={title}
          className="block px-2 py-1 text-md font-semibold"
          onSave={(next) => send(desk, { type: "board.edit", title: next })}
          onDone={(byKey) => {
            if (byKey) ask();
            patchUi(desk, { opened: null });
          }}
        />
      </div>
    );
  }
  return (
    <h1 className="flex min-w-0">
      {canEdit ? (
        <button
          ref={target}
          type="button"
          title={t("board.rename")}
          className={`truncate hover:bg-hover pointer-coarse:min-h-11 ${look}`}
          onClick={() => patchUi(desk, { opened: { what: "board-title" } })}
        >
          {title}
        </button>
      ) : (
        <span className={`truncate ${look}`}>{title}</span>
      )}
    </h1>
  );
}
