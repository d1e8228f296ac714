package dev.bantam.learn.data;

import dev.bantam.core.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of a dataset, whatever the order of its rows. Each row's digest is the SHA-256 of
 * its input and then each field's name and value, every text preceded by its length in bytes so
 * that nothing can shift from one to the next. The fingerprint is the SHA-256 of the first eight
 * bytes of all these digests, sorted as signed big-endian numbers.
 */
final class Fingerprint {

  private final MessageDigest digest;
  private final ByteBuffer length = ByteBuffer.allocate(4);

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(Dataset dataset) {
    Fingerprint fingerprint = new Fingerprint(sha256());
    List<Field> fields = dataset.schema().fields();
    long[] digests = new long[dataset.rows()];
    for (int row = 0; row < digests.length; row++) {
      fingerprint.add(dataset.inputBytes(row));
      for (int field = 0; field < fields.size(); field++) {
        fingerprint.add(fields.get(field).name());
        fingerprint.add(fields.get(field), dataset.value(field, row));
      }
      digests[row] = ByteBuffer.wrap(fingerprint.digest.digest()).getLong();
    }
    Arrays.sort(digests);
    for (long digest : digests) {
      fingerprint.digest.update(ByteBuffer.allocate(Long.BYTES).putLong(digest).flip());
    }
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(Field field, int value) {
    if (value >= 0 && value < field.choices().size()) {
      add(field.choices().get(value));
    } else {
      addLength(value == Dataset.OTHER ? -2 : -1);
    }
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] text) {
    addLength(text.length);
    digest.update(text);
  }

  private void addLength(int value) {
    digest.update(length.clear().putInt(value).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
