package dev.bantam.observe.reply;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the tokens of answers that no provider counted, as OpenAI's models cut text. Other
 * vendors' models, and schemas and tools in the prompt, are counted only roughly so.
 *
 * <p>The tables of an encoding take tens of megabytes and are read at its first use. Safe for use
 * by several threads.
 */
public final class TokenCount {

  /** What a chat adds to each message, its role included, and once for the answer. */
  private static final int EACH_MESSAGE = 4;

  private static final int ANSWER_BEGINS = 3;

  /** How many instructions are remembered, which are long and the same in every call of a task. */
  private static final int KEPT = 256;

  private record Instructions(EncodingType encoding, String text) {}

  private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();
  private final Map<Instructions, Integer> counted =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Instructions, Integer> eldest) {
          return size() > KEPT;
        }
      };

  /** The tokens of a call and its answer. */
  public Usage of(Call call, String answer) {
    EncodingType type = type(call.model());
    Encoding encoding = encodings.getEncoding(type);
    boolean chat = call.endpoint() == Endpoint.CHAT || call.endpoint() == Endpoint.RESPONSES;
    long input = chat ? ANSWER_BEGINS : 0;
    for (Message message : call.messages()) {
      int tokens =
          message.role() == Message.Role.SYSTEM
              ? instructions(new Instructions(type, message.text()), encoding)
              : encoding.countTokensOrdinary(message.text());
      input += tokens + (chat ? EACH_MESSAGE : 0);
    }
    return new Usage(input, 0, encoding.countTokensOrdinary(answer), 0);
  }

  private int instructions(Instructions instructions, Encoding encoding) {
    synchronized (counted) {
      Integer known = counted.get(instructions);
      if (known != null) {
        return known;
      }
    }
    int tokens = encoding.countTokensOrdinary(instructions.text());
    synchronized (counted) {
      counted.put(instructions, tokens);
    }
    return tokens;
  }

  private static EncodingType type(String model) {
    boolean older =
        model.startsWith("gpt-3.5") || model.equals("gpt-4") || model.startsWith("gpt-4-");
    return older ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
  }
}
