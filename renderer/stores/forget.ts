/**
 * What knows of patients must forget them when the program locks. Each store that holds patient data registers how,
 * where it is made: `onForget(() => useChart.setState(EMPTY))`.
 */
const forgetters = new Set<() => void>()

export function onForget(forget: () => void): () => void {
  forgetters.add(forget)
  return () => {
    forgetters.delete(forget)
  }
}

let eras = 0

/** Grows at each lock. An answer asked for in an earlier era is dropped: it would bring patients back. */
export const era = (): number => eras

/** Every registered store drops its patients, even when one of them fails. */
export function forgetPatients(): void {
  eras += 1
  for (const forget of forgetters) {
    try {
      forget()
    } catch (error) {
      console.error(error)
    }
  }
}
