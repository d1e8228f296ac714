package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.train.TrainingGraph;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes all that a training depends on, so that only the very same one is taken up again. */
final class TrainingDigest {

  private TrainingDigest() {}

  /** In hexadecimal digits. */
  static String of(Training training, TrainingGraph graph) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(new OnnxWriter().bytes(graph.graph()));
      digest.update(new OnnxWriter().bytes(graph.origin()));
      digest.update(
          (training.settings() + " " + training.seed() + " " + training.lesson().losses())
              .getBytes(StandardCharsets.UTF_8));
      Examples examples = training.examples();
      for (int[] tokens : examples.tokens()) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (tokens.length + 1));
        bytes.putInt(tokens.length);
        bytes.asIntBuffer().put(tokens);
        digest.update(bytes.rewind());
      }
      targets(digest, examples.targets(), examples.size());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void targets(MessageDigest digest, List<Targets> fields, int rows) {
    for (Targets field : fields) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (field.classes() + 1));
      for (int row = 0; row < rows; row++) {
        bytes.clear().putFloat(field.weight(row));
        for (int c = 0; c < field.classes(); c++) {
          bytes.putFloat(field.probability(row, c));
        }
        digest.update(bytes.flip());
      }
    }
  }
}
