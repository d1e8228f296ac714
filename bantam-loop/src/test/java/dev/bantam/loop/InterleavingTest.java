package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.guarantee.AuditAlarm;
import dev.bantam.specialist.ManifestReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls, late teachers, late learners, crashes, people's words, teachers that change: in any order,
 * through two loops on one store. What must never happen does not happen in any of them.
 */
class InterleavingTest {

  private static final Messages MESSAGES = new Messages(3, 1.5);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void nothingIsAnsweredLocallyThatIsNotPromised(long seed) {
    Run run = new Run(folder, seed);
    for (int step = 0; step < 4_000; step++) {
      run.step();
    }
    run.end();
    assertThat(run.store.certified()).isPositive();
    assertThat(run.locals > 0 || seed % 2 == 0).isTrue();
  }

  private static final class Run implements InstantSource {

    private final WatchedStore store = new WatchedStore();
    private final Map<String, Observation> told = new TreeMap<>();
    private final List<Observation> open = new ArrayList<>();
    private final Map<Integer, Boolean> certified = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Coin coin;
    private final LoopSettings settings;
    private final Path folder;
    private final SplittableRandom random;
    private final List<String> inputs;
    private final Loop[] loops = new Loop[2];
    private final LateLearners[] learners = new LateLearners[2];
    private final Street wire;
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private String model = "teacher-1";
    private boolean turned;
    private int number;
    private int locals;

    Run(Path folder, long seed) {
      this.folder = folder;
      this.random = new SplittableRandom(seed);
      this.coin = new Coin(seed);
      this.inputs = MESSAGES.some(6_000, seed);
      TaskSettings task =
          TaskSettings.defaults()
              .withPromise(0.15, 0.1)
              .withSample(new SampleSchedule(0.5, 0.2, 300))
              .withLearnAfter(150)
              .withCooldown(Duration.ofSeconds(30));
      this.settings = LoopSettings.of(seed % 2 == 0 ? task : task.promotedAutomatically());
      this.wire =
          new Street(new MemoryLoopStore(), folder, settings, MESSAGES.labels(), MESSAGES::label);
      open(0);
      open(1);
    }

    private void open(int which) {
      learners[which] = new LateLearners(new Learning(this, List.of()));
      loops[which] = new Loop(settings, store, folder, learners[which], coin, this);
    }

    @Override
    public Instant instant() {
      return now;
    }

    void step() {
      now = now.plusMillis(100);
      int which = random.nextInt(2);
      int dice = random.nextInt(1_000);
      if (dice < 900) {
        call(which);
      } else if (dice < 940) {
        settleOne();
      } else if (dice < 970) {
        learners[which].work();
      } else if (dice < 978) {
        open(which); // The one before ended without a word.
        checkAudits(which);
      } else if (dice < 990) {
        person(which);
      } else if (dice < 991) {
        turned = !turned;
      } else if (dice < 992) {
        model = "teacher-" + (1 + random.nextInt(2));
      } else {
        now = now.plusSeconds(random.nextInt(20));
      }
      if (number % 5 == 0) {
        loops[0].tick();
        loops[1].tick();
        loops[0].tick(); // It hears of what the other one's tick brought about.
      }
    }

    private Optional<TaskRecord> record() {
      return store.tasks().stream().findFirst();
    }

    private void call(int which) {
      String input = inputs.get(number % inputs.size());
      boolean retry = random.nextInt(20) == 0;
      Optional<Life> life = record().map(TaskRecord::life);
      Arrival arrival =
          loops[which].arrive("%08d".formatted(number++), now, wire.request(input), retry);
      Optional<LocalAnswer> local = loops[which].answer(arrival);
      local.ifPresent(answer -> justified(life.orElseThrow(), input, answer));
      String label = MESSAGES.label(input);
      String said = turned ? MESSAGES.labels().get((label.charAt(9) - 'a' + 1) % 3) : label;
      TeacherAnswer answer =
          random.nextInt(50) == 0
              ? new TeacherAnswer.Unusable("refused")
              : new TeacherAnswer.Answered("{\"category\":\"" + said + "\"}", model);
      if (local.isEmpty()) {
        loops[which].answered(arrival, answer);
        if (random.nextInt(10) == 0) {
          loops[which].answered(arrival, answer);
        }
        if (!retry && !arrival.task().isEmpty()) {
          tell(arrival, local, answer);
        }
      } else if (arrival.sampled()) {
        loops[which].promised(arrival, local.get(), now.plusSeconds(15));
        tell(arrival, local, answer);
        open.add(Objects.requireNonNull(told.get(arrival.id())));
        if (random.nextInt(4) > 0) {
          settleOne();
        }
      }
    }

