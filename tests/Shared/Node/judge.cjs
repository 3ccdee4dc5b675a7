// Judges by ajv, draft-07. Standard input: one JSON object a line; standard output: one line for each, in order.
//   { "schema": TEXT, "value": TEXT }  ->  true, false, or null where ajv cannot compile the schema
//   { "schema": TEXT }                 ->  null where the schema is draft-07 and strict ajv compiles it, else a string that says why not
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");
const load = createRequire(path.resolve(process.argv[2], "package.json"));
const Ajv = load("ajv").default;
const addFormats = load("ajv-formats").default;

function create(strict) {
  const ajv = new Ajv({
    // What ajv calls strict beyond the specification: a keyword or format that nobody knows, or that is ignored where it stands.
    strictSchema: strict,
    strictNumbers: false,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allowMatchingProperties: true,
    unicodeRegExp: true,
    logger: false,
    addUsedSchema: false, // schemas with the same $id do not meet
  });
  addFormats(ajv);
  if (strict) {
    // Formats of draft-07 that ajv-formats does not check.
    for (const name of ["idn-email", "idn-hostname", "iri", "iri-reference"]) ajv.addFormat(name, true);
  }
  return ajv;
}

const lenient = create(false);
const strict = create(true);
const compiled = new Map();

function compile(text) {
  if (!compiled.has(text)) {
    let validate = null;
    try {
      validate = lenient.compile(JSON.parse(text));
    } catch {
      // Said by null.
    }
    compiled.set(text, validate);
  }
  return compiled.get(text);
}

const faults = new Map();

function whyNot(text) {
  if (!faults.has(text)) {
    let fault = null;
    try {
      strict.compile(JSON.parse(text));
    } catch (error) {
      fault = error.message;
    }
    faults.set(text, fault);
  }
  return faults.get(text);
}

const answers = [];
for (const line of fs.readFileSync(0, "utf8").split("\n")) {
  if (line === "") continue;
  const { schema, value } = JSON.parse(line);
  if (value === undefined) {
    answers.push(whyNot(schema));
    continue;
  }
  const validate = compile(schema);
  answers.push(validate === null ? null : validate(JSON.parse(value)));
}
fs.writeFileSync(1, answers.map((answer) => JSON.stringify(answer) + "\n").join(""));
