package dev.bantam.gateway.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * What was answered by whom, for each task, in the text that Prometheus reads. Labels are ids of
 * tasks, of which there are a bounded number, and few words; never a name that callers choose.
 */
public final class TaskMetrics {

  private record Labels(String task, String answeredBy, boolean sampled) {}

  private final TaskBook tasks;
  private final TeacherDesk desk;
  private final Map<Labels, LongAdder> calls = new ConcurrentHashMap<>();

  TaskMetrics(TaskBook tasks, TeacherDesk desk) {
    this.tasks = tasks;
    this.desk = desk;
  }

  /** A call of a task was answered. */
  void count(String task, String answeredBy, boolean sampled) {
    int colon = answeredBy.indexOf(':');
    String who = answeredBy.startsWith("upstream:") ? answeredBy.substring(0, colon) : answeredBy;
    calls.computeIfAbsent(new Labels(task, who, sampled), labels -> new LongAdder()).increment();
  }

  /** All of them. */
  public String text() {
    StringBuilder out = new StringBuilder();
    head(out, "bantam_task_calls_total", "counter", "Calls of a task, by who answered");
    calls.forEach(
        (labels, count) ->
            out.append(
                "bantam_task_calls_total{task=\"%s\",answered_by=\"%s\",sampled=\"%s\"} %d\n"
                    .formatted(labels.task(), labels.answeredBy(), labels.sampled(), count.sum())));
    List<TaskStatus> all = tasks.all();
    ofTasks(
        out,
        all,
        "bantam_task_audits",
        "Local answers of the serving specialist that its teacher was asked about",
        task -> task.audits().map(TaskStatus.Audits::count).orElse(0L));
    ofTasks(
        out,
        all,
        "bantam_task_disagreements",
        "Those of them to which the teacher said something else",
        task -> task.audits().map(TaskStatus.Audits::disagreements).orElse(0L));
    ofTasks(
        out,
        all,
        "bantam_task_serving",
        "Whether a specialist answers",
        task -> task.state().equals("serving") ? 1 : 0);
    head(
        out,
        "bantam_questions_tokens_total",
        "counter",
        "Tokens of questions to teachers off the clients' paths, which no trace has");
    out.append(
        "bantam_questions_tokens_total{kind=\"input\"} %d\n".formatted(desk.spent().input()));
    out.append(
        "bantam_questions_tokens_total{kind=\"output\"} %d\n".formatted(desk.spent().output()));
    head(out, "bantam_questions_waiting", "gauge", "Questions to teachers that wait");
    out.append("bantam_questions_waiting %d\n".formatted(desk.waiting()));
    head(out, "bantam_questions_refused_total", "counter", "Questions for which there was no room");
    out.append("bantam_questions_refused_total %d\n".formatted(desk.refused()));
    return out.toString();
  }

  private static void ofTasks(
      StringBuilder out,
      List<TaskStatus> tasks,
      String name,
      String help,
      ToDoubleFunction<TaskStatus> value) {
    head(out, name, "gauge", help);
    for (TaskStatus task : tasks) {
      out.append(
          String.format(
              Locale.ROOT, "%s{task=\"%s\"} %.0f\n", name, task.id(), value.applyAsDouble(task)));
    }
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }
}
