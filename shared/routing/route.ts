import { type Deployment, isSameVersion, type Stage, type VersionRef } from '../schema/deployment'
import type { Task } from '../schema/task'
import { assignVersion } from './assign'
import type { Assignment } from './assignment'
import { type Draw, type DrawFor, drawItem, type Sha256, shareWords } from './bucket'
import { checkCondition, type ConditionFacts } from './conditions'

/** What one version says of the item. */
export interface RoutedPrediction extends Omit<ConditionFacts, 'segment'>, VersionRef {}

/** What is known of an item when it has to go somewhere. */
export interface RoutingFacts {
  readonly task: string
  readonly item: string
  readonly deployment: Deployment
  readonly review: Task['review']
  /** An item that cannot be shown yet waits, as its segment is not known either. */
  readonly hasPayload: boolean
  /** Some person's decision stands. */
  readonly decided: boolean
  /** It waits to be decided blind, as a stage at which people decide had said. */
  readonly waitsBlind: boolean
  readonly segment: Readonly<Record<string, string>>
  /** All predictions of the item that have come so far. */
  readonly predictions: readonly RoutedPrediction[]
  readonly sha256: Sha256
}

/** Where an item goes, as it is stored with it. */
export interface Route {
  readonly decidedBy: 'people' | 'model'
  /** The lane it waits in; null where the model decides, where people decide elsewhere, or nothing is left to decide. */
  readonly lane: 'blind' | 'low-confidence' | 'assisted' | null
  /** The version it was assigned to; null where none is in charge. */
  readonly version: VersionRef | null
  /** A person sees the prediction of `version` before deciding. */
  readonly showPrediction: boolean
  readonly draws: readonly Draw[]
  /** A person decides it blind as well, after the model has. */
  readonly audit: boolean
  /** A second person decides it, blind like the first. */
  readonly overlap: boolean
  /** For a person who asks later. */
  readonly why: string
  readonly stage: Stage
  /** Of the deployment that said so. */
  readonly revision: number
}

type Answer = Pick<
  Route,
  'decidedBy' | 'lane' | 'showPrediction' | 'draws' | 'audit' | 'overlap' | 'why'
>

/**
 * Sends an item to people or lets the model decide it, by the stage and the strategy in force. Asked again with the
 * same facts it says the same, so an item may be routed anew when another prediction of it arrives.
 */
export function routeItem(facts: RoutingFacts): Route {
  const { task, item, deployment, sha256 } = facts
  const draw: DrawFor = (salt, probability) => drawItem(sha256, task, item, salt, probability)
  const assignment = assignVersion(deployment.strategy, draw)
  const answer = answerFor(facts, assignment, draw)
  return {
    ...answer,
    draws: assignment.draw === null ? answer.draws : [assignment.draw, ...answer.draws],
    version: assignment.serves,
    why: assignment.why === '' ? answer.why : `${answer.why}; ${assignment.why}`,
    stage: deployment.stage,
    revision: deployment.revision,
  }
}

function answerFor(facts: RoutingFacts, assignment: Assignment, draw: DrawFor): Answer {
  const { stage } = facts.deployment
  if (facts.decided) return waits('a person has decided it')
  if (!facts.hasPayload) return waits('it waits for its payload')
  if (stage === 'manual') return toBlind(facts, draw, 'people decide everything')
  if (stage === 'shadow' || !assignment.mayDecide)
    return toBlind(facts, draw, 'people decide, and see the prediction afterwards')
  const prediction = facts.predictions.find((one) => isSameVersion(one, assignment.shown))
  if (prediction === undefined)
    return toBlind(facts, draw, 'the version in charge has not said anything of it')
  if (stage === 'assisted') return toAssisted(facts, draw)
  return facts.waitsBlind ? stayOrGo(facts, prediction, draw) : toModel(facts, prediction, draw)
}

/**
 * An item that was to be decided blind before the model took over: the sample that the blind draw makes of these stays
 * blind, whatever the model's confidence, so that what comes of it is still a random sample of all of them.
 */
function stayOrGo(facts: RoutingFacts, prediction: RoutedPrediction, draw: DrawFor): Answer {
  const blind = draw('blind', facts.review.blindInAssisted)
  const answer = blind.drawn
    ? toBlind(
        facts,
        draw,
        `it waited to be decided blind, and is drawn to stay so at ${shareWords(blind.probability)}`,
      )
    : toModel(facts, prediction, draw)
  return { ...answer, draws: [blind, ...answer.draws] }
}

function toModel(facts: RoutingFacts, prediction: RoutedPrediction, draw: DrawFor): Answer {
  const { deployment, review } = facts
  const { confidence } = prediction
  // Partial automation whose threshold is lost automates nothing.
  const threshold = deployment.stage === 'full' ? 0 : deployment.threshold
  if (threshold === null || confidence < threshold)
    return toShown(facts, 'low-confidence', [], belowWords(confidence, threshold))
  const condition = review.conditions
  const found =
    condition && checkCondition(condition, { ...prediction, segment: facts.segment }, draw)
  const draws = found?.draws ?? []
  if (found?.matches) return toShown(facts, 'assisted', draws, `sent to people: ${found.why}`)
  const audit = draw('audit', review.audit)
  const reason =
    deployment.stage === 'full'
      ? 'the model decides everything'
      : `confidence ${confidence} reaches the threshold ${threshold}`
  return {
    decidedBy: 'model',
    lane: null,
    showPrediction: false,
    draws: [...draws, audit],
    audit: audit.drawn,
    overlap: false,
    why: audit.drawn ? `${reason}; drawn for audit at ${shareWords(review.audit)}` : reason,
  }
}

/** The blind sample of `assisted` is what keeps its figures honest; overlap needs blindness as well. */
function toAssisted(facts: RoutingFacts, draw: DrawFor): Answer {
  const blind = draw('blind', facts.review.blindInAssisted)
  if (!blind.drawn) return toShown(facts, 'assisted', [blind], 'people decide, with the prediction')
  const answer = toBlind(
    facts,
    draw,
    `drawn to be decided blind at ${shareWords(blind.probability)}`,
  )
  return { ...answer, draws: [blind, ...answer.draws] }
}

function toBlind(facts: RoutingFacts, draw: DrawFor, why: string): Answer {
  const overlap = draw('overlap', facts.review.overlap)
  return {
    decidedBy: 'people',
    lane: laneHere(facts, 'blind'),
    showPrediction: false,
    draws: [overlap],
    audit: false,
    overlap: overlap.drawn,
    why,
  }
}

function toShown(
  facts: RoutingFacts,
  lane: 'low-confidence' | 'assisted',
  draws: readonly Draw[],
  why: string,
): Answer {
  return {
    decidedBy: 'people',
    lane: laneHere(facts, lane),
    showPrediction: true,
    draws,
    audit: false,
    overlap: false,
    why,
  }
}

function waits(why: string): Answer {
  return {
    decidedBy: 'people',
    lane: null,
    showPrediction: false,
    draws: [],
    audit: false,
    overlap: false,
    why,
  }
}

/** Where people decide elsewhere, nothing waits here. */
function laneHere<Lane extends Route['lane']>(facts: RoutingFacts, lane: Lane): Lane | null {
  return facts.review.decisions === 'external' ? null : lane
}

function belowWords(confidence: number, threshold: number | null): string {
  return threshold === null
    ? 'no threshold is set'
    : `confidence ${confidence} is below the threshold ${threshold}`
}
