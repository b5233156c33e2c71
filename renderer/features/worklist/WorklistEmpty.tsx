import { text } from '../../i18n/en.ts'
import { loadDemo } from '../../stores/intake.ts'
import { go } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { Button, EmptyState } from '../../ui/index.ts'

/** No patients at all: how to get some. */
export function WorklistEmpty() {
  const mayImport = useMay('import')
  const reason = mayImport ? null : text.operations.needs(text.operations.capability.import ?? '')
  const demo = () => {
    void loadDemo()
    go('intake')
  }
  return (
    <EmptyState
      title={text.worklist.emptyTitle}
      actions={
        <>
          <Button variant="primary" shortcut="Alt+3" reason={reason} onClick={() => go('intake')}>
            {text.worklist.emptyImport}
          </Button>
          <Button reason={reason} onClick={demo}>
            {text.worklist.emptyDemo}
          </Button>
        </>
      }
    >
      {text.worklist.emptyBody}
    </EmptyState>
  )
}
