import { stages, type Stage } from '../../../shared/schema/deployment'
import type { Filter } from './session'

/** What is looked at: all that an address of this screen says but the task. */
export interface Place {
  readonly filter: Filter
  readonly version: string | null
  readonly compareWith: string | null
}

type Params = Readonly<Record<string, string>>

/** A place in the words of an address; what is not chosen is left out. */
export function placeToParams(task: string, place: Place): Params {
  const { filter, version, compareWith } = place
  return {
    task,
    ...versionParams('model', 'version', version),
    ...versionParams('besideModel', 'beside', compareWith),
    ...(filter.from === null ? {} : { from: filter.from }),
    ...(filter.to === null ? {} : { to: filter.to }),
    ...(filter.segment === null ? {} : { segment: filter.segment.key, is: filter.segment.value }),
    ...(filter.stage === null ? {} : { stage: filter.stage }),
  }
}

/** What an address says; anything that is none is taken as not chosen. */
export function paramsToPlace(params: Params): Place {
  const { segment, is } = params
  return {
    filter: {
      from: readDay(params['from']),
      to: readDay(params['to']),
      segment:
        segment === undefined || segment === '' || is === undefined
          ? null
          : { key: segment, value: is },
      stage: readStage(params['stage']),
    },
    version: readVersion(params['model'], params['version']),
    compareWith: readVersion(params['besideModel'], params['beside']),
  }
}

function versionParams(modelName: string, versionName: string, key: string | null): Params {
  if (key === null) return {}
  const [model = '', version = ''] = key.split('\n')
  return { [modelName]: model, [versionName]: version }
}

function readVersion(model: string | undefined, version: string | undefined): string | null {
  return model === undefined || version === undefined ? null : `${model}\n${version}`
}

function readStage(text: string | undefined): Stage | null {
  return stages.find((stage) => stage === text) ?? null
}

function readDay(text: string | undefined): string | null {
  const isDay = text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text)
  return isDay && !Number.isNaN(Date.parse(text)) ? text : null
}
