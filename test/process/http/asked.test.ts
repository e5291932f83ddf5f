import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { askHttp, makeWrite, patience, startHttp } from '../../make/http'
import { makeDecisionLines, makePredictionLines } from '../../make/lines'
import { readCursors, readOutbox, upTo } from '../../make/outbox'

describe('what is asked', () => {
  it('are final decisions, page by page, the same as in the outbox', async () => {
    const { http, dir } = await startHttp()
    await http('/v1/events', { body: makePredictionLines(2500) + makeDecisionLines(2500) })
    let cursor = 0
    let text = ''
    for (;;) {
      const page = await http(`/v1/decisions?after=${cursor}&limit=999`)
      expect(page.headers['content-type']).toBe('application/x-ndjson')
      if (page.text === '') break
      text += page.text
      cursor = readCursors(page.text).at(-1) ?? 0
    }
    expect(readCursors(text)).toEqual(upTo(2500))
    expect(readCursors((await http('/v1/decisions')).text)).toEqual(upTo(1000))
    expect(readCursors((await http('/v1/decisions?limit=10000')).text)).toEqual(upTo(2500))
    await expect.poll(() => readOutbox(path.join(dir, 'outbox')), patience).toBe(text)
    for (const query of [
      'limit=0',
      'limit=10001',
      'after=-1',
      'after=x',
      'after=1&after=2',
      'from=1',
    ]) {
      const { status, json: read } = await http(`/v1/decisions?${query}`)
      expect([query, status]).toEqual([query, 400])
      expect(read()).toMatchObject({ error: { code: 'invalid_input' } })
    }
  })

  it('is the policy, the same as in policy.json, at once after it changed', async () => {
    const { http, ask, dir } = await startHttp()
    const file = () => JSON.parse(readFileSync(path.join(dir, 'policy.json'), 'utf8'))
    const policy = async () => (await http('/v1/policy')).json()
    expect(await policy()).toEqual(file())
    await http('/v1/events', { body: makePredictionLines(3) })
    const serving = { model: 'vision', version: '1.0.0' }
    await ask('automation.deploy', {
      ...makeWrite(),
      task: 'animals',
      revision: null,
      reason: 'to have something in charge',
      strategy: { kind: 'single', serving },
    })
    expect(file()).toMatchObject({ tasks: { animals: { versions: { serving } } } })
    expect(await policy()).toEqual(file())
  })

  it('is where an item goes', async () => {
    const { http } = await startHttp()
    await http('/v1/events', { body: makePredictionLines(3) })
    const route = async (question: unknown) => {
      const { status, json: read } = await http('/v1/route', { body: JSON.stringify(question) })
      return { status, body: read() }
    }
    const known = await route({ task: 'animals', item: 'item-1' })
    expect(known).toMatchObject({
      status: 200,
      body: { task: 'animals', item_id: 'item-1', decided_by: 'people', lane: 'blind' },
    })
    const prediction = { model: 'vision', version: '1.0.0', value: 'dog', confidence: 0.9 }
    const item = { id: 'unseen', segment: { site: 'north' } }
    expect(await route({ task: 'animals', item, prediction })).toMatchObject({
      status: 200,
      body: { item_id: 'unseen', show_prediction: false, stage: expect.any(String) },
    })
    expect(await route({ task: 'birds', item: 'x' })).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    })
    const unsure = { ...prediction, confidence: 1.5 }
    expect(await route({ task: 'animals', item, prediction: unsure })).toMatchObject({
      status: 400,
      body: { error: { path: 'prediction.confidence' } },
    })
    expect((await http('/v1/route', { body: '{' })).text).toContain('no JSON')
    expect((await http('/v1/route', { body: ' '.repeat(20_000_000) })).status).toBe(413)
  })

  it('are figures for Prometheus', async () => {
    const { http, address } = await startHttp()
    await askHttp(`${address}/v1/policy`)
    const body = `${makePredictionLines(5)}${makeDecisionLines(2)}nope\n`
    await http('/v1/events', { body })
    await http('/v1/events', { body })
    const metrics = async () => {
      const { headers, text } = await http('/v1/metrics')
      expect(headers['content-type']).toContain('text/plain; version=0.0.4')
      for (const line of text.trimEnd().split('\n'))
        expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? \d+)$/)
      return text
    }
    await expect.poll(metrics, patience).toContain('understudy_outbox_cursor 2\n')
    const text = await metrics()
    for (const line of [
      'understudy_events_stored_total{type="prediction"} 5',
      'understudy_lines_total{outcome="accepted"} 7',
      'understudy_lines_total{outcome="duplicate"} 7',
      'understudy_lines_rejected_total{reason="not_json"} 2',
      'understudy_lines_set_aside{reason="not_json"} 1',
      'understudy_waiting_items{task="animals",lane="blind"} 3',
      'understudy_final_decisions_total 2',
      'understudy_http_requests_total{route="/v1/events",status="200"} 2',
      'understudy_http_refused_total 1',
    ])
      expect(text).toContain(`${line}\n`)
    expect(text).toMatch(/understudy_stage\{task="animals",stage="\w+"\} 1\n/)
  })
})
