package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A task as far as it is recognised by.
 *
 * @param id twelve hexadecimal digits: a hash of the key and the template's constants, so that it
 *     is the same wherever the same prompt is found
 * @param name for people and files: lower-case letters, digits and hyphens, distinct among the
 *     prompts that were found together
 * @param key what the calls have in common beside their messages
 * @param format the form of the answers, as the first call described it
 * @param template what their messages have in common
 */
record Prompt(String id, String name, CandidateKey key, AnswerFormat format, Template template) {

  static Prompt of(Task task) {
    return new Prompt(
        task.id(), task.name(), CandidateKey.of(task), task.format(), task.template());
  }

  static String id(CandidateKey key, Template template) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, key.endpoint().name());
      update(digest, key.model());
      update(digest, key.format());
      update(digest, key.tenant().orElse(""));
      for (Template.Piece piece : template.pieces()) {
        update(digest, piece instanceof Template.Piece.Constant(String text) ? "=" + text : "?");
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
