// Runs a command of bin/: checks Node first, so this file keeps to what old versions can read, and imports the rest later.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    "Node.js 20.19 or newer is needed; this is " + process.versions.node + ": https://nodejs.org",
  );
  process.exit(1);
}

const [command, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], "bin/" + command, ...args];
import("./prepare.mjs")
  .then(({ run }) => run(command, args))
  .catch((error) => {
    // What a person can mend needs no stack: it says what to do.
    const expected = error.remedy !== undefined || error.name === "ConfigError";
    console.error("\n" + (expected && !process.env.DEBUG ? error.message : error.stack || error));
    process.exit(1);
  });
