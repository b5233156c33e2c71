/** A very small writer of ONNX graphs: double tensors only, opset 17, ir 8, names by counting, so the same recipe gives the same bytes. */
import onnxProto from 'onnx-proto'

const { onnx } = onnxProto
const DOUBLE = onnx.TensorProto.DataType.DOUBLE
const INT64 = onnx.TensorProto.DataType.INT64
const OPSET = 17
const IR_VERSION = 8
const TREES_DOMAIN = 'ai.onnx.ml'
const TREES_OPSET = 3

/** A value inside a graph, by its ONNX name. */
export type Node = string & { readonly graphNode?: true }
type Attributes = Readonly<Record<string, number>>

/** A decision tree over the columns of a matrix: below the number to `yes`, else (and where the value is missing) to `no`. Leaves add to a target. */
export type Tree =
  | Readonly<{ column: number; below: number; yes: Tree; no: Tree }>
  | Readonly<{ target: number; leaf: number }>
  /** A leaf of several targets, each named once. */
  | Readonly<{ leaves: readonly (readonly [target: number, leaf: number])[] }>

export class Graph {
  readonly #name: string
  readonly #inputs: number
  readonly #nodes: InstanceType<typeof onnx.NodeProto>[] = []
  readonly #constants: InstanceType<typeof onnx.TensorProto>[] = []
  readonly #known = new Map<string, Node>()
  readonly #outputs: { name: string; width: number }[] = []
  #hasTrees = false

  /** @param inputs columns of the one input tensor `x`, double [rows, inputs]; NaN is missing */
  constructor(name: string, inputs: number) {
    this.#name = name
    this.#inputs = inputs
  }

  /** A double constant: a scalar, a vector, or a matrix of `dims`. */
  constant(values: number | readonly number[], dims?: readonly number[]): Node {
    const list = typeof values === 'number' ? [values] : [...values]
    const shape = dims ?? (typeof values === 'number' ? [] : [list.length])
    return this.#keep({ dims: [...shape], dataType: DOUBLE, doubleData: list })
  }

  integers(values: number | readonly number[]): Node {
    const list = typeof values === 'number' ? [values] : [...values]
    return this.#keep({ dims: typeof values === 'number' ? [] : [list.length], dataType: INT64, int64Data: list })
  }

