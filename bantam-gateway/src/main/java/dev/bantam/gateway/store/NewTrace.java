package dev.bantam.gateway.store;

import java.util.Optional;

/** What is written of a call. */
public record NewTrace(StoredTrace trace, Optional<TraceTexts> texts) {}
