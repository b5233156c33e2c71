/**
 * What a graph in a pack may be made of, read from its bytes before the runtime sees them: one input, the named outputs, and only
 * operators whose work is bounded by the size of the file and the number of rows. No loops, no subgraphs, no functions, nothing that
 * makes a tensor of a size that a number in the graph names (Expand, Tile, Range, ConstantOfShape), no randomness, no text.
 */
import { type Field, field, hasExternalData } from '../inference/external-data.ts'
import { PackRefusal } from './refusal.ts'

const words = (text: string) => new Set(text.split(' '))
const OPERATORS: Readonly<Record<string, ReadonlySet<string>>> = {
  '': words(
    'Abs Add And ArgMax ArgMin BatchNormalization Cast Ceil Clip Concat Constant Div Equal Erf Exp Flatten Floor Gather GatherElements Gemm Greater GreaterOrEqual ' +
      'HardSigmoid Identity IsInf IsNaN LeakyRelu Less LessOrEqual Log LogSoftmax MatMul Max Mean Min Mod Mul Neg Not Or Pow PRelu Reciprocal ' +
      'ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum Relu Reshape Round Shape Sigmoid Sign Slice Softmax Softplus Split Sqrt Squeeze Sub Sum Tanh Transpose ' +
      'Unsqueeze Where Xor',
  ),
  'ai.onnx.ml': words('LinearRegressor Scaler TreeEnsembleRegressor'),
}
/** Operator sets the runtime has been tried with, lowest and highest. */
const VERSIONS: Readonly<Record<string, readonly [number, number]>> = { '': [13, 21], 'ai.onnx.ml': [1, 4] }
const IR = [7, 10] as const
const MOST_NODES = 50_000
/** Of one message; a table of a large tree ensemble has some hundred thousand. */
const MOST_FIELDS = 1_000_000
const DOUBLE = 11

const MODEL = { ir: 1, graph: 7, opset: 8, training: 20, functions: 25 } as const
const GRAPH = { node: 1, input: 11, output: 12 } as const
const NODE = { op: 4, attribute: 5, domain: 7, overload: 8 } as const
const ATTRIBUTE = { graph: 6, graphs: 11, typeProto: 14, typeProtos: 15 } as const

const refuse = (what: string): never => {
  throw new PackRefusal('graph', `model.onnx ${what}`)
}

function fields(bytes: Uint8Array): readonly Field[] {
  const found: Field[] = []
  for (let at = 0; at < bytes.length; ) {
    const one = field(bytes, at)
    found.push(one)
    if (found.length > MOST_FIELDS) refuse(`has more than ${MOST_FIELDS} parts in one place`)
    at = one.end
  }
  return found
}

/** The content of every field of that number that holds bytes. */
function contents(bytes: Uint8Array, all: readonly Field[], number: number): readonly Uint8Array[] {
  return all
    .filter((one) => one.number === number)
    .map((one) => (one.wire === 2 ? bytes.subarray(one.start, one.end) : refuse('is not valid')))
}
const messages = (bytes: Uint8Array, number: number) => contents(bytes, fields(bytes), number)
const numbers = (bytes: Uint8Array, number: number) => fields(bytes).flatMap((one) => (one.number === number ? [one.varint] : []))
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const texts = (bytes: Uint8Array, number: number) => messages(bytes, number).map(latin1)

function checkOperatorSets(model: Uint8Array): void {
  for (const opset of messages(model, MODEL.opset)) {
    const [domain = ''] = texts(opset, 1)
    const version = numbers(opset, 2).at(-1) ?? 0
    const [low, high] = Object.hasOwn(VERSIONS, domain) ? (VERSIONS[domain] ?? [0, -1]) : [0, -1]
    if (!(version >= low && version <= high))
      refuse(`asks for operators this program does not have (${domain.slice(0, 40) || 'onnx'} ${version})`)
  }
}

