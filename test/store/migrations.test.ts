import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrate, schemaVersion } from '../../db/migrations/migrate'
import { openReader, openWriter } from '../../db/sqlite/open'
import { openSqliteWorkspace } from '../../db/sqlite/openWorkspace'
import { createSqliteReader } from '../../db/sqlite/sqliteReader'
import { taskSchema } from '../../shared/schema/task'
import { morning } from '../make/events'
import { animals, makeAct, makeFolder, valueOf, wholeReport } from '../make/workspace'

/** Rows as a program of schema 1 left them: two items, one decided by two people, one waiting. */
function writeVersion1(file: string, backups: string): void {
  const db = openWriter(file)
  migrate(db, backups, 1)
  const definition = JSON.stringify(taskSchema.parse(animals))
  db.exec(`
    INSERT INTO settings VALUES ('time_zone', 'UTC'), ('created_at', '${morning}');
    INSERT INTO people VALUES (1, 'tester', 'lead', ${morning});
    INSERT INTO tasks VALUES (1, 'animals', '${definition}', 1, ${morning}, ${morning});
    INSERT INTO labels VALUES (1, 0, 'cat'), (1, 1, 'dog'), (1, 2, 'owl');
    INSERT INTO versions VALUES (1, 1, 'eyes', '1', ${morning});
    INSERT INTO deciders VALUES (1, 'a'), (2, 'b');
    INSERT INTO items VALUES (1, 1, 'decided', ${morning}, NULL, 1), (2, 1, 'waiting', ${morning}, NULL, 1);
    INSERT INTO payloads VALUES (1, '{"kind":"text","text":"x"}'), (2, '{"kind":"text","text":"y"}');
    INSERT INTO predictions VALUES (1, 1, 0, 0.9, ${morning}), (2, 1, 1, 0.6, ${morning});
    INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
      task_revision, note, event) VALUES
      (1, 1, 0, ${morning}, ${morning}, 1, 'event', 1, '', 'd1'),
      (1, 2, 1, ${morning + 1}, ${morning}, 1, 'event', 1, '', 'd2');
    INSERT INTO work VALUES (1, 'blind', 2, ${morning});
    INSERT INTO lane_counts VALUES (1, 'blind', 1);
    INSERT INTO task_counts VALUES (1, 'items', 2), (1, 'predictions', 2), (1, 'decisions', 2),
      (1, 'independent', 2);
    INSERT INTO version_counts VALUES (1, 2);
    INSERT INTO pair_counts VALUES (1, 0, 0, 0, 1);
    INSERT INTO pair_days VALUES (1, 0, ${Math.floor(morning / 86_400_000)}, 0, 0, 1);
    INSERT INTO confidence_counts VALUES (1, 0.9, 1, 1);
    INSERT INTO human_pair_days VALUES (1, 0, ${Math.floor(morning / 86_400_000)}, 0, 1, 1);
    INSERT INTO decider_counts VALUES (1, 1, -1, 1), (1, 2, -1, 1);
  `)
  db.close()
}

describe('from schema 1', () => {
  it('keeps everything, counts the new figures, and makes a copy first', async () => {
    const folder = makeFolder()
    writeVersion1(folder.database, folder.backups)
    const facts = { account: 'tester', timeZone: 'UTC', now: () => morning }
    const store = valueOf(openSqliteWorkspace(folder, facts))
    const reader = createSqliteReader(openReader(folder.database))
    expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({ paired: 1 })
    expect(valueOf(reader.automation('animals'))).toMatchObject({
      deployment: {
        stage: 'shadow',
        revision: 1,
        strategy: { kind: 'single', serving: { model: 'eyes', version: '1' } },
      },
      versions: [{ predictions: 2, gate: { criteria: [{ id: 'agreement', n: 1 }, {}, {}] } }],
    })
    const lanes = valueOf(await store.lanes('animals', 'tester', morning)).lanes
    expect(lanes.find((one) => one.lane === 'blind')?.waiting).toBe(1)

    const [copy, ...others] = readdirSync(folder.backups)
    expect(others).toEqual([])
    const before = new Database(`${folder.backups}/${copy}`, { readonly: true })
    expect(schemaVersion(before)).toBe(1)
    before.close()
    reader.close()
    await store.close()
  })
})

