package dev.bantam.loop;

import dev.bantam.core.Call;
import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.LiveTasks;
import dev.bantam.observe.task.Task;
import dev.bantam.specialist.encoder.Encoders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tasks learned from live traffic, certified, served and audited. Whoever relays calls tells of
 * each when it arrives ({@link #arrive}), asks whether it may be answered here ({@link #answer}),
 * and tells what its teacher said ({@link #answered}, {@link #settled}).
 *
 * <p>{@link #arrive} and {@link #answer} are made for the path of a call: they take no lock and
 * read no store. All else belongs off it. Safe for use by several threads.
 */
public final class Loop implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.loop");

  private final LoopStore store;
  private final LiveTasks live;
  private final Learners learners;
  private final Coin coin;
  private final InstantSource clock;
  private final Encoders encoders;
  private final TaskCourse course;
  private final TaskViews views;
  private final Map<String, KnownTask> tasks = new ConcurrentHashMap<>();
  private final Map<String, Observation> open = new ConcurrentHashMap<>();
  private volatile LoopSettings settings;

  /**
   * Goes on where the store says that it ended.
   *
   * @param specialists the folder of specialists, one folder a task in it
   * @param learners are closed with the loop
   */
  public Loop(
      LoopSettings settings,
      LoopStore store,
      Path specialists,
      Learners learners,
      Coin coin,
      InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.learners = learners;
    this.coin = coin;
    this.clock = clock;
    this.encoders = Encoders.ofUser();
    List<TaskRecord> stored = store.tasks();
    this.live = new LiveTasks(stored.stream().map(TaskRecord::task).toList());
    this.course =
        new TaskCourse(() -> this.settings, store, live, learners, specialists, clock, encoders);
    this.views = new TaskViews(() -> this.settings, live, course);
    store.pending().forEach(one -> open.put(one.id(), one));
    stored.forEach(record -> take(new KnownTask(record)));
  }

  private void take(KnownTask task) {
    tasks.put(task.id(), task);
    course.take(task);
  }

  // ---- the path of a call ----

  /** A call that arrives: its task is recognised and the coin is thrown. */
  public Arrival arrive(String id, Instant time, Call call, boolean retry) {
    double thrown = coin.next();
    if (!(live.assign(seen(call)) instanceof Assignment.OfTask of)) {
      return new Arrival(id, time, call, retry, "", "", thrown, 0);
    }
    KnownTask task = tasks.get(of.task());
    double sample = task == null ? 1 : task.sample(settings.of(task.record()));
    return new Arrival(id, time, call, retry, of.task(), of.input(), thrown, sample);
  }

  /**
   * A call that arrived before this loop was opened, with the coin as it was thrown then. It is of
   * no task when its input is not recognised any more.
   */
  public Arrival arrived(
      String id, Instant time, Call call, boolean retry, String task, double thrown, double share) {
    return live.assign(seen(call)) instanceof Assignment.OfTask of && of.task().equals(task)
        ? new Arrival(id, time, call, retry, task, of.input(), thrown, share)
        : new Arrival(id, time, call, retry, "", "", thrown, 0);
  }

  private Call seen(Call call) {
    return settings.shared() && call.tenant().isPresent()
        ? new Call(
            call.endpoint(),
            call.model(),
            call.messages(),
            call.format(),
            call.obstacles(),
            Optional.empty())
        : call;
  }

  /** What is answered in the teacher's place: what a person said, or a specialist says surely. */
  public Optional<LocalAnswer> answer(Arrival arrival) {
    KnownTask task = tasks.get(arrival.task());
    if (task == null) {
      return Optional.empty();
    }
    Optional<Service> service = task.service();
    if (service.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> override = task.override(arrival.input());
    try {
      Optional<LocalAnswer> answer =
          override.isPresent()
              ? override.map(text -> new LocalAnswer(0, "correction", text, 1, 1))
              : service.get().answer(arrival.input());
      return answer.filter(given -> mayBeLocal(task, given));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a specialist failed; the call goes upstream", e);
      return Optional.empty();
    }
  }

  /** By today's settings: the specialist may have been learned by others. */
  private boolean mayBeLocal(KnownTask task, LocalAnswer answer) {
    List<String> never = settings.of(task.record()).neverLocal();
    return never.isEmpty()
        || task.texts().filter(texts -> !texts.hasOneOf(answer.text(), never)).isPresent();
  }

  /**
   * Whether a person said what is answered to the very same input, and that holds at present. Costs
   * nothing.
   */
  public boolean corrected(Arrival arrival) {
    return Optional.ofNullable(tasks.get(arrival.task()))
        .filter(task -> task.service().isPresent())
        .flatMap(task -> task.override(arrival.input()))
        .isPresent();
  }

  /**
   * A call is answered in its teacher's place: it counts as local from now on. To be told once of
   * each, when its answer goes out for certain; an answer that was only asked for counts as
   * nothing.
   */
  public void given(Arrival arrival) {
    KnownTask task = tasks.get(arrival.task());
    if (task != null && !arrival.retry()) {
      task.count(true);
    }
  }

  /**
   * Whether an answer may still go out: the specialist that gave it, or a person's correction,
   * serves at this moment.
   */
  public boolean stands(Arrival arrival, LocalAnswer answer) {
    return Optional.ofNullable(tasks.get(arrival.task()))
        .flatMap(KnownTask::service)
        .filter(service -> isOf(service, answer))
        .isPresent();
  }

  private static boolean isOf(Service service, LocalAnswer answer) {
    return answer.specialist() == 0 || answer.specialist() == service.number();
  }

  /**
   * A sampled call is answered locally, and its teacher will be asked. When this returns, that is
   * in the store, and nothing had ended local answers by then. When it does not return, the call is
   * its teacher's alone; {@link #answered} says what came of it.
   *
   * @param deadline from when on the teacher's silence counts as a disagreement
   * @throws LoopException when the specialist does not serve any more
   */
  public void promised(Arrival arrival, LocalAnswer answer, Instant deadline) {
    Service service =
        Optional.ofNullable(tasks.get(arrival.task()))
            .flatMap(KnownTask::service)
            .filter(one -> isOf(one, answer))
            .orElseThrow(Loop::ended);
    Observation observation =
        observation(arrival, Optional.of(answer), new TeacherAnswer.Pending(deadline));
    boolean audited = service.number() == answer.specialist() && !arrival.retry();
    if (audited) {
      service.audits().promise(arrival.id());
    }
    try {
      store.observe(List.of(observation));
      open.put(arrival.id(), observation);
    } catch (RuntimeException e) {
      if (audited) {
        service.audits().withdraw(arrival.id());
      }
      throw e;
    }
    if (!stands(arrival, answer)) {
      throw ended(); // There was an alarm while it was stored.
    }
  }

  private static LoopException ended() {
    return new LoopException("The specialist does not serve any more.");
  }

  // ---- off the path ----

  /** The teacher answered a call on the client's path. Told twice, it counts once. */
  public void answered(Arrival arrival, TeacherAnswer answer) {
    if (open.containsKey(arrival.id())) {
      countUpstream(arrival);
      settled(arrival.id(), answer); // It was promised, and local answers ended in that moment.
      return;
    }
    if (arrival.retry()) {
      store.settle(arrival.id(), answer); // In case it was promised; else it counts already.
      return;
    }
    live.look(trace(arrival, answer));
    if (arrival.task().isEmpty()) {
      return;
    }
    KnownTask task = tasks.get(arrival.task());
    if (task == null) {
      task = discovered(arrival).orElse(null);
    }
    if (task == null) {
      return;
    }
    Observation observation = observation(arrival, Optional.empty(), answer);
    boolean known = store.observe(List.of(observation)) == 0;
    if (known && store.settle(arrival.id(), answer)) {
      countUpstream(arrival);
      return; // Its promise is in the store after all, and audited from there.
    }
    if (!known) {
      countUpstream(arrival);
    }
    course.observed(task, observation);
  }

  private void countUpstream(Arrival arrival) {
    KnownTask task = tasks.get(arrival.task());
    if (task != null && !arrival.retry()) {
      task.count(false);
    }
  }

  /** The teacher answered off the client's path. Told twice, it counts once. */
  public void settled(String id, TeacherAnswer answer) {
    if (!store.settle(id, answer)) {
      return;
    }
    Observation promised = open.remove(id);
    if (promised == null) {
      return; // Promised by another gateway, which hears of it from the store.
    }
    KnownTask task = tasks.get(promised.task());
    if (task != null) {
      course.settled(
          task,
          new Observation(
              promised.id(),
              promised.task(),
              promised.time(),
              promised.source(),
              promised.coin(),
              promised.sample(),
              promised.retry(),
              promised.input(),
              promised.local(),
              answer));
    }
  }

  /** Time has passed: to be told about once a second. */
  public void tick() {
    Instant now = clock.instant();
    for (Observation one : store.pending()) {
      if (one.teacher() instanceof TeacherAnswer.Pending(Instant deadline)
          && now.isAfter(deadline)) {
        settled(one.id(), new TeacherAnswer.Unusable("missing after its deadline"));
      }
    }
    for (TaskRecord stored : store.tasks()) {
      KnownTask task = tasks.get(stored.task().id());
      if (task == null) {
        live.pin(stored.task());
        take(new KnownTask(stored));
      } else {
        course.refresh(task, stored);
      }
    }
    tasks.values().forEach(course::tick);
  }

  private Optional<KnownTask> discovered(Arrival arrival) {
    Optional<Task> found = live.task(arrival.task());
    if (found.isEmpty() || tasks.size() >= LoopSettings.MOST_TASKS) {
      return Optional.empty();
    }
    return Optional.of(added(found.get(), earlier(arrival)));
  }

  /** Nothing where the calls of several tenants are one task's: whose they were is not known. */
  private List<Observation> earlier(Arrival first) {
    return settings.shared()
        ? List.of()
        : live.recent(first.task()).stream()
            .filter(seen -> seen.trace().origin().compareTo(first.id()) < 0)
            .map(this::earlier)
            .toList();
  }

  /**
   * A call from before its task was known, when all were their teacher's: as good as sampled. It is
   * older than every specialist, and so certifies none.
   */
  private Observation earlier(LiveTasks.Seen seen) {
    Trace trace = seen.trace();
    return new Observation(
        trace.origin(),
        seen.task(),
        trace.time().orElse(Instant.EPOCH),
        trace.call().tenant().orElse(""),
        coin.next(),
        1,
        trace.retry(),
        seen.input(),
        Optional.empty(),
        switch (trace.reply()) {
          case Trace.Reply.Answered(String text, String model) ->
              new TeacherAnswer.Answered(text, model);
          case Trace.Reply.Unusable(String reason) -> new TeacherAnswer.Unusable(reason);
        });
  }

  /**
   * @param earlier its calls from before it was known
   */
  private synchronized KnownTask added(Task found, List<Observation> earlier) {
    KnownTask known = tasks.get(found.id());
    if (known != null) {
      return known;
    }
    TaskRecord fresh =
        new TaskRecord(found, found.name(), Lives.begin(clock.instant(), firstAfter(found)), 0);
    if (store.add(fresh)) {
      store.observe(earlier);
    }
    live.pin(found);
    KnownTask task = new KnownTask(store.task(found.id()).orElse(fresh));
    if (AnswerShape.of(found) instanceof AnswerShape.Obstacle(String reason)
        && task.life().phase() == Phase.OBSERVING) {
      course.told(task, new LifeEvent.Unfit(reason));
    }
    take(task);
    return task;
  }

  private int firstAfter(Task task) {
    return settings
        .of(new TaskRecord(task, task.name(), Lives.begin(Instant.EPOCH, 0), 0))
        .firstAfter();
  }

  private static Observation observation(
      Arrival arrival, Optional<LocalAnswer> local, TeacherAnswer teacher) {
    return new Observation(
        arrival.id(),
        arrival.task(),
        arrival.time(),
        arrival.call().tenant().orElse(""),
        arrival.coin(),
        arrival.sample(),
        arrival.retry(),
        arrival.input(),
        local,
        teacher);
  }

  private Trace trace(Arrival arrival, TeacherAnswer answer) {
    Trace.Reply reply =
        switch (answer) {
          case TeacherAnswer.Answered(String text, String model) ->
              new Trace.Reply.Answered(text, model);
          case TeacherAnswer.Unusable(String reason) -> new Trace.Reply.Unusable(reason);
          case TeacherAnswer.Pending pending -> new Trace.Reply.Unusable("not answered yet");
        };
    return new Trace(
        seen(arrival.call()),
        reply,
        Usage.NONE,
        OptionalDouble.empty(),
        Optional.of(arrival.time()),
        arrival.retry(),
        arrival.id());
  }

  // ---- people ----

  /** All tasks, the oldest first. */
  public List<TaskView> tasks() {
    return store.tasks().stream()
        .map(record -> tasks.get(record.task().id()))
        .filter(task -> task != null)
        .map(this::view)
        .toList();
  }

  /** One task. */
  public Optional<TaskView> task(String id) {
    return Optional.ofNullable(tasks.get(id)).map(this::view);
  }

  /**
   * A person promotes, pauses, resumes or relearns a task.
   *
   * @return the task after that, or nothing when there is none
   * @throws LoopException when the task is in no state for that
   */
  public Optional<TaskView> told(String id, LifeEvent event) {
    Optional<KnownTask> task = Optional.ofNullable(tasks.get(id));
    task.ifPresent(known -> course.told(known, event));
    return task.map(this::view);
  }

  /** Calls a task something else; nothing when there is none. */
  public Optional<TaskView> rename(String id, String name) {
    Optional<KnownTask> task = Optional.ofNullable(tasks.get(id));
    task.ifPresent(known -> course.rename(known, name));
    return task.map(this::view);
  }

  /**
   * Adds a task before any of its calls was seen.
   *
   * @throws LoopException when it is known already, or there are too many
   */
  public TaskView declare(Task task) {
    if (tasks.containsKey(task.id())) {
      throw new LoopException("This task is known already, as " + task.id() + ".");
    }
    if (tasks.size() >= LoopSettings.MOST_TASKS) {
      throw new LoopException("There are %,d tasks already.".formatted(LoopSettings.MOST_TASKS));
    }
    return view(added(task, List.of()));
  }

  /**
   * Keeps what a person says of an answer: it is learned from, and answers the very same input
   * while a specialist serves. It certifies and audits nothing.
   *
   * @throws LoopException when that is no answer of the task, or there is no such task
   */
  public void correct(Correction correction) {
    KnownTask task = tasks.get(correction.task());
    if (task == null) {
      throw new LoopException("There is no task " + correction.task() + ".");
    }
    if (task.texts().flatMap(texts -> texts.ofPerson(correction.answer())).isEmpty()) {
      throw new LoopException(
          "This is no answer of %s: %s".formatted(task.record().name(), choices(task)));
    }
    course.correct(task, correction);
  }

  private static String choices(KnownTask task) {
    String all =
        task.texts()
            .map(
                texts ->
                    String.join(
                        "; ",
                        texts.schema().fields().stream()
                            .map(field -> field.name() + " is one of " + field.choices())
                            .toList()))
            .orElse("its answers cannot be compared");
    return all.length() > 400 ? all.substring(0, 397) + "..." : all;
  }

  /** From now on these settings hold; specialists that serve keep their promise. */
  public void reload(LoopSettings next) {
    settings = next;
  }

  /**
   * The largest id that tasks remember or that the store holds of their calls; empty without any.
   * Later calls need larger ones: what is older than a freeze or an alarm counts for nothing.
   */
  public String newest() {
    return tasks.values().stream()
        .flatMap(
            task ->
                Stream.of(
                    task.newest(),
                    task.life().learnFrom(),
                    task.life().candidate().map(Candidate::after).orElse("")))
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private TaskView view(KnownTask task) {
    return views.of(task);
  }

  @Override
  public void close() {
    learners.close();
    encoders.close();
  }
}
