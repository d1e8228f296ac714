package dev.bantam.loop;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** How lives begin and go on: pure, so that every step can be tested by itself. */
final class Lives {

  private static final String UNUSABLE = "Its specialist cannot be used: ";

  private Lives() {}

  /** Before anything happened. */
  static Life begin(Instant now, int learnAt) {
    return new Life(
        Phase.OBSERVING,
        "Calls are gathered until there are %,d labelled ones.".formatted(learnAt),
        now,
        OptionalInt.empty(),
        Optional.empty(),
        0,
        learnAt,
        Instant.EPOCH,
        "",
        "");
  }

  /**
   * The life after an event.
   *
   * @throws LoopException when the event cannot happen to this life
   */
  static Life next(Life life, LifeEvent event, Instant now) {
    return switch (event) {
      case LifeEvent.Began began -> {
        refuseToLearn(life);
        yield began(life, now);
      }
      case LifeEvent.BeganAgain again -> {
        // A learner that is only believed to be gone writes to another folder then.
        candidate(life, Candidate.Stage.LEARNING);
        yield began(life, now);
      }
      case LifeEvent.Froze(String after, int rows) -> {
        Candidate candidate = candidate(life, Candidate.Stage.LEARNING);
        yield shown(
            with(
                life,
                life.serving(),
                Optional.of(
                    new Candidate(candidate.specialist(), Candidate.Stage.SHADOW, after, rows))),
            Phase.SHADOW,
            "%sSpecialist %d is frozen; the next %,d sampled calls certify it or not."
                .formatted(cause(life), candidate.specialist(), rows),
            now);
      }
      case LifeEvent.Failed(String reason, int learnAt) ->
          shown(
              learnAt(with(life, life.serving(), Optional.empty()), learnAt),
              Phase.OBSERVING,
              "%s Tried again at %,d labelled calls.".formatted(sentence(reason), learnAt),
              now);
      case LifeEvent.Certified(boolean automatic, int learnAt) ->
          certified(life, automatic, learnAt, now);
      case LifeEvent.Promoted promoted -> {
        Candidate candidate = candidate(life, Candidate.Stage.READY);
        yield serving(life, candidate.specialist(), now);
      }
      case LifeEvent.Paused paused -> {
        refuseIn(life, Phase.PAUSED, "It is paused already.");
        refuseIn(life, Phase.INELIGIBLE, "Nothing is answered locally: " + life.reason());
        yield phase(life, Phase.PAUSED, "A person paused it.", now);
      }
      case LifeEvent.Resumed resumed -> {
        if (life.phase() != Phase.PAUSED) {
          throw new LoopException("It is not paused.");
        }
        yield phase(life, natural(life), "A person ended the pause.", now);
      }
      case LifeEvent.RelearnAsked asked -> {
        refuseIn(life, Phase.INELIGIBLE, "It cannot be learned: " + life.reason());
        Optional<Candidate> gone =
            life.candidate().filter(one -> one.stage() == Candidate.Stage.READY && beside(life));
        if (life.candidate().isPresent() && gone.isEmpty()) {
          throw new LoopException(
              "Specialist %d is on its way.".formatted(life.candidate().get().specialist()));
        }
        yield learnAt(with(life, life.serving(), Optional.empty()), 0);
      }
      case LifeEvent.Alarmed(String reason, Instant notBefore, String learnFrom) ->
          new Life(
              life.phase() == Phase.PAUSED ? Phase.PAUSED : Phase.ALARMED,
              sentence(reason),
              now,
              OptionalInt.empty(),
              Optional.empty(),
              life.specialists(),
              life.learnAt(),
              notBefore,
              life.teacher(),
              learnFrom);
      case LifeEvent.Cooled(int learnAt) ->
          phase(
              learnAt(life, learnAt),
              Phase.OBSERVING,
              "The cooldown is over; it is learned again from answers since the alarm.",
              now);
      case LifeEvent.TeacherChanged(String teacher, String learnFrom, int learnAt) ->
          teacherChanged(life, teacher, learnFrom, learnAt, now);
      case LifeEvent.Damaged(String reason) -> {
        Life without = learnAt(with(life, OptionalInt.empty(), life.candidate()), 0);
        yield shown(without, natural(without), UNUSABLE + sentence(reason), now);
      }
      case LifeEvent.Fit(int learnAt) ->
          phase(learnAt(life, learnAt), Phase.OBSERVING, "Its answers can be learned by now.", now);
      case LifeEvent.Unfit(String reason) ->
          phase(
              with(life, OptionalInt.empty(), Optional.empty()),
              Phase.INELIGIBLE,
              sentence(reason),
              now);
    };
  }

  private static void refuseToLearn(Life life) {
    if (life.candidate().isPresent()
        || life.phase() == Phase.PAUSED
        || life.phase() == Phase.ALARMED
        || life.phase() == Phase.INELIGIBLE) {
      throw new LoopException("Nothing is learned while it is " + life.phase());
    }
  }

