package dev.bantam.provider.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the heads of one connection's replies, and knows what has come beyond what was read. */
final class ReplyParser extends DefaultHttpResponseParser {

  private @Nullable SessionInputBuffer bytes;

  ReplyParser(Http1Config config) {
    super(config);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    bytes = buffer;
    return super.parse(buffer, in);
  }

  /** Whether bytes have come that nobody has read. */
  boolean holdsMore() {
    return bytes != null && bytes.length() > 0;
  }
}
