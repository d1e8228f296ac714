package dev.bantam.observe.reply;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Usage;

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

  private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

  /** The tokens of a call and its answer. */
  public Usage of(Call call, String answer) {
    Encoding encoding = encodings.getEncoding(type(call.model()));
    boolean chat = call.endpoint() == Endpoint.CHAT || call.endpoint() == Endpoint.RESPONSES;
    long input = chat ? ANSWER_BEGINS : 0;
    for (Message message : call.messages()) {
      input += encoding.countTokensOrdinary(message.text()) + (chat ? EACH_MESSAGE : 0);
    }
    return new Usage(input, 0, encoding.countTokensOrdinary(answer), 0);
  }

  private static EncodingType type(String model) {
    boolean older =
        model.startsWith("gpt-3.5") || model.equals("gpt-4") || model.startsWith("gpt-4-");
    return older ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
  }
}
