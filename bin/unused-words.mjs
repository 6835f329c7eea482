/**
 * Words of the catalogues (`web/text/`) that no page says. The compiler sees that none is missing, as English has the type
 * of Vietnamese; this asks it which are never read. Prints them, and exits with 1 where there are any.
 */
import { relative, sep } from "node:path";
import process from "node:process";
import ts from "typescript";
import { root } from "./build-files.mjs";

const config = ts.getParsedCommandLineOfConfigFile(`${root}/tsconfig.json`, {}, ts.sys);
const program = ts.createProgram(config.fileNames, { ...config.options, noEmit: true });
const checker = program.getTypeChecker();
const place = (file) => relative(root, file.fileName).split(sep).join("/");
const holdsWords = (file) => /^web\/text\/.*vi\.ts$/.test(place(file));
const says = (file) =>
  /^(?:web|api\/pages|bin)\/.*\.tsx?$/.test(place(file)) && !place(file).startsWith("web/text/");

/** Every word, by its declaration, with the keys that lead to it. */
const words = new Map();
const within = (node) => {
  // Read by whatever key the data have: its keys are the data's business.
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return;
  if (ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer) && !isPart(node))
    words.set(node, pathOf(node));
  ts.forEachChild(node, within);
};
/** `target: targetVi`: the words of another file. */
const isPart = ({ initializer }) => ts.isIdentifier(initializer);

function pathOf(node) {
  const keys = [];
  for (let one = node; one; one = one.parent)
    if (ts.isPropertyAssignment(one)) keys.unshift(one.name.getText().replace(/["']/g, ""));
  return keys.join(".");
}

const read = new Set();
function mark(symbol) {
  for (const declaration of symbol?.declarations ?? [])
    if (ts.isPropertyAssignment(declaration) && holdsWords(declaration.getSourceFile()))
      read.add(declaration);
}
function markAll(type) {
  for (const property of type.getProperties()) {
    mark(property);
    if (isCatalogue(property)) markAll(checker.getTypeOfSymbol(property));
  }
}
const isCatalogue = (symbol) => (symbol?.declarations ?? []).some((one) => holdsWords(one.getSourceFile()));
const isPartOfCatalogue = (type) =>
  type.getProperties().some(isCatalogue) && !type.getCallSignatures().length;

function visit(node) {
  if (ts.isPropertyAccessExpression(node)) mark(checker.getSymbolAtLocation(node.name));
  else if (ts.isElementAccessExpression(node)) markIndexed(node);
  else if (ts.isObjectBindingPattern(node)) markBound(node);
  else if (ts.isSpreadAssignment(node)) markAll(checker.getTypeAtLocation(node.expression));
  if (isPassedOn(node)) markIfPassedOn(node);
  ts.forEachChild(node, visit);
}

function markIndexed(node) {
  const type = checker.getTypeAtLocation(node.expression);
  if (!isPartOfCatalogue(type)) return;
  const index = checker.getTypeAtLocation(node.argumentExpression);
  const literals = index.isUnion() ? index.types : [index];
  if (literals.every((one) => one.isStringLiteral()))
    for (const { value } of literals) mark(type.getProperty(value));
  else markAll(type);
}

function markBound(pattern) {
  const type = checker.getTypeAtLocation(pattern);
  for (const { name, propertyName } of pattern.elements)
    mark(type.getProperty((propertyName ?? name).getText()));
}

/** An argument, an attribute, or the value of a variable or a property. */
function isPassedOn(node) {
  const { parent } = node;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  return (
    ts.isCallExpression(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isJsxSpreadAttribute(parent) ||
    ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.initializer === node)
  );
}

/** A part of the catalogue given to what takes something of its form: all of it may be read there. */
function markIfPassedOn(node) {
  const wanted = checker.getContextualType(node);
  if (wanted === undefined) return;
  const type = checker.getTypeAtLocation(node);
  if (isPartOfCatalogue(type) && !isPartOfCatalogue(wanted)) markAll(type);
}

for (const file of program.getSourceFiles()) {
  if (holdsWords(file)) within(file);
  else if (says(file)) visit(file);
}
const unread = [...words].filter(([declaration]) => !read.has(declaration));
for (const [declaration, path] of unread)
  process.stdout.write(`${place(declaration.getSourceFile())}: ${path} is read by no page\n`);
process.stdout.write(`${words.size} words, ${unread.length} of them unused\n`);
if (unread.length > 0) process.exitCode = 1;
