/** Which pages hear that something changed, and of what: `/live?of=…` takes these words. */

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ofTask = new RegExp(`^/(?:tasks|submissions)/(${ID})$`);
const ofProgramme = new RegExp(`^/programmes/(${ID})$`);
const ofAll = new RegExp(
  `^/(?:overview|tasks|programmes|cycles|cycles/${ID}|targets/${ID}|drafts/${ID}|successions|successions/${ID}|calendar)$`,
);

/** null: a page that stands still, as do those that a form was sent to: they show what was sent. */
export function topicOf(path: string): string | null {
  const [address = ""] = path.split("?");
  const task = ofTask.exec(address)?.[1];
  if (task !== undefined) return `task:${task}`;
  const programme = ofProgramme.exec(address)?.[1];
  if (programme !== undefined) return `programme:${programme}`;
  return ofAll.test(address) ? "all" : null;
}