    private void tell(Arrival arrival, Optional<LocalAnswer> local, TeacherAnswer answer) {
      told.put(
          arrival.id(),
          new Observation(
              arrival.id(),
              arrival.task(),
              arrival.time(),
              "",
              arrival.coin(),
              arrival.sample(),
              arrival.retry(),
              arrival.input(),
              local,
              answer));
    }

    private void settleOne() {
      if (!open.isEmpty()) {
        Observation one = open.remove(random.nextInt(open.size()));
        int which = random.nextInt(2);
        loops[which].settled(one.id(), one.teacher());
        loops[which].settled(one.id(), one.teacher());
      }
    }

    /** By what is stored: not by what either loop believes. */
    private void justified(Life life, String input, LocalAnswer answer) {
      locals++;
      if (answer.rung().equals("correction")) {
        assertThat(words).contains(input);
        return;
      }
      if (number % 5 != 1) {
        return; // The other loop may have changed it since the last tick.
      }
      assertThat(life.phase()).as("%s", life).isEqualTo(Phase.SERVING);
      assertThat(life.serving()).isEqualTo(OptionalInt.of(answer.specialist()));
      assertThat(certified.computeIfAbsent(answer.specialist(), this::isCertified)).isTrue();
      assertThat(fold(answer.specialist()).raised()).isEmpty();
    }

    private boolean isCertified(int specialist) {
      String task = record().orElseThrow().task().id();
      return ManifestReader.read(folder.resolve(task).resolve(Integer.toString(specialist)))
          .certificate()
          .isPresent();
    }

    /** The audits of a specialist as they are stored, up to the first that is still open. */
    private AuditAlarm fold(int specialist) {
      AuditAlarm alarm = AuditAlarm.start(0.15, 0.1);
      for (Observation one :
          store.observations(record().orElseThrow().task().id(), "", Integer.MAX_VALUE)) {
        boolean audit =
            one.local().filter(local -> local.specialist() == specialist).isPresent()
                && one.sampled()
                && !one.retry();
        if (audit && one.teacher() instanceof TeacherAnswer.Pending) {
          break;
        }
        if (audit) {
          boolean agrees =
              one.teacher() instanceof TeacherAnswer.Answered(String text, String by)
                  && text.contains('"' + one.local().orElseThrow().text() + '"');
          alarm = alarm.next(!agrees);
        }
      }
      return alarm;
    }

    private void checkAudits(int which) {
      for (TaskView view : loops[which].tasks()) {
        Life life = store.task(view.record().task().id()).orElseThrow().life();
        if (life.phase() == Phase.SERVING && view.audits().isPresent()) {
          AuditAlarm expected = fold(life.serving().orElseThrow());
          assertThat(view.audits().get().count()).isEqualTo(expected.evidence().audits());
          assertThat(view.audits().get().disagreements())
              .isEqualTo(Math.round(expected.evidence().losses()));
        }
      }
    }

    private void person(int which) {
      Optional<TaskRecord> task = record();
      if (task.isEmpty()) {
        return;
      }
      String id = task.get().task().id();
      try {
        switch (random.nextInt(8)) {
          case 0 -> loops[which].told(id, new LifeEvent.Paused());
          case 1, 2 -> loops[which].told(id, new LifeEvent.Resumed());
          case 3, 4, 5 -> loops[which].told(id, new LifeEvent.Promoted());
          case 6 -> loops[which].told(id, new LifeEvent.RelearnAsked());
          default -> {
            String input = inputs.get(random.nextInt(inputs.size()));
            loops[which].correct(
                new Correction(
                    "%08d".formatted(number), id, now, "", input, MESSAGES.labels().getFirst()));
            words.add(input);
          }
        }
      } catch (LoopException e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    }

    /** Everything that was told is stored as it was told, once. */
    void end() {
      open.forEach(one -> loops[0].settled(one.id(), one.teacher()));
      open(0);
      checkAudits(0);
      Map<String, Observation> stored = new TreeMap<>();
      String known = told.keySet().iterator().next();
      store.tasks().stream()
          .flatMap(task -> store.observations(task.task().id(), "", Integer.MAX_VALUE).stream())
          .filter(one -> one.id().compareTo(known) >= 0) // The others came before their task was.
          .forEach(one -> assertThat(stored.put(one.id(), one)).isNull());
      assertThat(stored.keySet()).isEqualTo(told.keySet());
      stored.forEach(
          (id, one) -> {
            Observation expected = Objects.requireNonNull(told.get(id));
            assertThat(one.local()).isEqualTo(expected.local());
            assertThat(one.coin()).isEqualTo(expected.coin());
            assertThat(one.sample()).isEqualTo(expected.sample());
            assertThat(
                    one.teacher().equals(expected.teacher())
                        || one.teacher() instanceof TeacherAnswer.Unusable)
                .isTrue();
          });
    }
  }
}
