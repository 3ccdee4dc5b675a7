// Reads Terraform. Standard input: one JSON string a line, a file's text; standard output: one line for each, in order.
//   { "error": TEXT }, or the file's one tracking plan: { "name", "description", "type", "rules": [{ "key", "type", "version", "json_schema" }] }
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");
const hcl = createRequire(path.resolve(process.argv[2], "package.json"))("hcl2-parser");

function parse(text) {
  const [value, error] = hcl.parseToObject(text);
  if (error !== null && error !== undefined) throw new Error(String(error));
  return value;
}

// The parser gives an expression that is more than a value as its text, in ${}.
function encoded(expression) {
  const found = /^\$\{jsonencode\(([^]*)\)\}$/.exec(expression);
  if (found === null) throw new Error("no jsonencode: " + expression);
  return parse(`value = ${found[1]}\n`).value;
}

function plan(text) {
  const resources = Object.values(parse(text).resource.segment_tracking_plan);
  if (resources.length !== 1) throw new Error(`${resources.length} plans`);
  const [resource] = resources[0];
  return { ...resource, rules: (resource.rules ?? []).map((rule) => ({ ...rule, json_schema: encoded(rule.json_schema) })) };
}

const answers = fs.readFileSync(0, "utf8").split("\n").filter((line) => line !== "").map((line) => {
  try {
    return plan(JSON.parse(line));
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
});
fs.writeFileSync(1, answers.map((answer) => JSON.stringify(answer) + "\n").join(""));
