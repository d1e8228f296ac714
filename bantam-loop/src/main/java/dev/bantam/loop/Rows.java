package dev.bantam.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which of a task's observations may do what. */
final class Rows {

  /** One source's share of the training weight, when there are several. */
  private static final double MOST_OF_ONE_SOURCE = 0.5;

  /** However few calls the others make, one source's keep so much of their weight. */
  private static final double LEAST_WEIGHT = 0.1;

  private static final int PAGE = 1_000;

  private Rows() {}

  /** All observations of a task with larger ids than this, in order. */
  static List<Observation> after(LoopStore store, String task, String id) {
    List<Observation> all = new ArrayList<>();
    List<Observation> page = store.observations(task, id, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.observations(task, page.getLast().id(), PAGE);
    }
    return all;
  }

  /**
   * About how many calls there were from a time on, those included that were answered locally and
   * left nothing behind: each sampled one stands for as many as its share says.
   */
  static long calls(List<Observation> observations, Instant from) {
    return Math.round(
        observations.stream()
            .filter(one -> one.sampled() && !one.retry() && !one.time().isBefore(from))
            .mapToDouble(one -> 1 / one.sample())
            .sum());
  }

  /**
   * The rows to learn from. Of a time in which few were sampled, most are hard ones: they are only
   * trained on, and those that were sampled although a specialist could answer count for the others
   * like them.
   *
   * @param observations settled ones
   */
  static List<LearnRow> toLearn(List<Observation> observations, List<Correction> corrections) {
    Set<String> corrected = new HashSet<>();
    corrections.forEach(correction -> corrected.add(correction.input()));
    double threshold = threshold(observations);
    List<LearnRow> rows = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (Observation one : observations) {
      if (!one.retry() && !corrected.contains(one.input())) {
        boolean uniform = one.sample() >= threshold && one.coin() < threshold;
        float weight = one.local().isPresent() ? (float) (1 / one.sample()) : 1;
        rows.add(new LearnRow(one.input(), text(one.teacher()), !uniform, weight));
        sources.add(one.source());
      }
    }
    List<LearnRow> all = new ArrayList<>(balanced(rows, sources));
    for (Correction correction : corrections) {
      all.add(new LearnRow(correction.input(), Optional.of(correction.answer()), true, 1));
    }
    return all;
  }

  /** The share that leaves most rows uniformly sampled: of those who had more, by thinning. */
  private static double threshold(List<Observation> observations) {
    TreeSet<Double> shares = new TreeSet<>();
    observations.forEach(one -> shares.add(one.sample()));
    double best = 1;
    long most = -1;
    for (double share : shares) {
      long rows =
          observations.stream().filter(one -> one.sample() >= share && one.coin() < share).count();
      if (rows > most) {
        most = rows;
        best = share;
      }
    }
    return best;
  }

  private static List<LearnRow> balanced(List<LearnRow> rows, List<String> sources) {
    Map<String, Double> weights = new HashMap<>();
    double total = 0;
    for (int i = 0; i < rows.size(); i++) {
      weights.merge(sources.get(i), (double) rows.get(i).weight(), Double::sum);
      total += rows.get(i).weight();
    }
    double whole = total;
    Optional<String> loudest =
        weights.size() < 2
            ? Optional.empty()
            : weights.entrySet().stream()
                .filter(entry -> entry.getValue() > MOST_OF_ONE_SOURCE * whole)
                .map(Map.Entry::getKey)
                .findFirst();
    if (loudest.isEmpty()) {
      return rows;
    }
    double its = weights.getOrDefault(loudest.get(), whole);
    float factor = (float) Math.max(LEAST_WEIGHT, (whole - its) / its);
    List<LearnRow> balanced = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      LearnRow row = rows.get(i);
      balanced.add(
          sources.get(i).equals(loudest.get())
              ? new LearnRow(row.input(), row.answer(), row.trainOnly(), row.weight() * factor)
              : row);
    }
    return balanced;
  }

  /**
   * The first calls after the freeze that are a uniform sample, as many as certify; fewer while
   * there are not enough, or while the teacher still owes an answer to one of them.
   */
  static List<LearnRow> toCertify(List<Observation> later, int rows) {
    double share = later.stream().mapToDouble(Observation::sample).min().orElse(1);
    List<LearnRow> chosen = new ArrayList<>();
    for (Observation one : later) {
      if (one.coin() < share && !one.retry()) {
        if (one.teacher() instanceof TeacherAnswer.Pending || chosen.size() == rows) {
          break;
        }
        chosen.add(new LearnRow(one.input(), text(one.teacher()), false, 1));
      }
    }
    return chosen;
  }

  private static Optional<String> text(TeacherAnswer answer) {
    return answer instanceof TeacherAnswer.Answered(String text, String model)
        ? Optional.of(text)
        : Optional.empty();
  }
}