  private static Life began(Life life, Instant now) {
    int number = life.specialists() + 1;
    Life begun =
        new Life(
            life.phase(),
            life.reason(),
            life.since(),
            life.serving(),
            Optional.of(new Candidate(number, Candidate.Stage.LEARNING, "", 0)),
            number,
            life.learnAt(),
            life.notBefore(),
            life.teacher(),
            life.learnFrom());
    return shown(
        begun,
        Phase.LEARNING,
        "%sSpecialist %d is being learned.".formatted(cause(life), number),
        now);
  }

  /** Why the specialist before is gone, with a space after it, where a person should know. */
  private static String cause(Life life) {
    if (!life.reason().startsWith(UNUSABLE)) {
      return "";
    }
    int next = life.reason().lastIndexOf(" Specialist ");
    return (next < 0 ? life.reason() : life.reason().substring(0, next)) + " ";
  }

  /** Whether another one serves beside the candidate. */
  private static boolean beside(Life life) {
    return life.serving().isPresent();
  }

  private static Life certified(Life life, boolean automatic, int learnAt, Instant now) {
    Candidate candidate = candidate(life, Candidate.Stage.SHADOW);
    Life later = learnAt(life, learnAt);
    if (automatic) {
      return serving(later, candidate.specialist(), now);
    }
    Candidate ready =
        new Candidate(
            candidate.specialist(), Candidate.Stage.READY, candidate.after(), candidate.rows());
    return shown(
        with(later, life.serving(), Optional.of(ready)),
        Phase.READY,
        "Specialist %d is certified and waits for a person to promote it."
            .formatted(candidate.specialist()),
        now);
  }

  private static Life serving(Life life, int specialist, Instant now) {
    Life serves = with(life, OptionalInt.of(specialist), Optional.empty());
    Phase phase = life.phase() == Phase.PAUSED ? Phase.PAUSED : Phase.SERVING;
    return phase(serves, phase, "Specialist %d answers.".formatted(specialist), now);
  }

  private static Life teacherChanged(
      Life life, String teacher, String learnFrom, int learnAt, Instant now) {
    if (life.teacher().isEmpty()) {
      return new Life(
          life.phase(),
          life.reason(),
          life.since(),
          life.serving(),
          life.candidate(),
          life.specialists(),
          life.learnAt(),
          life.notBefore(),
          teacher,
          life.learnFrom());
    }
    boolean unfit = life.phase() == Phase.INELIGIBLE; // As it was: that is not for the teacher.
    return new Life(
        life.phase() == Phase.PAUSED || unfit ? life.phase() : Phase.OBSERVING,
        unfit
            ? life.reason()
            : "The teacher changed from %s to %s: what was learned from the one says nothing of the other."
                .formatted(life.teacher(), teacher),
        unfit ? life.since() : now,
        OptionalInt.empty(),
        Optional.empty(),
        life.specialists(),
        learnAt,
        life.notBefore(),
        teacher,
        learnFrom.compareTo(life.learnFrom()) > 0 ? learnFrom : life.learnFrom());
  }

  private static Candidate candidate(Life life, Candidate.Stage stage) {
    return life.candidate()
        .filter(one -> one.stage() == stage)
        .orElseThrow(
            () ->
                new LoopException(
                    switch (stage) {
                      case READY -> "There is no certified specialist that waits. " + life.reason();
                      case SHADOW -> "No specialist is frozen.";
                      case LEARNING -> "No specialist is being learned.";
                    }));
  }

  private static void refuseIn(Life life, Phase phase, String message) {
    if (life.phase() == phase) {
      throw new LoopException(message);
    }
  }

  /** Where a life stands when nobody pauses it. */
  private static Phase natural(Life life) {
    if (life.serving().isPresent()) {
      return Phase.SERVING;
    }
    return life.candidate()
        .map(
            candidate ->
                switch (candidate.stage()) {
                  case LEARNING -> Phase.LEARNING;
                  case SHADOW -> Phase.SHADOW;
                  case READY -> Phase.READY;
                })
        .orElse(Phase.OBSERVING);
  }

  /** What a candidate does is the phase only while no other specialist serves. */
  private static Life shown(Life life, Phase phase, String reason, Instant now) {
    boolean hidden = life.phase() == Phase.PAUSED || life.phase() == Phase.INELIGIBLE;
    return hidden || life.serving().isPresent() ? life : phase(life, phase, reason, now);
  }

  private static Life phase(Life life, Phase phase, String reason, Instant now) {
    return new Life(
        phase,
        reason,
        now,
        life.serving(),
        life.candidate(),
        life.specialists(),
        life.learnAt(),
        life.notBefore(),
        life.teacher(),
        life.learnFrom());
  }

  private static Life with(Life life, OptionalInt serving, Optional<Candidate> candidate) {
    return new Life(
        life.phase(),
        life.reason(),
        life.since(),
        serving,
        candidate,
        life.specialists(),
        life.learnAt(),
        life.notBefore(),
        life.teacher(),
        life.learnFrom());
  }

  private static Life learnAt(Life life, int learnAt) {
    return new Life(
        life.phase(),
        life.reason(),
        life.since(),
        life.serving(),
        life.candidate(),
        life.specialists(),
        learnAt,
        life.notBefore(),
        life.teacher(),
        life.learnFrom());
  }

  /** A reason as a sentence of its own. */
  static String sentence(String reason) {
    String text = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }
}
