package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.Assessment.Unassigned;
import dev.bantam.assess.Contradiction;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** The made-up calls of a help desk: seven tasks, three of which can be local. */
final class HelpDesk {

  private static final Schema TRIAGE =
      Schema.object(
          List.of(
              new Field.Category(
                  "category",
                  List.of("billing", "fault", "how_to", "account_access", "delivery", "other")),
              new Field.Bool("urgent")));
  private static final Schema SENTIMENT =
      Schema.object(
          List.of(new Field.Category("sentiment", List.of("negative", "neutral", "positive"))));
  private static final Schema LANGUAGE =
      Schema.bare(
          new Field.Category(
              "answer", List.of("English", "German", "French", "Spanish", "Portuguese")));

  private HelpDesk() {}

  static Assessment assessment() {
    return assessment(tasks(), 58_204);
  }

  static Assessment assessment(List<TaskVerdict> tasks, long calls) {
    return new Assessment(
        List.of(
            "logs/gateway-2026-10.jsonl.gz: LiteLLM request and response logs",
            "logs/batch_output.jsonl: OpenAI batch output, joined with batch_input.jsonl"),
        calls,
        37,
        List.of(
            "gateway-2026-10.jsonl.gz, line 812: not JSON (unexpected end of input)",
            "gateway-2026-10.jsonl.gz, line 40,117: no messages in the request"),
        List.of(
            new Unassigned("fewer than 20 calls share their instructions", 1_204),
            new Unassigned("images in the call", 611),
            new Unassigned("an open tool loop", 89)),
        tasks.stream().anyMatch(task -> task.moneyToday().isPresent())
            ? Optional.of(new BigDecimal("84.13"))
            : Optional.empty(),
        tasks,
        Optional.of(Instant.parse("2026-10-01T00:02:11Z")),
        Optional.of(Instant.parse("2026-10-31T23:58:40Z")),
        0.05,
        0.05,
        Manifests.NOW,
        List.of(
            "Prices are those listed on 20 November 2026; gpt-4o-2024-08-06: $2.50 and $10.00 for a"
                + " million tokens read and written, $1.25 for cached ones.",
            "A month has as many calls as the 31 days that were recorded.",
            "5 % of all calls still go to the large model after the change, to audit the answers."));
  }

  static List<TaskVerdict> tasks() {
    return List.of(
        triage(),
        new Verdicts("reply-drafts", 6_310)
            .money("1204.18", "1204.18")
            .latency(2_910, 2_640)
            .obstacle("its answers are free text, of which no two can be compared")
            .why(
                "6,310 calls share the model and a system message of 1,204 characters, \"You draft"
                    + " replies for the support team of\u2026\"; the user message is the input.")
            .verdict(),
        sentiment(),
        new Verdicts("ticket-triage-2", 4_120)
            .versionOf("ticket-triage")
            .money("402.77", "402.77")
            .latency(830, 790)
            .repeats(81)
            .learned(
                Manifests.refused(
                    "ticket-triage-2",
                    TRIAGE,
                    0.035,
                    "of the 412 calls that it was surest of, among 1,030 held out, it answered 19"
                        + " otherwise than the large model: too many to certify 5 % (p = 0.412)."
                        + " About 2,600 more calls beside these 4,120 would help, or a larger"
                        + " alpha."))
            .moreCalls(2_600)
            .verdict(),
        language(),
        new Verdicts("refund-eligibility", 212)
            .money("18.40", "18.40")
            .latency(1_100, 1_020)
            .eligible(Schema.object(List.of(new Field.Bool("eligible"))))
            .refused("no small model could be learned: not one of 212 answers fits the schema")
            .moreCalls(400)
            .verdict(),
        new Verdicts("thread-summaries", 1_980)
            .obstacle("its answers are free text, of which no two can be compared")
            .latency(4_100, 3_870)
            .verdict());
  }

  private static TaskVerdict triage() {
    return new Verdicts("ticket-triage", 24_180)
        .why(
            "24,180 calls share the model, the system message and the answer's schema (category,"
                + " urgent), whichever of two clients described it; the user message is the input.")
        .money("1921.55", "422.10")
        .latency(842, 811)
        .repeats(2_410)
        .learned(
            Manifests.certified(
                "ticket-triage", TRIAGE, "gpt-4o-2024-08-06", 0.008, 5_000, 4_215, 118))
        .contradictions(
            List.of(
                triage(
                    "I was billed twice for March, please refund one of them",
                    "other",
                    false,
                    "billing",
                    false,
                    0.998),
                triage(
                    "The screen stays black since the update and I present in ten minutes!!",
                    "fault",
                    false,
                    "fault",
                    true,
                    0.994),
                triage(
                    "How do I export my invoices as PDF?",
                    "billing",
                    false,
                    "how_to",
                    false,
                    0.991),
                triage(
                    "hi,\nparcel says delivered, nobody got it\nthx",
                    "account_access",
                    true,
                    "delivery",
                    false,
                    0.987),
                triage(
                    "locked out after 5 tries, toddler had the phone",
                    "fault",
                    false,
                    "account_access",
                    false,
                    0.985),
                triage(
                    "Valve 1 and Valve 2 swapped names again",
                    "how_to",
                    false,
                    "fault",
                    false,
                    0.981)))
        .verdict();
  }

  private static TaskVerdict sentiment() {
    return new Verdicts("review-sentiment", 11_240)
        .why(
            "11,240 calls force the function rate_review with the same arguments; between two fixed"
                + " parts of the user message one part varies: the input.")
        .money("611.02", "88.75")
        .latency(702, 655)
        .repeats(320)
        .learned(
            Manifests.certified(
                "review-sentiment", SENTIMENT, "gpt-4o-2024-08-06", 0.012, 2_810, 2_501, 84))
        .contradictions(
            List.of(
                sentiment("Not bad at all, I would buy it again.", "negative", "positive", 0.973),
                sentiment("Great. It broke on day two.", "positive", "negative", 0.969)))
        .verdict();
  }

  private static TaskVerdict language() {
    return new Verdicts("language", 8_258)
        .why(
            "8,258 calls share their instructions; their plain answers take 5 values, none of them"
                + " new in the last 300 calls.")
        .money("96.40", "9.12")
        .latency(410, 388)
        .repeats(1_904)
        .learned(Manifests.certified("language", LANGUAGE, "gpt-4o-mini", 0.001, 2_064, 2_021, 12))
        .contradictions(
            List.of(
                new Contradiction(
                    "gateway-2026-10.jsonl.gz:5112",
                    "bom dia, a fatura est\u00e1 errada",
                    Answer.of("Spanish"),
                    Answer.of("Portuguese"),
                    0.999)))
        .verdict();
  }

  private static Contradiction triage(
      String input, String category, boolean urgent, String said, boolean saidUrgent, double p) {
    return new Contradiction(
        "gateway-2026-10.jsonl.gz:" + Math.abs(input.hashCode() % 50_000),
        input,
        triage(category, urgent),
        triage(said, saidUrgent),
        p);
  }

  private static Answer triage(String category, boolean urgent) {
    return new Answer.Fields(
        Map.of("category", StringNode.valueOf(category), "urgent", BooleanNode.valueOf(urgent)));
  }

  private static Contradiction sentiment(String input, String teacher, String said, double p) {
    return new Contradiction(
        "batch_output.jsonl:" + input.length(),
        input,
        new Answer.Fields(Map.of("sentiment", StringNode.valueOf(teacher))),
        new Answer.Fields(Map.of("sentiment", StringNode.valueOf(said))),
        p);
  }
}