  #keep(tensor: { dims: number[]; dataType: number; doubleData?: number[]; int64Data?: number[] }): Node {
    const key = JSON.stringify(tensor)
    const known = this.#known.get(key)
    if (known) return known
    const name = `c${this.#constants.length}`
    this.#constants.push(onnx.TensorProto.create({ ...tensor, name }))
    this.#known.set(key, name)
    return name
  }

  op(opType: string, inputs: readonly Node[], attributes: Attributes = {}): Node {
    const name = `n${this.#nodes.length}`
    this.#nodes.push(onnx.NodeProto.create({ opType, name, input: [...inputs], output: [name], attribute: attributesOf(attributes) }))
    return name
  }

  /** Column `index` of the input, [rows]. */
  column(index: number): Node {
    return this.op('Gather', ['x', this.integers(index)], { axis: 1 })
  }

  add = (...terms: readonly (Node | number)[]): Node => this.#fold('Add', terms)
  multiply = (...terms: readonly (Node | number)[]): Node => this.#fold('Mul', terms)
  subtract = (a: Node | number, b: Node | number): Node => this.op('Sub', [this.#value(a), this.#value(b)])
  divide = (a: Node | number, b: Node | number): Node => this.op('Div', [this.#value(a), this.#value(b)])
  power = (a: Node | number, b: Node | number): Node => this.op('Pow', [this.#value(a), this.#value(b)])
  min = (a: Node | number, b: Node | number): Node => this.op('Min', [this.#value(a), this.#value(b)])
  max = (a: Node | number, b: Node | number): Node => this.op('Max', [this.#value(a), this.#value(b)])
  atLeast = (a: Node | number, b: Node | number): Node => this.op('GreaterOrEqual', [this.#value(a), this.#value(b)])
  below = (a: Node | number, b: Node | number): Node => this.op('Less', [this.#value(a), this.#value(b)])
  where = (test: Node, yes: Node | number, no: Node | number): Node => this.op('Where', [test, this.#value(yes), this.#value(no)])
  and = (a: Node, b: Node): Node => this.op('And', [a, b])
  or = (a: Node, b: Node): Node => this.op('Or', [a, b])
  not = (a: Node): Node => this.op('Not', [a])
  isMissing = (a: Node): Node => this.op('IsNaN', [a])
  /** false -> 0, true -> 1 */
  number = (test: Node): Node => this.op('Cast', [test], { to: DOUBLE })
  /** [rows] -> [rows, 1] */
  asColumn = (a: Node): Node => this.op('Unsqueeze', [a, this.integers([1])])
  /** [rows] each -> [rows, n] */
  columns = (list: readonly Node[]): Node =>
    this.op(
      'Concat',
      list.map((one) => this.asColumn(one)),
      { axis: 1 },
    )

  /** A step function: `start` below the first threshold, then `points[i]` from `thresholds[i]` on. NaN gives `start`. */
  steps(value: Node, start: number, thresholds: readonly number[], points: readonly number[]): Node {
    const reached = this.number(this.op('GreaterOrEqual', [this.asColumn(value), this.constant(thresholds)]))
    const rises = points.map((point, i) => point - (i === 0 ? start : (points[i - 1] ?? start)))
    return this.add(this.op('MatMul', [reached, this.constant(rises)]), start)
  }

  /**
   * The sum of trees, [rows, targets]. Thresholds and leaves are rounded to single precision by the format: give numbers that are, and no
   * more than one tree a target, and nothing is lost.
   */
  trees(matrix: Node, trees: readonly Tree[], targets: number): Node {
    this.#hasTrees = true
    const name = `n${this.#nodes.length}`
    const attribute = treeAttributes(trees, targets)
    const node = { opType: 'TreeEnsembleRegressor', domain: TREES_DOMAIN, name, input: [matrix], output: [name], attribute }
    this.#nodes.push(onnx.NodeProto.create(node))
    return this.op('Cast', [name], { to: DOUBLE })
  }

  /** Names a result, double [rows, width]. */
  output(name: string, value: Node, width: number): void {
    this.#nodes.push(onnx.NodeProto.create({ opType: 'Identity', name, input: [value], output: [name] }))
    this.#outputs.push({ name, width })
  }

  bytes(): Uint8Array {
    const graph = onnx.GraphProto.create({
      name: this.#name,
      node: this.#nodes,
      initializer: this.#constants,
      input: [tensorInfo('x', this.#inputs)],
      output: this.#outputs.map(({ name, width }) => tensorInfo(name, width)),
    })
    const model = { irVersion: IR_VERSION, producerName: 'wardlight', opsetImport: this.#opsets(), graph }
    return onnx.ModelProto.encode(onnx.ModelProto.create(model)).finish()
  }

  #opsets(): { domain: string; version: number }[] {
    const own = { domain: '', version: OPSET }
    return this.#hasTrees ? [own, { domain: TREES_DOMAIN, version: TREES_OPSET }] : [own]
  }

  #value(a: Node | number): Node {
    return typeof a === 'number' ? this.constant(a) : a
  }

  #fold(opType: string, terms: readonly (Node | number)[]): Node {
    const [first, ...rest] = terms.map((term) => this.#value(term))
    if (first === undefined) throw new Error(`${opType} of nothing`)
    return rest.reduce((sum, term) => this.op(opType, [sum, term]), first)
  }
}

function attributesOf(attributes: Attributes): InstanceType<typeof onnx.AttributeProto>[] {
  const INT = onnx.AttributeProto.AttributeType.INT
  return Object.entries(attributes).map(([name, i]) => onnx.AttributeProto.create({ name, i, type: INT }))
}

/** Nodes of all trees, numbered from the root of each, as TreeEnsembleRegressor lists them. */
function treeAttributes(trees: readonly Tree[], targets: number): InstanceType<typeof onnx.AttributeProto>[] {
  const nodes = { treeids: [] as number[], nodeids: [] as number[], featureids: [] as number[], truenodeids: [] as number[] }
  const falsenodeids: number[] = []
  const [modes, values]: [string[], number[]] = [[], []]
  const leaf = { treeids: [] as number[], nodeids: [] as number[], ids: [] as number[] }
  const weights: number[] = []
  trees.forEach((root, tree) => {
    const list: Tree[] = [root]
    for (let at = 0; at < list.length; at++) {
      const node = list[at]
      if (!node) continue
      nodes.treeids.push(tree)
      nodes.nodeids.push(at)
      const branch = 'below' in node
      nodes.featureids.push(branch ? node.column : 0)
      nodes.truenodeids.push(branch ? list.length : 0)
      falsenodeids.push(branch ? list.length + 1 : 0)
      modes.push(branch ? 'BRANCH_LT' : 'LEAF')
      values.push(branch ? node.below : 0)
      if (branch) list.push(node.yes, node.no)
      else
        for (const [target, weight] of 'leaves' in node ? node.leaves : [[node.target, node.leaf] as const]) {
          leaf.treeids.push(tree)
          leaf.nodeids.push(at)
          leaf.ids.push(target)
          weights.push(weight)
        }
    }
  })
  const ints = Object.entries({ ...prefixed('nodes', { ...nodes, falsenodeids }), ...prefixed('target', leaf) })
  const { INTS, FLOATS, STRINGS, INT } = onnx.AttributeProto.AttributeType
  const bytes = modes.map((mode) => new TextEncoder().encode(mode))
  return [
    onnx.AttributeProto.create({ name: 'n_targets', i: targets, type: INT }),
    ...ints.map(([name, list]) => onnx.AttributeProto.create({ name, ints: list, type: INTS })),
    onnx.AttributeProto.create({ name: 'nodes_values', floats: values, type: FLOATS }),
    onnx.AttributeProto.create({ name: 'nodes_modes', strings: bytes, type: STRINGS }),
    onnx.AttributeProto.create({ name: 'target_weights', floats: weights, type: FLOATS }),
  ]
}

const prefixed = (prefix: string, lists: Readonly<Record<string, number[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [`${prefix}_${name}`, list]))

function tensorInfo(name: string, width: number): InstanceType<typeof onnx.ValueInfoProto> {
  const shape = { dim: [{ dimParam: 'rows' }, { dimValue: width }] }
  return onnx.ValueInfoProto.create({ name, type: { tensorType: { elemType: DOUBLE, shape } } })
}
