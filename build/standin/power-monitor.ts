/** Node hears nothing of sleep. What can be noticed is waking: the clock on the wall has gone on, the clock of the machine has not. */
import { EventEmitter } from 'node:events'

const LOOK_EVERY_MS = 5_000
const ASLEEP_AFTER_MS = 20_000

class PowerMonitor extends EventEmitter<{ suspend: []; resume: []; 'lock-screen': []; 'unlock-screen': [] }> {
  /** Says `suspend` late, on waking, and then `resume`: whoever locks on suspend still locks before anything is seen. */
  watch(): void {
    let last = Date.now()
    setInterval(() => {
      const now = Date.now()
      const asleep = now - last > ASLEEP_AFTER_MS
      last = now
      if (!asleep) return
      this.emit('suspend')
      this.emit('resume')
    }, LOOK_EVERY_MS).unref()
  }
}

export const powerMonitor = new PowerMonitor()
