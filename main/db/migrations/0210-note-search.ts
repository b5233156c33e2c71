/**
 * The words of notes, to be found by. The index holds no text of its own; each note carries its patient as a word ("p12"), so that a search in one
 * chart reads nothing of the others. Triggers keep it in step with `document_text`, whoever writes there. 65536: PER_RESOURCE.
 */
export const SQL = `
CREATE VIRTUAL TABLE note_search USING fts5 (
  owner, words, content='', contentless_delete=1, detail='column', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO note_search (rowid, owner, words)
  SELECT d.id, 'p' || coalesce(r.pid, 0), d.text FROM document_text d JOIN resource r ON r.id = d.id / 65536;
CREATE TRIGGER document_text_found AFTER INSERT ON document_text BEGIN
  INSERT INTO note_search (rowid, owner, words)
    SELECT new.id, 'p' || coalesce(r.pid, 0), new.text FROM resource r WHERE r.id = new.id / 65536;
END;
CREATE TRIGGER document_text_lost AFTER DELETE ON document_text BEGIN
  DELETE FROM note_search WHERE rowid = old.id;
END;
`
