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

function tableOf({ dims, data }: Tensor): number[][] {
  const [rows = 0, width = 1] = dims
  const cells = data as Float64Array
  const table: number[][] = []
  for (let row = 0; row < rows; row += 1) table.push([...cells.subarray(row * width, (row + 1) * width)])
  return table
}

/** @param model bytes of a graph with one input `x`, double [rows, columns] */
export async function loadGraph(model: Uint8Array): Promise<RunGraph> {
  const session = await InferenceSession.create(model, RUNTIME)
  return async (rows) => {
    const width = rows[0]?.length ?? 0
    const x = new Tensor('float64', new Float64Array(rows.flat()), [rows.length, width])
    const answers = await session.run({ x })
    const tables: Record<string, number[][]> = {}
    for (const name of session.outputNames) if (answers[name]) tables[name] = tableOf(answers[name])
    return tables
  }
}
