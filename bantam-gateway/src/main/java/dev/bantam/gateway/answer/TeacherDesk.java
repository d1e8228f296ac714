package dev.bantam.gateway.answer;

import dev.bantam.core.Usage;
import dev.bantam.gateway.relay.Bodies;
import dev.bantam.gateway.relay.ReadReply;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Asks teachers off the clients' paths, a few questions at a time, and again and again until the
 * deadline while they do not answer. A question that finds the desk full is not asked; its deadline
 * says the rest.
 */
final class TeacherDesk implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final int AT_ONCE = 32;
  private static final int MOST_WAITING = 10_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final int LONGEST_REPLY = 8 << 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /**
   * A question with the moment of its next attempt.
   *
   * @param heard the answer, when it is known and could not be told so far
   */
  private record Attempt(Question question, Optional<TeacherAnswer> heard, Duration pause, long at)
      implements Delayed {

    /** The same, later. */
    Attempt later(Optional<TeacherAnswer> known) {
      Duration next = pause.multipliedBy(2);
      return new Attempt(
          question,
          known,
          next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE,
          System.nanoTime() + pause.toNanos());
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  /** Who is told, on a thread of the desk. */
  interface Answers {

    /** A reply began with this status. */
    void replied(Question question, int status);

    /** The teacher said this. */
    void answered(Question question, TeacherAnswer answer);
  }

  /** A provider that does not notice that it is to stop is not waited for any longer. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Supplier<Provider> provider;
  private final Supplier<Teachers> teachers;
  private final Answers answers;
  private final InstantSource clock;
  private final DelayQueue<Attempt> waiting = new DelayQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final LongAdder input = new LongAdder();
  private final LongAdder output = new LongAdder();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /**
   * A desk that begins to work.
   *
   * @param provider who is asked at this moment
   * @param teachers whose answers count at this moment
   * @param answers told of each answer
   */
  TeacherDesk(
      Supplier<Provider> provider,
      Supplier<Teachers> teachers,
      Answers answers,
      InstantSource clock) {
    this.provider = provider;
    this.teachers = teachers;
    this.answers = answers;
    this.clock = clock;
    for (int i = 0; i < AT_ONCE; i++) {
      threads.add(Thread.ofVirtual().name("bantam asks a teacher " + i).start(this::work));
    }
  }

  /** Takes a question, unless too many wait already. */
  void ask(Question question) {
    if (closed || waiting.size() >= MOST_WAITING || bytes.get() + question.bytes() > MOST_BYTES) {
      refused.incrementAndGet();
      return;
    }
    bytes.addAndGet(question.bytes());
    waiting.add(new Attempt(question, Optional.empty(), FIRST_PAUSE, System.nanoTime()));
  }

  /** How many questions were not asked because too many waited. */
  long refused() {
    return refused.get();
  }

  /** The tokens that its questions took, as far as providers counted them. */
  Usage spent() {
    return new Usage(input.sum(), 0, output.sum(), 0);
  }

  /** How many wait for an attempt. */
  int waiting() {
    return waiting.size();
  }

  private void work() {
    while (!closed) {
      try {
        Attempt attempt = waiting.take();
        if (!tried(attempt)) {
          bytes.addAndGet(-attempt.question().bytes());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report what follows", e);
      }
    }
  }

  /** Whether the question waits for another attempt. */
  private boolean tried(Attempt attempt) {
    Question question = attempt.question();
    if (!clock.instant().isBefore(question.deadline())) {
      return false;
    }
    Optional<TeacherAnswer> answer = attempt.heard().or(() -> asked(question));
    if (answer.isPresent() && told(question, answer.get())) {
      return false;
    }
    waiting.add(attempt.later(answer));
    return true;
  }

  /** Whether it could be told: a store that is away for a while comes back. */
  private boolean told(Question question, TeacherAnswer answer) {
    try {
      answers.answered(question, answer);
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "an answer of a teacher cannot be kept yet: " + e.getMessage());
      return false;
    }
  }

  /** The teacher's answer, or nothing when another attempt may help. */
  private Optional<TeacherAnswer> asked(Question question) {
    try (ProviderReply reply = provider.get().send(question.request())) {
      answers.replied(question, reply.status());
      byte[] body = reply.body().readNBytes(LONGEST_REPLY);
      if (mayHelpToRepeat(reply.status()) || isStandIn(question, reply)) {
        return Optional.empty();
      }
      Optional<byte[]> plain = Bodies.decoded(body, reply.headers(), LONGEST_REPLY);
      if (plain.isEmpty()) {
        return Optional.of(new TeacherAnswer.Unusable("in an unknown encoding"));
      }
      ReadReply read =
          ReadReply.of(question.call(), plain.get(), Bodies.mediaType(reply.headers()));
      input.add(read.usage().input());
      output.add(read.usage().output());
      return Optional.of(read.answer());
    } catch (ProviderException | IOException e) {
      return Optional.empty();
    }
  }

  private static boolean mayHelpToRepeat(int status) {
    return status == 408 || status == 409 || status == 429 || status >= 500;
  }

  private boolean isStandIn(Question question, ProviderReply reply) {
    Optional<String> teacher = teachers.get().of(question.call().model());
    return reply.answeredBy().isPresent() && !reply.answeredBy().equals(teacher);
  }

  /**
   * Stops asking; returns once nobody is told anything any more. What was not answered is asked
   * again after a restart, or never.
   */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
