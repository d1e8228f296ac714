package dev.bantam.specialist.encoder;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Tokens by Hugging Face's own library, native code that is told of only where it is on the class
 * path: for the kinds that pure Java does not know, such as those of SentencePiece and of byte
 * pairs.
 */
final class LibraryTokens implements TokenSource {

  static final String ARTIFACT = "ai.djl.huggingface:tokenizers:0.36.0";

  /** No token of a usual text is longer, so that more of it need not be read. */
  private static final int CHARACTERS_A_TOKEN = 32;

  /** The library would cut and fill up by itself, and would ask the network how. */
  private static final Map<String, String> AS_IT_IS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  private static final String ANY_TEXT = "a";

  private final HuggingFaceTokenizer library;
  private final int size;
  private final int unknown;
  private final int[] before;
  private final int[] after;

  private LibraryTokens(HuggingFaceTokenizer library, int size, int unknown) {
    this.library = library;
    this.size = size;
    this.unknown = unknown;
    long[] text = library.encode(ANY_TEXT, false, false).getIds();
    long[] framed = library.encode(ANY_TEXT, true, false).getIds();
    int start = start(text, framed);
    this.before = Arrays.stream(framed).limit(start).mapToInt(Math::toIntExact).toArray();
    this.after =
        Arrays.stream(framed).skip(start + text.length).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * The tokenizer that these bytes describe.
   *
   * @param size one more than the highest token
   * @param unknown the token of what is unknown; -1 when there is none
   * @throws LinkageError when the library is not on the class path or has no natives that load here
   * @throws EncoderException when it cannot read them
   */
  static LibraryTokens of(byte[] json, int size, int unknown) {
    HuggingFaceTokenizer library = open(json);
    try {
      return new LibraryTokens(library, size, unknown);
    } catch (RuntimeException e) {
      library.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer open(byte[] json) {
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), AS_IT_IS);
    } catch (IOException | RuntimeException e) {
      throw new EncoderException("Hugging Face's library cannot read it: " + e.getMessage(), e);
    }
  }

  private static int start(long[] text, long[] framed) {
    for (int start = 0; text.length > 0 && start + text.length <= framed.length; start++) {
      if (Arrays.equals(framed, start, start + text.length, text, 0, text.length)) {
        return start;
      }
    }
    throw new EncoderException("what it puts around a text cannot be told from the text");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public int[] before() {
    return before.clone();
  }

  @Override
  public int[] after() {
    return after.clone();
  }

  @Override
  public Reader reader() {
    return new LibraryReader(library);
  }

  @Override
  public void close() {
    library.close();
  }

  /** What was read last. */
  private static final class LibraryReader implements Reader {
    private final HuggingFaceTokenizer library;
    private long[] ids = {};
    private int tokens;

    LibraryReader(HuggingFaceTokenizer library) {
      this.library = library;
    }

    @Override
    public boolean read(String text, int most) {
      int room = (int) Math.min(text.length(), (long) CHARACTERS_A_TOKEN * most);
      boolean whole = room == text.length();
      ids = encode(whole ? text : text.substring(0, room));
      tokens = Math.min(ids.length, most);
      return whole && ids.length <= most;
    }

    private long[] encode(String text) {
      try {
        return library.encode(text, false, false).getIds();
      } catch (RuntimeException e) {
        throw new EncoderException("Hugging Face's library cannot read a text", e);
      }
    }

    @Override
    public int tokens() {
      return tokens;
    }

    @Override
    public int token(int index) {
      return Math.toIntExact(ids[index]);
    }
  }
}
