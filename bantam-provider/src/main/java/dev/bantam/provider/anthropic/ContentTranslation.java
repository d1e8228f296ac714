package dev.bantam.provider.anthropic;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates what a message says: text, images and PDF files. */
final class ContentTranslation {

  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private ContentTranslation() {}

  /** Adds the blocks of a content, which is a text, a list of parts or null. */
  static void add(JsonNode content, String field, ArrayNode blocks) {
    if (content.isString()) {
      text(content.stringValue(), blocks);
    } else if (content.isArray()) {
      for (int i = 0; i < content.size(); i++) {
        part(content.get(i), "%s[%d]".formatted(field, i), blocks);
      }
    } else if (!content.isNull() && !content.isMissingNode()) {
      throw new UntranslatableException(field, "must be a text or a list of parts");
    }
  }

  /** Empty texts are refused by the Messages API and say nothing. */
  private static void text(String text, ArrayNode blocks) {
    if (!text.isEmpty()) {
      blocks.addObject().put("type", "text").put("text", text);
    }
  }

  private static void part(JsonNode part, String field, ArrayNode blocks) {
    switch (part.path("type").stringValue("")) {
      case "text" -> text(part.path("text").stringValue(""), blocks);
      case "refusal" -> text(part.path("refusal").stringValue(""), blocks);
      case "image_url" ->
          blocks
              .addObject()
              .put("type", "image")
              .set(
                  "source",
                  source(
                      part.path("image_url").path("url").stringValue(""),
                      field + ".image_url.url",
                      IMAGES));
      case "file" -> file(part.path("file"), field, blocks);
      default ->
          throw new UntranslatableException(
              field + ".type", "only text, image_url and file with file_data can be told");
    }
  }

  private static void file(JsonNode file, String field, ArrayNode blocks) {
    String data = file.path("file_data").stringValue("");
    if (!data.startsWith("data:")) {
      throw new UntranslatableException(
          field + ".file", "must have its bytes in file_data, as data:application/pdf;base64,...");
    }
    ObjectNode document = blocks.addObject().put("type", "document");
    document.set("source", source(data, field + ".file.file_data", Set.of("application/pdf")));
    Json.text(file, "filename").ifPresent(name -> document.put("title", name));
  }

  private static ObjectNode source(String url, String field, Set<String> types) {
    String lower = url.substring(0, Math.min(url.length(), 100)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://") || lower.startsWith("http://")) {
      return Json.object().put("type", "url").put("url", url);
    }
    int comma = url.indexOf(',');
    if (!lower.startsWith("data:") || comma < 0 || comma > 100) {
      throw new UntranslatableException(field, "must be an http or data URL");
    }
    String head = lower.substring("data:".length(), comma);
    String type = head.replaceFirst(";.*", "");
    if (!head.endsWith(";base64") || !types.contains(type)) {
      throw new UntranslatableException(
          field, "must be base64 of one of " + types.stream().sorted().toList());
    }
    return Json.object()
        .put("type", "base64")
        .put("media_type", type)
        .put("data", url.substring(comma + 1));
  }
}
