package dev.bantam.loop;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The life of a task as it stands: a value, changed only by {@link LifeEvent}s.
 *
 * @param phase what people see
 * @param reason why it is in that phase, in a sentence
 * @param since when the phase began
 * @param serving the number of the specialist that answers, if one does
 * @param candidate the specialist that is on its way, if there is one
 * @param specialists how many were begun so far: numbers are never used twice
 * @param learnAt from how many labelled calls on the next one is learned
 * @param notBefore no specialist is learned before this moment
 * @param teacher the model or fingerprint whose answers count; empty until one answered
 * @param learnFrom the id of the last call of an earlier teacher: older answers are not learned
 *     from
 */
public record Life(
    Phase phase,
    String reason,
    Instant since,
    OptionalInt serving,
    Optional<Candidate> candidate,
    int specialists,
    int learnAt,
    Instant notBefore,
    String teacher,
    String learnFrom) {}
