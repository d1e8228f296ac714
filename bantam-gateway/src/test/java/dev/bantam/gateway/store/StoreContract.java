package dev.bantam.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Usage;
import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.relay.TraceId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of traces does. */
abstract class StoreContract extends LoopStoreTests {

  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private TraceId ids = new TraceId(new SplittableRandom(1));
  TraceStore store;

  /** The store of this test, empty at first; opened again it holds what it held. */
  abstract TraceStore open();

  /** From now on the database refuses traces of this tenant. */
  abstract void refuse(String tenant) throws SQLException;

  @BeforeEach
  void openStore() {
    ids = new TraceId(new SplittableRandom(1)); // Not after those of other tests.
    store = open();
  }

  @Override
  TraceStore store() {
    return store;
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  static NewTrace trace(String id, String tenant, String model, String request) {
    StoredTrace trace =
        new StoredTrace(
            id,
            NOON,
            tenant,
            "POST",
            "/v1/chat/completions",
            model,
            "upstream:fake",
            "answered",
            200,
            false,
            true,
            Duration.ofNanos(1_000),
            Duration.ofMillis(12),
            request.length(),
            2,
            new Usage(10, 4, 5, 1),
            "req-1",
            "",
            "",
            "0123456789ab",
            0.25,
            0.5);
    return new NewTrace(
        trace,
        Optional.of(
            new TraceTexts(
                request.getBytes(StandardCharsets.UTF_8),
                new byte[] {0, -1},
                "application/json",
                true)),
        CallNotes.NONE,
        Optional.empty());
  }

  private NewTrace at(Instant time, String tenant) {
    return trace(ids.at(time), tenant, "m", "{}");
  }

  private static List<String> idsOf(List<StoredTrace> traces) {
    return traces.stream().map(StoredTrace::id).toList();
  }

  @Test
  void whatIsWrittenIsThereAfterOpeningAgain() {
    NewTrace written = trace(ids.at(NOON), "ten\u00fc", "m", "{\"a\":\"\u00e9\"}");
    store.write(List.of(written));
    store.close();
    store = open();
    String id = written.trace().id();
    assertThat(store.find(id)).contains(written.trace());
    TraceTexts texts = store.texts(id).orElseThrow();
    assertThat(texts.request()).isEqualTo(written.texts().orElseThrow().request());
    assertThat(texts.reply()).containsExactly(0, -1);
    assertThat(texts.whole()).isTrue();
    assertThat(store.find("0")).isEmpty();
  }

  @Test
  void pagesGoThroughAllTracesOnce() {
    List<NewTrace> traces = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      traces.add(at(NOON.plusMillis(i / 3), i % 2 == 0 ? "even" : "odd"));
    }
    store.write(traces);
    List<String> all = new ArrayList<>();
    Optional<String> before = Optional.empty();
    for (List<StoredTrace> page = store.newest(TraceFilter.ALL, before, 10);
        !page.isEmpty();
        page = store.newest(TraceFilter.ALL, before, 10)) {
      all.addAll(idsOf(page));
      before = Optional.of(page.getLast().id());
    }
    List<String> expected = traces.stream().map(t -> t.trace().id()).sorted().toList();
    assertThat(all.reversed()).isEqualTo(expected);
    assertThat(idsOf(store.following(TraceFilter.ALL, "", 100))).isEqualTo(expected);
    TraceFilter odd = new TraceFilter(Optional.of("odd"), Optional.of("m"));
    assertThat(store.newest(odd, Optional.empty(), 100)).hasSize(12);
    assertThat(store.newest(new TraceFilter(Optional.empty(), Optional.of("x")), before, 9))
        .isEmpty();
  }

  @Test
  void whatIsDeletedIsGoneWithItsTexts() {
    NewTrace old = at(NOON.minusSeconds(1), "a");
    NewTrace one = at(NOON, "a");
    NewTrace other = at(NOON, "b");
    store.write(List.of(old, one, other));
    assertThat(store.deleteBefore(NOON)).isEqualTo(1);
    assertThat(store.texts(old.trace().id())).isEmpty();
    assertThat(store.delete(other.trace().id())).isTrue();
    assertThat(store.delete(other.trace().id())).isFalse();
    assertThat(store.texts(other.trace().id())).isEmpty();
    assertThat(store.deleteTenant("b")).isZero();
    assertThat(store.deleteTenant("a")).isEqualTo(1);
    assertThat(store.newest(TraceFilter.ALL, Optional.empty(), 9)).isEmpty();
  }

  @Test
  void aBatchIsWrittenWholeOrNotAtAll() throws SQLException {
    refuse("bad");
    NewTrace good = at(NOON, "a");
    NewTrace bad = at(NOON, "bad");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> store.write(List.of(good, bad))))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(SqlFaults.areOfRows(e)).isTrue());
    assertThat(store.find(good.trace().id())).isEmpty();
    store.write(List.of(good));
    assertThat(store.find(good.trace().id())).isPresent();
  }

  @Test
  void whatIsWrittenAgainStaysAsItIs() {
    NewTrace first = trace("1", "a", "m", "{}");
    NewTrace again = trace("1", "b", "n", "[]");
    NewTrace other = trace("2", "b", "n", "[]");
    store.write(List.of(first));
    store.write(List.of(again, other));
    assertThat(store.find("1")).contains(first.trace());
    assertThat(store.texts("1").orElseThrow().request()).asString().isEqualTo("{}");
    assertThat(store.find("2")).contains(other.trace());
  }

  @Test
  void keysAreAddedListedAndRemoved() {
    KeyTable.Row key = new KeyTable.Row("id1", "app", "hash", true, NOON);
    assertThat(store.keys().add(key)).isTrue();
    assertThat(store.keys().add(new KeyTable.Row("id2", "app", "x", false, NOON))).isFalse();
    assertThat(store.keys().list()).containsExactly(key);
    assertThat(store.keys().remove("app")).isTrue();
    assertThat(store.keys().remove("app")).isFalse();
  }
}