describe('from schema 2', () => {
  it('knows the truths, the disputes and the answers that left', async () => {
    const folder = makeFolder()
    writeVersion1(folder.database, folder.backups)
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 2)
    db.exec(`
      INSERT INTO outcomes (item, label, observed_at, event) VALUES
        (1, 1, ${morning + 1}, 'o1'), (1, 0, ${morning + 2}, 'o2');
      INSERT INTO task_counts VALUES (1, 'outcomes', 2);
      INSERT INTO items VALUES (3, 1, 'disputed', ${morning}, NULL, 1);
      INSERT INTO payloads VALUES (3, '{"kind":"text","text":"z"}');
      INSERT INTO predictions VALUES (3, 1, 0, 0.7, ${morning}, 0);
      INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
        task_revision, note, event) VALUES (3, 1, 2, ${morning}, ${morning}, 1, 'event', 1, '', 'd3');
      UPDATE task_counts SET n = n + 1 WHERE what <> 'outcomes';
      UPDATE version_counts SET n = 3;
      UPDATE decider_counts SET n = n + 1 WHERE decider = 1;
      INSERT INTO reveals VALUES (2, 1, ${morning});
      INSERT INTO final_decisions (item, label, decider, stage, decided_at)
        VALUES (3, 2, 1, 'shadow', ${morning});
    `)
    db.close()
    const facts = { account: 'tester', timeZone: 'UTC', now: () => morning }
    const store = valueOf(openSqliteWorkspace(folder, facts))
    const reader = createSqliteReader(openReader(folder.database))
    expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({ accuracy: { n: 1, value: 1 } })
    const { lanes } = valueOf(await store.lanes('animals', 'tester', morning))
    expect(lanes.find((one) => one.lane === 'disagreements')?.waiting).toBe(1)
    expect(await store.finalDecisions(0, 5)).toMatchObject([{ cursor: 1, value: 'owl' }])
    const taken = await store.take(makeAct({ person: 'a' }), {
      task: 'animals',
      lane: 'blind',
      holding: [],
      count: 1,
    })
    expect(valueOf(taken)).toMatchObject([{ itemId: 'waiting', seen: true }])
    reader.close()
    await store.close()
  })
})

describe('from schema 3', () => {
  it('has no exports yet, and keeps what was decided', () => {
    const folder = makeFolder()
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 3)
    const definition = JSON.stringify(taskSchema.parse(animals))
    db.exec(`
      INSERT INTO tasks VALUES (1, 'animals', '${definition}', 1, ${morning}, ${morning});
      INSERT INTO labels VALUES (1, 0, 'cat');
      INSERT INTO items VALUES (1, 1, 'decided', ${morning}, NULL, 1);
      INSERT INTO deciders VALUES (1, 'a');
      INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
        task_revision, note, event) VALUES
        (1, 1, 0, ${morning}, ${morning}, 1, 'event', 1, '', 'd1');
    `)
    migrate(db, folder.backups, 4)
    expect(db.prepare('SELECT count(*) AS n FROM exports').get()).toEqual({ n: 0 })
    expect(db.prepare('SELECT event FROM decisions').all()).toEqual([{ event: 'd1' }])
    db.close()
  })
})

describe('from schema 4', () => {
  it('knows answers of other kinds, and none yet', () => {
    const folder = makeFolder()
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 4)
    const definition = JSON.stringify(taskSchema.parse(animals))
    db.exec(`
      INSERT INTO tasks VALUES (1, 'animals', '${definition}', 1, ${morning}, ${morning});
      INSERT INTO labels VALUES (1, 0, 'cat');
    `)
    migrate(db, folder.backups, 5)
    expect(db.prepare('SELECT count(*) AS n FROM answers_said').get()).toEqual({ n: 0 })
    expect(db.prepare('SELECT count(*) AS n FROM answer_sums').get()).toEqual({ n: 0 })
    expect(db.prepare('SELECT outside_id AS id FROM labels').all()).toEqual([{ id: 'cat' }])
    db.close()
  })
})

