package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is there whole, old or new, whatever happens. */
class FolderWriterTest {

  private final Path home;
  private final Path target;

  FolderWriterTest(@TempDir Path home) {
    this.home = home;
    this.target = home.resolve("task");
  }

  @Test
  void theNewFolderTakesThePlaceOfTheOldOne() throws IOException {
    write("old");
    write("new");
    assertThat(target.resolve("marker")).hasContent("new");
    assertThat(entries()).containsExactly("task");
  }

  @Test
  void withoutCommitNothingChanges() throws IOException {
    write("old");
    try (FolderWriter writer = FolderWriter.of(target, "marker")) {
      Files.writeString(writer.staging().resolve("marker"), "half");
    }
    assertThat(target.resolve("marker")).hasContent("old");
    assertThat(entries()).containsExactly("task");
  }

  @Test
  void oneAtATimeMayWrite() throws IOException {
    try (FolderWriter first = FolderWriter.of(target, "marker")) {
      assertThatThrownBy(() -> FolderWriter.of(target, "marker"))
          .isInstanceOf(WriteException.class)
          .hasMessageContaining("being written by another learn");
      Files.writeString(first.staging().resolve("marker"), "first");
      first.commit();
    }
    assertThat(target.resolve("marker")).hasContent("first");
    write("second");
    assertThat(entries()).containsExactly("task");
  }

  @Test
  void anExchangeThatWasCutOffIsUndone() throws IOException {
    write("old");
    Files.move(target, home.resolve(".task.previous"));
    Files.createDirectories(home.resolve(".task.writing"));
    Files.writeString(home.resolve(".task.writing/marker"), "half");
    Files.writeString(home.resolve(".task.lock"), "");
    Siblings.of(target).restore();
    assertThat(target.resolve("marker")).hasContent("old");
    write("new");
    assertThat(target.resolve("marker")).hasContent("new");
    assertThat(entries()).containsExactly("task");
  }

  @Test
  void nobodyUndoesAnExchangeThatIsGoingOn() throws IOException {
    write("old");
    try (FolderWriter writer = FolderWriter.of(target, "marker")) {
      Files.move(target, home.resolve(".task.previous"));
      Siblings.of(target).restore();
      assertThat(target).doesNotExist();
      assertThat(writer.staging()).exists();
    }
    Siblings.of(target).restore();
    assertThat(target.resolve("marker")).hasContent("old");
  }

  @Test
  void whatIsNoSpecialistIsNotReplaced() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("letter"), "to my mother");
    assertThatThrownBy(() -> FolderWriter.of(target, "marker"))
        .isInstanceOf(WriteException.class)
        .hasMessageContaining("is no specialist");
    assertThatThrownBy(() -> FolderWriter.of(target.resolve("letter"), "marker"))
        .isInstanceOf(WriteException.class);
    assertThatThrownBy(() -> FolderWriter.of(target.resolve("letter/in"), "marker"))
        .isInstanceOf(WriteException.class)
        .hasMessageContaining("is no folder");
    assertThat(target.resolve("letter")).hasContent("to my mother");
    assertThat(entries()).containsExactly("task");
  }

  private void write(String content) throws IOException {
    try (FolderWriter writer = FolderWriter.of(target, "marker")) {
      Files.writeString(writer.staging().resolve("marker"), content);
      writer.commit();
    }
  }

  private List<String> entries() throws IOException {
    try (var paths = Files.list(home)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }
}
