package dev.bantam.loop;

import dev.bantam.core.Schema;
import dev.bantam.observe.task.AnswerShape;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A task of live traffic in memory: what the path of a call needs is read without a lock; the rest
 * is changed under the loop's.
 */
final class KnownTask {

  private static final int RECENT = 1_000;

  private volatile Optional<AnswerTexts> texts;
  private volatile TaskRecord record;
  private volatile Optional<Service> service = Optional.empty();
  private volatile Map<String, String> overrides = Map.of();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile List<String> warnings = List.of();
  private final AtomicLong sincePromotion = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong local = new AtomicLong();
  private final boolean[] recent = new boolean[RECENT];
  private final AtomicInteger recentCalls = new AtomicInteger();

  /** Labelled calls that count, since the teacher or an alarm changed what may be learned from. */
  private int labelled;

  /** Those of them that came after the candidate was frozen. */
  private int later;

  /** With fewer later calls it is not worth looking whether they are enough. */
  private int lookAt;

  private volatile String newest = "";
  private final OwedSteps owed = new OwedSteps();
  private int ended;
  private String auditedUpTo = "";
  private boolean auditOpen;

  private final TeacherWatch teacher = new TeacherWatch();
  private final SelfAgreement selfAgreement = new SelfAgreement();

  KnownTask(TaskRecord record) {
    this.record = record;
    this.texts = texts(record);
  }

  private static Optional<AnswerTexts> texts(TaskRecord record) {
    return AnswerShape.of(record.task()) instanceof AnswerShape.Learnable(Schema schema)
        ? Optional.of(new AnswerTexts(record.task(), schema))
        : Optional.empty();
  }

  String id() {
    return record.task().id();
  }

  TaskRecord record() {
    return record;
  }

  Life life() {
    return record.life();
  }

  void record(TaskRecord next) {
    boolean same = record.task().equals(next.task());
    record = next;
    texts = same ? texts : texts(next);
  }

  /** What texts mean; empty when its answers cannot be learned. */
  Optional<AnswerTexts> texts() {
    return texts;
  }

  Optional<Service> service() {
    return service;
  }

  /**
   * @param before how many calls there were since it began to serve
   */
  void serve(Service next, long before) {
    sincePromotion.set(before);
    service = Optional.of(next);
  }

  void stop() {
    service = Optional.empty();
  }

  /** There was an alarm: the specialist never serves again, whatever is stored of it yet. */
  void end(int specialist) {
    ended = Math.max(ended, specialist);
    stop();
  }

  /** Whether there was an alarm about this specialist, or a later one. */
  boolean isEnded(int specialist) {
    return specialist <= ended;
  }

  OwedSteps owed() {
    return owed;
  }

  /** What a person should look at. */
  List<String> warnings() {
    return warnings;
  }

  void warnings(List<String> sentences) {
    warnings = List.copyOf(sentences);
  }

  /** Why its specialist does not answer here although it should. */
  Optional<String> trouble() {
    return trouble;
  }

  void trouble(Optional<String> reason) {
    trouble = reason;
  }

  /** What a person said about the very same input. */
  Optional<String> override(String input) {
    return Optional.ofNullable(overrides.get(input));
  }

  void override(String input, String answer) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(input, answer);
    overrides = Map.copyOf(more);
  }

  /** The share of its calls that is sampled now. */
  double sample(TaskSettings settings) {
    return service.isEmpty() ? 1 : settings.sample().after(sincePromotion.get());
  }

  /** A call that was answered, by the teacher or in its place. */
  void count(boolean locally) {
    calls.incrementAndGet();
    sincePromotion.incrementAndGet();
    local.addAndGet(locally ? 1 : 0);
    int at = recentCalls.getAndUpdate(old -> old + 1 == 2 * RECENT ? RECENT : old + 1);
    recent[at % RECENT] = locally;
  }

  long calls() {
    return calls.get();
  }

  /** The share of the last calls that was answered locally; not a number before there was one. */
  double localShare() {
    int known = Math.min(RECENT, recentCalls.get());
    int answered = 0;
    for (int i = 0; i < known; i++) {
      answered += recent[i] ? 1 : 0;
    }
    return (double) answered / known;
  }

  int labelled() {
    return labelled;
  }

  void labelled(int count) {
    labelled = count;
  }

  int later() {
    return later;
  }

  void later(int count) {
    later = count;
  }

  int lookAt() {
    return lookAt;
  }

  void lookAt(int count) {
    lookAt = count;
  }

  /** Up to which call all audits in the store are known. */
  String auditedUpTo() {
    auditOpen = false;
    return auditedUpTo.isEmpty() ? life().learnFrom() : auditedUpTo;
  }

  /**
   * An audit in the store was looked at; from the first open one on they are looked at again, and
   * so are young ones: an earlier call may still be on its way into the store.
   */
  void auditSeen(Observation one, Instant youngFrom) {
    auditOpen |= one.teacher() instanceof TeacherAnswer.Pending || !one.time().isBefore(youngFrom);
    if (!auditOpen) {
      auditedUpTo = one.id();
    }
  }

  /** The largest id among its calls that are known of; empty before there was one. */
  String newest() {
    return newest;
  }

  /** There is a call with this id. */
  void known(String id) {
    newest = id.compareTo(newest) > 0 ? id : newest;
  }

  TeacherWatch teacher() {
    return teacher;
  }

  SelfAgreement selfAgreement() {
    return selfAgreement;
  }
}