describe('from schema 6', () => {
  it('keeps where items went, what predictions told beside the label, and what waits', async () => {
    const folder = makeFolder()
    writeVersion1(folder.database, folder.backups)
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 6)
    const draws = '[{"salt":"overlap","probability":0.2,"drawn":true}]'
    const scores = '{"cat":0.9,"dog":0.1}'
    db.exec(`
      INSERT INTO events VALUES (x'007031', x'00112233445566778899aabbccddeeff');
      INSERT INTO prediction_details VALUES
        (1, 1, 'p1', '${scores}', '{"text":"whiskers"}'), (2, 1, 'p2', NULL, NULL);
      INSERT INTO reasons (text) VALUES ('people decide');
      UPDATE routes SET overlap = 1, draws = '${draws}',
        reason = (SELECT id FROM reasons WHERE text = 'people decide') WHERE item = 2;
      INSERT INTO items VALUES (3, 1, 'expected', NULL, NULL, 0);
      UPDATE work SET worth = 2;
      INSERT INTO claims VALUES (2, 1, ${morning});
      INSERT INTO pending_finals VALUES (1, ${morning});
    `)
    db.close()
    const facts = { account: 'tester', timeZone: 'UTC', now: () => morning }
    const store = valueOf(openSqliteWorkspace(folder, facts))
    const reader = createSqliteReader(openReader(folder.database))
    expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
    expect(readdirSync(folder.backups)).toContain('before-version-7-1.db')
    const waiting = valueOf(reader.item('animals', 'waiting'))
    expect(waiting.route).toMatchObject({ why: 'people decide', draws: JSON.parse(draws) })
    expect(valueOf(reader.item('animals', 'expected')).route).toBeNull()
    const read = openReader(folder.database)
    expect(read.prepare('SELECT item, event, scores, explanation FROM predictions').all()).toEqual([
      { item: 1, event: 'p1', scores, explanation: '{"text":"whiskers"}' },
      { item: 2, event: 'p2', scores: null, explanation: null },
    ])
    expect(read.prepare('SELECT item, worth FROM work WHERE lane = ?').all('blind')).toEqual([
      { item: 2, worth: 2 },
    ])
    expect(read.prepare('SELECT hex(digest) AS digest FROM events').all()).toEqual([
      { digest: '0011223344556677' },
    ])
    read.close()
    expect(await store.finalise(morning + 1, 10)).toBe(1)
    reader.close()
    await store.close()
  })
})

