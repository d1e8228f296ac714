package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.relay.Answerer;
import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.ReadReply;
import dev.bantam.gateway.store.NewTrace;
import dev.bantam.gateway.store.TraceListener;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.gateway.store.TraceTexts;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.provider.Provider;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** All that answers in an upstream's place and learns from what upstreams answer. */
public final class Answering implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");

  private final AnswerCache cache;
  private final AcceptedKeys keys = new AcceptedKeys();
  private final FailedCalls failed = new FailedCalls();
  private final TeacherDesk desk;
  private final TraceObserver observer;
  private final Answerer answerer;
  private final TaskMetrics metrics;
  private final TaskWatch watch;
  private volatile AnswerRules rules;

  /**
   * Begins with what a gateway before this one left undone.
   *
   * @param provider who is asked at this moment
   */
  public Answering(
      GatewayConfig config,
      TraceStore store,
      Supplier<Provider> provider,
      RunningLoop running,
      InstantSource clock) {
    this.rules = AnswerRules.of(config);
    CallLoop loop = running.calls();
    this.cache = new AnswerCache(config.cache().bytes());
    sayWhatIsOff(config);
    CallReading reading = new CallReading();
    this.desk =
        new TeacherDesk(
            provider,
            () -> rules.teachers(),
            new SettledAnswers(loop, keys, store.questions()),
            clock);
    CatchUp catchUp = new CatchUp(store, loop, reading, () -> rules);
    catchUp.ask(desk, clock.instant());
    this.observer = new TraceObserver(this::look, catchUp::observe);
    this.metrics = new TaskMetrics(running.tasks(), desk);
    this.watch = new TaskWatch(running.tasks(), cache::forgetTask);
    this.answerer =
        new LocalAnswerer(() -> rules, loop, cache, reading, keys, failed, desk, store.questions());
  }

  /** Who may answer before a provider is asked. */
  public Answerer answerer() {
    return answerer;
  }

  /** A recorder that hears of calls on their way to this one. */
  public CallRecorder recorder(CallRecorder next) {
    return new HearingRecorder(keys, failed, metrics, next);
  }

  /** Who hears of traces once they are kept. */
  public TraceListener listener() {
    return observer;
  }

  /** Whether calls are looked at by the loop at present. */
  public boolean learns() {
    return rules.learning();
  }

  /** What was answered by whom. */
  public TaskMetrics metrics() {
    return metrics;
  }

  /** Notices what became of tasks since the last look. By one thread at a time. */
  public void look() {
    watch.look();
  }

  /** Forgets what was cached of a task, as when a person says that an answer was wrong. */
  public void forget(String task) {
    cache.forgetTask(task);
  }

  /** From now on this configuration holds. */
  public void reload(GatewayConfig config) {
    rules = AnswerRules.of(config);
    sayWhatIsOff(config);
    keys.clear();
    cache.clear();
  }

  private static void sayWhatIsOff(GatewayConfig config) {
    if (config.loop().on() && config.store().record() != StoreConfig.Recording.FULL) {
      LOG.log(
          System.Logger.Level.WARNING,
          "nothing is learned, answered locally or cached, since store.record is not full");
    }
  }

  private void look(NewTrace trace) {
    CallNotes notes = trace.notes();
    if (notes.call().isEmpty()) {
      return;
    }
    Call call = notes.call().get();
    if (!TeacherTraces.is(trace.trace(), rules.teachers(), call.model())) {
      return;
    }
    Optional<ReadReply> read =
        trace
            .read()
            .or(
                () ->
                    trace
                        .texts()
                        .filter(TraceTexts::whole)
                        .map(texts -> ReadReply.of(call, texts.reply(), texts.replyType())));
    if (read.isEmpty()) {
      return;
    }
    ReadReply reply = read.get();
    notes.arrival().ifPresent(arrival -> arrival.answered(reply.answer()));
    if (reply.ended()
        && notes.cacheKey().isPresent()
        && trace.trace().outcome().equals("answered")
        && reply.answer() instanceof TeacherAnswer.Answered(String text, String model)) {
      cache.keep(
          notes.cacheKey().get(),
          new AnswerCache.Entry(
              text,
              reply.usage(),
              trace.trace().answeredBy(),
              call.model(),
              model,
              trace.trace().task()));
    }
  }

  @Override
  public void close() {
    observer.close();
    desk.close();
  }
}
