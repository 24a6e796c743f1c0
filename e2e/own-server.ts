import { type MakePerson, type Server, test as shared, withPeople, withServer } from "./fixtures.ts";

interface Fixtures {
  /** What the server is started with; `test.use({ settings: … })`. */
  settings: Readonly<Record<string, string>>;
  /** This test's own server, on which nobody has an account: the first who comes administers it. */
  installation: Server;
  person: MakePerson;
}

/** For tests of a whole installation: each has one to itself. */
export const test = shared.extend<Fixtures>({
  settings: [{}, { option: true }],
  installation: ({ settings }, use) => withServer(settings, use),
  person: ({ browser, installation }, use) => withPeople(browser, installation, use),
});