describe('from schema 7', () => {
  it('keeps the sums of the whole, without those by segment', async () => {
    const folder = makeFolder()
    writeVersion1(folder.database, folder.backups)
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 7)
    const today = Math.floor(morning / 86_400_000)
    db.exec(`
      INSERT INTO segments VALUES (1, 1, 'site', 'north');
      UPDATE items SET segments = '[1]';
      INSERT INTO items (id, task, outside_id, arrived_at, segments, has_payload, route_revision,
          route_stage, route_version, by_model, shown, audit, overlap, draws, reason)
        SELECT 3, task, 'next day', arrived_at, NULL, 1, route_revision, route_stage, route_version,
          by_model, shown, audit, overlap, draws, reason FROM items WHERE id = 1;
      INSERT INTO payloads VALUES (3, '{"kind":"text","text":"z"}');
      INSERT INTO predictions VALUES (3, 1, 1, 0.9, ${morning}, 0, 'p3', NULL, NULL);
      INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
          task_revision, note, event, mark)
        SELECT 3, decider, label, decided_at + 86400000, arrived_at, independent, origin,
          task_revision, note, 'next ' || event, mark FROM decisions WHERE item = 1;
      INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
          task_revision, note, event)
        VALUES (3, 2, 1, ${morning}, ${morning}, 0, 'event', 1, '', 'shown');
      INSERT INTO outcomes (item, label, observed_at, event) VALUES
        (1, 1, ${morning}, 'o1'), (3, 0, ${morning}, 'o3');
      INSERT INTO truths VALUES (1, 1, 'outcome'), (3, 0, 'outcome');
      UPDATE task_counts SET n = CASE what WHEN 'items' THEN 3 WHEN 'predictions' THEN 3
        WHEN 'decisions' THEN 5 ELSE 4 END;
      INSERT INTO task_counts VALUES (1, 'outcomes', 2);
      UPDATE version_counts SET n = 3;
      UPDATE decider_counts SET n = 2;
      UPDATE settings SET value = '2' WHERE name = 'figures';
      DELETE FROM pair_days; DELETE FROM human_pair_days; DELETE FROM pair_counts;
      UPDATE confidence_counts SET n = 2;
      INSERT INTO pair_counts VALUES (1, 0, 0, 0, 1), (1, 0, 0, 1, 1), (1, 1, 0, 0, 1);
      INSERT INTO pair_days VALUES (1, 0, ${today}, 0, 0, 1), (1, 1, ${today}, 0, 0, 1),
        (1, 0, ${today + 1}, 0, 1, 1);
      INSERT INTO human_pair_days VALUES (1, 0, ${today}, 0, 1, 1), (1, 1, ${today}, 0, 1, 1),
        (1, 0, ${today + 1}, 0, 1, 1);
      INSERT INTO truth_counts VALUES (1, 0, 2, 0), (1, 1, 1, 0);
      INSERT INTO human_truth_counts VALUES (1, 0, 2, 1), (1, 1, 1, 0);
      INSERT INTO bias_counts VALUES (1, 0, 1, 1), (1, 1, 5, 5);
      INSERT INTO person_truths VALUES (1, 1, 2, 2, 1), (1, 2, 2, 2, 1);
      INSERT INTO gate_pairs VALUES (1, 0, 0, 0, 1), (1, 0, 0, 1, 1), (1, 1, 0, 0, 1);
      INSERT INTO gate_grid VALUES (1, 7, 2, 1);
      INSERT INTO gate_overlap VALUES (1, 2, 2);
      INSERT INTO prediction_grid VALUES (1, 7, 2), (1, 2, 1);
    `)
    db.close()
    const facts = { account: 'tester', timeZone: 'UTC', now: () => morning }
    const store = valueOf(openSqliteWorkspace(folder, facts))
    const reader = createSqliteReader(openReader(folder.database))
    // As the setting says that the figures are fresh, they are those that the step kept.
    expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({
      days: [
        { day: '2026-03-02', n: 1, agreed: 1 },
        { day: '2026-03-03', n: 1, agreed: 0 },
      ],
      humanHuman: { n: 2, agreed: 0 },
      accuracy: { n: 2 },
      humanAccuracy: { n: 2 },
      automationBias: { n: 1 },
    })
    reader.close()
    await store.close()
  })

  it('adds up sums of answers over days, and calls acts that can be done again by their names', () => {
    const folder = makeFolder()
    const db = openWriter(folder.database)
    migrate(db, folder.backups, 7)
    db.exec(`
      INSERT INTO answer_sums VALUES (1, 0, 5, 60, 1, 0.5), (1, 0, 6, 60, 2, 1), (1, 1, 5, 60, 1, 0.5);
      INSERT INTO undone_acts (task, decider, act, entry) VALUES (1, 1, 'flag', -4),
        (1, 1, 'decision', -5), (1, 1, 'decision', 6), (1, 1, 'flag', 7), (1, 1, 'ruling', 8);
    `)
    migrate(db, folder.backups, 8)
    expect(db.prepare('SELECT * FROM answer_sums').all()).toEqual([
      { version: 1, measure: 60, n: 3, total: 1.5 },
    ])
    expect(db.prepare('SELECT act, entry FROM undone_acts ORDER BY id').raw().all()).toEqual([
      ['unflag', 4],
      ['correction', 5],
      ['decision', 6],
      ['flag', 7],
      ['ruling', 8],
    ])
    db.close()
  })
})
