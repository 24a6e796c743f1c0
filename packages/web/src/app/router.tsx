import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { filterIn, searchOf } from "../filter/filter.ts";
import { searchIn } from "../search/search-address.ts";
import { SignedIn } from "../session/SignedIn.tsx";
import { taskFilterIn, taskSearchOf } from "../tasks/task-filter.ts";
import { CrashScreen } from "./CrashScreen.tsx";
import { isId } from "./ids.ts";
import { NotFoundScreen } from "./NotFoundScreen.tsx";
import { RootScreen } from "./RootScreen.tsx";

/** Where to go on after signing in: an address of this site only, as the browser itself reads it. */
function validateNext({ next }: Record<string, unknown>): { next?: string } {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, location.origin)) return {};
  const { origin, pathname, search, hash } = new URL(next, location.origin);
  return origin === location.origin && !pathname.startsWith("//") ? { next: pathname + search + hash } : {};
}

const root = createRootRoute({
  component: RootScreen,
  notFoundComponent: NotFoundScreen,
  errorComponent: CrashScreen,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: validateNext,
  component: lazyRouteComponent(() => import("../session/SignInScreen.tsx"), "SignInScreen"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  validateSearch: validateNext,
  component: lazyRouteComponent(() => import("../session/RegisterScreen.tsx"), "RegisterScreen"),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyRouteComponent(() => import("../session/ForgotScreen.tsx"), "ForgotScreen"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  component: lazyRouteComponent(() => import("../session/ResetScreen.tsx"), "ResetScreen"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("../invite/JoinScreen.tsx"), "JoinScreen"),
});

const publicBoard = createRoute({
  getParentRoute: () => root,
  path: "/p",
  component: lazyRouteComponent(() => import("../public/PublicBoardScreen.tsx"), "PublicBoardScreen"),
});

const signedIn = createRoute({ getParentRoute: () => root, id: "signed-in", component: SignedIn });

const boards = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  validateSearch: ({ archived }: Record<string, unknown>): { archived?: true } =>
    archived === true ? { archived } : {},
  component: lazyRouteComponent(() => import("../boards/BoardsScreen.tsx"), "BoardsScreen"),
});

const board = createRoute({
  getParentRoute: () => signedIn,
  path: "/b/$boardId",
  validateSearch: (search: Record<string, unknown>) => searchOf(filterIn(search)),
  component: lazyRouteComponent(() => import("../board/BoardScreen.tsx"), "BoardScreen"),
});

const card = createRoute({
  getParentRoute: () => board,
  path: "/c/$cardId",
  validateSearch: ({ comment }: Record<string, unknown>): { comment?: string } =>
    typeof comment === "string" && isId(comment) ? { comment } : {},
  component: lazyRouteComponent(() => import("../card/CardDialog.tsx"), "CardDialog"),
});

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: "/tasks",
  validateSearch: (search: Record<string, unknown>) => taskSearchOf(taskFilterIn(search)),
  component: lazyRouteComponent(() => import("../tasks/TasksScreen.tsx"), "TasksScreen"),
});

const todo = createRoute({
  getParentRoute: () => tasks,
  path: "/$todoId",
  component: lazyRouteComponent(() => import("../tasks/TodoDialog.tsx"), "TodoDialog"),
});

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: "/notifications",
  component: lazyRouteComponent(() => import("../notification/NotificationsScreen.tsx"), "NotificationsScreen"),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: "/search",
  validateSearch: searchIn,
  component: lazyRouteComponent(() => import("../search/SearchScreen.tsx"), "SearchScreen"),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: "/unsubscribe",
  component: lazyRouteComponent(() => import("../notification/UnsubscribeScreen.tsx"), "UnsubscribeScreen"),
});

const subjects = createRoute({
  getParentRoute: () => signedIn,
  path: "/subjects",
  validateSearch: ({ archived }: Record<string, unknown>): { archived?: true } =>
    archived === true ? { archived } : {},
  component: lazyRouteComponent(() => import("../subject/SubjectsScreen.tsx"), "SubjectsScreen"),
});

const subject = createRoute({
  getParentRoute: () => signedIn,
  path: "/subjects/$subjectId",
  component: lazyRouteComponent(() => import("../subject/SubjectScreen.tsx"), "SubjectScreen"),
});

const subjectTodo = createRoute({
  getParentRoute: () => subject,
  path: "/t/$todoId",
  component: lazyRouteComponent(() => import("../tasks/TodoDialog.tsx"), "TodoDialog"),
});

const documentRoute = createRoute({
  getParentRoute: () => signedIn,
  path: "/subjects/$subjectId/d/$documentId",
  validateSearch: ({ isNew }: Record<string, unknown>): { isNew?: true } => (isNew === true ? { isNew } : {}),
  component: lazyRouteComponent(() => import("../document/DocumentScreen.tsx"), "DocumentScreen"),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(() => import("../settings/SettingsScreen.tsx"), "SettingsScreen"),
});

const firstSection = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(() => import("../settings/SectionScreen.tsx"), "FirstSection"),
});

const section = createRoute({
  getParentRoute: () => settings,
  path: "/$section",
  component: lazyRouteComponent(() => import("../settings/SectionScreen.tsx"), "SectionScreen"),
});

const administration = createRoute({
  getParentRoute: () => signedIn,
  path: "/admin",
  component: lazyRouteComponent(() => import("../administration/AdministrationScreen.tsx"), "AdministrationScreen"),
});

const firstAdministration = createRoute({
  getParentRoute: () => administration,
  path: "/",
  component: lazyRouteComponent(() => import("../administration/AdministrationScreen.tsx"), "FirstAdministration"),
});

const administrationSection = createRoute({
  getParentRoute: () => administration,
  path: "/$section",
  component: lazyRouteComponent(() => import("../administration/AdministrationScreen.tsx"), "AdministrationSection"),
});

export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      register,
      forgot,
      reset,
      join,
      publicBoard,
      unsubscribe,
      signedIn.addChildren([
        boards,
        board.addChildren([card]),
        tasks.addChildren([todo]),
        notifications,
        subjects,
        subject.addChildren([subjectTodo]),
        documentRoute,
        search,
        settings.addChildren([firstSection, section]),
        administration.addChildren([firstAdministration, administrationSection]),
      ]),
    ]),
    defaultPreload: "intent",
    defaultErrorComponent: CrashScreen,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
