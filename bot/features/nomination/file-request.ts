import type { Deps } from '../../deps.ts';
import type { Wording } from '../../domain/call.ts';
import { callIdOf, callPk, nominationId } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/time.ts';
import { personByAddress, personOf } from '../people.ts';
import { findCohort, type CohortRefusal } from '../program.ts';
import { auditDocument } from '../record.ts';
import { fileOf, type FileOutcome, type NominationFile } from './file.ts';

/** `all`: also what is not released yet. */
export type FileRequest = { program: string; cohort: string; email: string; by: string; all: boolean };
export type FileRefusal = CohortRefusal | { code: 'noFile'; email: string; cohort: string };

type Words = { en: string; fr: string };

/** A nominee's file in words, without ids: for who answers their request for it. */
export type FileRecord = ReturnType<typeof recordOf>;

/**
 * A nominee's file as an operator hands it out: what the nominee reads in the chat, and the chair's rationale. With `all`
 * it holds what is not released as well. Each time is in the audit, with what was in it.
 */
export async function requestFile(deps: Deps, request: FileRequest): Promise<Result<FileRecord, FileRefusal>> {
  const found = await findCohort(deps, request);
  if (!found.ok) return found;
  const { cohort } = found.value;
  const callId = callIdOf(cohort.cohortId);
  const nominee = await personByAddress(deps, request.email);
  const file =
    nominee === undefined ? undefined : await fileOf(deps, callId, nominee, request.all ? 'all' : 'released');
  if (nominee === undefined || !file) {
    return refuse({ code: 'noFile', email: request.email, cohort: cohort.name });
  }
  await traceRequest(deps, request, callId, nominee);
  const person = (await personOf(deps, nominee))?.body;
  return ok(recordOf(file, { name: person?.name ?? '', email: request.email }));
}

async function traceRequest(deps: Deps, { by, all }: FileRequest, callId: string, nominee: Pid): Promise<void> {
  const after = all ? 'all' : 'released';
  const trace = { who: by, what: 'nomination.file', at: deps.clock.now(), on: nominationId(nominee), after };
  await deps.store.create(auditDocument(callPk(callId), `file_${nominee}_${deps.ids.next()}`, trace));
}

const isoOf = (at: Millis): string => new Date(at).toISOString();

function recordOf(file: NominationFile, nominee: { name: string; email: string }) {
  const { call, nomination, program, cohort, nominator, supervisor, withdrawnBy, supports, outcome } = file;
  const { consent, endorsement, eligibility, disposedAt } = nomination;
  const { department, level, functionalArea, statement, state } = nomination;
  return {
    ...{ program, cohort, nominee, nominatedBy: nominator, nominatedAt: isoOf(nomination.submittedAt) },
    ...{ fromFile: nomination.imported ?? false, state, withdrawnBy: withdrawnBy ?? null },
    ...{ department, level, functionalArea, statement },
    strengths: Object.entries(nomination.strengths).map(([id, text]) => ({
      ...{
        competency: worded(
          call.competencies.find(({ competencyId }) => competencyId === id),
          id,
        ),
        text,
      },
    })),
    answers: Object.entries(nomination.answers).map(([id, text]) => ({
      ...{
        question: worded(
          call.questions.find(({ questionId }) => questionId === id),
          id,
        ),
        text,
      },
    })),
    supports: supports.map(({ name, words, at }) => ({ by: name, at: isoOf(at), words })),
    consent: consent ? { ...consent, at: isoOf(consent.at) } : null,
    supervisor: supervisor ?? null,
    endorsement: endorsement
      ? {
          answer: endorsement.answer,
          days: endorsement.days,
          conditions: endorsement.conditions,
          at: isoOf(endorsement.at),
        }
      : null,
    eligibility: eligibility ? { at: isoOf(eligibility.at), ineligibleBecause: eligibility.because ?? null } : null,
    disposedAt: disposedAt === undefined ? null : isoOf(disposedAt),
    outcome: outcome ? outcomeOf(file, outcome) : null,
  };
}

function outcomeOf({ call }: NominationFile, { releasedAt, decision, offer, redaction, reviews }: FileOutcome) {
  const criterionOf = (id: string): Words =>
    worded(
      call.criteria.find(({ criterionId }) => criterionId === id),
      id,
    );
  return {
    releasedAt: releasedAt === undefined ? null : isoOf(releasedAt),
    decision: decision
      ? {
          ...{ outcome: decision.outcome, place: decision.place, at: isoOf(decision.at) },
          ...{ criteria: decision.reasons.map(criterionOf), rationale: decision.rationale },
        }
      : null,
    answer: offer ? { state: offer.state, promoted: offer.promoted ?? false, at: isoOf(offer.at) } : null,
    // when each was written is left out: it would tell who wrote it to somebody who knows when a reviewer worked
    reviews: reviews.map(({ state, scores, note, rubric, because }, index) => ({
      ...{ reviewer: index + 1, state, recusedBecause: because ?? null, rubric, note },
      scores: Object.entries(scores).map(([id, score]) => ({ criterion: criterionOf(id), score })),
    })),
    redacted: redaction ?? null,
  };
}

const worded = (found: Wording | undefined, id: string): Words => ({
  en: found?.textEn ?? id,
  fr: found?.textFr ?? id,
});
