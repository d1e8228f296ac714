package dev.bantam.gateway;

import java.io.IOException;
import java.io.OutputStream;

/** Replies of a large model, in the shapes that clients check. */
final class Replies {

  static final String EMBEDDING =
      "{\"object\":\"list\",\"model\":\"e\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
          + "\"embedding\":[1.0,2.0]}],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";

  private static final String USAGE =
      "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}";

  private Replies() {}

  /** A chat completion; the content is JSON text already escaped. */
  static String chat(String content) {
    return ("{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-test\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},"
            + "\"finish_reason\":\"stop\"}],%s}")
        .formatted(content, USAGE);
  }

  /** A chat completion that calls a tool. */
  static String tool(String name, String arguments) {
    return ("{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-test\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,"
            + "\"tool_calls\":[{\"id\":\"t1\",\"type\":\"function\",\"function\":"
            + "{\"name\":\"%s\",\"arguments\":\"%s\"}}]},\"finish_reason\":\"tool_calls\"}],%s}")
        .formatted(name, arguments, USAGE);
  }

  /** One event of a stream. */
  static String chunk(String content) {
    return ("data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"gpt-test\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},"
            + "\"finish_reason\":null}]}\n\n")
        .formatted(content);
  }

  /** A whole stream. */
  static void stream(OutputStream out, String... contents) throws IOException {
    Upstream.begin(out, "text/event-stream");
    for (String content : contents) {
      Upstream.chunk(out, chunk(content));
    }
    Upstream.chunk(
        out,
        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"gpt-test\",\"choices\":[{\"index\":0,\"delta\":{},"
            + "\"finish_reason\":\"stop\"}]}\n\n");
    Upstream.chunk(
        out,
        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"gpt-test\",\"choices\":[],"
            + USAGE
            + "}\n\n");
    Upstream.chunk(out, "data: [DONE]\n\n");
    Upstream.chunk(out, "");
  }
}
