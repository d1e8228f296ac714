package dev.bantam.learn.data;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a file are used.
 *
 * @param said a sentence for each column that was guessed
 */
record Columns(
    String text, Labels labels, Optional<String> time, Optional<String> id, List<String> said) {}