function checkNode(node: Uint8Array): void {
  const all = fields(node)
  const domains = contents(node, all, NODE.domain).map(latin1)
  const operators = contents(node, all, NODE.op).map(latin1)
  const [domain = '', operator = ''] = [domains[0], operators[0]]
  const allowed = Object.hasOwn(OPERATORS, domain) && OPERATORS[domain]?.has(operator)
  if (!allowed || domains.length > 1 || operators.length !== 1)
    refuse(`uses an operator that is not allowed (${operator.slice(0, 40) || 'none'})`)
  if (all.some(({ number }) => number === NODE.overload)) refuse('calls a function')
  const nested = [ATTRIBUTE.graph, ATTRIBUTE.graphs, ATTRIBUTE.typeProto, ATTRIBUTE.typeProtos] as readonly number[]
  for (const attribute of contents(node, all, NODE.attribute))
    if (fields(attribute).some(({ number }) => nested.includes(number))) refuse('holds a graph within the graph')
}

/** Columns of a named table of doubles, `[rows, columns]`; null where it is declared as anything else. */
function declared(value: Uint8Array): Readonly<{ name: string; columns: number | null }> {
  const name = texts(value, 1).at(-1) ?? ''
  const [type] = messages(value, 2)
  const [tensor] = type ? messages(type, 1) : []
  const [shape] = tensor ? messages(tensor, 2) : []
  const sizes = shape ? messages(shape, 1) : []
  const [rows, columns] = sizes
  const isTable = tensor && rows && columns && sizes.length === 2 && numbers(tensor, 1).at(-1) === DOUBLE && numbers(rows, 1).length === 0
  return { name, columns: isTable ? (numbers(columns, 1).at(-1) ?? null) : null }
}

/** What the manifest says the graph must look like, by name of input or output: columns. */
export type GraphShape = Readonly<{ columns: number; outputs: Readonly<Record<string, number>> }>

function checkEnds(graph: Uint8Array, { columns, outputs }: GraphShape): void {
  const inputs = messages(graph, GRAPH.input).map(declared)
  const [only] = inputs
  if (inputs.length !== 1 || only?.name !== 'x' || only.columns !== columns)
    refuse(`has other inputs than its manifest: one input x of doubles with ${columns} columns is needed`)
  const given = messages(graph, GRAPH.output).map(declared)
  const fits =
    given.length === Object.keys(outputs).length &&
    given.every(({ name, columns: has }) => Object.hasOwn(outputs, name) && outputs[name] === has)
  if (!fits || new Set(given.map(({ name }) => name)).size !== given.length)
    refuse(
      `has other outputs than its manifest: ${Object.entries(outputs)
        .map(([name, width]) => `${name} with ${width}`)
        .join(', ')} columns are needed`,
    )
}

function checkStructure(bytes: Uint8Array, shape: GraphShape): void {
  const all = fields(bytes)
  const graphs = contents(bytes, all, MODEL.graph)
  const [graph] = graphs
  if (!graph || graphs.length !== 1) throw new PackRefusal('graph', 'model.onnx holds no graph, or more than one')
  if (all.some(({ number }) => number === MODEL.functions || number === MODEL.training))
    refuse('brings functions or training steps of its own')
  const ir = numbers(bytes, MODEL.ir).at(-1) ?? 0
  if (!(ir >= IR[0] && ir <= IR[1])) refuse(`is written in version ${ir} of the format; ${IR[0]} to ${IR[1]} are read`)
  checkOperatorSets(bytes)
  const nodes = messages(graph, GRAPH.node)
  if (nodes.length > MOST_NODES) refuse(`has more than ${MOST_NODES} steps`)
  for (const node of nodes) checkNode(node)
  checkEnds(graph, shape)
}

/** @throws PackRefusal */
export function checkGraph(bytes: Uint8Array, shape: GraphShape): void {
  try {
    checkStructure(bytes, shape)
    if (hasExternalData(bytes)) throw new PackRefusal('external-data', 'model.onnx asks for data outside the file')
  } catch (error) {
    throw error instanceof PackRefusal ? error : new PackRefusal('graph', 'model.onnx is not an ONNX model')
  }
}
