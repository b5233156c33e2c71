import { useId, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { count, date, plural } from '../../i18n/format.ts'
import { chooseWhose, leaveOut, pickPerson, useExchange } from '../../stores/exchange.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/index.ts'
import { useFoundPatients } from '../palette/useFoundPatients.ts'

const words = text.exchange

/** Everybody, the chart that is open, or people who are picked one by one. */
export function Whose() {
  const { kind, whose, picked, opened } = useExchange()
  const patients = useSession((state) => state.status?.patients ?? null)
  return (
    <fieldset className="exchange-kinds">
      <legend>{words.who}</legend>
      <label data-off={kind === 'ips' ? '' : undefined}>
        <input
          type="radio"
          name="exchange-whose"
          checked={whose === 'everybody'}
          disabled={kind === 'ips'}
          onChange={() => chooseWhose('everybody')}
        />
        <span>
          <strong>{words.everybody}</strong>{' '}
          <span className="ink2 num">
            {kind === 'ips' ? words.ipsOne : patients === null ? '' : words.everybodyNote(plural(patients, 'patient'))}
          </span>
        </span>
      </label>
      <label data-off={opened ? undefined : ''}>
        <input type="radio" name="exchange-whose" checked={whose === 'open'} disabled={!opened} onChange={() => chooseWhose('open')} />
        <span>
          <strong>{words.openPatient}</strong> <span className="ink2">{opened?.name ?? words.openNone}</span>
        </span>
      </label>
      <label>
        <input type="radio" name="exchange-whose" checked={whose === 'picked'} onChange={() => chooseWhose('picked')} />
        <span>
          <strong>{words.picked}</strong>{' '}
          <span className="ink2 num">{picked.length === 0 ? words.pickNone : plural(picked.length, 'patient')}</span>
        </span>
      </label>
      {whose === 'picked' ? <Picked /> : null}
    </fieldset>
  )
}

function Picked() {
  const [query, setQuery] = useState('')
  const picked = useExchange((state) => state.picked)
  const found = useFoundPatients(query)
  const id = useId()
  const first = found.answered === query ? found.rows[0] : undefined
  const pick = (row: (typeof found.rows)[number]) => {
    pickPerson({ id: row.id, name: row.name ?? text.common.nameUnknown })
    setQuery('')
  }
  return (
    <div className="exchange-pick">
      <ul className="exchange-picked">
        {picked.map((person) => (
          <li key={person.id}>
            {person.name}
            <Button variant="quiet" aria-label={words.remove(person.name)} onClick={() => leaveOut(person.id)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      <label htmlFor={id} className="visually-hidden">
        {words.pickLabel}
      </label>
      <input
        id={id}
        className="ui-input"
        autoComplete="off"
        placeholder={words.pickLabel}
        maxLength={200}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && first) pick(first)
          if (event.key === 'Escape') setQuery('')
        }}
      />
      {query.trim() === '' ? null : (
        <ul className="exchange-found">
          {found.rows.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => pick(row)}>
                <strong>{row.name ?? text.common.nameUnknown}</strong>{' '}
                <span className="quiet num">
                  {date(row.birthDate)} · {row.mrn ?? text.common.unknown}
                </span>
              </button>
            </li>
          ))}
          {found.answered === query && found.rows.length === 0 ? (
            <li className="quiet">{found.failure?.message ?? words.pickNoMatch}</li>
          ) : null}
          {found.more > 0 ? <li className="quiet">{text.palette.more(count(found.more))}</li> : null}
        </ul>
      )}
    </div>
  )
}
