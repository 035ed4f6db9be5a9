// Who am I? With fetch, as a program has it that knows nothing of a mock. Node.js 22.21 and 24 find the proxy in the
// environment by themselves; for older ones the agent of their own HTTP library does.
const [major, minor] = process.versions.node.split(".").map(Number);
let ask = fetch;
if (major < 22 || (major === 22 && minor < 21)) {
  const library = require("undici");
  library.setGlobalDispatcher(new library.EnvHttpProxyAgent());
  ask = library.fetch;
}

async function main() {
  const headers = { Authorization: `aivenv1 ${process.env.AIVEN_TOKEN}` };
  const answer = await ask("https://api.aiven.io/v1/me", { headers });
  console.log((await answer.json()).user.user);
}

main();
