/** One loaded ONNX graph: rows of doubles in, named tables of doubles out. The only file that imports the runtime. */
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** Rows of one output of the graph. */
export type Tables = Readonly<Record<string, readonly (readonly number[])[]>>

/** @param rows one per case, columns in the order of the manifest; NaN is missing */
export type RunGraph = (rows: readonly (readonly number[])[]) => Promise<Tables>

const RUNTIME = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
} as const

function tableOf(tensor: Tensor): number[][] {
  const width = tensor.dims[1] ?? 1
  const data = tensor.data as Float64Array
  return Array.from({ length: tensor.dims[0] ?? 0 }, (_, row) => Array.from(data.subarray(row * width, (row + 1) * width)))
}

/** @param model bytes of a graph with one input `x`, double [rows, columns] */
export async function loadGraph(model: Uint8Array): Promise<RunGraph> {
  const session = await InferenceSession.create(model, RUNTIME)
  return async (rows) => {
    const width = rows[0]?.length ?? 0
    const x = new Tensor('float64', Float64Array.from(rows.flat()), [rows.length, width])
    const answers = await session.run({ x })
    return Object.fromEntries(Object.entries(answers).map(([name, tensor]) => [name, tableOf(tensor)]))
  }
}
